"""A small application on its own database: what jobs and files need, and nothing above them."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from flask import Flask
from sqlalchemy import MetaData

from foundation import db as database
from foundation import files, jobs
from foundation.config import from_environment
from foundation.db import db

POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


def small_app(home: Path, database_url: str | None = None) -> Flask:
    """Open the application; its tables are there after `make_tables`."""
    choices = {"database_url": database_url} if database_url else {}
    config = from_environment({}, home=home, environment="test", **choices)
    app = Flask("ground")
    app.config.update(FIVEBAR=config, TESTING=True)
    database.init_app(app, config)
    files.init_app(app, config)
    jobs.init_app(app, config)
    return app


def make_tables(app: Flask, *others: MetaData) -> Flask:
    with app.app_context():
        for metadata in (db.metadata, *others):
            metadata.create_all(db.engine)
    return app


def close(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


@contextmanager
def postgres_database() -> Iterator[str]:
    """A database of its own for one test; its address."""
    name = f"fivebar_{secrets.token_hex(6)}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{POSTGRES.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
