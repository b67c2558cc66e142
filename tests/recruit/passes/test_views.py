from datetime import date, timedelta

import pytest

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


def benched(name, owner, tier):
    one = make_candidate(name, owner)
    actions.bench(one, tier, by_id=owner.id)
    db.session.commit()
    return one


def follow(client, answer):
    return client.page(answer.headers["Location"])


@on_both_engines
def test_new_arrivals_are_benched_in_bulk_and_brought_back(cast, mona):
    people = [make_candidate(f"Person {number}", cast.mona) for number in range(3)]
    page = mona.page("/courting/inbox")
    assert page.h1.text == "3 new arrivals wait"
    chosen = [str(one.id) for one in people[:2]]
    page = follow(
        mona, mona.send(page.select_one("main form[method=post]"), candidate=chosen, act="B")
    )
    assert page.h1.text == "One new arrival waits"
    assert courtship(people[0].id).tier is Tier.B
    mona.send(page.select_one(".toast form"))
    assert mona.page("/courting/inbox").h1.text == "3 new arrivals wait"


def test_archiving_for_timing_without_a_date_keeps_who_was_chosen(cast, mona):
    one = make_candidate("Farah", cast.mona)
    form = mona.page("/courting/inbox").select_one("main form[method=post]")
    sent = {"candidate": str(one.id), "act": "archive", "reason": "timing: not now"}
    answer = mona.send(form, **sent)
    assert answer.status_code == 422
    assert "Say when to ask again" in answer.text
    assert f'value="{one.id}" data-key="x" checked' in answer.text
    mona.send(form, **sent, returns_on="2027-06-01")
    assert courtship(one.id).snoozed_until == date(2027, 6, 1)


def test_what_is_out_of_reach_is_not_sorted(cast, mona):
    secret = make_candidate("Owen", cast.sam, is_confidential=True)
    form = mona.page("/courting/inbox").select_one("main form[method=post]")
    assert form is None
    make_candidate("Farah", cast.mona)
    form = mona.page("/courting/inbox").select_one("main form[method=post]")
    mona.send(form, candidate=str(secret.id), act="A")
    assert courtship(secret.id) is None


@on_both_engines
def test_a_pass_goes_through_everybody_once_and_says_what_changed(cast, mona):
    for name, tier in (("Amara", Tier.B), ("Farah", Tier.A), ("Owen", Tier.B), ("Rolf", Tier.C)):
        benched(name, cast.mona, tier)
    db.session.execute(db.text("DELETE FROM recruit_deeds"))  # they came on another day
    db.session.commit()
    decisions = {
        "Farah": {"act": "touch", "kind": "call", "note": "In", "verb": "Ring", "on": "2026-11-26"},
        "Amara": {"act": "promote"},
        "Owen": {"act": "snooze", "until": "2027-01-07"},
        "Rolf": {"act": "archive", "reason": "not a fit"},
    }
    page, met = mona.page("/courting/pass"), []
    for _stop in range(4):
        met.append(page.h1.text)
        form = page.select_one("form[aria-label=Decide]")
        page = follow(mona, mona.send(form, **decisions[met[-1]]))
    assert met == ["Farah", "Amara", "Owen", "Rolf"]
    assert page.h1.text == "The pass is done"
    said = page.select_one("main").text
    assert "1 touched" in said
    assert "1 snoozed (Owen)" in said
    assert "1 promoted (Amara)" in said
    assert "1 archived (Rolf)" in said


def test_a_touch_with_what_is_next_is_one_deed(cast, mona):
    farah = benched("Farah", cast.mona, Tier.A)
    form = mona.page(f"/courting/pass?at={farah.id}").select_one("form[aria-label=Decide]")
    answer = mona.send(form, act="touch", note="Sent it", verb="Ring Thu", on="2026-11-26")
    courted = courtship(farah.id)
    assert (courted.next_verb, courted.next_touch_on) == ("Ring Thu", date(2026, 11, 26))
    mona.send(follow(mona, answer).select_one(".toast form"))
    courted = courtship(farah.id)
    assert (courted.next_verb, courted.next_touch_on) == (None, TODAY + timedelta(days=30))
    assert touchpoints(farah.id) == []


def test_nothing_chosen_changes_nothing_and_a_note_alone_is_kept(cast, mona):
    farah = benched("Farah", cast.mona, Tier.A)
    form = mona.page(f"/courting/pass?at={farah.id}").select_one("form[aria-label=Decide]")
    before = courtship(farah.id).next_touch_on
    mona.send(form)
    assert touchpoints(farah.id) == []
    mona.send(form, note="Her sister works at Lattice")
    assert [one.kind.value for one in touchpoints(farah.id)] == ["note"]
    assert courtship(farah.id).next_touch_on == before


def test_the_place_is_kept_in_the_address_and_one_may_skip_and_go_back(cast, mona):
    first, second = (benched(name, cast.mona, Tier.A) for name in ("Amara", "Farah"))
    page = mona.page(f"/courting/pass?at={first.id}")
    onward = page.select_one("[data-key=']']")["href"]
    page = mona.page(onward)
    assert page.h1.text == "Farah"
    assert mona.page(page.select_one("[data-key='[']")["href"]).h1.text == "Amara"
    assert f"at={second.id}" in onward


def test_a_pass_refuses_a_forbidden_touch_and_offers_none(cast, mona):
    farah = benched("Farah", cast.mona, Tier.A)
    actions.do_not_contact(farah, StopReason.LEGAL, by_id=cast.mona.id)
    db.session.commit()
    page = mona.page(f"/courting/pass?at={farah.id}")
    assert page.select_one("input[value=touch]").has_attr("disabled")
    answer = mona.send(page.select_one("form[aria-label=Decide]"), act="touch", note="Hello")
    assert answer.status_code == 409
    assert touchpoints(farah.id) == []
    assert "Hello" in answer.text


def test_an_empty_bench_has_no_pass(cast, mona):
    page = mona.page("/courting/pass")
    assert page.h1.text == "Nobody is due for a pass"
    assert page.select_one(".empty a")["href"] == "/courting/inbox"
