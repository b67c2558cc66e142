from datetime import date

import pytest

from foundation.seats.actions import (
    NameTaken,
    NothingToRisk,
    SitsElsewhere,
    add_seat,
    change_seat,
    clear_risk,
    raise_risk,
    return_risk,
)
from foundation.seats.models import SeatState
from foundation.seats.queries import seats_by_urgency, states
from foundation.teams.queries import viewer_of
from tests.engines import on_both_engines
from tests.filling import make_seat

pytestmark = on_both_engines
TODAY = date(2026, 11, 24)


def change(seat, cast, **more):
    now = {"name": seat.name, "role": seat.role, "team_id": seat.team_id}
    change_seat(seat, on=TODAY, by_id=cast.mona.id, **(now | {"occupant_id": None} | more))


def asking(cast, person):
    return viewer_of(person, cast.organisation.zone)


def test_a_seat_is_open_until_somebody_holds_it(cast):
    seat = make_seat(cast)
    assert seat.state is SeatState.OPEN
    change(seat, cast, occupant_id=cast.rui.id)
    assert (seat.state, seat.since) == (SeatState.FILLED, TODAY)


def test_a_risk_is_raised_with_a_reason_cleared_and_taken_back(cast):
    seat = make_seat(cast, occupant=cast.rui)
    risk = raise_risk(seat, reason="Asked about notice periods", by_id=cast.mona.id)
    assert seat.state is SeatState.AT_RISK
    clear_risk(seat, by_id=cast.mona.id)
    assert seat.state is SeatState.FILLED
    return_risk(seat, risk)
    assert seat.state is SeatState.AT_RISK


def test_only_a_held_seat_is_put_at_risk_and_only_once(cast):
    with pytest.raises(NothingToRisk):
        raise_risk(make_seat(cast), reason="Why not", by_id=cast.mona.id)
    held = make_seat(cast, "Northern 4", occupant=cast.rui)
    raise_risk(held, reason="On a plan", by_id=cast.mona.id)
    with pytest.raises(NothingToRisk):
        raise_risk(held, reason="On a plan", by_id=cast.mona.id)


def test_a_risk_goes_with_the_person_it_was_about(cast):
    seat = make_seat(cast, occupant=cast.rui)
    raise_risk(seat, reason="On a plan", by_id=cast.mona.id)
    change(seat, cast, occupant_id=None)
    assert (seat.state, seat.risk) == (SeatState.OPEN, None)


def test_nobody_sits_on_two_seats_and_no_two_have_one_name(cast):
    make_seat(cast, "Northern 4", occupant=cast.rui)
    with pytest.raises(SitsElsewhere):
        make_seat(cast, "Northern 5", occupant=cast.rui)
    with pytest.raises(NameTaken):
        add_seat(name="Northern 4", role="AE", team_id=cast.western.id, occupant_id=None, on=TODAY)


def test_each_line_sees_its_own_seats_and_the_leader_all_of_them(cast):
    mine = make_seat(cast, "Northern 4", occupant=cast.rui)
    theirs = make_seat(cast, "Western 3", team=cast.western)
    assert list(seats_by_urgency(asking(cast, cast.mona))) == [mine]
    assert list(seats_by_urgency(asking(cast, cast.lena))) == [theirs, mine]
    assert list(seats_by_urgency(asking(cast, cast.ines))) == []


def test_a_risk_is_not_told_outside_the_line(cast):
    seat = make_seat(cast, occupant=cast.rui)
    raise_risk(seat, reason="On a plan", by_id=cast.mona.id)
    assert states(asking(cast, cast.lena), [seat]) == {seat: SeatState.AT_RISK}
    assert states(asking(cast, cast.rosa), [seat]) == {seat: SeatState.FILLED}
