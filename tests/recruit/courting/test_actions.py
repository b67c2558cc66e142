from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from foundation.audit.models import AuditEvent
from foundation.clock import now, set_clock
from foundation.db import db
from foundation.teams.queries import viewer_of
from recruit.candidates.models import Candidate
from recruit.courting import actions
from recruit.courting.cadence import Readiness, Tier
from recruit.courting.cards import Column
from recruit.courting.models import Touchpoint
from recruit.courting.queries import card, courtship, inbox_count, state, stop_of, touchpoints
from recruit.courting.reasons import ArchivalReason, StopReason
from recruit.courting.refusals import NotOnTheBench, NotToBeContacted, ReturnDateOwed
from recruit.courting.touches import TouchKind
from tests.engines import on_both_engines
from tests.recruit.courting.people import make_candidate

TODAY = date(2026, 11, 23)
OUTREACH = [kind for kind in TouchKind if kind.is_outreach]
pytestmark = pytest.mark.usefixtures("monday")


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.fixture
def viewer(cast):
    return viewer_of(cast.mona, cast.organisation.zone)


@pytest.fixture
def farah(cast):
    return make_candidate("Farah Siddiqui", cast.mona)


@on_both_engines
def test_a_new_arrival_waits_in_the_inbox_until_benched(cast, viewer, farah):
    assert inbox_count(viewer) == 1
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    found = card(viewer, farah.id, TODAY)
    assert (found.tier, found.touched_on, found.next_touch_on) == (Tier.A, TODAY, day(30))
    assert inbox_count(viewer) == 0


@on_both_engines
def test_one_touch_sets_the_next_by_the_cadence(cast, viewer, farah):
    actions.bench(farah, Tier.B, by_id=cast.mona.id)
    set_clock(now() + timedelta(days=70))
    assert card(viewer, farah.id, day(70)).column(day(70)) is Column.COLD
    actions.touch(farah, TouchKind.CALL, on=day(70), by_id=cast.mona.id, note=" She is in. ")
    found = card(viewer, farah.id, day(70))
    assert (found.column(day(70)), found.next_touch_on) == (Column.WARM, day(130))
    assert [one.note for one in touchpoints(farah.id)] == ["She is in."]


