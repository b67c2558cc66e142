"""A database of its own for a test, on either engine: a copy of one that was migrated once."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from tools.services import running_postgres

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
# Marks a test, a class or (as pytestmark) a module that has to hold on both.
on_both_engines = pytest.mark.parametrize("engine", ENGINES)


@contextmanager
def postgres_database(template: str | None = None) -> Iterator[str]:
    """Give the address of a new database, a copy of the one at `template`; drop it afterwards."""
    server = os.environ.get("TEST_DATABASE_URL") or running_postgres()
    if server is None:
        pytest.fail("No PostgreSQL answers. `make test` finds, installs or starts one.")
    name = f"fivebar_test_{secrets.token_hex(6)}"
    source = make_url(template).database if template else "template0"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
    _tell(server, create.format(sql.Identifier(name), sql.Identifier(source)))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        _tell(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _tell(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)
