import pytest

from foundation.clock import set_clock
from tests.foundation.jobs.effects import at_work, may_go_on, metadata
from tests.foundation.jobs.ground import close, make_tables, postgres_database, small_app

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture
def on_postgres():
    with postgres_database() as address:
        yield address


@pytest.fixture(params=ENGINES)
def database_url(request):
    """Where the database is: None for the embedded one."""
    return request.getfixturevalue("on_postgres") if request.param == "postgres" else None


@pytest.fixture
def app(tmp_path, database_url):
    """The application on each engine, in its context."""
    app = make_tables(small_app(tmp_path, database_url), metadata)
    with app.app_context():
        yield app
    close(app)


@pytest.fixture(autouse=True)
def fresh():
    at_work.clear()
    may_go_on.clear()
    yield
    may_go_on.set()
    set_clock(None)
