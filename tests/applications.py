"""The application as tests open it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

import wsgi
from foundation.db import db
from foundation.migrating import migrate
from tests.browsing import Browser

SECRET = "kept by tests, known to all of them"


@contextmanager
def application(home: Path, database_url: str) -> Iterator[Flask]:
    """Open the application on a database, in its context; close its connections afterwards."""
    app = wsgi.create_app(
        home=home, database_url=database_url, secret_key=SECRET, environment="test"
    )
    app.test_client_class = Browser
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def migrated(home: Path, database_url: str) -> None:
    """Bring a new database to what every test starts from."""
    with application(home, database_url) as app:
        migrate(app, app.config["FIVEBAR"])
