"""Walls around a process that reads strangers' files: limits of the kernel, and a last watch.

Linux only. The kernel holds memory, time, file size and, where it lets us, the network. The audit
hook says no to the rest: it stops mistakes of parsers, not code that an attacker runs.
"""

import ctypes
import os
import resource
import signal
import sys
from typing import Any

from recruit.resumes.outcome import Limits

OPEN_FILES = 32
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG = 1
NICENESS = 5  # pages come first

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED = (
    *("socket.", "subprocess.", "shutil.", "ftplib.", "http.", "urllib.", "ctypes."),
    *("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.kill", "os.putenv"),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.chown", "os.utime", "os.chdir", "pty.", "signal.pthread_kill"),
)


class Refused(PermissionError):
    """A reader tried something that reading does not need."""


def isolate() -> bool:
    """Leave the network for good, with every child to come; say whether the kernel let us."""
    os.nice(NICENESS)
    return bool(_libc().unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)


def confine(limits: Limits) -> None:
    """Set the limits of one reader, for good."""
    _libc().prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    _expect_to_be_killed_first()
    for limit, value in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    # At the lower one SIGXCPU, which says why; at the upper SIGKILL.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    for number in (signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)  # dies of it, whatever code is running
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
    sys.addaudithook(_watch)


def _expect_to_be_killed_first() -> None:
    try:
        with open("/proc/self/oom_score_adj", "w") as file:  # noqa: PTH123 - no pathlib needed here
            file.write("1000")
    except OSError:
        return  # no such kernel, or not ours: the limits hold all the same


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        if not isinstance(path, int) and flags & WRITING:  # what is open already may be used
            raise Refused(event)
    elif event.startswith(REFUSED):
        raise Refused(event)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
