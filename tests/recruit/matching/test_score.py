from dataclasses import replace
from datetime import date
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.matching.score import NOT_USED, NothingWanted, Want, fit, with_related
from recruit.skills.holding import Held
from recruit.skills.queries import vocabulary
from recruit.skills.vocabulary import Related

SKILLS = ("calling", "closing", "crm", "hubspot", "german")


def holds(
    skill_id: str,
    years: float | None = 2.0,
    *,
    strength: float = 1.0,
    confidence: float = 0.9,
) -> Held:
    return Held(skill_id, strength, years, date(2024, 1, 1) if years else None, confidence, None)


@pytest.mark.parametrize(
    ("held", "want", "score"),
    [
        ([holds("calling", 2.0)], Want("calling", 3, 2), 100),
        ([holds("calling", 1.0)], Want("calling", 3, 2), 50),
        ([holds("calling", 9.0)], Want("calling", 3, 2), 100),
        ([holds("calling", None)], Want("calling", 3, 2), 60),
        ([holds("calling", None)], Want("calling", 3, 0), 100),
        ([holds("calling", 1.0, strength=0.8)], Want("calling", 3, 2), 40),
        ([holds("closing")], Want("calling", 3, 2), 0),
        ([], Want("calling", 3, 2), 0),
        ([holds("hubspot", 2.0)], Want("crm", 3, 2, related=(Related("hubspot", 0.5),)), 50),
        ([holds("hubspot", 1.0)], Want("crm", 3, 2, related=(Related("hubspot", 0.5),)), 25),
        (
            [holds("hubspot"), holds("crm", 0.5)],
            Want("crm", 3, 2, related=(Related("hubspot", 0.5),)),
            50,
        ),
    ],
)
def test_credit_is_strength_times_the_share_of_years(
    held: list[Held], want: Want, score: float
) -> None:
    assert fit(held, [want]).score == pytest.approx(score)


def test_a_must_have_weighs_what_it_weighs() -> None:
    match = fit([holds("calling")], [Want("german", 1), Want("calling", 3, 2, is_must_have=True)])
    assert match.score == 75
    assert [reason.want.skill_id for reason in match.reasons] == ["calling", "german"]
    assert [reason.contribution for reason in match.reasons] == [75, 0]
    assert [reason.most for reason in match.reasons] == [75, 25]
    assert [reason.source for reason in match.reasons] == ["held", "none"]


def test_the_low_end_leaves_out_doubtful_evidence() -> None:
    match = fit([holds("calling", confidence=0.5)], [Want("calling", 1)])
    assert (match.low, match.score, match.high) == (0, 100, 100)


def test_the_low_end_falls_back_on_sure_related_evidence() -> None:
    want = Want("crm", 1, related=(Related("hubspot", 0.5),))
    match = fit([holds("crm", confidence=0.5), holds("hubspot")], [want])
    assert (match.low, match.score) == (50, 100)


def test_the_high_end_grants_years_nobody_stated() -> None:
    match = fit([holds("calling", None)], [Want("calling", 1, 2)])
    assert (match.low, match.score, match.high) == (60, 60, 100)


def test_the_high_end_grants_what_was_not_read() -> None:
    wants = [Want("calling", 1)]
    assert fit([], wants, unread_share=1.0).high == 100
    assert fit([], wants, unread_share=0.25).high == 25
    assert fit([], wants).high == 0


@pytest.mark.parametrize("wants", [[], [Want("a", 0)], [Want("a", 1), Want("a", 2)]])
def test_wanting_nothing_or_a_skill_twice_is_refused(wants: list[Want]) -> None:
    with pytest.raises(NothingWanted):
        fit([], wants)


def test_what_is_not_used_is_said() -> None:
    assert {"name", "photo", "age", "address", "school"} <= set(NOT_USED)
    assert fit([], [Want("a", 1)]).not_used == NOT_USED


def test_hubspot_says_something_about_crm() -> None:
    (want,) = with_related([Want("crm", 1)], vocabulary())
    match = fit([holds("hubspot")], [want])
    assert 0 < match.score <= 50
    assert match.reasons[0].source == "related"


holdings = st.lists(
    st.builds(
        holds,
        st.sampled_from(SKILLS),
        st.none() | st.integers(0, 96).map(lambda months: months / 12),
        strength=st.integers(0, 100).map(lambda hundredths: hundredths / 100),
        confidence=st.integers(0, 100).map(lambda hundredths: hundredths / 100),
    ),
    max_size=5,
    unique_by=lambda each: each.skill_id,
)
relations = st.lists(
    st.builds(Related, st.sampled_from(SKILLS), st.sampled_from([0.1, 0.3, 0.5])),
    max_size=3,
    unique_by=lambda each: each.skill_id,
)
wishes = st.lists(
    st.builds(
        Want,
        st.sampled_from(SKILLS),
        st.sampled_from([0.5, 1.0, 3.0, 7.3]),
        st.sampled_from([0.0, 1.0, 2.5, 10.0]),
        related=relations.map(tuple),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda each: each.skill_id,
)
shares = st.integers(0, 100).map(lambda hundredths: hundredths / 100)


@given(holdings, wishes, shares)
def test_contributions_add_up_and_the_range_holds_the_score(
    held: list[Held], wants: list[Want], unread: float
) -> None:
    match = fit(held, wants, unread_share=unread)
    assert fsum(reason.contribution for reason in match.reasons) == pytest.approx(
        match.score, abs=1e-9
    )
    assert 0 <= match.low <= match.score <= match.high <= 100
    assert len(match.reasons) == len(wants)
    weights = [reason.want.weight for reason in match.reasons]
    assert weights == sorted(weights, reverse=True)


@given(holdings, wishes, shares)
def test_order_of_evidence_and_wants_does_not_matter(
    held: list[Held], wants: list[Want], unread: float
) -> None:
    match = fit(held, wants, unread_share=unread)
    assert fit(held[::-1], wants[::-1], unread_share=unread) == match


@given(holdings, wishes, st.integers(0, 4), st.integers(1, 50))
def test_more_evidence_never_lowers_a_score(
    held: list[Held], wants: list[Want], place: int, more: int
) -> None:
    before = fit(held, wants)
    if place < len(held):
        one = held[place]
        better = replace(
            one,
            strength=min(1.0, one.strength + more / 100),
            years=None if one.years is None else one.years + more / 12,
            confidence=min(1.0, one.confidence + more / 100),
        )
        after = fit([*held[:place], better, *held[place + 1 :]], wants)
    else:
        new = [holds(skill) for skill in SKILLS if skill not in {each.skill_id for each in held}]
        after = fit([*held, *new[:1]], wants)
    assert after.score >= before.score
    assert after.low >= before.low
    assert after.high >= before.high
