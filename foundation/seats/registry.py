"""What others know about seats: recruiting says who is being hired for them, and who is ready."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import Flask, current_app

from foundation.access.viewer import Viewer
from foundation.seats.models import Seat


@dataclass(frozen=True)
class SeatNote:
    """What stands beside a seat: a text, where it leads, and one thing to do."""

    text: str
    url: str | None = None
    is_missing: bool = False
    verb: str | None = None
    verb_url: str | None = None


Notes = Callable[[Viewer, Sequence[Seat]], Mapping[int, SeatNote]]


@dataclass
class SeatRegistry:
    """columns: heading -> notes by seat id; ready: how many people could start, and who says so."""

    columns: dict[str, Notes] = field(default_factory=dict)
    ready: list[Callable[[Viewer], int]] = field(default_factory=list)


def seat_registry(app: Flask | None = None) -> SeatRegistry:
    """The registry of an application, the current one unless given."""
    found: SeatRegistry = (app or current_app).extensions.setdefault(
        "fivebar.seats", SeatRegistry()
    )
    return found


def columns(viewer: Viewer, seats: Sequence[Seat]) -> dict[str, Mapping[int, SeatNote]]:
    """Everything that others say about these seats, by heading."""
    return {heading: notes(viewer, seats) for heading, notes in seat_registry().columns.items()}


def ready(viewer: Viewer) -> int | None:
    """How many people could fill a seat now; None where nobody counts them."""
    counts = [count(viewer) for count in seat_registry().ready]
    return sum(counts) if counts else None
