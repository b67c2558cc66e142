from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from foundation.clock import set_clock
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(app) -> Cast:
    return make_cast()


@pytest.fixture
def monday(app) -> Iterator[None]:
    """It is Monday 23 November 2026, ten in the morning."""
    set_clock(datetime(2026, 11, 23, 10, tzinfo=UTC))
    yield
    set_clock(None)
