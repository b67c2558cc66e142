from datetime import timedelta

import pytest

from foundation.clock import today
from foundation.db import db
from recruit.applications.actions import apply
from recruit.applications.models import Application, Departure
from recruit.courting.queries import courtship
from recruit.reasons.endings import Ending
from tests import audit
from tests.filling import apply_to, bring_to, make_candidate, make_opening, move_to, reason, stage


@pytest.fixture
def opening(cast):
    made = make_opening(cast)
    apply_to(made, "Odile Marchand", cast)
    db.session.commit()
    return made


@pytest.fixture
def odile(opening) -> Application:
    return db.session.query(Application).one()


@pytest.fixture
def mona(client, cast):
    client.sign_in(cast.mona)
    return client


def board(client, opening):
    return client.page(f"/openings/{opening.id}")


def lane(page, name):
    return next(one for one in page.select("[data-lane]") if name in one.h2.text)


def card(page, name="Odile Marchand"):
    return next(one for one in page.select("[data-card]") if name in one.a.text)


def move_form(page):
    return card(page).select_one("form")


def sent(client, page, to):
    return client.send(move_form(page), stage=to.id)


def test_an_empty_board_says_what_to_do(mona, cast):
    empty = make_opening(cast, "Empty")
    db.session.commit()
    page = board(mona, empty)
    assert "Nobody in process yet." in page.select_one("#finding").text
    assert "Add the people on the bench" in lane(page, "Lead").text


def test_a_card_moves_by_plain_post_and_undo_moves_it_back(mona, opening):
    answer = sent(mona, board(mona, opening), stage(opening, "Screen"))
    assert answer.status_code == 302
    page = board(mona, opening)
    assert card(page) in lane(page, "Screen").select("[data-card]")
    undo = page.select_one(".toast form")
    assert mona.send(undo).status_code == 302
    page = board(mona, opening)
    assert card(page) in lane(page, "Lead").select("[data-card]")


def test_the_menu_offers_only_what_is_allowed(mona, opening):
    ways = [one["data-letter"] for one in move_form(board(mona, opening)).select("button")]
    assert ways == ["s", "f", "p"]  # no offer without an interview, no hire without an offer


def test_an_illegal_move_is_refused_with_its_reason(mona, opening):
    answer = sent(mona, board(mona, opening), stage(opening, "Offer"))
    assert answer.status_code == 422
    assert "cannot go to Offer: an interview comes first" in answer.text


def test_no_offer_reaches_somebody_rejected_and_reopening_is_offered(mona, opening, odile, cast):
    page = board(mona, opening)
    form = mona.page(f"/applications/{odile.id}/rejection").select_one("form.form")
    mona.send(form, reason=reason(Ending.REJECTED, "evidence").id)
    answer = sent(mona, page, stage(opening, "Offer"))
    assert answer.status_code == 409  # the page was older than the rejection
    answer = mona.post(
        f"/applications/{odile.id}/moves",
        data={
            "stage": stage(opening, "Offer").id,
            "version": odile.version,
            "csrf_token": mona.token(),
        },
    )
    assert answer.status_code == 422
    assert "Reopen the application first" in answer.text
    assert f"/applications/{odile.id}/return" in answer.text


def test_the_loser_of_a_race_sees_the_other_change_and_keeps_what_was_wanted(
    mona, opening, odile, cast
):
    page = board(mona, opening)
    move_to(odile, "Screen", cast.rosa)
    db.session.commit()
    answer = sent(mona, page, stage(opening, "Panel"))
    assert answer.status_code == 409
    assert "Rosa moved Odile Marchand to Screen" in " ".join(
        audit.read(answer.text).get_text().split()
    )
    assert "Move to Panel all the same" in answer.text
    assert odile.stage.name == "Screen"


