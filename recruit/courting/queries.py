from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import selectinload

from foundation.access.rules import Noun, Reach
from foundation.access.viewer import Viewer
from foundation.clock import today
from foundation.db import db
from foundation.organisation.queries import organisation
from recruit.candidates.models import Candidate
from recruit.candidates.queries import within_reach
from recruit.courting.cadence import STANDARD, Cadence, Readiness, Tier
from recruit.courting.cards import Card
from recruit.courting.models import (
    BenchArchival,
    Courtship,
    DoNotContact,
    TierCadence,
    Touchpoint,
    Trigger,
)
from recruit.courting.touches import TouchKind

LATEST = 50  # touchpoints shown of one person


# What of a courtship a change remembers; the day of the last touch follows from the touchpoints.
FIELDS: dict[str, Any] = {
    "tier": Tier,
    "readiness": Readiness,
    "readiness_on": date.fromisoformat,
    "benched_at": datetime.fromisoformat,
    "benched_by_id": int,
    "next_touch_on": date.fromisoformat,
    "next_verb": str,
    "snoozed_until": date.fromisoformat,
    "every_days": int,
}


def today_here() -> date:
    """Which day it is for the organisation."""
    return today(organisation().zone)


def cadence() -> Cadence:
    """The days between touches: the standard, where the organisation has not chosen its own."""
    chosen = {row.tier: row.days for row in db.session.scalars(select(TierCadence))}
    return Cadence({**STANDARD.days, **chosen})


def ours(viewer: Viewer) -> ColumnElement[bool]:
    """The condition of a viewer's own bench: theirs, and of the people below them."""
    return Candidate.owner_id.in_({viewer.person_id, *viewer.tree})


def has_own(viewer: Viewer) -> bool:
    """Whether a viewer courts people of their own, rather than looking after everybody's."""
    return Reach.ALL not in viewer.reaches(Noun.CANDIDATE)


def scope(viewer: Viewer, whose: str = "") -> ColumnElement[bool]:
    """Whom a page is about. whose: "own" or "all"; left open, whatever suits the viewer."""
    is_own = whose == "own" or (whose != "all" and has_own(viewer))
    return and_(within_reach(viewer), ours(viewer) if is_own else true())


def in_inbox() -> ColumnElement[bool]:
    """The condition that somebody waits in the Inbox: neither benched nor archived."""
    return and_(
        ~exists().where(Courtship.candidate_id == Candidate.id),
        ~exists().where(
            BenchArchival.candidate_id == Candidate.id, BenchArchival.undone_at.is_(None)
        ),
    )


def inbox_count(viewer: Viewer, whose: str = "") -> int:
    """How many wait in the Inbox."""
    chosen = select(func.count()).select_from(Candidate).where(scope(viewer, whose), in_inbox())
    return db.session.scalar(chosen) or 0


def courtship(candidate_id: int) -> Courtship | None:
    """How somebody is courted; None if they are not on the bench."""
    return db.session.get(Courtship, candidate_id)


def state(candidate_id: int) -> dict[str, Any]:
    """A courtship as plain values; without one, every field is None."""
    found = courtship(candidate_id)
    values = {name: getattr(found, name, None) for name in FIELDS}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def last_touch_on(candidate_id: int) -> date | None:
    """The day somebody was last reached out to."""
    return db.session.scalar(
        select(func.max(Touchpoint.on)).where(Touchpoint.candidate_id == candidate_id, *_counting())
    )


def cards(viewer: Viewer, where: ColumnElement[bool], on: date) -> list[Card]:
    """The cards of everybody on the bench whom `viewer` reaches and the condition names."""
    chosen = and_(within_reach(viewer), where)
    rows = db.session.execute(
        select(
            Courtship.candidate_id,
            Courtship.tier,
            Courtship.touched_on,
            Courtship.next_touch_on,
            Courtship.next_verb,
            Courtship.snoozed_until,
            Courtship.every_days,
            Courtship.readiness,
            Courtship.readiness_on,
            Candidate.name,
        )
        .join(Candidate, Candidate.id == Courtship.candidate_id)
        .where(chosen)
    )
    waking, blocked = _first_triggers(chosen), _blocked(chosen, on)
    return [
        Card(
            **row._mapping,
            wakes_on=waking.get(row.candidate_id, (None, None))[0],
            waking=waking.get(row.candidate_id, (None, None))[1],
            is_blocked=row.candidate_id in blocked,
        )
        for row in rows
    ]


def card(viewer: Viewer, candidate_id: int, on: date) -> Card | None:
    """One card; None for somebody who is not on the bench, or out of reach."""
    return next(iter(cards(viewer, Candidate.id == candidate_id, on)), None)


