"""`flask serve`: the application and its worker, started and stopped as one."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click
from flask import current_app
from flask.cli import with_appcontext

from foundation.accounts.actions import first_administrator, make_link
from foundation.accounts.commands import address_of
from foundation.accounts.models import Purpose
from foundation.accounts.queries import first_person_id
from foundation.config import Config
from foundation.db import db, defect_of_sqlite
from foundation.migrating import migrate
from foundation.organisation.actions import FIRST_NAME, found
from foundation.organisation.models import Organisation
from foundation.setup.shipments import shipments

PAUSE_SECONDS = 0.2
PATIENCE_SECONDS = 20  # for the web and the worker to end what they are doing


@click.command("migrate")
@with_appcontext
def migrate_command() -> None:
    """Bring the database up to date."""
    prepare(current_app.config["FIVEBAR"])


@click.command("serve")
@click.option("--port", type=int, help="Port to listen on, if not the configured one.")
@with_appcontext
def serve(port: int | None) -> None:
    """Serve Fivebar with its worker on this machine until interrupted."""
    config: Config = current_app.config["FIVEBAR"]
    port = port or config.port
    _see_that_it_is_free(port)
    token = prepare(config)
    if config.is_sqlite and (defect := defect_of_sqlite()):
        current_app.logger.warning(defect)
    click.echo(f"Fivebar is starting on http://127.0.0.1:{port}")
    if token:
        click.echo(f"First administrator, sign in within 15 minutes: {address_of(token, port)}")
    db.session.remove()
    sys.exit(Group(_web(config, port), _worker()).run())


def prepare(config: Config) -> str | None:
    """Migrate and found what is missing; give a sign-in token until somebody has a password."""
    migrate(current_app, config)
    if db.session.get(Organisation, 1) is None:
        found(name=FIRST_NAME, time_zone=_local_zone(), currency="EUR")
    person = first_administrator()
    token = make_link(person, Purpose.SIGN_IN) if person else None
    for ship in shipments():
        ship(first_person_id())
    db.session.commit()
    return token


def _see_that_it_is_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise click.ClickException(
                f"Port {port} is taken. Stop what listens there, or choose another with PORT=8001."
            ) from None


def _local_zone() -> str:
    link = Path("/etc/localtime")
    parts = str(link.resolve()).partition("zoneinfo/")
    return parts[2] if parts[2] and link.is_symlink() else "UTC"


def _web(config: Config, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "wsgi:create_app()"),
        *("--bind", f"127.0.0.1:{port}"),
        *("--workers", str(config.web_processes), "--threads", str(config.web_threads)),
        *("--worker-class", "gthread", "--timeout", "60", "--graceful-timeout", "10"),
        *("--log-level", "warning"),
    ]


def _worker() -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "work"]


class Group:
    """Two processes that live together: if the web ends, both do; a lost worker is replaced."""

    def __init__(self, web: Sequence[str], worker: Sequence[str]) -> None:
        self._worker_command = worker
        self._is_ending = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        self._web = _start(web)
        self._worker = _start(worker)

    def run(self) -> int:
        """Wait for the end; give the exit code."""
        while not self._is_ending and self._web.poll() is None:
            if self._worker.poll() is not None:
                self._worker = _start(self._worker_command)
                time.sleep(1)
            time.sleep(PAUSE_SECONDS)
        code = 0 if self._is_ending else (self._web.returncode or 1)
        for process in (self._web, self._worker):
            _stop(process)
        return code

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._is_ending = True


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # Own sessions: an interrupt reaches this process only, which then ends both in order.
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command lines


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
