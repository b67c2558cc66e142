from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, false, or_, select, true

from foundation.access.rules import Noun, Reach
from foundation.access.viewer import Viewer
from foundation.accounts.models import Person
from foundation.audit.models import AuditEvent
from foundation.db import db

PAGE = 50
ON_CANDIDATES = ("candidate", "résumé")


@dataclass(frozen=True)
class Deed:
    """An audit row with the name of who did it; nobody: the installation itself."""

    id: int
    at: datetime
    actor: str | None
    verb: str
    noun: str
    subject_id: int | None
    request_id: str | None


@dataclass(frozen=True)
class Page:
    """The newest deeds of a selection; where the next page begins, if there is one."""

    deeds: Sequence[Deed]
    older_than: int | None


def page(viewer: Viewer, *, before: int | None = None) -> Page:
    """The newest 50 deeds that `viewer` may see, older than the one with id `before`."""
    chosen = (
        select(
            AuditEvent.id,
            AuditEvent.at,
            Person.name.label("actor"),
            AuditEvent.verb,
            AuditEvent.noun,
            AuditEvent.subject_id,
            AuditEvent.request_id,
        )
        .outerjoin(Person, Person.id == AuditEvent.actor_id)
        .where(_within_reach(viewer), AuditEvent.id < before if before else true())
        .order_by(AuditEvent.id.desc())
        .limit(PAGE + 1)
    )
    deeds = [Deed(**row._mapping) for row in db.session.execute(chosen)]
    return Page(deeds[:PAGE], deeds[PAGE - 1].id if len(deeds) > PAGE else None)


def _within_reach(viewer: Viewer) -> ColumnElement[bool]:
    reach = viewer.reaches(Noun.AUDIT)
    if Reach.ALL in reach:
        return true()
    allowed: list[ColumnElement[bool]] = [false()]
    if Reach.ON_CANDIDATES in reach:
        allowed.append(AuditEvent.noun.in_(ON_CANDIDATES))
    if Reach.TREE in reach:
        allowed.append(AuditEvent.actor_id.in_({viewer.person_id, *viewer.tree}))
    return or_(*allowed)
