from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.applications.letters import TAKEN, letters
from recruit.applications.pipeline import Situation, Step, refusal
from recruit.openings.stages import LAST, STANDARD, Guard, StageType
from recruit.reasons.endings import Ending

STEPS = {
    one.name: Step(place, place, one.name, one.kind, one.guard)
    for place, one in enumerate((*STANDARD, *LAST))
}
steps = st.sampled_from(list(STEPS.values()))
beens = st.frozensets(st.sampled_from(StageType))


def at(name: str, *been: StageType, **more) -> Situation:
    step = STEPS[name]
    return Situation(step, frozenset({step.kind, *been}), **more)


@pytest.mark.parametrize(
    ("where", "to", "why"),
    [
        (at("Lead"), "Screen", None),
        (at("Lead"), "Panel", None),
        (at("Panel"), "Lead", None),
        (at("Panel"), "Offer", None),
        (at("Lead"), "Offer", "an interview comes first"),
        (at("Screen", StageType.INTERVIEW), "Offer", None),
        (at("Offer"), "Hired", None),
        (at("Panel"), "Hired", "nobody is hired without an offer"),
        (at("Hired"), "Offer", "hired already"),
        (at("Panel"), "Panel", "already there"),
        (at("Panel"), "Archived", "say why first: reject, withdrawn or archive"),
        (at("Panel", is_opening_open=False), "Offer", "the opening is closed. Reopen it first"),
        (
            at("Archived", ended=Ending.REJECTED, ended_on=date(2026, 11, 3)),
            "Offer",
            "rejected on 3 Nov. Reopen the application first",
        ),
        (
            at("Archived", ended=Ending.WITHDRAWN),
            "Offer",
            "withdrawn. Reopen the application first",
        ),
    ],
)
def test_a_move_is_allowed_or_refused_with_its_reason(where, to, why):
    assert refusal(where, STEPS[to]) == why


def test_a_stage_may_be_entered_only_from_the_one_before_it():
    guarded = Step(9, 3, "Panel", StageType.INTERVIEW, Guard.STAGE_BEFORE)
    assert refusal(at("Lead"), guarded) == "the stage before it comes first"
    assert refusal(at("First interview"), guarded) is None
    assert refusal(at("Offer", StageType.INTERVIEW), guarded) is None  # back is always open


@given(steps, steps, beens, st.booleans())
def test_nobody_is_hired_but_from_an_offer_and_nobody_leaves_an_end(where, to, been, is_open):
    situation = Situation(where, been | {where.kind}, is_opening_open=is_open)
    if refusal(situation, to) is None:
        assert is_open
        assert where != to
        assert not where.kind.is_end
        assert to.kind is not StageType.ARCHIVED
        assert to.kind is not StageType.HIRED or where.kind is StageType.OFFER
        assert to.kind is not StageType.OFFER or StageType.INTERVIEW in situation.been


@given(st.lists(st.text(max_size=12), max_size=12))
def test_each_stage_has_a_letter_of_its_own_or_none(names):
    found = [letter for letter in letters(names) if letter]
    assert len(letters(names)) == len(names)
    assert len(set(found)) == len(found)
    assert not TAKEN & set(found)


def test_the_first_free_letter_of_a_stage_moves_to_it():
    names = [one.name for one in STANDARD]
    assert letters([*names, "Hired"]) == ("l", "s", "f", "p", "o", "h")
