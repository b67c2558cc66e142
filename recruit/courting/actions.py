from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from sqlalchemy import select

from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from foundation.organisation.queries import organisation
from recruit.candidates.models import Candidate
from recruit.courting.cadence import Readiness, Tier, next_due
from recruit.courting.models import (
    BenchArchival,
    Courtship,
    DoNotContact,
    TierCadence,
    Touchpoint,
    Trigger,
)
from recruit.courting.queries import (
    FIELDS,
    cadence,
    courtship,
    last_touch_on,
    open_triggers,
    state,
    stop_of,
    today_here,
)
from recruit.courting.reasons import ArchivalReason, StopReason
from recruit.courting.refusals import NotOnTheBench, NotToBeContacted, ReturnDateOwed
from recruit.courting.touches import TouchKind
from recruit.deeds.actions import deed, take_back
from recruit.deeds.models import Deed
from recruit.deeds.queries import together

# What a deed may have made, each kind taken back alike.
MADE: tuple[Any, ...] = (Touchpoint, Trigger, DoNotContact, BenchArchival)


def bench(candidate: Candidate, tier: Tier, *, by_id: int, with_deed: Deed | None = None) -> Deed:
    """Put somebody on the bench, or into another tier if they are there already."""
    if courtship(candidate.id):
        return set_tier(candidate, tier, by_id=by_id, with_deed=with_deed)
    with _deed(candidate, "bench", by_id, with_deed) as done:
        _begin(candidate, tier, by_id)
    return done


def touch(
    candidate: Candidate,
    kind: TouchKind,
    *,
    on: date,
    by_id: int,
    note: str = "",
    with_deed: Deed | None = None,
) -> Deed:
    """Write down a touch and set the next by the cadence. Raises NotToBeContacted for outreach.

    A note touches nobody: it moves no date. Triggers that are due are done by a touch.
    """
    stop = stop_of(candidate.id, today_here()) if kind.is_outreach else None
    if stop:
        raise NotToBeContacted(stop.reason, stop.until)
    verb = "touch" if kind.is_outreach else "note"
    with _deed(candidate, verb, by_id, with_deed) as done:
        db.session.add(Touchpoint(**_made(done), kind=kind, on=on, note=note.strip()))
        if kind.is_outreach:
            _touched(candidate, on, done)
            _refresh_touched(candidate.id)
    return done


def set_next_touch(
    candidate: Candidate,
    on: date | None,
    verb: str | None,
    *,
    by_id: int,
    every_days: int | None = None,
    with_deed: Deed | None = None,
) -> Deed:
    """Say when to touch somebody next, what is to be done then, and how often (None: by tier)."""
    found = _courted(candidate)
    with _deed(candidate, "plan", by_id, with_deed) as done:
        found.every_days = every_days
        found.next_touch_on = on or next_due(found.touched_on, _days(found))
        found.next_verb = (verb or "").strip() or None
    return done


def snooze(candidate: Candidate, until: date, *, by_id: int) -> Deed:
    """Let somebody rest until a day; then a touch is due."""
    found = _courted(candidate)
    with _deed(candidate, "snooze", by_id) as done:
        found.snoozed_until = until
        found.next_touch_on = max(found.next_touch_on or until, until)
    return done


def wake(candidate: Candidate, *, by_id: int) -> Deed:
    """End somebody's rest: a touch is due today."""
    found = _courted(candidate)
    with _deed(candidate, "wake", by_id) as done:
        found.snoozed_until, found.next_touch_on = None, today_here()
    return done


def set_tier(
    candidate: Candidate, tier: Tier, *, by_id: int, with_deed: Deed | None = None
) -> Deed:
    """Promote or demote; the next touch follows the new cadence unless one was planned."""
    found = _courted(candidate)
    with _deed(candidate, "tier", by_id, with_deed) as done:
        found.tier = tier
        if found.next_verb is None and found.snoozed_until is None:
            found.next_touch_on = next_due(found.touched_on, _days(found))
    return done


def judge_readiness(candidate: Candidate, readiness: Readiness, *, by_id: int) -> Deed:
    """Say when somebody would move, as far as one can tell today."""
    found = _courted(candidate)
    with _deed(candidate, "readiness", by_id) as done:
        found.readiness, found.readiness_on = readiness, today_here()
    return done


def add_trigger(candidate: Candidate, reason: str, wakes_on: date, *, by_id: int) -> Deed:
    """Give a dated reason to call; the card wakes on its day."""
    with _deed(candidate, "trigger", by_id) as done:
        db.session.add(Trigger(**_made(done), reason=reason.strip(), wakes_on=wakes_on))
    return done


def archive(
    candidate: Candidate,
    reason: ArchivalReason,
    *,
    by_id: int,
    returns_on: date | None = None,
    with_deed: Deed | None = None,
) -> Deed:
    """Take somebody off the bench or out of the Inbox. Raises ReturnDateOwed.

    Whom only the time is wrong for stays, asleep until the day on which to ask again.
    """
    if reason.is_timing and (returns_on is None or returns_on <= today_here()):
        raise ReturnDateOwed(reason)
    with _deed(candidate, "archive", by_id, with_deed) as done:
        back_on = returns_on if reason.is_timing else None
        db.session.add(BenchArchival(**_made(done), reason=reason, returns_on=back_on))
        found = courtship(candidate.id)
        if back_on:
            found = found or _begin(candidate, Tier.B, by_id)
            found.snoozed_until = found.next_touch_on = back_on
            found.next_verb = "Ask again"
            found.readiness, found.readiness_on = Readiness.LATER, today_here()
        elif found:
            db.session.delete(found)
    return done


