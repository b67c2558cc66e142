from typing import Any

from flask import g, has_request_context
from flask_login import current_user

from foundation.audit.models import AuditEvent
from foundation.clock import now
from foundation.db import db

SYSTEM = None


def record(
    verb: str, noun: str, subject_id: int | None, *, actor_id: int | None = None, **detail: Any
) -> None:
    """Add a deed to the transaction at hand; the signed-in person did it unless said otherwise.

    detail: ids, numbers and categories only.
    """
    db.session.add(
        AuditEvent(
            at=now(),
            actor_id=_actor() if actor_id is None else actor_id,
            verb=verb,
            noun=noun,
            subject_id=subject_id,
            request_id=g.get("request_id") if has_request_context() else None,
            detail=detail,
        )
    )


def record_read(noun: str, subject_id: int) -> None:
    """Note that the signed-in person reads something personal.

    The row is written after the response is made, in a transaction of its own, so that reading
    never waits for a writer.
    """
    g.setdefault("reads", []).append((noun, subject_id))


def write_reads() -> bool:
    """Add the reads of this request; say whether there were any."""
    reads = g.pop("reads", [])
    for noun, subject_id in reads:
        record("read", noun, subject_id)
    return bool(reads)


def _actor() -> int | None:
    if has_request_context() and current_user and current_user.is_authenticated:
        person_id: int = current_user.id
        return person_id
    return SYSTEM
