from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from foundation.clock import now
from foundation.db import db
from foundation.jobs.models import Job, JobState


@dataclass(frozen=True)
class Progress:
    """How far a job is, for a page that asks now and then."""

    state: JobState
    done: int
    total: int | None
    note: str
    error: str | None

    @property
    def is_over(self) -> bool:
        """Whether asking again is of no use."""
        return self.state in (JobState.DONE, JobState.DEAD)


def progress(job_id: int) -> Progress | None:
    """How far a job is; None once it is pruned or if it never was."""
    row = db.session.execute(
        select(
            Job.state, Job.progress_done, Job.progress_total, Job.progress_note, Job.error
        ).where(Job.id == job_id)
    ).one_or_none()
    return Progress(*row) if row else None


def dead() -> Sequence[Job]:
    """The jobs that were given up, latest first."""
    return db.session.scalars(
        select(Job).where(Job.state == JobState.DEAD).order_by(Job.finished_at.desc(), Job.id)
    ).all()


def is_due() -> bool:
    """Whether a worker would find something to do."""
    due = select(Job.id).where(Job.state == JobState.QUEUED, Job.run_after <= now())
    return db.session.scalar(due.limit(1)) is not None


def has_expired() -> bool:
    """Whether a job's worker has stopped renewing its lease."""
    late = select(Job.id).where(Job.state == JobState.RUNNING, Job.lease_until < now())
    return db.session.scalar(late.limit(1)) is not None


def job_with_id(job_id: int) -> Job | None:
    """The job with this id."""
    return db.session.get(Job, job_id)


def counts() -> dict[JobState, int]:
    """How many jobs are in each state."""
    rows = db.session.execute(select(Job.state, func.count()).group_by(Job.state))
    return dict.fromkeys(JobState, 0) | dict(rows.all())


def running() -> Sequence[Job]:
    """The jobs that a worker has now, the longest at it first."""
    return db.session.scalars(
        select(Job).where(Job.state == JobState.RUNNING).order_by(Job.started_at, Job.id)
    ).all()
