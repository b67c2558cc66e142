"""`flask serve` in processes of its own, as `make run` starts it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")
START_SECONDS = 60
LINK = re.compile(r"http://\S+/accounts/links/\S+")


@dataclass(frozen=True)
class Server:
    """A running Fivebar."""

    url: str
    home: Path
    environment: dict[str, str]

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return (self.home / "serve.log").read_text()

    @property
    def first_link(self) -> str:
        """The first administrator's one-time link, as the first start prints it."""
        return LINK.search(self.said)[0]

    def flask(self, *words: str) -> str:
        """Run a command of the application beside the server; give what it prints."""
        command = subprocess.run(
            [*FLASK, *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        return command.stdout

    def link(self, email: str) -> str:
        """A one-time sign-in link for somebody."""
        port = self.url.rpartition(":")[2]
        return LINK.search(self.flask("accounts", "link", email, "--port", port))[0]


@contextmanager
def serving(home: Path, database_url: str, **settings: str) -> Iterator[Server]:
    """Serve until the block ends; settings are variables of the environment."""
    port = _free_port()
    environment = os.environ | {"FIVEBAR_HOME": str(home), "DATABASE_URL": database_url} | settings
    server = Server(f"http://127.0.0.1:{port}", home, environment)
    with (home / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [*FLASK, "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        _wait_until_ready(server, process)
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while not _is_ready(server.url):
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"the server did not start:\n{server.said}")
        time.sleep(0.05)


def _is_ready(url: str) -> bool:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
