from datetime import date, timedelta

import pytest

from foundation.clock import now, set_clock
from foundation.db import db
from recruit.courting import actions
from recruit.courting.cadence import Tier
from recruit.courting.queries import courtship, touchpoints
from recruit.courting.reasons import StopReason
from tests.engines import on_both_engines
from tests.recruit.courting.people import make_candidate

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def mona(cast, client):
    client.sign_in(cast.mona)
    return client


def benched(name, owner, tier, *, days_ago=0):
    """Somebody who came to the bench some days ago."""
    one = make_candidate(name, owner)
    set_clock(now() - timedelta(days=days_ago))
    actions.bench(one, tier, by_id=owner.id)
    db.session.commit()
    set_clock(now() + timedelta(days=days_ago))
    return one


def lane(page, tier, column):
    cards = page.select(f'section[aria-label="{tier}, {column}"] .cand .nm')
    return [card.text for card in cards]


def form_to(page, address):
    return page.select_one(f'form[action="{address}"]')


@on_both_engines
def test_the_board_says_who_is_cold_and_lays_them_out(cast, mona):
    benched("Farah", cast.mona, Tier.A, days_ago=36)
    benched("Owen", cast.mona, Tier.B, days_ago=70)
    benched("Petra", cast.mona, Tier.A, days_ago=25)
    benched("Carys", cast.mona, Tier.A)
    page = mona.page("/courting")
    assert page.h1.text == "Two are cold, one of them an A"
    assert lane(page, "A", "cold") == ["Farah"]
    assert lane(page, "A", "cooling") == ["Petra"]
    assert lane(page, "A", "warm") == ["Carys"]
    assert lane(page, "B", "cold") == ["Owen"]
    assert "6 d late" in page.select_one(".cand").text


def test_an_empty_board_shows_the_next_move(cast, mona):
    page = mona.page("/courting")
    assert page.h1.text == "Nobody is on the bench"
    assert page.select_one(".empty a")["href"] == "/courting/inbox"


def test_a_lane_shows_twenty_and_leads_to_the_rest(cast, mona):
    for number in range(23):
        benched(f"Person {number:02}", cast.mona, Tier.A)
    page = mona.page("/courting")
    assert len(lane(page, "A", "warm")) == 20
    more = page.select_one("a.more")
    assert more.text == "3 more warm"
    assert len(mona.page(more["href"]).select("tbody tr")) == 23


def test_the_board_shows_ones_own_people_unless_asked_for_everybody(cast, mona, client):
    benched("Farah", cast.mona, Tier.A)
    benched("Walt", cast.sam, Tier.A)
    assert lane(mona.page("/courting"), "A", "warm") == ["Farah"]
    assert lane(mona.page("/courting?whose=all"), "A", "warm") == ["Farah", "Walt"]


def test_a_leader_sees_the_tree(cast, client):
    benched("Farah", cast.mona, Tier.A)
    benched("Walt", cast.sam, Tier.A)
    client.sign_in(cast.lena)
    assert lane(client.page("/courting"), "A", "warm") == ["Farah", "Walt"]


def test_words_and_what_is_due_narrow_the_board(cast, mona):
    benched("Farah", cast.mona, Tier.A, days_ago=36)
    benched("Petra", cast.mona, Tier.A)
    assert lane(mona.page("/courting?q=petr"), "A", "warm") == ["Petra"]
    assert lane(mona.page("/courting?q=petr"), "A", "cold") == []
    assert lane(mona.page("/courting?due=1"), "A", "warm") == []
    assert lane(mona.page("/courting?due=1"), "A", "cold") == ["Farah"]


@on_both_engines
def test_one_tap_logs_a_touch_and_one_more_takes_it_back(cast, mona):
    farah = benched("Farah", cast.mona, Tier.A, days_ago=36)
    before = courtship(farah.id).next_touch_on
    card = form_to(mona.page("/courting"), f"/courting/candidates/{farah.id}/touchpoints")
    assert mona.send(card).status_code == 302
    page = mona.page("/courting")
    assert "Next one set for Wed 23 Dec" in page.select_one(".toast").text
    assert lane(page, "A", "warm") == ["Farah"]
    mona.send(page.select_one(".toast form"))
    assert courtship(farah.id).next_touch_on == before
    assert touchpoints(farah.id) == []
    assert lane(mona.page("/courting"), "A", "cold") == ["Farah"]