def stop_of(candidate_id: int, on: date) -> DoNotContact | None:
    """The do-not-contact in force; of several the one that holds longest."""
    found = db.session.scalars(
        select(DoNotContact).where(DoNotContact.candidate_id == candidate_id, _stops(on))
    )
    return max(found, key=lambda stop: stop.until or date.max, default=None)


def open_triggers(candidate_id: int) -> Sequence[Trigger]:
    """The reasons to call that are still to come, or due."""
    return db.session.scalars(
        select(Trigger)
        .where(Trigger.candidate_id == candidate_id, _open())
        .order_by(Trigger.wakes_on, Trigger.id)
    ).all()


def touchpoints(candidate_id: int) -> Sequence[Touchpoint]:
    """What was done to stay in touch, the latest first."""
    return db.session.scalars(
        select(Touchpoint)
        .where(Touchpoint.candidate_id == candidate_id, Touchpoint.undone_at.is_(None))
        .options(selectinload(Touchpoint.by))
        .order_by(Touchpoint.on.desc(), Touchpoint.id.desc())
        .limit(LATEST)
    ).all()


def archival_of(candidate_id: int) -> BenchArchival | None:
    """How somebody last left the bench; whether they are back says their courtship."""
    return db.session.scalar(
        select(BenchArchival)
        .where(BenchArchival.candidate_id == candidate_id, BenchArchival.undone_at.is_(None))
        .options(selectinload(BenchArchival.by))
        .order_by(BenchArchival.id.desc())
        .limit(1)
    )


def touches_by(person_id: int, since: date) -> int:
    """How often somebody reached out from a day on; notes do not count."""
    chosen = select(func.count()).where(
        Touchpoint.by_id == person_id, Touchpoint.on >= since, *_counting()
    )
    return db.session.scalar(chosen) or 0


def first_talks_by(person_id: int, since: date) -> int:
    """With how many people somebody spoke from a day on with whom nobody here had spoken before."""
    spoken = Touchpoint.kind.in_((TouchKind.CALL, TouchKind.COFFEE))
    first = (
        select(Touchpoint.candidate_id, func.min(Touchpoint.on).label("on"))
        .where(spoken, *_counting())
        .group_by(Touchpoint.candidate_id)
        .subquery()
    )
    chosen = (
        select(func.count(Touchpoint.candidate_id.distinct()))
        .join(first, first.c.candidate_id == Touchpoint.candidate_id)
        .where(
            spoken,
            *_counting(),
            Touchpoint.by_id == person_id,
            Touchpoint.on >= since,
            Touchpoint.on == first.c.on,
        )
    )
    return db.session.scalar(chosen) or 0


@dataclass(frozen=True)
class Panel:
    """All that is known of how one person is courted. card: None if they are not on the bench."""

    candidate: Candidate
    on: date
    cadence: Cadence
    card: Card | None
    courtship: Courtship | None
    stop: DoNotContact | None
    triggers: Sequence[Trigger]
    touchpoints: Sequence[Touchpoint]
    archival: BenchArchival | None


def panel(viewer: Viewer, candidate: Candidate) -> Panel:
    """What the courting panel of a candidate's page shows."""
    on, found = today_here(), courtship(candidate.id)
    return Panel(
        candidate=candidate,
        on=on,
        cadence=cadence(),
        card=card(viewer, candidate.id, on),
        courtship=found,
        stop=stop_of(candidate.id, on),
        triggers=open_triggers(candidate.id),
        touchpoints=touchpoints(candidate.id),
        archival=archival_of(candidate.id),
    )


def _counting() -> tuple[ColumnElement[bool], ...]:
    return (Touchpoint.undone_at.is_(None), Touchpoint.kind != TouchKind.NOTE)


def _open() -> ColumnElement[bool]:
    return and_(Trigger.done_at.is_(None), Trigger.undone_at.is_(None))


def _stops(on: date) -> ColumnElement[bool]:
    return and_(
        DoNotContact.lifted_at.is_(None),
        DoNotContact.undone_at.is_(None),
        or_(DoNotContact.until.is_(None), DoNotContact.until >= on),
    )


def _first_triggers(chosen: ColumnElement[bool]) -> dict[int, tuple[date, str]]:
    rows = db.session.execute(
        select(Trigger.candidate_id, Trigger.wakes_on, Trigger.reason)
        .join(Candidate, Candidate.id == Trigger.candidate_id)
        .where(chosen, _open())
        .order_by(Trigger.wakes_on.desc(), Trigger.id.desc())
    )
    return {row.candidate_id: (row.wakes_on, row.reason) for row in rows}


def _blocked(chosen: ColumnElement[bool], on: date) -> frozenset[int]:
    rows: Iterable[int] = db.session.scalars(
        select(DoNotContact.candidate_id)
        .join(Candidate, Candidate.id == DoNotContact.candidate_id)
        .where(chosen, _stops(on))
    )
    return frozenset(rows)
