from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.months import MonthYear
from recruit.skills.holding import Held, held
from recruit.skills.mentions import Mention, Origin

TODAY = date(2025, 6, 15)


def mention(
    first: str | None = None,
    last: str | None = None,
    *,
    origin: Origin = "work",
    is_current: bool = False,
    strength: float = 1.0,
    confidence: float = 0.9,
    start: int = 0,
) -> Mention:
    return Mention(
        "closing",
        "closing",
        "exact",
        100.0,
        strength,
        "its name",
        start,
        start + 7,
        origin,
        MonthYear.parse(first) if first else None,
        MonthYear.parse(last) if last else None,
        is_current,
        confidence,
    )


def only(*mentions: Mention) -> Held:
    (one,) = held(mentions, on=TODAY)
    return one


@pytest.mark.parametrize(
    ("jobs", "months"),
    [
        ([("2020-01", "2020-12")], 12),
        ([("2020-03", "2020-03")], 1),
        ([("2020-01", "2020-12"), ("2020-07", "2021-06")], 18),
        ([("2020-01", "2020-12"), ("2020-01", "2020-12")], 12),
        ([("2018-01", "2018-06"), ("2020-01", "2020-06")], 12),
        ([("2019", "2021")], 24),
        ([("2020", "2020")], 12),
        ([("2025-01", "2030-01")], 6),
    ],
)
def test_years_are_the_months_of_the_jobs_each_counted_once(
    jobs: list[tuple[str, str]], months: int
) -> None:
    assert only(*(mention(first, last) for first, last in jobs)).years == months / 12


def test_a_current_job_counts_until_today() -> None:
    one = only(mention("2025-01", is_current=True))
    assert (one.years, one.last_used_on) == (0.5, date(2025, 6, 1))


def test_stated_alone_is_not_used() -> None:
    one = only(mention("2020-01", "2020-12", origin="stated"))
    assert (one.years, one.last_used_on) == (None, None)


def test_a_job_without_dates_tells_no_years() -> None:
    assert only(mention()).years is None
    assert only(mention("2020-01")).years is None


def test_last_use_is_the_last_month_of_the_latest_job() -> None:
    one = only(mention("2020-01", "2021-05"), mention("2010-01", "2012-02"))
    assert one.last_used_on == date(2021, 5, 1)


def test_places_that_agree_make_it_surer_and_the_surest_is_quoted() -> None:
    stated = mention(origin="stated", confidence=0.9)
    worked = mention("2020-01", "2020-12", confidence=0.95, start=50)
    assert only(stated, worked).confidence > max(only(stated).confidence, only(worked).confidence)
    assert only(stated, worked).best == worked


def test_a_date_misread_does_not_make_a_career_of_centuries() -> None:
    assert (only(mention("0001-01", "2024-01")).years or 0) <= 70


@given(
    st.lists(
        st.builds(
            mention,
            st.sampled_from(["2015-01", "2018", "2020-05", None]),
            st.sampled_from(["2019", "2021-02", "2014-01", None]),
            origin=st.sampled_from(["stated", "work", "other"]),
            strength=st.sampled_from([0.7, 0.85, 1.0]),
            confidence=st.sampled_from([0.3, 0.75, 0.95]),
            start=st.integers(0, 500),
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_more_mentions_never_hold_less_and_their_order_does_not_matter(
    mentions: list[Mention],
) -> None:
    fewer, more = (held(some, on=TODAY) for some in (mentions[:-1], mentions))
    assert held(reversed(mentions), on=TODAY)[0].years == more[0].years
    if fewer:
        assert more[0].strength >= fewer[0].strength
        assert more[0].confidence >= fewer[0].confidence
        assert (more[0].years or 0) >= (fewer[0].years or 0)
