"""The database goes up, down and up again on both engines, and then is what the models say."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from foundation.db import Base, db
from foundation.migrating import is_current, migrate, migrations
from tests.engines import ENGINES, postgres_database

# Made by hand, in a way of each engine's own.
BY_HAND = "recruit_search_index"


@pytest.fixture(params=ENGINES)
def app(request, applications, tmp_path):
    """The application on a database without anything in it."""
    if request.param == "sqlite":
        with applications.application(tmp_path, f"sqlite:///{tmp_path}/empty.sqlite3") as app:
            yield app
    else:
        with (
            postgres_database() as url,
            applications.application(tmp_path, url) as app,
        ):
            yield app


def go(app, direction, revision):
    with db.engine.connect() as connection:
        settings = migrations(app)
        settings.attributes["connection"] = connection
        direction(settings, revision)
        connection.commit()


def tables():
    found = inspect(db.engine).get_table_names()
    return {name for name in found if not name.startswith((BY_HAND, "alembic"))}


def differences():
    def is_ours(_object, name, _kind, *_rest):
        return not (name or "").startswith(BY_HAND)

    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "compare_server_default": False, "include_object": is_ours},
        )
        return compare_metadata(context, Base.metadata)


def test_up_down_and_up_again_ends_at_the_models(app):
    assert not is_current(app)
    go(app, command.upgrade, "head")
    assert is_current(app)
    assert differences() == []
    go(app, command.downgrade, "base")
    assert tables() == set()
    go(app, command.upgrade, "head")
    assert differences() == []
    assert tables() == set(Base.metadata.tables)


def test_each_step_can_be_taken_back_by_itself(app):
    revisions = list(ScriptDirectory.from_config(migrations(app)).walk_revisions("base", "heads"))
    for revision in reversed(revisions):
        go(app, command.upgrade, revision.revision)
        go(app, command.downgrade, "-1")
        go(app, command.upgrade, revision.revision)
    assert is_current(app)


def test_a_start_migrates_once_and_another_finds_nothing_to_do(app):
    config = app.config["FIVEBAR"]
    migrate(app, config)
    with db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE witness (id INTEGER)"))
    migrate(app, config)
    assert is_current(app)
    assert "witness" in tables()


def test_there_is_one_line_of_history(app):
    assert len(ScriptDirectory.from_config(migrations(app)).get_heads()) == 1
