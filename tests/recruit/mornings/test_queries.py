from datetime import date, timedelta

import pytest

from foundation.clock import now, set_clock
from foundation.db import db
from recruit.courting import actions
from recruit.courting.cadence import Tier
from recruit.courting.reasons import StopReason
from recruit.courting.touches import TouchKind
from recruit.mornings.asks import Ask, ask
from tests.engines import on_both_engines
from tests.recruit.courting.people import make_candidate

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def mona(cast, client):
    client.sign_in(cast.mona)
    return client


def benched(name, owner, *, days_ago, tier=Tier.A):
    one = make_candidate(name, owner)
    set_clock(now() - timedelta(days=days_ago))
    actions.bench(one, tier, by_id=owner.id)
    db.session.commit()
    set_clock(now() + timedelta(days=days_ago))
    return one


def lines(page):
    return [
        (line.select_one(".num").text, line.select_one(".nm").text)
        for line in page.select("li.ln-today")
    ]


@on_both_engines
def test_the_latest_touch_stands_first_with_its_age_and_one_tap_does_it(cast, mona):
    benched("Farah", cast.mona, days_ago=36)
    benched("Owen", cast.mona, days_ago=40)
    benched("Carys", cast.mona, days_ago=30)
    page = mona.page("/")
    assert lines(page) == [("10 d late", "Owen"), ("6 d late", "Farah"), ("today", "Carys")]
    mona.send(page.select_one("li.ln-today form"))
    page = mona.page("/")
    assert [who for _when, who in lines(page)] == ["Farah", "Carys"]
    assert "Touch logged for Owen" in page.select_one(".toast").text


def test_a_trigger_that_is_due_is_said(cast, mona):
    farah = benched("Farah", cast.mona, days_ago=3)
    actions.add_trigger(farah, "Bonus paid in November", TODAY, by_id=cast.mona.id)
    db.session.commit()
    assert "Bonus paid in November" in mona.page("/").select_one("li.ln-today").text


def test_new_arrivals_are_counted(cast, mona):
    make_candidate("Farah", cast.mona)
    make_candidate("Owen", cast.mona)
    make_candidate("Walt", cast.sam)
    assert lines(mona.page("/")) == [("Inbox", "2 new arrivals")]


def test_nobody_is_asked_to_call_whom_contact_is_forbidden(cast, mona):
    farah = benched("Farah", cast.mona, days_ago=36)
    actions.do_not_contact(farah, StopReason.ASKED, by_id=cast.mona.id)
    db.session.commit()
    assert "Farah" not in mona.page("/").main.text


def test_an_empty_day_asks_for_a_touch_then_for_a_conversation_then_for_nothing(cast, mona):
    assert lines(mona.page("/")) == [("This week", "One touch")]
    farah = benched("Farah", cast.mona, days_ago=3)
    actions.touch(farah, TouchKind.MESSAGE, on=TODAY, by_id=cast.mona.id)
    db.session.commit()
    assert lines(mona.page("/")) == [("This month", "One first interview")]
    done = actions.touch(farah, TouchKind.CALL, on=TODAY, by_id=cast.mona.id)
    db.session.commit()
    assert lines(mona.page("/")) == [("Any time", "The next A-player")]
    actions.undo(done, by_id=cast.mona.id)
    db.session.commit()
    assert lines(mona.page("/")) == [("This month", "One first interview")]


def test_a_conversation_with_somebody_known_is_no_first_one(cast, mona):
    farah = benched("Farah", cast.mona, days_ago=60)
    actions.touch(farah, TouchKind.CALL, on=TODAY - timedelta(days=50), by_id=cast.sam.id)
    actions.touch(farah, TouchKind.COFFEE, on=TODAY, by_id=cast.mona.id)
    db.session.commit()
    assert lines(mona.page("/")) == [("This month", "One first interview")]


def test_hr_is_reminded_of_nobody_elses_touches(cast, client):
    benched("Farah", cast.mona, days_ago=36)
    client.sign_in(cast.rosa)
    assert "Farah" not in client.page("/").main.text


@pytest.mark.parametrize(
    ("touches", "talks", "owed"),
    [(0, 0, Ask.TOUCH), (0, 3, Ask.TOUCH), (1, 0, Ask.FIRST_TALK), (1, 1, Ask.NOTHING)],
)
def test_the_nearer_thing_is_asked_first(touches, talks, owed):
    assert ask(touches_this_week=touches, first_talks_this_month=talks) is owed
