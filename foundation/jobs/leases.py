"""Who may work on a job, and until when. The worker commits; only a lease's token ends it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from foundation.clock import now
from foundation.db import db
from foundation.jobs import registry
from foundation.jobs.backoff import rest
from foundation.jobs.models import Job, JobState
from foundation.jobs.running import Report

FREE = {"lease_until": None, "lease_token": None}


class LeaseLost(Exception):
    """Another worker has the job by now: nothing that was done under this lease may stay."""


@dataclass(frozen=True)
class Lease:
    """The right to make one attempt at a job, the first, second and so on."""

    job_id: int
    name: str
    arguments: dict[str, Any]
    attempt: int
    token: str


def claim(*, duration: timedelta) -> Lease | None:
    """Take the job that has been due longest, or None."""
    due = (
        select(Job.id)
        .where(Job.state == JobState.QUEUED, Job.run_after <= now())
        .order_by(Job.run_after, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)  # SQLite has one writer and leaves this out
    )
    row = db.session.execute(
        update(Job)
        .where(Job.id == due.scalar_subquery())
        .values(
            state=JobState.RUNNING,
            attempts=Job.attempts + 1,
            lease_token=secrets.token_hex(16),
            lease_until=now() + duration,
            started_at=now(),
        )
        .returning(Job.id, Job.name, Job.arguments, Job.attempts, Job.lease_token),
        execution_options={"synchronize_session": False},
    ).one_or_none()
    return Lease(*row) if row else None


def renew(lease: Lease, *, duration: timedelta, report: Report) -> None:
    """Keep a job for another `duration` and show how far it is. Raises LeaseLost."""
    _change(lease, lease_until=now() + duration, **report.columns())


def finish(lease: Lease, *, report: Report) -> None:
    """Mark a job done in the transaction of its effects. Raises LeaseLost."""
    period = registry.definition(lease.name).period
    if period:
        _rest(lease, until=now() + period, error=None)
    else:
        _change(
            lease, state=JobState.DONE, finished_at=now(), error=None, **FREE, **report.columns()
        )


def fail(lease: Lease, *, error: str) -> None:
    """Let a job rest after a failed attempt, or give it up after the last. Raises LeaseLost."""
    attempts, period = _limits(lease.name)
    if lease.attempt < attempts:
        _change(
            lease, state=JobState.QUEUED, run_after=now() + rest(lease.attempt), error=error, **FREE
        )
    elif period:
        _rest(lease, until=now() + period, error=error)
    else:
        _change(lease, state=JobState.DEAD, finished_at=now(), error=error, **FREE)


def release(lease: Lease) -> None:
    """Give a job back untouched: this attempt does not count. Raises LeaseLost."""
    _change(lease, state=JobState.QUEUED, attempts=Job.attempts - 1, run_after=now(), **FREE)


def reap() -> int:
    """Fail the attempts whose worker has stopped renewing them; say how many."""
    expired = db.session.execute(
        select(Job.id, Job.name, Job.arguments, Job.attempts, Job.lease_token)
        .where(Job.state == JobState.RUNNING, Job.lease_until < now())
        .with_for_update(skip_locked=True)
    ).all()
    for row in expired:
        lease = Lease(*row)
        attempts, period = _limits(lease.name)
        if lease.attempt < attempts or period:  # it has rested for as long as its lease
            _change(lease, state=JobState.QUEUED, run_after=now(), error="worker lost", **FREE)
        else:
            fail(lease, error="worker lost")
    return len(expired)


def _rest(lease: Lease, *, until: datetime, error: str | None) -> None:
    _change(
        lease, state=JobState.QUEUED, attempts=0, run_after=until, finished_at=now(), error=error,
        **FREE,
    )  # fmt: skip


def _limits(name: str) -> tuple[int, timedelta | None]:
    try:
        definition = registry.definition(name)
    except registry.NotAJob:  # a row of an older or newer release
        return registry.ATTEMPTS, None
    return definition.attempts, definition.period


def _change(lease: Lease, **values: Any) -> None:
    changed = db.session.execute(
        update(Job)
        .where(Job.id == lease.job_id, Job.lease_token == lease.token)
        .values(**values)
        .returning(Job.id),
        execution_options={"synchronize_session": False},
    ).one_or_none()
    if changed is None:
        raise LeaseLost(f"{lease.name} {lease.job_id}")
