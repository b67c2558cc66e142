"""The process that readers come from: all is imported once, then each file gets a fork of it.

sandbox.py runs it as `python -m recruit.resumes.nursery DESCRIPTOR MODULE`. A request is a packet
with the file's name and three descriptors: its content, and where the reader's report and the note
about its end shall go. It is single-threaded, and ends when its worker does.
"""

import gc
import importlib
import json
import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from recruit.resumes.confinement import confine, isolate
from recruit.resumes.outcome import OUT_OF_MEMORY, Limits

LONGEST_NAME_BYTES = 8192
CHUNK_BYTES = 1 << 20

Report = Callable[[bytes, str], dict[str, Any]]


def main(descriptor: str, module: str, limits: str) -> None:
    """Fork a reader for each request, and say how it ended, until the worker is gone."""
    control = socket.socket(fileno=int(descriptor))
    sys.dont_write_bytecode = True
    logging.disable()  # parsers quote the files they warn of
    reader = importlib.import_module(module)
    nursery = Nursery(reader.report, Limits(**json.loads(limits)))
    isolate()
    reader.prepare()
    gc.freeze()
    ends = _hear_of_ends()
    while True:
        ready, _, _ = select.select([control.fileno(), ends], [], [])
        if ends in ready:
            os.read(ends, CHUNK_BYTES)
            nursery.note_ends()
        if control.fileno() in ready:
            name, descriptors, _, _ = socket.recv_fds(control, LONGEST_NAME_BYTES, 3)
            if not descriptors:
                return
            nursery.start(name[1:].decode("utf-8", "replace"), *descriptors)


def _hear_of_ends() -> int:
    """A descriptor that can be read when a child has ended."""
    listening, ringing = os.pipe()
    os.set_blocking(ringing, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ringing, warn_on_full_buffer=False)
    return listening


class Nursery:
    """The readers at work, by process: where the note about their end goes, when they began."""

    def __init__(self, report: Report, limits: Limits) -> None:
        self._report = report
        self._limits = limits
        self._readers: dict[int, tuple[int, float]] = {}

    def start(self, name: str, content: int, report: int, note: int) -> None:
        """Fork a reader for one file."""
        child = os.fork()
        if child == 0:
            self._be_a_reader(name, content, report)
        self._readers[child] = note, time.monotonic()
        os.close(content)
        os.close(report)

    def note_ends(self) -> None:
        """Say of every reader that has ended how, and what it took."""
        while self._readers:
            child, status, usage = os.wait4(-1, os.WNOHANG)
            if not child:
                return
            note, started = self._readers.pop(child)
            ending = {
                "exit_code": os.WEXITSTATUS(status),
                "signal": _signal(status),
                "cpu_seconds": usage.ru_utime + usage.ru_stime,
                "wall_seconds": time.monotonic() - started,
                "peak_bytes": usage.ru_maxrss * 1024,
            }
            with suppress(BrokenPipeError):  # nobody waits for it any more
                os.write(note, json.dumps(ending).encode())
            os.close(note)

    def _be_a_reader(self, name: str, content: int, report: int) -> NoReturn:
        """Read one file within the limits and leave by the shortest way."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            content, report = _keep_only(content, report)
            confine(self._limits)
            with os.fdopen(content, "rb") as file:
                data = file.read()
            answer = json.dumps(self._report(data, name), separators=(",", ":")).encode()
            with os.fdopen(report, "wb") as pipe:
                pipe.write(answer)
            code = 0
        except MemoryError:
            code = OUT_OF_MEMORY
        finally:
            os._exit(code)


def _signal(status: int) -> str | None:
    return signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else None


def _keep_only(content: int, report: int) -> tuple[int, int]:
    """Close every descriptor but these two, and let nothing be printed."""
    content, report = os.dup(content), os.dup(report)
    quiet = os.open(os.devnull, os.O_RDWR)
    kept = sorted((content, report))
    for standard in (0, 1, 2):
        os.dup2(quiet, standard)
    for low, high in (
        (3, kept[0]),
        (kept[0] + 1, kept[1]),
        (kept[1] + 1, os.sysconf("SC_OPEN_MAX")),
    ):
        os.closerange(low, high)
    return content, report


if __name__ == "__main__":
    main(*sys.argv[1:])
