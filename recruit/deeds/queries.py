from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import selectinload

from foundation.access.rules import Act
from foundation.access.viewer import Viewer
from foundation.db import db
from recruit.candidates.queries import within_reach
from recruit.deeds.models import Deed


def deed_in_reach(viewer: Viewer, deed_id: int) -> Deed | None:
    """A deed about people whom `viewer` may change, all of them."""
    found = db.session.get(Deed, deed_id)
    if found is None:
        return None
    outside = (
        select(Deed.id).join(Deed.candidate).where(_same(found), ~within_reach(viewer, Act.EDIT))
    )
    return found if db.session.scalar(outside.limit(1)) is None else None


def together(deed: Deed) -> Sequence[Deed]:
    """The deeds that are taken back together and still stand, the latest first."""
    return db.session.scalars(
        select(Deed).where(_same(deed), Deed.undone_at.is_(None)).order_by(Deed.id.desc())
    ).all()


def _same(deed: Deed) -> ColumnElement[bool]:
    first = deed.first_id or deed.id
    return or_(Deed.id == first, Deed.first_id == first)


def later(deed: Deed) -> Sequence[Deed]:
    """What was done about the same person afterwards and still stands, oldest first."""
    return db.session.scalars(
        select(Deed)
        .where(Deed.candidate_id == deed.candidate_id, Deed.id > deed.id, Deed.undone_at.is_(None))
        .order_by(Deed.id)
    ).all()


def deeds_by(viewer: Viewer, since: datetime) -> Sequence[Deed]:
    """What `viewer` did from a moment on and did not take back, oldest first."""
    return db.session.scalars(
        select(Deed)
        .join(Deed.candidate)
        .where(
            Deed.by_id == viewer.person_id,
            Deed.at >= since,
            Deed.undone_at.is_(None),
            within_reach(viewer),
        )
        .options(selectinload(Deed.candidate))
        .order_by(Deed.id)
    ).all()
