import logging
import threading
from datetime import timedelta

from sqlalchemy import select

from foundation.clock import now, set_clock
from foundation.db import db
from foundation.jobs import leases, queries
from foundation.jobs.actions import PERIODIC, enqueue
from foundation.jobs.attempt import attempt
from foundation.jobs.jobs import checkpoint, prune
from foundation.jobs.models import Job, JobState
from foundation.jobs.running import Run, reading
from foundation.jobs.worker import Worker
from tests.engines import on_both_engines
from tests.foundation.jobs.effects import (
    at_work,
    may_go_on,
    numbers,
    wait_then_write,
    write_and_fail,
    write_number,
)

pytestmark = on_both_engines

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def queued(function, **arguments):
    job_id = enqueue(function, **arguments).id
    db.session.commit()
    return job_id


def row(job_id):
    with reading():
        job = db.session.get_one(Job, job_id)
        db.session.expunge(job)
        return job


def seen(query, *arguments):
    with reading():
        return query(*arguments)


def eventually(question, *, seconds=10):
    pause = threading.Event()
    for _ in range(seconds * 50):
        if question():
            return True
        pause.wait(0.02)
    return False


class Working:
    """A worker at work in a thread, stopped at the end of the block."""

    def __init__(self, app, **choices):
        self.worker = Worker(app, slots=1, **choices)
        self.thread = threading.Thread(target=self.worker.run)

    def __enter__(self):
        self.thread.start()
        return self.worker

    def __exit__(self, *_):
        self.worker.stop()
        self.thread.join()


def test_the_effect_of_a_job_and_its_end_are_one(app):
    job_id = queued(write_number, number=1)
    assert Worker(app, slots=1).drain() == 1
    assert numbers() == [1]
    job = row(job_id)
    assert (job.state, job.attempts, job.lease_token) == (JobState.DONE, 1, None)
    assert job.started_at <= job.finished_at


def test_a_failed_attempt_leaves_nothing_but_a_note_without_personal_data(app, caplog):
    job_id = queued(write_and_fail, number=1)
    Worker(app, slots=1).drain()
    assert numbers() == []
    job = row(job_id)
    assert job.state is JobState.QUEUED
    assert job.run_after > now()
    kind, code = job.error.split()
    assert kind == "LookupError"
    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert code in record.getMessage()
    assert "Lovelace" not in record.getMessage()


def test_a_job_that_always_fails_ends_as_a_dead_letter(app):
    job_id = queued(write_and_fail, number=1)
    for expected in (JobState.QUEUED, JobState.QUEUED, JobState.DEAD):
        assert Worker(app, slots=1).drain() == 1
        assert row(job_id).state is expected
        set_clock(now() + HOUR)
    assert Worker(app, slots=1).drain() == 0
    assert numbers() == []


def test_a_job_nobody_knows_any_more_ends_as_a_dead_letter(app):
    job_id = queued(write_number, number=1)
    db.session.get_one(Job, job_id).name = "tests.removed"
    db.session.commit()
    for _ in range(5):
        Worker(app, slots=1).drain()
        set_clock(now() + HOUR)
    assert row(job_id).state is JobState.DEAD
    assert row(job_id).error.startswith("NotAJob")


def test_two_claims_never_get_the_same_job(app):
    queued(write_number, number=1)
    first = leases.claim(duration=MINUTE)
    db.session.commit()
    assert first
    assert leases.claim(duration=MINUTE) is None
    db.session.rollback()


def test_an_attempt_that_outlived_its_lease_is_undone(app):
    job_id = queued(write_number, number=1)
    late = leases.claim(duration=MINUTE)
    db.session.commit()
    set_clock(now() + HOUR)
    assert seen(queries.has_expired)
    assert leases.reap() == 1
    db.session.commit()
    in_time = leases.claim(duration=MINUTE)
    db.session.commit()
    attempt(app, late, Run())
    assert numbers() == []
    attempt(app, in_time, Run())
    assert numbers() == [1]
    attempt(app, late, Run())
    assert numbers() == [1]
    assert row(job_id).attempts == 2


def test_a_job_that_kills_its_worker_each_time_ends_as_a_dead_letter(app):
    job_id = queued(write_and_fail, number=1)
    for _ in range(3):
        assert leases.claim(duration=MINUTE)
        set_clock(now() + HOUR)
        leases.reap()
        db.session.commit()
    assert row(job_id).state is JobState.DEAD
    assert row(job_id).error == "worker lost"


def test_a_running_job_shows_how_far_it_is_and_keeps_its_lease(app):
    job_id = queued(wait_then_write, number=1)
    with Working(app, lease=timedelta(seconds=1)):
        assert at_work.wait(10)
        first = row(job_id).lease_until
        assert eventually(lambda: row(job_id).progress_note == "page 3")
        assert eventually(lambda: row(job_id).lease_until > first + timedelta(seconds=1))
        progress = seen(queries.progress, job_id)
        assert (progress.state, progress.done, progress.total) == (JobState.RUNNING, 3, 10)
        may_go_on.set()
        assert eventually(lambda: row(job_id).state is JobState.DONE)
    assert numbers() == [1]
    assert row(job_id).attempts == 1


def test_a_worker_that_must_stop_gives_back_what_it_could_not_finish(app):
    job_id = queued(wait_then_write, number=1)
    with Working(app, grace=timedelta(0)):
        assert at_work.wait(10)
    job = row(job_id)
    assert (job.state, job.attempts, job.lease_token) == (JobState.QUEUED, 0, None)
    may_go_on.set()
    for thread in threading.enumerate():
        if thread.name == f"job-{job_id}":
            thread.join()
    assert numbers() == []
    Worker(app, slots=1).drain()
    assert numbers() == [1]


def test_a_worker_that_must_stop_lets_a_quick_job_finish(app):
    job_id = queued(wait_then_write, number=1)
    working = Working(app)
    with working as worker:
        assert at_work.wait(10)
        worker.stop()
        may_go_on.set()
    assert row(job_id).state is JobState.DONE
    assert numbers() == [1]


def test_what_repeats_is_queued_again_for_its_next_time(app):
    job_id = queued(prune, key=PERIODIC)
    Worker(app, slots=1).drain()
    job = row(job_id)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert timedelta(minutes=59) < job.run_after - now() <= HOUR


def test_looking_things_up_in_a_job_keeps_nobody_from_writing(app):
    queued(write_number, number=1)
    with reading():
        db.session.scalars(select(Job)).all()
        other = threading.Thread(target=Worker(app, slots=1).drain)
        other.start()
        other.join()
    assert numbers() == [1]


def test_checkpoints_move_the_log_into_the_file(app, engine, tmp_path):
    for number in range(20):
        queued(write_number, number=number)
    checkpoint()
    if engine == "sqlite":
        jobs = (tmp_path / "fivebar.sqlite3").read_bytes().count(b'{"number":1')
        assert jobs == 11
