"""Forks workers from a process that has the application open; each line read asks for one more.

Run as `python -m tests.foundation.jobs.nursery HOME DATABASE_URL`; prints the id of each worker.
"""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

from foundation.db import db
from foundation.jobs.worker import Worker
from tests.applications import application
from tests.foundation.jobs import effects

assert effects  # its jobs are known by being imported


def main(home, database_url):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with application(Path(home), database_url) as app:
        db.engine.dispose()  # each worker opens its own connections
        for _ in sys.stdin:
            child = os.fork()
            if child == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                Worker(app, slots=2, lease=timedelta(seconds=1)).run()
            sys.stdout.write(f"{child}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:3])
