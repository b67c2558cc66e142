import pytest

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(app) -> Cast:
    """Everybody, see tests/cast.py."""
    return make_cast()
