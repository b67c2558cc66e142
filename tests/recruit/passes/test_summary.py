from hypothesis import given
from hypothesis import strategies as st

from recruit.passes.summary import Done, ranks, strokes, summary


def done(number, verb, **tiers):
    return Done(
        number, f"Person {number}", verb, {"tier": tiers.get("was")}, {"tier": tiers.get("now")}
    )


def test_each_person_counts_once_for_what_was_done():
    deeds = [
        done(1, "touch"),
        done(1, "touch"),
        done(2, "touch"),
        done(3, "tier", was="B", now="A"),
    ]
    assert summary(deeds) == "2 touched, 1 promoted (Person 3)."


def test_nothing_done_is_said():
    assert summary([]) == "Nothing was changed."
    assert summary([done(1, "trigger")]) == "Nothing was changed."


def test_a_move_down_is_a_demotion():
    assert summary([done(1, "tier", was="A", now="C")]) == "1 demoted (Person 1)."


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_tally_has_a_stroke_for_each_person(one, other):
    gone, total = sorted((one, other))
    marks = "".join(strokes(gone, total))
    assert (marks.count("x"), len(marks)) == (gone, total)


@given(st.lists(st.integers(), min_size=1, unique=True), st.data())
def test_a_round_leads_from_each_to_the_next_and_back(ids, data):
    at = data.draw(st.sampled_from(ids))
    before, after = ranks(ids, at)
    assert after is None or ranks(ids, after)[0] == at
    assert before is None or ranks(ids, before)[1] == at