def do_not_contact(
    candidate: Candidate, reason: StopReason, *, by_id: int, until: date | None = None
) -> Deed:
    """Forbid reaching out to somebody. until: the last day it holds; None: for good."""
    with _deed(candidate, "do not contact", by_id) as done:
        db.session.add(DoNotContact(**_made(done), reason=reason, until=until))
    return done


def lift(candidate: Candidate, *, by_id: int) -> Deed:
    """Allow reaching out to somebody again."""
    with _deed(candidate, "lift", by_id) as done:
        while stop := stop_of(candidate.id, today_here()):
            stop.lifted_at, stop.lifted_deed_id = now(), done.id
            db.session.flush()
    return done


def undo(done: Deed, *, by_id: int) -> int:
    """Take back a deed, of everybody it was done to; give how many that were."""
    deeds = together(done)
    for one in deeds:
        take_back(one, by_id=by_id, read=state, put=_put)
        _unmake(one)
        _refresh_touched(one.candidate_id)
    return len(deeds)


def choose_cadence(days: dict[Tier, int | None], *, by_id: int) -> None:
    """Set the days between touches for everybody; dates that are set already stay."""
    for tier, chosen in days.items():
        row = db.session.get(TierCadence, tier)
        if row is None:
            db.session.add(TierCadence(tier=tier, days=chosen))
        else:
            row.days = chosen
    record("choose", "cadence", None, actor_id=by_id, **{tier.value: d for tier, d in days.items()})


def _deed(
    candidate: Candidate, verb: str, by_id: int, with_deed: Deed | None = None
) -> AbstractContextManager[Deed]:
    return deed(candidate.id, verb, by_id=by_id, read=state, with_deed=with_deed)


def _made(done: Deed) -> dict[str, Any]:
    return {
        "candidate_id": done.candidate_id,
        "deed_id": done.id,
        "by_id": done.by_id,
        "at": done.at,
    }


def _courted(candidate: Candidate) -> Courtship:
    found = courtship(candidate.id)
    if found is None:
        raise NotOnTheBench(candidate.id)
    return found


def _begin(candidate: Candidate, tier: Tier, by_id: int) -> Courtship:
    on = today_here()
    found = Courtship(
        candidate_id=candidate.id,
        tier=tier,
        readiness=Readiness.UNKNOWN,
        benched_at=now(),
        benched_by_id=by_id,
        touched_on=on,
        next_touch_on=next_due(on, cadence().of(tier)),
    )
    db.session.add(found)
    return found


def _days(found: Courtship) -> int | None:
    return found.every_days or cadence().of(found.tier)


def _touched(candidate: Candidate, on: date, done: Deed) -> None:
    """Set the next touch from this one, and close the triggers that are due."""
    for trigger in open_triggers(candidate.id):
        if trigger.wakes_on <= today_here():
            trigger.done_at, trigger.done_deed_id = now(), done.id
    found = courtship(candidate.id)
    if found is None or on < found.touched_on:
        return  # something newer has set the date already
    due_on = next_due(on, _days(found))
    if due_on and found.snoozed_until:
        due_on = max(due_on, found.snoozed_until)
    found.next_touch_on, found.next_verb = due_on, None


def _refresh_touched(candidate_id: int) -> None:
    """Set the day of the last touch from the touchpoints, or the day they came to the bench."""
    db.session.flush()
    found = courtship(candidate_id)
    if found is None:
        return
    benched_on = found.benched_at.astimezone(organisation().zone).date()
    last = last_touch_on(candidate_id)
    found.touched_on = max(last, benched_on) if last else benched_on


def _put(candidate_id: int, values: dict[str, Any]) -> None:
    """Make a courtship what a state says: of one without a beginning there is none."""
    found = courtship(candidate_id)
    if values.get("benched_at") is None:
        if found:
            db.session.delete(found)
        return
    if found is None:
        found = Courtship(candidate_id=candidate_id, touched_on=today_here())
        db.session.add(found)
    for name, read in FIELDS.items():
        value = values.get(name)
        setattr(found, name, None if value is None else read(value))


def _unmake(done: Deed) -> None:
    """Take back the rows that a deed made, and open again what it closed."""
    for kind in MADE:
        for row in db.session.scalars(select(kind).where(kind.deed_id == done.id)):
            row.undone_at = done.undone_at
    for trigger in db.session.scalars(select(Trigger).where(Trigger.done_deed_id == done.id)):
        trigger.done_at = trigger.done_deed_id = None
    stops = select(DoNotContact).where(DoNotContact.lifted_deed_id == done.id)
    for stop in db.session.scalars(stops):
        stop.lifted_at = stop.lifted_deed_id = None
