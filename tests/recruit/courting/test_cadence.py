from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.courting.cadence import (
    READINESS_DAYS,
    STANDARD,
    Readiness,
    Tier,
    Warmth,
    age,
    believed,
    next_due,
    warmth,
)

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "felt"),
    [
        (0, Warmth.WARM),
        (20, Warmth.WARM),
        (21, Warmth.COOLING),
        (30, Warmth.COOLING),
        (31, Warmth.COLD),
        (400, Warmth.COLD),
    ],
)
def test_an_a_player_cools_within_a_month(days, felt):
    assert warmth(ago(days), STANDARD.of(Tier.A), on=TODAY) is felt


def test_tier_c_has_no_clock():
    assert warmth(ago(400), STANDARD.of(Tier.C), on=TODAY) is None
    assert next_due(ago(400), STANDARD.of(Tier.C)) is None


@given(st.integers(0, 900), st.integers(1, 365))
def test_nobody_is_cold_before_the_touch_is_due(days, cadence):
    due = next_due(ago(days), cadence)
    assert (warmth(ago(days), cadence, on=TODAY) is Warmth.COLD) == (due < TODAY)


@given(st.integers(0, 900), st.integers(1, 365))
def test_time_only_cools(days, cadence):
    order = list(Warmth)
    now, later = (warmth(ago(days + more), cadence, on=TODAY) for more in (0, 1))
    assert order.index(now) <= order.index(later)


@pytest.mark.parametrize(
    ("judged_on", "held"),
    [
        (ago(READINESS_DAYS), Readiness.NOW),
        (ago(READINESS_DAYS + 1), Readiness.UNKNOWN),
        (None, Readiness.UNKNOWN),
    ],
)
def test_readiness_is_forgotten_after_a_quarter(judged_on, held):
    assert believed(Readiness.NOW, judged_on, on=TODAY) is held


@pytest.mark.parametrize(
    ("due", "written"), [(ago(6), "6 d late"), (TODAY, "today"), (ago(-8), "in 8 d")]
)
def test_a_due_day_is_written_by_its_distance(due, written):
    assert age(due, on=TODAY) == written
