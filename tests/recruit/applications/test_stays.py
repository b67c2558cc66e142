from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.applications.stays import Entry, age, stays, time_in_stage

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def day(number: int) -> datetime:
    return MONDAY + timedelta(days=number)


def test_the_clock_stops_at_the_archive():
    moves = [Entry(1, day(0), False), Entry(2, day(3), False), Entry(9, day(7), True)]
    times = time_in_stage(moves, day(30))
    assert times == {1: timedelta(days=3), 2: timedelta(days=4)}


def test_it_runs_on_once_the_application_is_reopened():
    moves = [Entry(1, day(0), False), Entry(9, day(2), True), Entry(1, day(10), False)]
    assert time_in_stage(moves, day(11)) == {1: timedelta(days=3)}


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 9), st.booleans()), min_size=1))
def test_all_stays_together_never_last_longer_than_the_process(steps):
    moves, at = [], 0
    for stage, days, is_end in steps:
        at += days
        moves.append(Entry(stage, day(at), is_end))
    now = day(at + 1)
    lengths = [stay.length(now) for stay in stays(moves)]
    assert all(length >= timedelta() for length in lengths)
    assert sum(lengths, timedelta()) == sum(time_in_stage(moves, now).values(), timedelta())
    assert sum(lengths, timedelta()) <= now - moves[0].at


@pytest.mark.parametrize(
    ("entered_on", "days", "says"),
    [
        (date(2026, 11, 20), 5, "3 d"),
        (date(2026, 11, 23), 5, "today"),
        (date(2026, 11, 16), 5, "2 d late"),
        (date(2026, 11, 18), 5, "5 d"),
        (date(2026, 1, 1), None, "326 d"),
    ],
)
def test_a_card_says_how_long_somebody_waits_or_how_late_they_are(entered_on, days, says):
    assert age(entered_on, days, on=date(2026, 11, 23)) == says