def test_a_rejection_that_lost_a_race_keeps_what_was_typed(mona, opening, odile, cast):
    form = mona.page(f"/applications/{odile.id}/rejection").select_one("form.form")
    move_to(odile, "Screen", cast.rosa)
    db.session.commit()
    why = reason(Ending.REJECTED, "Numbers")
    answer = mona.send(form, reason=why.id, note="Could not explain the second quarter.")
    assert answer.status_code == 409
    assert "Could not explain the second quarter." in answer.text
    assert db.session.query(Departure).count() == 0
    again = audit.read(answer.text).select_one("form.form")
    assert mona.send(again).status_code == 302
    assert odile.is_ended
    assert odile.departure.reason.id == why.id


def test_a_timing_reason_is_not_saved_without_a_next_touch(mona, opening, odile, cast):
    form = mona.page(f"/applications/{odile.id}/withdrawal").select_one("form.form")
    why = reason(Ending.WITHDRAWN, "not now")
    answer = mona.send(form, reason=why.id, note="After the bonus")
    assert answer.status_code == 422
    assert "say when to touch them next" in answer.text
    assert "After the bonus" in answer.text
    yesterday = today(cast.organisation.zone) - timedelta(days=1)
    assert mona.send(form, reason=why.id, next_touch_on=yesterday.isoformat()).status_code == 422
    on = today(cast.organisation.zone) + timedelta(days=60)
    assert mona.send(form, reason=why.id, next_touch_on=on.isoformat()).status_code == 302
    assert courtship(odile.candidate_id).next_touch_on == on
    assert "Timing: not now" in mona.page(f"/openings/{opening.id}/archived").text


def test_somebody_known_is_added_once_and_comes_back_with_history(mona, opening, odile, cast):
    farah = make_candidate("Farah Siddiqui", cast.mona)
    db.session.commit()
    page = mona.page(f"/openings/{opening.id}/applications/new")
    assert "Odile Marchand" not in page.select_one("table").text  # in process already
    form = page.select_one("tbody form")
    assert mona.send(form).status_code == 302
    assert mona.send(form).status_code == 302  # pressed twice
    assert db.session.query(Application).filter_by(candidate_id=farah.id).count() == 1


def test_closing_sends_everybody_on_and_undo_brings_them_back(mona, opening, odile, cast):
    form = mona.page(f"/openings/{opening.id}/closure").select_one("form.form")
    why = reason(Ending.ARCHIVED, "No answer")
    assert mona.send(form, reason=why.id).status_code == 302
    assert (opening.is_open, odile.is_ended) == (False, True)
    assert mona.send(mona.page("/openings").select_one(".toast form")).status_code == 302
    assert (opening.is_open, odile.stage.name) == (True, "Lead")


def test_a_hire_says_what_comes_next(mona, opening, odile, cast):
    bring_to(odile, "Hired", cast.mona)
    db.session.commit()
    page = board(mona, opening)
    assert "One person is hired" in page.text
    assert not card(page).select("form")


def test_the_history_of_an_application_is_on_its_page(mona, opening, odile, cast):
    bring_to(odile, "Panel", cast.mona)
    db.session.commit()
    page = mona.page(f"/applications/{odile.id}")
    assert [one.text for one in page.select("li .strong")] == [
        "Panel",
        "First interview",
        "Screen",
        "Lead",
    ]


def test_a_lane_shows_twenty_and_says_how_many_more(mona, cast, opening):
    for number in range(24):
        apply_to(opening, f"Candidate {number} of a Very Long Name Indeed", cast)
    db.session.commit()
    page = board(mona, opening)
    leads = lane(page, "Lead")
    assert len(leads.select("[data-card]")) == 20
    assert leads.select_one(".more").text == "5 more"
    whole = mona.page(leads.select_one(".more")["href"].partition("#")[0])
    assert len(lane(whole, "Lead").select("[data-card]")) == 25
    found = mona.page(f"/openings/{opening.id}?q=Odile")
    assert len(found.select("[data-card]")) == 1


def test_the_board_of_a_manager_hides_who_is_kept_from_them(mona, opening, cast):
    secret = make_candidate("Kept from Mona", cast.sam, is_confidential=True)
    apply(secret, opening, by_id=cast.rosa.id)
    db.session.commit()
    page = board(mona, opening)
    assert "Kept from Mona" not in page.text
    assert lane(page, "Lead").select_one(".n").text == "1"
