import pytest

from foundation.db import db
from foundation.organisation.models import Holiday
from foundation.organisation.queries import working_calendar
from tests import audit


@pytest.fixture
def ada(cast, client):
    client.sign_in(cast.ada)
    return client


def form(client):
    return client.page("/settings/").select_one("form[action='/settings/']")


def holiday_form(client):
    return client.page("/settings/").select_one("form[action='/settings/holidays']")


def test_settings_are_saved_and_hold_at_once(cast, ada):
    response = ada.send(
        form(ada),
        name="Aldgate Supply Ltd",
        time_zone="Asia/Kathmandu",
        currency="NPR",
        fiscal_year_start="4",
        working_days=["7", "1", "2", "3", "4"],
    )
    assert response.location == "/settings/"
    ours = cast.organisation
    assert (ours.name, ours.time_zone, ours.currency) == (
        "Aldgate Supply Ltd",
        "Asia/Kathmandu",
        "NPR",
    )
    assert (ours.fiscal_year_start, ours.working_days) == (4, [1, 2, 3, 4, 7])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Type a name."),
        ({"time_zone": "Mars/Olympus"}, "Not a valid choice"),
        ({"currency": "XXX"}, "Not a valid choice"),
        ({"fiscal_year_start": "13"}, "Not a valid choice"),
        ({"working_days": []}, "Choose one day or more"),
        ({"working_days": ["8"]}, "not a valid choice"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(cast, ada, typed, said):
    response = ada.send(form(ada), **({"name": "Changed"} | typed))
    assert response.status_code == 422
    assert said.casefold() in response.text.casefold()
    assert cast.organisation.name == "Aldgate Supply"


def test_what_two_administrators_change_apart_is_put_together(cast, ada):
    stale = form(ada)
    cast.organisation.currency = "EUR"
    assert ada.send(stale, name="Aldgate").status_code == 302
    assert (cast.organisation.name, cast.organisation.currency) == ("Aldgate", "EUR")


def test_a_clash_shows_both_in_words_and_keeps_what_was_typed(cast, ada):
    stale = form(ada)
    cast.organisation.fiscal_year_start = 7
    cast.organisation.working_days = [1, 2, 3, 4]
    response = ada.send(stale, fiscal_year_start="4", working_days=["1", "2", "3"])
    page = audit.read(response.text)
    assert response.status_code == 409
    assert "2 clashes" in page.text
    rows = {
        row.th.text: [cell.text for cell in row.select("td")] for row in page.select("tbody tr")
    }
    assert rows["Fiscal year starts in"] == ["April", "July"]
    assert rows["Working days"] == [
        "Monday, Tuesday, Wednesday",
        "Monday, Tuesday, Wednesday, Thursday",
    ]
    assert cast.organisation.fiscal_year_start == 7
    again = page.select_one("form[action='/settings/']")
    assert ada.send(again).status_code == 302
    assert cast.organisation.fiscal_year_start == 4


def test_a_form_whose_past_is_forged_only_fools_its_sender(cast, ada):
    response = ada.send(form(ada), shown="not json", name="Aldgate")
    assert response.status_code == 302
    response = ada.send(form(ada), shown="[1]", name="Aldgate Again")
    assert cast.organisation.name == "Aldgate Again"


def test_a_holiday_is_added_named_again_and_removed(cast, ada):
    ada.send(holiday_form(ada), **{"holiday-day": "2026-12-25", "holiday-name": "Christmas"})
    ada.send(holiday_form(ada), **{"holiday-day": "2026-12-25", "holiday-name": "Christmas Day"})
    (holiday,) = db.session.query(Holiday)
    assert holiday.name == "Christmas Day"
    assert holiday.day in working_calendar().holidays
    page = ada.page("/settings/")
    ada.send(page.select_one("form[action='/settings/holidays/2026-12-25/removal']"))
    assert db.session.query(Holiday).count() == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"holiday-day": ""}, "Choose a day."),
        ({"holiday-day": "25.12."}, "Not a valid date"),
        ({"holiday-name": ""}, "Say what day it is."),
    ],
)
def test_a_holiday_has_a_day_and_a_name(cast, ada, typed, said):
    fields = {"holiday-day": "2026-12-25", "holiday-name": "Christmas"} | typed
    response = ada.send(holiday_form(ada), **fields)
    assert response.status_code == 422
    assert said in response.text
    assert db.session.query(Holiday).count() == 0


@pytest.mark.parametrize("day", ["tomorrow", "2026-12-24"])
def test_a_day_that_is_no_holiday_cannot_be_removed(cast, ada, day):
    token = ada.token()
    response = ada.post(f"/settings/holidays/{day}/removal", data={"csrf_token": token})
    assert response.status_code == 404
