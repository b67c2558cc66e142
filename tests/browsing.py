"""A client that behaves as a browser does, and looks at every page it is given."""

import contextvars
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from foundation.accounts.actions import make_link
from foundation.accounts.models import Person, Purpose
from foundation.db import db
from tests import audit


class Browser(FlaskClient):
    """Each request gets its own context, as in production; each HTML answer is audited."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        if has_app_context():
            db.session.commit()  # what the test has made is there, and nothing stays locked
        response = contextvars.Context().run(super().open, *args, **kwargs)
        if has_app_context():  # not inside a followed redirect
            db.session.expire_all()
        if response.mimetype == "text/html" and not response.is_streamed:
            found = audit.problems(response.text)
            assert not found, "\n".join([f"{response.request.path}:", *found])
        return response

    def page(self, path: str, status: int = 200) -> BeautifulSoup:
        """Visit a page."""
        response = self.get(path)
        assert response.status_code == status
        return audit.read(response.text)

    def sign_in(self, person: Person) -> None:
        """Sign in by a one-time link."""
        token = make_link(person, Purpose.SIGN_IN)
        db.session.commit()
        assert self.get(f"/accounts/links/{token}").status_code == 302

    def send(self, form: Tag, **values: Any) -> TestResponse:
        """Send a form as it stands, with these values typed in, chosen or attached."""
        method = form.get("method", "get").upper()
        fields = {**filled_in(form), **values}
        if method == "GET":
            return self.get(form.get("action") or None, query_string=fields)
        return self.open(form.get("action") or None, method=method, data=fields)

    def token(self) -> str:
        """A CSRF token of this session, for a request that no form makes."""
        page = audit.read(self.get("/accounts/sign-in", follow_redirects=True).text)
        return page.select_one("meta[name=csrf-token]")["content"]


def filled_in(form: Tag) -> dict[str, Any]:
    """What a form would send if nobody touched it."""
    fields: dict[str, Any] = {}
    for field in form.select("input[name]:not([disabled]), textarea[name], select[name]"):
        for value in _values(field):
            fields.setdefault(field["name"], []).append(value)
    return fields


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        chosen = field.select("option[selected]") or field.select("option")[:1]
        return [option.get("value", option.text) for option in chosen]
    kind = field.get("type", "text")
    if kind in {"submit", "button", "file", "image", "reset"}:
        return []
    if kind in {"checkbox", "radio"}:
        return [field.get("value", "on")] if field.has_attr("checked") else []
    return [field.get("value", "")]