@on_both_engines
def test_a_touch_undone_leaves_nothing_behind(cast, viewer, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.set_next_touch(farah, day(2), "Send the plan", by_id=cast.mona.id)
    before = card(viewer, farah.id, TODAY)
    done = actions.touch(farah, TouchKind.COFFEE, on=day(0), by_id=cast.mona.id)
    db.session.commit()
    actions.undo(done, by_id=cast.mona.id)
    db.session.commit()
    assert card(viewer, farah.id, TODAY) == before
    assert touchpoints(farah.id) == []


def test_a_note_moves_no_date(cast, viewer, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    before = card(viewer, farah.id, TODAY)
    actions.touch(farah, TouchKind.NOTE, on=TODAY, by_id=cast.mona.id, note="Read her article")
    assert card(viewer, farah.id, TODAY) == before


def test_an_older_touch_written_down_late_moves_no_newer_date(cast, viewer, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.touch(farah, TouchKind.CALL, on=day(-5), by_id=cast.mona.id)
    assert card(viewer, farah.id, TODAY).next_touch_on == day(30)


@on_both_engines
@pytest.mark.parametrize("kind", OUTREACH)
def test_do_not_contact_refuses_every_outreach_and_says_until_when(cast, viewer, farah, kind):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.do_not_contact(farah, StopReason.ASKED, by_id=cast.mona.id, until=day(90))
    with pytest.raises(NotToBeContacted) as refused:
        actions.touch(farah, kind, on=TODAY, by_id=cast.mona.id)
    assert refused.value.until == day(90)
    assert card(viewer, farah.id, TODAY).is_blocked


def test_a_note_is_possible_where_contact_is_not(cast, farah):
    actions.do_not_contact(farah, StopReason.CONSENT, by_id=cast.mona.id)
    actions.touch(farah, TouchKind.NOTE, on=TODAY, by_id=cast.mona.id, note="She moved")
    assert len(touchpoints(farah.id)) == 1


def test_do_not_contact_ends_on_its_day_or_when_lifted(cast, farah):
    actions.do_not_contact(farah, StopReason.ASKED, by_id=cast.mona.id, until=TODAY)
    assert stop_of(farah.id, day(1)) is None
    actions.do_not_contact(farah, StopReason.LEGAL, by_id=cast.mona.id)
    done = actions.lift(farah, by_id=cast.mona.id)
    assert stop_of(farah.id, TODAY) is None
    actions.undo(done, by_id=cast.mona.id)
    assert stop_of(farah.id, TODAY).until is None


@on_both_engines
def test_a_trigger_wakes_the_card_on_its_day_and_a_touch_ends_it(cast, viewer, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.snooze(farah, day(100), by_id=cast.mona.id)
    actions.add_trigger(farah, "Bonus paid in March", day(40), by_id=cast.mona.id)
    asleep = card(viewer, farah.id, day(39))
    assert (asleep.column(day(39)), asleep.verb(day(39))) == (Column.ASLEEP, "Bonus paid in March")
    awake = card(viewer, farah.id, day(41))
    assert awake.column(day(41)) is not Column.ASLEEP
    assert (awake.is_late(day(41)), awake.verb(day(41))) == (True, "Bonus paid in March")
    set_clock(now() + timedelta(days=41))
    actions.touch(farah, TouchKind.CALL, on=day(41), by_id=cast.mona.id)
    assert not card(viewer, farah.id, day(41)).is_due(day(41))


def test_a_reason_of_timing_owes_a_date_in_the_future(cast, farah):
    for returns_on in (None, TODAY, day(-1)):
        with pytest.raises(ReturnDateOwed):
            actions.archive(farah, ArchivalReason.TIMING, by_id=cast.mona.id, returns_on=returns_on)


@on_both_engines
def test_whom_the_time_was_wrong_for_comes_back_on_the_date(cast, viewer, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.archive(farah, ArchivalReason.TIMING, by_id=cast.mona.id, returns_on=day(190))
    found = card(viewer, farah.id, day(189))
    assert (found.tier, found.column(day(189))) == (Tier.A, Column.ASLEEP)
    assert found.is_due(day(190))
    assert not found.is_late(day(190))
    assert inbox_count(viewer) == 0


@on_both_engines
def test_the_archived_leave_and_undo_brings_them_back_as_they_were(cast, viewer, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.set_next_touch(farah, day(5), "Lunch", by_id=cast.mona.id, every_days=90)
    actions.judge_readiness(farah, Readiness.NOW, by_id=cast.mona.id)
    before = card(viewer, farah.id, TODAY)
    done = actions.archive(farah, ArchivalReason.NOT_A_FIT, by_id=cast.mona.id)
    db.session.commit()
    assert card(viewer, farah.id, TODAY) is None
    assert inbox_count(viewer) == 0
    actions.undo(done, by_id=cast.mona.id)
    assert card(viewer, farah.id, TODAY) == before


def test_nobody_is_promoted_who_is_not_on_the_bench(cast, farah):
    with pytest.raises(NotOnTheBench):
        actions.set_tier(farah, Tier.A, by_id=cast.mona.id)


def test_a_tier_moves_the_date_unless_something_was_planned(cast, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.set_tier(farah, Tier.B, by_id=cast.mona.id)
    assert courtship(farah.id).next_touch_on == day(60)
    actions.set_next_touch(farah, day(3), "Coffee", by_id=cast.mona.id)
    actions.set_tier(farah, Tier.A, by_id=cast.mona.id)
    assert courtship(farah.id).next_touch_on == day(3)


def test_the_organisation_chooses_its_cadence(cast, farah):
    actions.choose_cadence({Tier.A: 14, Tier.B: 45, Tier.C: None}, by_id=cast.ada.id)
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    assert courtship(farah.id).next_touch_on == day(14)


def test_many_are_benched_and_taken_back_together(cast, viewer):
    people = [make_candidate(f"Person {number}", cast.mona) for number in range(3)]
    first = None
    for one in people:
        done = actions.bench(one, Tier.B, by_id=cast.mona.id, with_deed=first)
        first = first or done
    assert inbox_count(viewer) == 0
    assert actions.undo(first, by_id=cast.mona.id) == 3
    assert inbox_count(viewer) == 3
    assert actions.undo(first, by_id=cast.mona.id) == 0


def test_every_deed_is_on_the_record_without_its_words(cast, farah):
    actions.bench(farah, Tier.A, by_id=cast.mona.id)
    actions.touch(farah, TouchKind.CALL, on=TODAY, by_id=cast.mona.id, note="A secret")
    rows = db.session.scalars(select(AuditEvent).where(AuditEvent.noun == "candidate")).all()
    assert [row.verb for row in rows][-2:] == ["bench", "touch"]
    assert "secret" not in str([row.detail for row in rows])


DEEDS = {
    "bench": lambda one, by: actions.bench(one, Tier.A, by_id=by),
    "touch": lambda one, by: actions.touch(one, TouchKind.CALL, on=TODAY, by_id=by),
    "early touch": lambda one, by: actions.touch(one, TouchKind.COFFEE, on=day(-9), by_id=by),
    "plan": lambda one, by: actions.set_next_touch(one, day(4), "Lunch", by_id=by, every_days=20),
    "snooze": lambda one, by: actions.snooze(one, day(60), by_id=by),
    "wake": lambda one, by: actions.wake(one, by_id=by),
    "demote": lambda one, by: actions.set_tier(one, Tier.C, by_id=by),
    "ready": lambda one, by: actions.judge_readiness(one, Readiness.NOW, by_id=by),
    "trigger": lambda one, by: actions.add_trigger(one, "Bonus", TODAY, by_id=by),
    "leave": lambda one, by: actions.archive(one, ArchivalReason.NOT_A_FIT, by_id=by),
    "later": lambda one, by: actions.archive(
        one, ArchivalReason.TIMING, by_id=by, returns_on=day(200)
    ),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    names=st.lists(st.sampled_from(sorted(DEEDS)), min_size=1, max_size=6),
    random=st.randoms(use_true_random=False),
)
def test_whatever_was_done_can_be_taken_back_in_any_order(cast, viewer, names, random):
    one = db.session.scalar(select(Candidate)) or make_candidate("Owen Birch", cast.mona)
    before, done = state(one.id), []
    for name in names:
        try:
            done.append(DEEDS[name](one, cast.mona.id))
        except NotOnTheBench:
            continue
    random.shuffle(done)
    for deed in done:
        actions.undo(deed, by_id=cast.mona.id)
    assert state(one.id) == before
    assert card(viewer, one.id, TODAY) is None
    assert inbox_count(viewer) == 1
    left = select(func.count()).select_from(Touchpoint).where(Touchpoint.undone_at.is_(None))
    assert db.session.scalar(left) == 0
