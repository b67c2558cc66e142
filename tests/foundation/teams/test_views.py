from datetime import date

import pytest

from foundation.access.roles import Role
from foundation.accounts.actions import disable
from foundation.db import db
from foundation.teams.models import Team
from foundation.teams.queries import memberships_of
from tests import audit
from tests.cast import make_organisation, make_person


@pytest.fixture
def ada(cast, client):
    client.sign_in(cast.ada)
    return client


def form(page, action):
    return page.select_one(f"form[action='{action}']")


def test_the_tree_is_shown_with_managers_and_counts(cast, ada):
    rows = [row.get_text(" ", strip=True) for row in ada.page("/teams/").select("tbody tr")]
    assert "Lena" in rows[0]
    assert "under North" in rows[1]
    assert "Mona" in rows[1]


def test_a_team_is_added_under_another(cast, ada):
    response = ada.send(form(ada.page("/teams/"), "/teams/"), name="Scotland", parent=str(2))
    team = db.session.query(Team).filter_by(name="Scotland").one()
    assert response.location == f"/teams/{team.id}"
    assert team.parent_id == cast.northern.id


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " "}, "Type a name."),
        ({"name": "Northern"}, "Another team is called that."),
        ({"name": "Scotland", "parent": "99"}, "Not a valid choice"),
    ],
)
def test_what_is_wrong_with_a_team_is_said(cast, ada, typed, said):
    response = ada.send(form(ada.page("/teams/"), "/teams/"), **typed)
    assert response.status_code == 422
    assert said in response.text
    assert db.session.query(Team).count() == 3


def test_a_team_moves_with_all_below_it_but_never_under_itself(cast, ada):
    path = f"/teams/{cast.north.id}"
    refused = ada.send(form(ada.page(path), path), parent=str(cast.western.id))
    assert refused.status_code == 422
    assert "cannot stand under itself" in refused.text
    path = f"/teams/{cast.western.id}"
    assert ada.send(form(ada.page(path), path), parent="").status_code == 302
    assert cast.western.parent_id is None


def test_two_edits_of_a_team_are_put_together_or_asked(cast, ada):
    path = f"/teams/{cast.western.id}"
    stale = form(ada.page(path), path)
    cast.western.parent_id = None
    assert ada.send(stale, name="West").status_code == 302
    assert (cast.western.name, cast.western.parent_id) == ("West", None)
    stale = form(ada.page(path), path)
    cast.western.name = "Wales"
    response = ada.send(stale, name="Wessex")
    assert response.status_code == 409
    assert "Wales" in response.text
    assert "Wessex" in response.text


def test_somebody_moves_from_a_day_and_the_page_says_what_they_leave(cast, ada):
    path = f"/teams/{cast.western.id}"
    join = form(ada.page(path), f"{path}/members")
    response = ada.send(join, person=str(cast.rui.id), position="member", since="2026-06-01")
    assert response.location == path
    page = ada.page(path)
    assert "leaves Northern" in page.select_one(".toast").text
    assert memberships_of(cast.rui)[0].team_id == cast.western.id


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"since": ""}, "Choose a day."),
        ({"since": "soon"}, "Not a valid date"),
        ({"person": "999"}, "Not a valid choice"),
        ({"position": "king"}, "Not a valid choice"),
        ({}, "Rui is in Northern from Wed 1 Jan 2020 on."),
    ],
)
def test_what_is_wrong_with_a_membership_is_said_and_nobody_moves(cast, ada, typed, said):
    path = f"/teams/{cast.northern.id}"
    join = form(ada.page(path), f"{path}/members")
    fields = {"person": str(cast.rui.id), "position": "member", "since": "2026-06-01"} | typed
    response = ada.send(join, **fields)
    assert response.status_code == 422
    assert said in response.text
    assert len(memberships_of(cast.rui)) == 1


def test_an_end_is_asked_for_by_its_day(cast, ada):
    path = f"/teams/{cast.northern.id}"
    (membership,) = memberships_of(cast.rui)
    end = f"{path}/members/{membership.id}/end"
    assert form(ada.page(path), end) is None
    asked = ada.page(path).select_one(f"a[href='{path}?ending={membership.id}#end']")
    page = ada.page(asked["href"].removesuffix("#end"))
    refused = ada.send(form(page, end), last_day="")
    assert refused.status_code == 422
    assert audit.read(refused.text).select_one("#last_day-error").text == "Choose the last day."
    ada.send(form(page, end), last_day="2026-05-31")
    assert memberships_of(cast.rui)[0].until == date(2026, 6, 1)


def test_only_a_membership_of_this_team_is_ended_here(cast, ada):
    (membership,) = memberships_of(cast.rui)
    page = ada.page(f"/teams/{cast.western.id}?ending={membership.id}")
    assert page.select_one("#end") is None


def test_a_closed_account_is_not_offered(cast, ada):
    disable(cast.wim)
    page = ada.page(f"/teams/{cast.northern.id}")
    offered = {option.text for option in page.select("select[name=person] option")}
    assert "Wim" not in offered
    assert "Ines" in offered


def test_a_mistaken_team_is_removed_and_one_with_history_offers_no_such_thing(cast, ada):
    ada.send(form(ada.page("/teams/"), "/teams/"), name="Typo", parent="")
    team = db.session.query(Team).filter_by(name="Typo").one()
    removal = f"/teams/{team.id}/removal"
    assert ada.send(form(ada.page(f"/teams/{team.id}"), removal)).location == "/teams/"
    assert db.session.query(Team).filter_by(name="Typo").count() == 0
    northern = ada.page(f"/teams/{cast.northern.id}")
    assert form(northern, f"/teams/{cast.northern.id}/removal") is None
    token = ada.token()
    refused = ada.post(f"/teams/{cast.northern.id}/removal", data={"csrf_token": token})
    assert refused.status_code == 409


def test_the_first_team_of_an_installation_has_a_page_to_begin_on(app, client):
    make_organisation()
    client.sign_in(make_person("Ada", Role.ADMINISTRATOR))
    page = client.page("/teams/")
    assert "The first team" in page.text
    assert client.send(form(page, "/teams/"), name="North").status_code == 302
