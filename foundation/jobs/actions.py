import inspect
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from foundation.clock import now
from foundation.db import db
from foundation.jobs import registry
from foundation.jobs.models import Job, JobState
from foundation.jobs.queue import announce_on_commit

KEPT = timedelta(days=14)  # how long a job that is done can still be asked about
PERIODIC = "periodic"  # the key of the one row of a job that repeats


def enqueue(
    function: registry.Work,
    *,
    key: str | None = None,
    after: datetime | None = None,
    by: int | None = None,
    **arguments: Any,
) -> Job:
    """Add a job to the caller's transaction: both are committed, or neither.

    key: a second job of that name and key is not made, the first is returned whatever its state.
    Raises TypeError where the arguments do not fit the function or do not survive JSON.
    """
    definition = registry.definition_of(function)
    inspect.signature(function).bind(**arguments)
    _check_json(arguments)
    known = _known(definition.name, key)
    if known:
        return known
    job = Job(
        name=definition.name,
        arguments=arguments,
        key=key,
        run_after=after or now(),
        created_at=now(),
        created_by=by,
    )
    try:
        with db.session.begin_nested():
            db.session.add(job)
    except IntegrityError:  # somebody enqueued the same key meanwhile
        known = _known(definition.name, key)
        if known is None:
            raise
        return known
    announce_on_commit(db.session(), job.id)
    return job


def _check_json(arguments: Mapping[str, Any]) -> None:
    if json.loads(json.dumps(arguments)) != arguments:
        raise TypeError("arguments of a job are text, numbers, truths, lists and named values")


def _known(name: str, key: str | None) -> Job | None:
    if key is None:
        return None
    return db.session.scalar(select(Job).where(Job.name == name, Job.key == key))


def retry(job: Job) -> bool:
    """Give a dead job all its attempts again; say whether it was dead."""
    if job.state is not JobState.DEAD:
        return False
    job.state = JobState.QUEUED
    job.attempts = 0
    job.run_after = now()
    job.finished_at = job.error = None
    announce_on_commit(db.session(), job.id)
    return True


def schedule_periodic() -> None:
    """See to it that everything that repeats has its row."""
    for definition in registry.periodic():
        enqueue(definition.function, key=PERIODIC)


def prune(*, kept: timedelta = KEPT) -> int:
    """Forget the jobs that have been done for longer than `kept`; say how many."""
    long_done = delete(Job).where(Job.state == JobState.DONE, Job.finished_at < now() - kept)
    return len(db.session.scalars(long_done.returning(Job.id)).all())
