"""Jobs that leave a countable trace. Their table is not among the application's own."""

import threading
import time

from sqlalchemy import Column, Integer, MetaData, Table, insert, select

from foundation.db import db
from foundation.jobs.actions import enqueue
from foundation.jobs.registry import job
from foundation.jobs.running import reading, report

metadata = MetaData()
# No unique constraint: doing a thing twice must show, not fail.
effects = Table(
    "effects", metadata, Column("id", Integer, primary_key=True), Column("number", Integer)
)

at_work, may_go_on = threading.Event(), threading.Event()


def numbers():
    """The effects that are committed."""
    with reading():
        return sorted(db.session.scalars(select(effects.c.number)))


def write(number):
    db.session.execute(insert(effects).values(number=number))


@job("tests.write")
def write_number(*, number: int) -> None:
    write(number)


@job("tests.fail", attempts=3)
def write_and_fail(*, number: int) -> None:
    write(number)
    raise LookupError("Ada Lovelace, +44 20 7946 0958")


@job("tests.wait")
def wait_then_write(*, number: int) -> None:
    report(done=3, total=10, note="page 3")
    at_work.set()
    may_go_on.wait(10)
    write(number)


# The killer of the kill test would otherwise make dead letters, which is right but not its point.
@job("tests.chain", attempts=1000)
def chain(*, number: int, links: int) -> None:
    """Take a little time, write, and enqueue the next link in the same transaction."""
    time.sleep(0.01)
    write(number)
    if links > 1:
        enqueue(chain, key=f"{number + 1}", number=number + 1, links=links - 1)
