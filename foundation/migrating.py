"""Bring the database up to date: in this process, from one place, one at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import text

from foundation.config import Config
from foundation.db import db

# Any number will do, as long as every process of Fivebar takes the same.
LOCK = 515_151


def migrations(app: Flask) -> AlembicConfig:
    """Alembic's settings: no file of its own, and nothing printed."""
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(Path(app.root_path) / "migrations"))
    return settings


def is_current(app: Flask) -> bool:
    """Whether the database of the current application has every migration."""
    with db.engine.connect() as connection:
        here = MigrationContext.configure(connection).get_current_heads()
    return set(here) == set(ScriptDirectory.from_config(migrations(app)).get_heads())


def migrate(app: Flask, config: Config) -> None:
    """Apply what is missing; a second process waits for the first and then finds nothing to do."""
    with _alone(config):
        if not is_current(app):
            with db.engine.connect() as connection:
                settings = migrations(app)
                settings.attributes["connection"] = connection
                command.upgrade(settings, "head")
                connection.commit()


@contextmanager
def _alone(config: Config) -> Iterator[None]:
    if config.is_sqlite:
        with (config.home / "migrating.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        return
    with db.engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
            connection.commit()
