import pytest

from foundation.seats.coverage import coverage
from foundation.seats.models import SeatState

OPEN, AT_RISK, FILLED = SeatState.OPEN, SeatState.AT_RISK, SeatState.FILLED


@pytest.mark.parametrize(
    ("states", "ready", "title", "says"),
    [
        ([], None, "No seats yet", ""),
        ([FILLED], 0, "Every seat is held", ""),
        ([OPEN], None, "One seat to cover", "One open."),
        (
            [OPEN, AT_RISK, AT_RISK, FILLED],
            2,
            "Three seats to cover, two people ready",
            "One open, two at risk. You aim for one ready A candidate a seat; you are one short.",
        ),
        (
            [AT_RISK],
            0,
            "One seat to cover, nobody ready",
            "One at risk. You aim for one ready A candidate a seat; you are one short.",
        ),
        (
            [OPEN],
            1,
            "One seat to cover, one person ready",
            "One open. You aim for one ready A candidate a seat; nobody is missing.",
        ),
    ],
)
def test_the_headline_is_the_shortfall(states, ready, title, says):
    found = coverage(states, ready)
    assert (found.title, found.says) == (title, says)


def test_the_tally_has_a_stroke_a_seat():
    assert coverage([OPEN, FILLED, AT_RISK, FILLED], None).tally == "xxre"
