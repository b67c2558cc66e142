"""What became of reading one file, judged by what its reader said and how it ended."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from recruit.resumes.reading import Reading, from_json

State = Literal["text", "no text", "unreadable", "refused"]

OUT_OF_MEMORY = 3  # the exit code of a reader that met its limit in good order

KEPT = "the original is kept."
TOO_MUCH_MEMORY = f"This file takes too much memory to read; {KEPT}"
TOO_SLOW = f"This file takes too long to read; {KEPT}"
TOO_LARGE = f"This file holds more text than can be taken in; {KEPT}"
CRASHED = f"This file breaks the reader; {KEPT}"
DAMAGED = f"This file is damaged and cannot be read; {KEPT}"
NO_TEXT = f"No text was found in this file, it may be a scan; {KEPT}"


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: address space, time of a processor, time on the wall."""

    memory_bytes: int = 512 * 1024 * 1024
    cpu_seconds: int = 15
    wall_seconds: int = 45


@dataclass(frozen=True)
class Outcome:
    """The reading if there is one, the state, a sentence about it, and what it took."""

    state: State
    reason: str | None = None
    reading: Reading | None = None
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_bytes: int = 0


@dataclass(frozen=True)
class Ending:
    """How a reader ended: what it said, if that was whole; which signal killed it, if one did."""

    limits: Limits
    report: dict[str, Any] | None
    is_too_large: bool
    exit_code: int
    signal: str | None
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int

    @property
    def smells_of_load(self) -> bool:
        """Whether the machine may be to blame rather than the file, so that another try is fair."""
        had_its_time = self.cpu_seconds >= self.limits.cpu_seconds / 2
        return self.signal == "SIGKILL" or (self.signal == "SIGALRM" and not had_its_time)


def outcome(ending: Ending) -> Outcome:
    """Judge one reader's ending."""
    judged = _said(ending.report) if ending.report else Outcome("unreadable", _cause(ending))
    return replace(
        judged,
        cpu_seconds=ending.cpu_seconds,
        wall_seconds=ending.wall_seconds,
        peak_bytes=ending.peak_bytes,
    )


def _said(report: dict[str, Any]) -> Outcome:
    reading = from_json(report["reading"]) if "reading" in report else None
    return Outcome(report["state"], report.get("reason"), reading)


def _cause(ending: Ending) -> str:
    if ending.is_too_large:
        return TOO_LARGE
    was_near = ending.peak_bytes > 0.8 * ending.limits.memory_bytes
    if was_near or ending.exit_code == OUT_OF_MEMORY or ending.signal == "SIGKILL":
        return TOO_MUCH_MEMORY  # SIGKILL comes from a machine that has no memory left
    if ending.signal in {"SIGXCPU", "SIGALRM"}:
        return TOO_SLOW
    return CRASHED
