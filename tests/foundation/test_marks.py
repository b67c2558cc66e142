import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.marks import gate, meter, musts, nth, stroke, tally


def drawn(mark: str) -> ElementTree.Element:
    """The mark as a tree: it is well-formed."""
    return ElementTree.fromstring(mark)  # noqa: S314  # our own drawing


def kinds(mark: str) -> list[str]:
    """The classes of the strokes, in the order they are drawn."""
    return [part.get("class", "") for part in drawn(mark).iter("path")]


def test_a_closed_gate_draws_the_fifth_stroke_over_the_other_four():
    assert kinds(gate("xxxxx")) == ["on", "on", "on", "on", "on cross"]


@pytest.mark.parametrize("faint", ["o", "d"])
def test_a_faint_fifth_stroke_goes_behind_the_others(faint: str):
    assert kinds(gate("xxxx" + faint))[0].endswith("cross")


def test_a_missed_day_is_a_short_stroke():
    assert 'd="M13 11V18"' in gate("xxmxx")


@pytest.mark.parametrize("states", ["", "xxxx", "xxxxxx"])
def test_a_gate_has_five_strokes(states: str):
    with pytest.raises(ValueError, match="five strokes"):
        gate(states)


def test_a_mark_beside_a_text_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in gate()
    assert "aria-label" not in gate()


def test_a_mark_that_stands_alone_says_what_it_means():
    svg = drawn(gate(label="all kept"))
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "all kept")


def test_labels_and_classes_are_escaped():
    mark = gate(css='"><script>', label='<b>"&')
    assert "<script>" not in mark
    assert drawn(mark).get("aria-label") == '<b>"&'


def test_nth_inks_one_stroke():
    assert kinds(nth(2)) == ["off cross", "off", "on", "off", "off"]
    assert kinds(nth(5))[-1] == "on cross"


@given(st.integers(0, 20), st.integers(1, 20))
def test_only_all_must_haves_close_the_gate_and_one_is_never_none(evidenced: int, wanted: int):
    strokes = kinds(musts(evidenced, wanted))
    assert ("on cross" in strokes) == (evidenced >= wanted)
    assert any("on" in kind for kind in strokes) == (evidenced > 0)


def test_must_haves_are_also_said():
    assert 'aria-label="3 of 4 must-haves evidenced"' in musts(3, 4)


def test_a_tally_leaves_the_rest_of_its_last_gate_empty():
    marks = drawn(tally("xxxxxrr"))
    assert [len(list(svg)) for svg in marks] == [5, 2]


@given(st.floats(-50, 150))
def test_a_meter_stays_within_its_bar(percent: float):
    _, filled = drawn(meter(percent))
    assert 0 <= float(filled.get("width", "")) <= 100


def test_a_day_kept_is_a_full_stroke():
    assert 'd="M3 1V15"' in stroke("x")
