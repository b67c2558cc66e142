from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recruit.demo.days import CALENDAR, MORNING, ZONE, morning

START = datetime(2026, 1, 1)  # noqa: DTZ001 - the strategy adds the zone
moments = st.datetimes(min_value=START, max_value=START.replace(year=2030), timezones=st.just(UTC))


@given(moments, st.integers(0, 400))
def test_a_morning_is_one_of_a_working_day_or_now(now: datetime, days_ago: int) -> None:
    found = morning(days_ago, now)
    local = found.astimezone(ZONE)
    assert found <= now
    assert found == now or (CALENDAR.is_worked(local.date()) and local.time() == MORNING)


def test_a_weekend_counts_as_the_monday_after() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert morning(2, now) == datetime.combine(now.date() - timedelta(days=1), MORNING, ZONE)


def test_a_bank_holiday_counts_as_the_day_after() -> None:
    now = datetime(2026, 9, 2, 12, tzinfo=UTC)
    assert morning(2, now) == datetime(2026, 9, 1, 9, 40, tzinfo=ZONE)
