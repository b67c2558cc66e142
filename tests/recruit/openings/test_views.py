import pytest

from foundation.db import db
from foundation.teams.queries import viewer_of
from recruit.openings.actions import edit_plan
from recruit.openings.queries import open_openings, plans_by_name
from recruit.openings.stages import StageDraft, StageType
from tests import audit
from tests.filling import make_opening, make_seat

SHORT = (StageDraft("Talk", StageType.INTERVIEW), StageDraft("Offer", StageType.OFFER))


@pytest.fixture
def mona(client, cast):
    client.sign_in(cast.mona)
    return client


def form_of(client, path):
    return client.page(path).select_one("main form[method=post]")


def test_a_seat_is_opened_from_the_list_of_seats(mona, cast):
    make_seat(cast)
    db.session.commit()
    page = mona.page("/seats")
    assert page.h1.text == "One seat to cover"
    form = form_of(mona, page.find("a", string="Open it")["href"])
    assert form.select_one("#title")["value"] == "AE, Northern 9, Tees"
    assert mona.send(form).status_code == 302
    (opening,) = open_openings(viewer_of(cast.mona, cast.organisation.zone))
    assert mona.page("/seats").find("a", string=opening.title)["href"].endswith(str(opening.id))


def test_two_who_edit_an_opening_lose_nothing(mona, cast):
    opening = make_opening(cast, "AE, Northern 9")
    db.session.commit()
    form = form_of(mona, f"/openings/{opening.id}/edit")
    assert mona.send(form, target_on="2027-01-15").status_code == 302
    assert mona.send(form, title="AE for Tees").status_code == 302  # another field: put together
    assert (opening.title, opening.target_on.isoformat()) == ("AE for Tees", "2027-01-15")
    answer = mona.send(form, title="AE for the north")
    assert answer.status_code == 409
    assert "AE for Tees" in answer.text
    assert "AE for the north" in answer.text


def test_a_plan_is_edited_row_by_row_without_a_script(mona):
    (plan,) = plans_by_name()
    form = form_of(mona, f"/plans/{plan.id}")
    answer = mona.send(form, add="1")
    assert answer.status_code == 200
    grown = audit.read(answer.text).select_one("main form[method=post]")
    assert mona.send(grown, **{"stages-4-name": "Ride along"}).status_code == 302
    assert [stage.name for stage in plan.stages] == [
        *("Lead", "Screen", "First interview", "Panel"),
        *("Ride along", "Offer"),
    ]


def test_a_plan_that_nobody_could_follow_is_refused_with_the_reason(mona):
    (plan,) = plans_by_name()
    form = form_of(mona, f"/plans/{plan.id}")
    answer = mona.send(form, **{"stages-4-name": ""})
    assert answer.status_code == 422
    assert "The last stage is the offer" in answer.text


def test_the_second_to_edit_a_plan_sees_what_the_first_made_of_it(mona):
    (plan,) = plans_by_name()
    form = form_of(mona, f"/plans/{plan.id}")
    edit_plan(plan, name="Standard", stages=SHORT)
    db.session.commit()
    answer = mona.send(form, name="Ours")
    assert answer.status_code == 409
    assert "Talk, Offer" in answer.text
    assert plan.name == "Standard"


def test_a_reason_is_added_changed_retired_and_offered_again(mona):
    form = mona.page("/reasons").select("main form")[-1]
    assert mona.send(form, name="Non-compete", is_timing="y").status_code == 302
    assert mona.send(form, name="Non-compete").status_code == 422
    page = mona.page("/reasons")
    link = page.find("a", string="Non-compete")
    assert "timing" in link.parent.text
    assert mona.send(form_of(mona, link["href"]), name="Non-compete runs").status_code == 302
    line = mona.page("/reasons").find("a", string="Non-compete runs").find_parent("li")
    assert mona.send(line.form).status_code == 302
    line = mona.page("/reasons").find("a", string="Non-compete runs").find_parent("li")
    assert "Offer it again" in line.text