def test_a_move_whose_card_was_moved_meanwhile_is_told_and_changes_nothing(cast, mona):
    farah = benched("Farah", cast.mona, Tier.B)
    page = mona.page("/courting")
    promote = page.select_one(".cand button[data-key='+']").find_parent("form")
    actions.set_tier(farah, Tier.C, by_id=cast.rosa.id)
    db.session.commit()
    mona.send(promote)
    assert courtship(farah.id).tier is Tier.C
    assert "is now in tier C" in mona.page("/courting").select_one(".toast").text


def test_a_card_moves_by_a_plain_form(cast, mona):
    farah = benched("Farah", cast.mona, Tier.B)
    page = mona.page("/courting")
    mona.send(page.select_one(".cand button[data-key='+']").find_parent("form"))
    assert courtship(farah.id).tier is Tier.A


def test_nobody_is_offered_a_touch_of_whom_contact_is_forbidden(cast, mona):
    farah = benched("Farah", cast.mona, Tier.A, days_ago=36)
    actions.do_not_contact(farah, StopReason.ASKED, by_id=cast.mona.id)
    db.session.commit()
    page = mona.page("/courting")
    assert form_to(page, f"/courting/candidates/{farah.id}/touchpoints") is None
    assert "do not contact" in page.select_one(".cand").text


@pytest.mark.parametrize("kind", ["call", "coffee", "message", "event", "referral ask"])
def test_an_outreach_that_is_forbidden_is_refused_and_what_was_typed_kept(cast, mona, kind):
    farah = benched("Farah", cast.mona, Tier.A)
    until = TODAY + timedelta(days=100)
    actions.do_not_contact(farah, StopReason.ASKED, by_id=cast.mona.id, until=until)
    db.session.commit()
    page = mona.page(f"/courting/candidates/{farah.id}")
    form = form_to(page, f"/courting/candidates/{farah.id}/touchpoints")
    answer = mona.send(form, **{"touch-kind": kind, "touch-note": "She moved to Leeds"})
    assert answer.status_code == 409
    assert "until Wed 3 Mar 2027" in answer.text
    assert "She moved to Leeds" in answer.text
    assert touchpoints(farah.id) == []
    mona.send(form, **{"touch-kind": "note", "touch-note": "She moved to Leeds"})
    assert len(touchpoints(farah.id)) == 1


def test_a_plan_two_people_made_is_asked_about(cast, mona):
    farah = benched("Farah", cast.mona, Tier.A)
    page = mona.page(f"/courting/candidates/{farah.id}")
    actions.set_next_touch(farah, TODAY, "Rosa's plan", by_id=cast.rosa.id)
    db.session.commit()
    form = form_to(page, f"/courting/candidates/{farah.id}/plan")
    answer = mona.send(form, **{"plan-verb": "Mona's plan"})
    assert answer.status_code == 409
    assert "Rosa" in answer.text
    assert courtship(farah.id).next_verb == "Rosa's plan"


@pytest.mark.parametrize(
    ("address", "values"),
    [
        ("snooze", {"snooze-until": ""}),
        ("snooze", {"snooze-until": "2026-11-23"}),
        ("plan", {"plan-on": "soon"}),
        ("triggers", {"trigger-reason": ""}),
        ("archival", {"archive-reason": "timing: not now"}),
        ("stop", {"stop-until": "2020-01-01"}),
        ("touchpoints", {"touch-on": "2027-01-01"}),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(cast, mona, address, values):
    farah = benched("Farah", cast.mona, Tier.A)
    page = mona.page(f"/courting/candidates/{farah.id}")
    answer = mona.send(form_to(page, f"/courting/candidates/{farah.id}/{address}"), **values)
    assert answer.status_code == 422
    assert 'class="err"' in answer.text


def test_the_administrator_chooses_the_cadence(cast, client):
    client.sign_in(cast.ada)
    page = client.page("/courting/cadence")
    assert [field["value"] for field in page.select("input.inp")] == ["30", "60", ""]
    client.send(form_to(page, "/courting/cadence"), a="21")
    assert client.page("/courting/cadence").select_one("#a")["value"] == "21"
