import pytest

from foundation.db import db
from foundation.seats.actions import raise_risk
from foundation.seats.models import Seat, SeatState
from tests.filling import make_seat


@pytest.fixture
def mona(client, cast):
    client.sign_in(cast.mona)
    return client


def form_of(client, path):
    return client.page(path).select_one("main form[method=post].form")


def test_no_seat_yet_says_what_a_seat_is(mona):
    assert "A seat is one rep position" in mona.page("/seats").text


def test_a_seat_is_added_where_one_leads(mona, cast):
    form = form_of(mona, "/seats/new")
    assert [one.text for one in form.select("#team option")] == ["Northern"]
    answer = mona.send(form, name="Northern 9, Tees", role="AE")
    assert answer.status_code == 302
    assert db.session.query(Seat).one().state is SeatState.OPEN
    assert mona.send(form, name="Northern 9, Tees", role="AE").status_code == 422


def test_a_risk_is_raised_seen_and_taken_back(mona, cast):
    seat = make_seat(cast, occupant=cast.rui)
    db.session.commit()
    form = form_of(mona, f"/seats/{seat.id}")
    assert mona.send(form, reason="").status_code == 422
    assert mona.send(form, reason="Asked about notice periods").status_code == 302
    page = mona.page("/seats")
    assert page.h1.text == "One seat to cover"
    assert "Asked about notice periods" in page.text
    assert mona.send(page.select_one(".toast form")).status_code == 302
    assert mona.page("/seats").h1.text == "Every seat is held"


def test_hr_sees_the_seat_but_not_the_risk(client, cast):
    seat = make_seat(cast, occupant=cast.rui)
    raise_risk(seat, reason="Asked about notice periods", by_id=cast.mona.id)
    db.session.commit()
    client.sign_in(cast.rosa)
    for page in (client.page("/seats"), client.page(f"/seats/{seat.id}")):
        assert "notice periods" not in page.text
        assert "at risk" not in page.main.text.lower()


def test_two_who_edit_a_seat_lose_nothing(mona, cast):
    seat = make_seat(cast)
    db.session.commit()
    form = mona.page(f"/seats/{seat.id}").select_one(f"form[action$='{seat.id}']")
    assert mona.send(form, role="SDR").status_code == 302
    assert mona.send(form, name="Northern 9").status_code == 302
    assert (seat.name, seat.role) == ("Northern 9", "SDR")
    answer = mona.send(form, name="Northern nine")
    assert answer.status_code == 409
    assert "Northern nine" in answer.text
