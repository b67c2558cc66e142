"""Run a command with the services that tests need: `python -m tools.services COMMAND…`.

A browser and a PostgreSQL that are there are used: FIVEBAR_CHROMIUM, TEST_DATABASE_URL, then what
is installed or runs. What is missing is installed by apt-get where that is allowed; a server is
started where only its programs are there, and gone afterwards. Else the message says what to do.
"""

# ruff: noqa: S603 - it runs programs it names itself, and the command it is given

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import psycopg

T = TypeVar("T")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Where a server usually answers: by the environment's PG… variables, then Debian's way, then ours.
SERVERS = ("postgresql:///postgres", "postgresql://postgres@127.0.0.1:5432/postgres")
PROGRAMS = Path("/usr/lib/postgresql")
START_SECONDS = 60


class Missing(Exception):
    """A service that is not there and cannot be had; the message says what to do."""


def chromium() -> str | None:
    """The path of a browser that starts."""
    for name in (os.environ.get("FIVEBAR_CHROMIUM"), *BROWSERS):
        path = shutil.which(name) if name else None
        if path and _runs([path, "--version"]):
            return path
    return None


def running_postgres() -> str | None:
    """The address of a server that answers and lets us create databases."""
    given = os.environ.get("TEST_DATABASE_URL")
    return next((url for url in ([given] if given else SERVERS) if _lets_us_create(url)), None)


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """Give the environment in which tests find a browser and a server, while these are there.

    Raises Missing.
    """
    browser = chromium() or _installed("chromium", chromium)
    if browser is None:
        raise Missing("a browser: install Chromium, or name one in FIVEBAR_CHROMIUM")
    with _postgres() as url:
        yield os.environ | {"FIVEBAR_CHROMIUM": browser, "TEST_DATABASE_URL": url}


@contextmanager
def _postgres() -> Iterator[str]:
    url = running_postgres()
    if url:
        yield url
        return
    if "TEST_DATABASE_URL" in os.environ:
        raise Missing("PostgreSQL: TEST_DATABASE_URL does not answer, or may not create databases")
    programs = _postgres_programs() or _installed("postgresql", _postgres_programs)
    if programs is None:
        raise Missing("PostgreSQL: install it, or name a server in TEST_DATABASE_URL")
    with _throw_away(programs) as url:
        yield url


@contextmanager
def _throw_away(programs: Path) -> Iterator[str]:
    """A server of our own: on a socket only, with data that may be lost."""
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="fivebar-postgres-") as folder:
        if user:
            shutil.chown(folder, user, user)
        as_user: dict[str, Any] = {
            "user": user,
            "group": user,
            "cwd": folder,
            "stdout": subprocess.DEVNULL,
        }
        made = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
        subprocess.run([programs / "initdb", "-D", "data", *made], check=True, **as_user)
        run = ["-k", folder, "-c", "listen_addresses=", "-F", "-c", "full_page_writes=off"]
        server = subprocess.Popen(
            [programs / "postgres", "-D", "data", *run, "-N", "200"],
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interrupt ends the tests first
            **as_user,
        )
        try:
            yield _answering(f"postgresql://postgres@/postgres?host={folder}", server)
        finally:
            server.send_signal(signal.SIGINT)  # end now, orderly
            server.wait()


def _answering(url: str, server: subprocess.Popen[Any]) -> str:
    until = time.monotonic() + START_SECONDS
    while not _lets_us_create(url):
        if server.poll() is not None or time.monotonic() > until:
            raise Missing("PostgreSQL: the programs are there, but a server does not start")
        time.sleep(0.1)
    return url


def _postgres_programs() -> Path | None:
    versions = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return versions[-1].parent if versions else None


def _lets_us_create(url: str) -> bool:
    question = "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return connection.execute(question).fetchone() == (True,)
    except psycopg.Error:
        return False


def _installed(package: str, find: Callable[[], T | None]) -> T | None:
    """Install a Debian package where that is allowed; then look again."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") is None or (as_root and shutil.which("sudo") is None):
        return None
    sys.stderr.write(f"Installing {package}, which the tests need …\n")
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for words in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run([*apt, *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return find()


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


def main() -> int:
    """Run the command of the arguments; its exit code, or a message about what is missing."""
    try:
        with services() as environment:
            process = subprocess.Popen(sys.argv[1:], env=environment)
            # An interrupt reaches the command too; a request to end is passed on. Both wait.
            signal.signal(signal.SIGINT, lambda _number, _frame: None)
            signal.signal(signal.SIGTERM, lambda _number, _frame: process.terminate())
            return process.wait()
    except Missing as problem:
        sys.stderr.write(f"The tests need {problem}.\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
