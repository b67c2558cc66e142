"""Reading a stranger's file in a process of its own: a bomb costs that file and nothing else."""

import atexit
import json
import os
import select
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from recruit.resumes.nursery import LONGEST_NAME_BYTES
from recruit.resumes.outcome import Ending, Limits, Outcome, outcome

ROOT = Path(__file__).parents[2]
READER = "recruit.resumes.report"
LONGEST_REPORT_BYTES = 16 * 1024 * 1024
PATIENCE_SECONDS = 15  # for the note about a reader that has ended
GOODBYE_SECONDS = 5


class NurseryLost(Exception):
    """The process that readers come from is gone, and the file's reader with it."""


class Sandbox:
    """Reads files, several at once if threads ask; the first starts the process it needs.

    reader: the module whose `report` reads a file.
    """

    def __init__(self, reader: str = READER, limits: Limits | None = None) -> None:
        self._reader = reader
        self._limits = limits or Limits()
        self._starting = threading.Lock()
        self._nursery: Nursery | None = None

    def read(self, data: bytes, filename: str) -> Outcome:
        """Read one file; a second time if the first may have failed by the machine's fault."""
        for is_last in (False, True):
            nursery = self._open()
            try:
                ending = nursery.read(data, filename)
            except NurseryLost:
                self._close(nursery)
                if is_last:
                    raise
                continue
            if is_last or not ending.smells_of_load:
                break
        return outcome(ending)

    def close(self) -> None:
        """End the process that readers come from; the next file starts another."""
        if self._nursery:
            self._close(self._nursery)

    def _open(self) -> "Nursery":
        with self._starting:
            if self._nursery is None or self._nursery.owner != os.getpid():
                self._nursery = Nursery(self._reader, self._limits)
            return self._nursery

    def _close(self, nursery: "Nursery") -> None:
        with self._starting:
            if self._nursery is nursery:
                self._nursery = None
        nursery.close()


class Nursery:
    """The process that readers are forked from, seen from the worker."""

    def __init__(self, reader: str, limits: Limits) -> None:
        self.owner = os.getpid()
        self._limits = limits
        command = [sys.executable, "-m", "recruit.resumes.nursery"]
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [*command, str(theirs.fileno()), reader, json.dumps(asdict(limits))],
                cwd=ROOT,
                env={"LC_ALL": "C.UTF-8"},  # and no secret of ours
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # an interrupt is the worker's to hear
            )

    def read(self, data: bytes, filename: str) -> Ending:
        """Have one file read. Raises NurseryLost."""
        report, reports = os.pipe()
        note, notes = os.pipe()
        with os.fdopen(report, "rb") as said, os.fdopen(note, "rb") as noted:
            self._request(data, filename, reports, notes)
            text = said.read(LONGEST_REPORT_BYTES + 1)
            said.close()  # a reader with more to say than that ends here
            ready, _, _ = select.select([noted], [], [], PATIENCE_SECONDS)
            return self._ending(text, noted.read() if ready else b"")

    def _request(self, data: bytes, filename: str, reports: int, notes: int) -> None:
        name = b"=" + filename.encode("utf-8", "replace")[1 - LONGEST_NAME_BYTES :]
        content = os.memfd_create("content")
        try:
            with os.fdopen(os.dup(content), "wb") as file:
                file.write(data)
            os.lseek(content, 0, os.SEEK_SET)
            socket.send_fds(self._control, [name], [content, reports, notes])
        except OSError:
            raise NurseryLost from None
        finally:
            for descriptor in (content, reports, notes):
                os.close(descriptor)

    def _ending(self, text: bytes, note: bytes) -> Ending:
        if not note:
            raise NurseryLost
        is_too_large = len(text) > LONGEST_REPORT_BYTES
        report = None
        if not is_too_large:
            with suppress(ValueError):
                report = json.loads(text)
        return Ending(
            limits=self._limits, report=report, is_too_large=is_too_large, **json.loads(note)
        )

    def close(self) -> None:
        """Let it go: it ends when nobody is left to ask, its readers with it."""
        self._control.close()
        try:
            self._process.wait(GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_sandbox = Sandbox()
atexit.register(_sandbox.close)


def read_safely(data: bytes, filename: str) -> Outcome:
    """Read one file in a process of its own, within the limits. Threads may ask at once.

    Raises NurseryLost if the process that readers come from dies twice: try again later.
    """
    return _sandbox.read(data, filename)
