"""For every test that asks: a migrated database of its own, the application, a browser's client."""

import importlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from foundation.config import VARIABLES
from tests.engines import postgres_database

# `make quick` tries few examples, `make test` many; both the same ones every time.
for profile, examples in (("few", 20), ("many", 200)):
    settings.register_profile(
        profile,
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("few")


def pytest_configure() -> None:
    """Tests choose their settings; those of the machine stay out."""
    for variable in VARIABLES.values():
        os.environ.pop(variable, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever visits pages is left out of `make quick`: that has pure and action tests."""
    for item in items:
        if {"client", "scene"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.web)


@pytest.fixture(scope="session")
def applications() -> ModuleType:
    """How to open the application. Imported when first asked for: pure tests run without it."""
    return importlib.import_module("tests.applications")


@pytest.fixture(scope="session")
def blank_sqlite(applications: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file, for copying."""
    home = tmp_path_factory.mktemp("blank")
    path = home / "blank.sqlite3"
    applications.migrated(home, f"sqlite:///{path}")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # all of it in the one file
    connection.close()
    return path


@pytest.fixture(scope="session")
def blank_postgres(
    applications: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A migrated database on the server, for copying."""
    with postgres_database() as url:
        applications.migrated(tmp_path_factory.mktemp("blank"), url)
        yield url


@pytest.fixture
def engine() -> str:
    """The engine of a test that does not ask for both (tests.engines.on_both_engines)."""
    return "sqlite"


@pytest.fixture
def database(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated, empty database of the test's own."""
    if engine == "postgresql":
        with postgres_database(request.getfixturevalue("blank_postgres")) as url:
            yield url
    else:
        path = tmp_path / "fivebar.sqlite3"
        shutil.copyfile(request.getfixturevalue("blank_sqlite"), path)
        yield f"sqlite:///{path}"


@pytest.fixture
def app(database: str, applications: ModuleType, tmp_path: Path) -> Iterator[Flask]:
    """The application on that database, in its context."""
    with applications.application(tmp_path, database) as app:
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor (tests.browsing.Browser), not signed in; `client.sign_in(person)` changes that."""
    return app.test_client()
