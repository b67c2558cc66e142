"""How a worker learns that there is work. The row says what; a queue only wakes."""

import threading
from typing import Protocol, cast

from flask import current_app
from sqlalchemy import event
from sqlalchemy.orm import Session

from foundation.db import db

EXTENSION = "fivebar.queue"
_ENQUEUED = "fivebar.enqueued"


class Queue(Protocol):
    """Carries ids from those who enqueue to those who work; losing one only costs time."""

    def announce(self, job_id: int) -> None:
        """Say that a job is committed."""

    def wait(self, seconds: float) -> None:
        """Return when there may be work, after `seconds` at the latest."""


class Polling:
    """The embedded queue: workers of this process hear at once, others look at the table."""

    def __init__(self) -> None:
        self._bell = threading.Event()

    def announce(self, job_id: int) -> None:
        """Ring."""
        self._bell.set()

    def wait(self, seconds: float) -> None:
        """Sleep until somebody rings or `seconds` have passed."""
        self._bell.wait(seconds)
        self._bell.clear()


def queue() -> Queue:
    """The queue of the running application."""
    return cast(Queue, current_app.extensions[EXTENSION])


def announce_on_commit(session: Session, job_id: int) -> None:
    """Announce a job when the transaction it is enqueued in is committed, not before."""
    session.info.setdefault(_ENQUEUED, []).append(job_id)


@event.listens_for(db.session, "after_commit")
def _announce(session: Session) -> None:
    if session.in_nested_transaction():
        return
    for job_id in session.info.pop(_ENQUEUED, ()):
        queue().announce(job_id)


@event.listens_for(db.session, "after_rollback")
def _forget(session: Session) -> None:
    if not session.in_nested_transaction():
        session.info.pop(_ENQUEUED, None)
