import pytest

from tests.foundation.jobs.ground import close, make_tables, postgres_database, small_app


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def app(request, tmp_path):
    """The application on each engine; tests open its context when they need it."""
    if request.param == "sqlite":
        app = make_tables(small_app(tmp_path))
        yield app
        close(app)
        return
    with postgres_database() as address:
        app = make_tables(small_app(tmp_path, address))
        yield app
        close(app)
