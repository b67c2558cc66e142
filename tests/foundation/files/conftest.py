import pytest

from tests.foundation.jobs.ground import close, make_tables, small_app


@pytest.fixture
def app(tmp_path):
    app = make_tables(small_app(tmp_path))
    with app.app_context():
        yield app
    close(app)
