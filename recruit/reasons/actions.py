from sqlalchemy.exc import IntegrityError

from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from recruit.reasons.endings import Ending
from recruit.reasons.models import Reason


class NameTaken(Exception):
    """There is such a reason already."""


def write_reason(*, ending: Ending, name: str, is_timing: bool, is_silver: bool) -> Reason:
    """Add a reason. Raises NameTaken."""
    reason = Reason(ending=ending, name=name, is_timing=is_timing, is_silver=is_silver)
    db.session.add(reason)
    _flush(reason, "add")
    return reason


def change_reason(reason: Reason, *, name: str, is_timing: bool, is_silver: bool) -> None:
    """Change a reason, also for what it ended already. Raises NameTaken."""
    reason.name, reason.is_timing, reason.is_silver = name, is_timing, is_silver
    _flush(reason, "edit")


def retire_reason(reason: Reason) -> None:
    """Offer a reason no more."""
    reason.retired_at = now()
    _flush(reason, "retire")


def return_reason(reason: Reason) -> None:
    """Offer a reason again."""
    reason.retired_at = None
    _flush(reason, "return")


def _flush(reason: Reason, verb: str) -> None:
    try:
        db.session.flush()
    except IntegrityError as problem:
        raise NameTaken from problem
    record(verb, "reason", reason.id)
