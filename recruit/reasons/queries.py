from collections.abc import Sequence

from sqlalchemy import select

from foundation.db import db
from recruit.reasons.endings import Ending
from recruit.reasons.models import Reason


def reasons(ending: Ending | None = None, *, also_retired: bool = False) -> Sequence[Reason]:
    """Why applications end, in the order they were written down."""
    chosen = select(Reason).order_by(Reason.ending, Reason.id)
    if ending:
        chosen = chosen.where(Reason.ending == ending)
    if not also_retired:
        chosen = chosen.where(Reason.retired_at.is_(None))
    return db.session.scalars(chosen).all()


def reason_with_id(reason_id: int) -> Reason | None:
    """The reason with this id."""
    return db.session.get(Reason, reason_id)
