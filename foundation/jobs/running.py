"""What a job may say and do while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from foundation.db import db, reads_only


@dataclass(frozen=True)
class Report:
    """How far a job is: `done` of `total`, and what it is at, in a few words."""

    done: int = 0
    total: int | None = None
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """The same as columns of the job's row."""
        return {
            "progress_done": self.done,
            "progress_total": self.total,
            "progress_note": self.note[:200],
        }


@dataclass
class Run:
    """One job at work, as far as it has reported."""

    report: Report = field(default_factory=Report)


current_run: ContextVar[Run | None] = ContextVar("current_run", default=None)


def report(*, done: int, total: int | None = None, note: str = "") -> None:
    """Say how far this job is. The worker's heartbeat writes it down within a second or so."""
    run = current_run.get()
    if run:
        run.report = Report(done, total, note)


@contextmanager
def reading() -> Iterator[None]:
    """Look things up in a transaction that is over at the end of the block and locks nobody.

    Take plain values out of it, compute, and write afterwards: no job computes in a transaction.
    """
    if db.session().in_transaction():
        raise RuntimeError("a job reads before it writes")
    token = reads_only.set(True)
    try:
        yield
    finally:
        db.session.rollback()
        reads_only.reset(token)
