"""The worker: claims jobs, runs a few at a time, and renews their leases meanwhile."""

import threading
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from foundation.db import db
from foundation.jobs import actions, leases, queries
from foundation.jobs.attempt import attempt
from foundation.jobs.leases import Lease, LeaseLost
from foundation.jobs.queue import queue
from foundation.jobs.running import Report, Run, reading

LEASE = timedelta(seconds=30)
GRACE = timedelta(seconds=10)  # what a running job gets to finish when the worker is told to stop
SHORTEST_LOOK_SECONDS, LONGEST_LOOK_SECONDS = 0.02, 0.5
LONGEST_BEAT_SECONDS = 1.0

T = TypeVar("T")


class Worker:
    """Works off the jobs of one application, `slots` at a time, until told to stop."""

    def __init__(
        self, app: Flask, *, slots: int, lease: timedelta = LEASE, grace: timedelta = GRACE
    ) -> None:
        self._app = app
        self._lease = lease
        self._grace = grace
        self._slots = slots
        self._free = threading.Semaphore(slots)
        self._runs: dict[str, tuple[Lease, Run]] = {}  # by token
        self._stopping = threading.Event()
        self._settled = threading.Event()

    def stop(self) -> None:
        """Claim nothing more; a signal handler may call this."""
        self._stopping.set()

    def run(self) -> None:
        """Work until told to stop; then let running jobs finish, or give them back."""
        self._write(actions.schedule_periodic)
        heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        heart.start()
        pause = SHORTEST_LOOK_SECONDS
        while not self._stopping.is_set():
            if not self._free.acquire(timeout=LONGEST_LOOK_SECONDS):
                continue
            lease = self._claim()
            if lease:
                pause = SHORTEST_LOOK_SECONDS
                self._start(lease)
            else:
                self._free.release()
                self._sleep(pause)
                pause = min(pause * 1.5, LONGEST_LOOK_SECONDS)
        self._settle()
        self._settled.set()
        heart.join()

    def drain(self) -> int:
        """Do everything that is due here and now, one by one; say how many jobs that were."""
        count = 0
        while lease := self._claim():
            attempt(self._app, lease, Run())
            count += 1
        return count

    def _claim(self) -> Lease | None:
        if not self._look(queries.is_due):
            return None
        return self._write(lambda: leases.claim(duration=self._lease))

    def _start(self, lease: Lease) -> None:
        run = Run()
        self._runs[lease.token] = lease, run

        def work() -> None:
            try:
                attempt(self._app, lease, run)
            finally:
                del self._runs[lease.token]
                self._free.release()

        threading.Thread(target=work, name=f"job-{lease.job_id}", daemon=True).start()

    def _sleep(self, seconds: float) -> None:
        with self._app.app_context():
            queue().wait(seconds)

    def _beat(self) -> None:
        """Renew leases in time, show reports soon, and reap what other workers left."""
        due = self._lease.total_seconds() / 3
        shown: dict[str, tuple[float, Report]] = {}
        while not self._settled.wait(min(LONGEST_BEAT_SECONDS, due)):
            for token, (lease, run) in list(self._runs.items()):
                renewed, report = shown.setdefault(token, (monotonic(), Report()))
                if run.report != report or monotonic() - renewed >= due:
                    shown[token] = monotonic(), run.report
                    self._renew(lease, run.report)
            shown = {token: seen for token, seen in shown.items() if token in self._runs}
            if self._look(queries.has_expired):
                self._write(leases.reap)

    def _renew(self, lease: Lease, report: Report) -> None:
        self._write(lambda: leases.renew(lease, duration=self._lease, report=report))

    def _settle(self) -> None:
        until = monotonic() + self._grace.total_seconds()
        for _ in range(self._slots):
            self._free.acquire(timeout=max(0.0, until - monotonic()))
        for lease, _ in list(self._runs.values()):
            self._write(lambda lease=lease: leases.release(lease))  # type: ignore[misc]

    def _look(self, question: Callable[[], bool]) -> bool:
        def ask() -> bool:
            with reading():
                return question()

        return bool(self._safely(ask))

    def _write(self, action: Callable[[], T]) -> T | None:
        def act() -> T:
            result = action()
            db.session.commit()
            return result

        return self._safely(act)

    def _safely(self, step: Callable[[], T]) -> T | None:
        """A step that may fail without stopping the worker: the database can be away a while."""
        with self._app.app_context():
            try:
                return step()
            except LeaseLost:  # the job ended just now, or another worker has it: it will notice
                return None
            except SQLAlchemyError as problem:
                self._app.logger.warning("worker: %s, tries again", type(problem).__name__)
                self._stopping.wait(LONGEST_LOOK_SECONDS)
                return None
