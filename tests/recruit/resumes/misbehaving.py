"""A reader that does what a file's first word tells it: what hostile files make parsers do."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from pathlib import Path


def prepare():
    """Nothing here loads late."""


def report(data, filename):
    word, _, rest = data.decode("utf-8", "replace").partition(" ")
    return {"state": "text", "reason": f"{filename}: {DO[word](rest)}"}


def spin(_rest):
    while True:
        pass


# Looked up before the audit hook is there: a parser written in C asks nobody either.
ABORT, RAISE = ctypes.CDLL(None).abort, getattr(ctypes.CDLL(None), "raise")


def descriptors(_rest):
    return len(list(Path("/proc/self/fd").iterdir()))


def secrets(_rest):
    return [name for name in os.environ if "SECRET" in name or "DATABASE" in name]


DO = {
    "say": lambda rest: rest,
    "spin": spin,
    "wait": lambda _: time.sleep(3600),
    "eat": lambda _: len(b"x" * 10**9),
    "talk": lambda rest: "x" * int(rest),
    "crash": lambda _: ABORT(),
    "die": lambda _: RAISE(9),
    "recurse": lambda rest: DO["recurse"](rest),
    "connect": lambda rest: socket.create_connection(("127.0.0.1", int(rest)), 1),
    "write": lambda rest: Path(rest).write_text("written"),
    "run": lambda rest: subprocess.run([rest], check=True),
    "fork": lambda _: os.fork(),
    "print": lambda rest: sys.stdout.write(rest) + sys.stderr.write(rest),
    "descriptors": descriptors,
    "secrets": secrets,
    "parent": lambda _: os.getppid(),
}
