"""What is said when something was done on the bench."""

from collections.abc import Callable
from datetime import date

from recruit.courting.reasons import ArchivalReason, StopReason

Day = Callable[[date], str]
"""Writes a day as the pages do."""


def touched(name: str, next_on: date | None, *, is_note: bool, day: Day) -> str:
    """Say that a touch was logged, and when the next is due."""
    if is_note:
        return f"Note kept about {name}."
    if next_on is None:
        return f"Touch logged for {name}."
    return f"Touch logged for {name}. Next one set for {day(next_on)}."


def stopped(name: str, reason: StopReason, until: date | None, *, day: Day) -> str:
    """Say that somebody is not to be contacted, until when and why."""
    how_long = f"until {day(until)}" if until else "for good"
    return f"{name} is not to be contacted {how_long}: {reason.value}."


def archived(name: str, reason: ArchivalReason, returns_on: date | None, *, day: Day) -> str:
    """Say that somebody left, and when they come back."""
    if reason.is_timing and returns_on:
        return f"{name} sleeps until {day(returns_on)}, then comes back to be asked again."
    return f"{name} is archived: {reason.value}."


def meanwhile(name: str, tier: str | None) -> str:
    """Say that somebody else was faster."""
    now = f"is now in tier {tier}" if tier else "is no longer on the bench"
    return f"Somebody else was faster: {name} {now}. Nothing was moved."
