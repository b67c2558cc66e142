import pytest

from foundation.clock import set_clock
from foundation.db import db
from tests.foundation.jobs.effects import at_work, may_go_on, metadata


@pytest.fixture
def app(app):
    """The application with the table that the jobs of these tests write to."""
    metadata.create_all(db.engine)
    return app


@pytest.fixture(autouse=True)
def fresh():
    at_work.clear()
    may_go_on.clear()
    yield
    may_go_on.set()
    set_clock(None)
