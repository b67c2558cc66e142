from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation import clock
from foundation.organisation.calendar import ONE_DAY, WorkingCalendar

days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
calendars = st.builds(
    WorkingCalendar.of,
    st.sets(st.integers(1, 7), min_size=1),
    st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=10),
)
ZONES = (
    *("Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "Australia/Lord_Howe"),
    *("Africa/Casablanca", "Europe/London", "UTC"),
)
CHRISTMAS = WorkingCalendar.of([1, 2, 3, 4, 5], [date(2026, 12, 25), date(2026, 12, 28)])


def test_a_due_date_steps_over_weekends_and_holidays():
    assert CHRISTMAS.after(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert CHRISTMAS.after(date(2026, 12, 24), 0) == date(2026, 12, 24)
    assert CHRISTMAS.after(date(2026, 12, 26), 0) == date(2026, 12, 29)


@pytest.mark.parametrize("weekdays", [[], [0], [8], [1, 9]])
def test_a_week_without_work_or_with_an_eighth_day_is_refused(weekdays):
    with pytest.raises(ValueError, match="weekday"):
        WorkingCalendar.of(weekdays, [])


@given(calendars, days, st.integers(0, 30))
def test_what_is_due_is_due_on_a_working_day_and_never_before(calendar, day, count):
    due = calendar.after(day, count)
    assert calendar.is_worked(due)
    assert due >= day


@given(calendars, days, st.integers(0, 30))
def test_between_a_day_and_what_is_due_lie_that_many_working_days(calendar, day, count):
    due = calendar.after(day, count)
    between = (day + timedelta(n) for n in range(1, (due - day).days + 1))
    worked = sum(calendar.is_worked(one) for one in between)
    # From a day off, the first working day counts as the day itself where nothing is to be waited.
    assert worked == (count if count or calendar.is_worked(day) else 1)


@given(calendars, days, st.integers(0, 10), st.integers(0, 10))
def test_waiting_twice_is_waiting_once_for_both(calendar, day, one, other):
    start = calendar.after(day, 0)
    assert calendar.after(calendar.after(start, one), other) == calendar.after(start, one + other)


@given(
    st.integers(946_684_800, 2_524_608_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
    st.sampled_from(ZONES),
)
def test_a_moment_is_in_exactly_one_day_of_a_zone(moment, name):
    zone = ZoneInfo(name)
    clock.set_clock(moment)
    day = clock.today(zone)
    clock.set_clock(None)
    start = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    end_of_day = day + ONE_DAY
    end = datetime(end_of_day.year, end_of_day.month, end_of_day.day, tzinfo=zone).astimezone(UTC)
    assert start <= moment < end + timedelta(seconds=1)  # the clock ran on while we looked


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-12-31T23:59:59.999+00:00", "Pacific/Kiritimati", date(2027, 1, 1)),
        ("2027-01-01T00:00:00+00:00", "America/Los_Angeles", date(2026, 12, 31)),
        ("2028-02-29T18:14:00+00:00", "Asia/Kathmandu", date(2028, 2, 29)),
        ("2028-02-29T18:16:00+00:00", "Asia/Kathmandu", date(2028, 3, 1)),
        ("2026-10-25T00:59:00+00:00", "Europe/London", date(2026, 10, 25)),
    ],
)
def test_today_is_the_zones_today(moment, zone, day):
    clock.set_clock(datetime.fromisoformat(moment))
    try:
        assert clock.today(ZoneInfo(zone)) == day
    finally:
        clock.set_clock(None)
