from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation.clock import now, set_clock
from foundation.db import db
from foundation.jobs import queries
from foundation.jobs.actions import enqueue, prune, retry, schedule_periodic
from foundation.jobs.models import Job, JobState
from foundation.jobs.queue import queue
from foundation.jobs.worker import Worker
from tests.engines import on_both_engines
from tests.foundation.jobs.effects import numbers, write_and_fail, write_number

pytestmark = on_both_engines


def count():
    return db.session.scalar(select(func.count()).select_from(Job))


def test_a_job_lives_and_dies_with_its_transaction(app):
    enqueue(write_number, number=1)
    db.session.rollback()
    assert count() == 0
    enqueue(write_number, number=1, by=7)
    db.session.commit()
    job = db.session.scalars(select(Job)).one()
    assert (job.state, job.arguments, job.created_by) == (JobState.QUEUED, {"number": 1}, 7)


def test_a_key_makes_one_job_of_many_calls(app):
    first = enqueue(write_number, key="a", number=1)
    assert enqueue(write_number, key="a", number=2) is first
    db.session.commit()
    assert enqueue(write_number, key="a", number=3).id == first.id
    assert enqueue(write_and_fail, key="a", number=1).id != first.id
    enqueue(write_number, number=1)
    enqueue(write_number, number=1)
    db.session.commit()
    assert count() == 4


@pytest.mark.parametrize(
    "arguments", [{}, {"numbers": 1}, {"number": object()}, {"number": (1, 2)}, {"number": {1: 2}}]
)
def test_arguments_must_fit_the_job_and_survive_json(app, arguments):
    with pytest.raises(TypeError):
        enqueue(write_number, **arguments)


def test_a_job_is_announced_once_it_is_committed(app, monkeypatch):
    heard = []
    monkeypatch.setattr(queue(), "announce", heard.append)
    enqueue(write_number, number=1)
    db.session.rollback()
    job = enqueue(write_number, number=2)
    assert heard == []
    db.session.commit()
    assert heard == [job.id]


def test_a_job_waits_until_its_time(app):
    enqueue(write_number, after=now() + timedelta(hours=1), number=1)
    db.session.commit()
    worker = Worker(app, slots=1)
    assert worker.drain() == 0
    set_clock(now() + timedelta(hours=2))
    assert worker.drain() == 1
    assert numbers() == [1]


def test_a_dead_job_can_be_given_another_life(app):
    job_id = enqueue(write_and_fail, number=1).id
    db.session.commit()
    for _ in range(3):
        Worker(app, slots=1).drain()
        set_clock(now() + timedelta(hours=2))
    [dead] = queries.dead()
    assert dead.id == job_id
    assert queries.progress(job_id).is_over
    assert retry(dead)
    assert not retry(dead)
    assert queries.dead() == []
    db.session.commit()
    assert Worker(app, slots=1).drain() == 1


def test_only_jobs_done_long_ago_are_forgotten(app):
    enqueue(write_number, number=1)
    db.session.commit()
    Worker(app, slots=1).drain()
    enqueue(write_number, number=2)
    assert prune() == 0
    set_clock(now() + timedelta(days=15))
    assert prune() == 1
    assert count() == 1


def test_what_repeats_has_one_row_however_often_workers_start(app):
    schedule_periodic()
    db.session.commit()
    before = count()
    schedule_periodic()
    db.session.commit()
    assert count() == before > 0
