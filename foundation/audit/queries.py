from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from foundation.access.rules import Noun, Reach
from foundation.access.viewer import Viewer
from foundation.accounts.models import Person
from foundation.audit.models import AuditEvent
from foundation.db import db

PAGE = 50


@dataclass(frozen=True)
class Deed:
    """An audit row with the name of who did it."""

    id: int
    at: datetime
    actor: str | None
    verb: str
    noun: str
    subject_id: int | None
    request_id: str | None


def deeds(viewer: Viewer, *, before: int | None = None) -> Sequence[Deed]:
    """The newest 50 deeds that `viewer` may see, older than the one with id `before`."""
    chosen = _visible(viewer)
    if before is not None:
        chosen = chosen.where(AuditEvent.id < before)
    return [Deed(**row._mapping) for row in db.session.execute(chosen.limit(PAGE))]


def _visible(viewer: Viewer) -> Select[*tuple[Any, ...]]:
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
        .order_by(AuditEvent.id.desc())
    )
    reach = viewer.reaches(Noun.AUDIT)
    if Reach.ALL in reach:
        return chosen
    allowed = []
    if Reach.ON_CANDIDATES in reach:
        allowed.append(AuditEvent.noun.in_(("candidate", "résumé")))
    if Reach.TREE in reach:
        allowed.append(AuditEvent.actor_id.in_({viewer.person_id, *viewer.tree}))
    return chosen.where(or_(False, *allowed))
