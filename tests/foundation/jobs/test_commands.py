import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from foundation.db import db
from foundation.jobs.actions import PERIODIC, enqueue
from foundation.jobs.jobs import prune
from foundation.jobs.models import Job
from foundation.jobs.running import reading

ROOT = Path(__file__).parents[3]


def has_ended(job_id):
    with reading():
        return db.session.get_one(Job, job_id).finished_at is not None


def test_the_worker_command_works_until_it_is_told_to_stop(app, tmp_path):
    job_id = enqueue(prune, key=PERIODIC).id
    db.session.commit()
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "work", "--slots", "1"],
        cwd=ROOT,
        env={**os.environ, "FIVEBAR_HOME": str(tmp_path), "FIVEBAR_ENV": "test"},
    )
    pause = threading.Event()
    while worker.poll() is None and not has_ended(job_id):
        pause.wait(0.05)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0
