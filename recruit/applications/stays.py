"""How long somebody stayed in each stage. The clock stops where a process ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class Entry:
    """A move into a stage. is_end: hired or archived."""

    stage_id: int
    at: datetime
    is_end: bool


@dataclass(frozen=True)
class Stay:
    """Time in a stage; until None: still there."""

    stage_id: int
    since: datetime
    until: datetime | None

    def length(self, now: datetime) -> timedelta:
        """How long it is, or is so far."""
        return (self.until or now) - self.since


def stays(entries: Sequence[Entry]) -> tuple[Stay, ...]:
    """Turn moves, the oldest first, into stays; ends are no stays."""
    following = [*(entry.at for entry in entries[1:]), None]
    return tuple(
        Stay(entry.stage_id, entry.at, until)
        for entry, until in zip(entries, following, strict=True)
        if not entry.is_end
    )


def time_in_stage(entries: Sequence[Entry], now: datetime) -> dict[int, timedelta]:
    """How long somebody was in each stage, all stays together, by stage id."""
    found: dict[int, timedelta] = {}
    for stay in stays(entries):
        found[stay.stage_id] = found.get(stay.stage_id, timedelta()) + stay.length(now)
    return found


def days_late(entered_on: date, days: int | None, *, on: date) -> int:
    """How many days longer than its stage allows somebody waits; 0 in time or without a clock."""
    return 0 if days is None else max((on - entered_on).days - days, 0)


def age(entered_on: date, days: int | None, *, on: date) -> str:
    """Write it: "2 d late", else how long it is so far: "4 d", "today"."""
    late = days_late(entered_on, days, on=on)
    if late:
        return f"{late} d late"
    so_far = (on - entered_on).days
    return f"{so_far} d" if so_far else "today"
