from datetime import UTC, datetime

import pytest

from foundation.clock import set_clock


@pytest.fixture
def monday(app):
    """It is Monday 23 November 2026, ten in the morning."""
    set_clock(datetime(2026, 11, 23, 10, tzinfo=UTC))
    yield
    set_clock(None)
