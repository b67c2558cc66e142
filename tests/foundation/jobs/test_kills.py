"""Workers die by SIGKILL under load; what they did is counted by looking at the database itself."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import func, select

from foundation.db import db
from foundation.jobs.actions import enqueue
from foundation.jobs.models import Job, JobState
from foundation.jobs.running import reading
from tests.engines import on_both_engines
from tests.foundation.jobs.effects import chain, numbers

KILLS = 50
WORKERS = 3
LINKS = 3
BACKLOG = 60  # jobs kept waiting while workers die


class Nursery:
    """Real worker processes, to be killed and replaced."""

    def __init__(self, home, database_url):
        self.process = subprocess.Popen(
            [sys.executable, "-m", __package__ + ".nursery", home, database_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.alive = [self.start() for _ in range(WORKERS)]

    def start(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def kill(self, index):
        os.kill(self.alive[index], signal.SIGKILL)
        self.alive[index] = self.start()

    def close(self):
        for worker in self.alive:
            os.kill(worker, signal.SIGKILL)
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def nursery(app, tmp_path, database):
    nursery = Nursery(tmp_path, database)
    yield nursery
    nursery.close()


def waiting():
    with reading():
        over = (JobState.DONE, JobState.DEAD)
        mine = select(func.count()).where(Job.name == "tests.chain", Job.state.not_in(over))
        return db.session.scalar(mine)


def wait_until(question, *, seconds):
    pause = threading.Event()
    for _ in range(seconds * 100):
        if question():
            return
        pause.wait(0.01)


def enqueue_more(acknowledged):
    """Commit a few chains; only then count them as promised."""
    first = len(acknowledged) * LINKS
    heads = [first + LINKS * index for index in range(20)]
    for number in heads:
        enqueue(chain, key=f"{number}", number=number, links=LINKS)
    db.session.commit()
    acknowledged.extend(heads)


def ask(database, question):
    """Ask the database itself, past everything of ours."""
    is_sqlite = database.startswith("sqlite:///")
    open_it = sqlite3.connect if is_sqlite else psycopg.connect
    with closing(open_it(database.removeprefix("sqlite:///"))) as connection:
        return connection.execute(question).fetchall()


@on_both_engines
@pytest.mark.slow
def test_killed_workers_lose_nothing_and_do_nothing_twice(app, nursery, database):
    chance, acknowledged = random.Random(5), []
    for _ in range(KILLS):
        if waiting() < BACKLOG:
            enqueue_more(acknowledged)
        goal = len(numbers()) + chance.randrange(1, 15)
        wait_until(lambda goal=goal: len(numbers()) >= goal, seconds=5)
        nursery.kill(chance.randrange(WORKERS))
    wait_until(lambda: not waiting(), seconds=30)

    promised = Counter(first + link for first in acknowledged for link in range(LINKS))
    done = Counter(number for (number,) in ask(database, "SELECT number FROM effects"))
    [(jobs, hit)] = ask(
        database,
        "SELECT count(*), sum(CASE WHEN attempts > 1 THEN 1 ELSE 0 END) FROM foundation_jobs"
        " WHERE name = 'tests.chain' AND state = 'done'",
    )
    lost, doubled = promised - done, done - promised
    sys.stdout.write(  # shown by pytest -rP
        f"{KILLS} kills, {jobs} jobs, {hit} hit, {len(lost)} lost, {len(doubled)} doubled\n"
    )
    assert (lost, doubled) == (Counter(), Counter())
    assert jobs == promised.total()
    assert hit >= KILLS // 10, "too few kills met a job at work: the test shows nothing"
    if database.startswith("sqlite"):
        assert ask(database, "PRAGMA integrity_check") == [("ok",)]
