"""One scene for many requests: set up once, and as it was again before each row."""

import contextvars
import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from foundation.db import db
from tests.access_matrix import ROLES, Case
from tests.cast import Cast

COOKIE = "fivebar"
# What a GET may write: that it was read.
READS = frozenset({"foundation_audit_events"})


class Unlooking(FlaskClient):
    """A client whose requests get their own context, and whose pages are not audited."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return contextvars.Context().run(super().open, *args, **kwargs)


@dataclass
class Stage:
    """The application on a database that can be put back to where the scene begins."""

    app: Flask
    path: Path
    beginning: Path
    cookies: dict[str, str]
    tokens: dict[str, str]
    cases: dict[str, Case]

    def reset(self) -> None:
        """Put the database back."""
        _copy(self.beginning, self.path)

    def client(self, role: str) -> FlaskClient:
        """A browser in which a role is signed in; it looks at no page, there are too many."""
        client = Unlooking(self.app, self.app.response_class)
        if role in self.cookies:
            client.set_cookie(COOKIE, self.cookies[role])
        return client

    def send(self, role: str, method: str, url: str, form: dict[str, Any]) -> TestResponse:
        """Send a request as a role, with its token."""
        headers = {} if method == "GET" else {"X-CSRFToken": self.tokens[role]}
        data = None if method == "GET" else form
        response = self.client(role).open(url, method=method, data=data, headers=headers)
        response.get_data()
        response.close()  # a file that is handed out
        return response

    def contents(self) -> dict[str, str]:
        """A checksum of every table but those that reading writes to."""
        with closing(sqlite3.connect(self.path)) as connection:
            names = [
                name
                for (name,) in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
                )
            ]
            return {
                name: _checksum(connection.execute(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608
                for name in names
                if name not in READS
            }


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def _checksum(rows: list[Any]) -> str:
    return hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()


def stage(app: Flask, path: Path, cast: Cast, cases: dict[str, Case]) -> Stage:
    """Sign every role in, and remember where it all begins."""
    cookies, tokens = {}, {}
    for role in ROLES:
        client = app.test_client()
        person = cast.of_role(role)
        if person:
            client.sign_in(person)
        tokens[role] = client.token()
        cookies[role] = client.get_cookie(COOKIE).value
    db.session.commit()
    beginning = path.with_name("beginning.sqlite3")
    _copy(path, beginning)
    return Stage(app, path, beginning, cookies, tokens, cases)
