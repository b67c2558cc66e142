"""What a set of seats comes to, in the words of a headline."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from foundation.agenda.items import in_words
from foundation.seats.models import SeatState


@dataclass(frozen=True)
class Coverage:
    """How many seats there are of each state, and how many people are ready (None: unknown)."""

    filled: int
    at_risk: int
    open: int
    ready: int | None

    @property
    def seats(self) -> int:
        """Every seat there is."""
        return self.filled + self.to_cover

    @property
    def to_cover(self) -> int:
        """Seats that somebody on the bench should be ready for."""
        return self.open + self.at_risk

    @property
    def shortfall(self) -> int:
        """How many ready people are missing, one a seat."""
        return max(self.to_cover - (self.ready or 0), 0)

    @property
    def title(self) -> str:
        """The finding."""
        if not self.to_cover:
            return "Every seat is held" if self.filled else "No seats yet"
        seats = f"{in_words(self.to_cover)} seat{_s(self.to_cover)} to cover"
        if self.ready is None:
            return seats
        people = "nobody" if not self.ready else _ready(self.ready)
        return f"{seats}, {people} ready"

    @property
    def says(self) -> str:
        """What the title leaves out."""
        if not self.to_cover:
            return ""
        parts = []
        if self.open:
            parts.append(f"{in_words(self.open)} open")
        if self.at_risk:
            parts.append(f"{in_words(self.at_risk)} at risk")
        text = ", ".join(parts).capitalize() + "."
        if self.ready is None:
            return text
        aim = "You aim for one ready A candidate a seat"
        if not self.shortfall:
            return f"{text} {aim}; nobody is missing."
        return f"{text} {aim}; you are {in_words(self.shortfall).lower()} short."

    @property
    def tally(self) -> str:
        """One letter a seat, for the tally marks."""
        return "x" * self.filled + "r" * self.at_risk + "e" * self.open


def coverage(states: Sequence[SeatState], ready: int | None) -> Coverage:
    """Count seats by state."""
    counts = Counter(states)
    return Coverage(
        filled=counts[SeatState.FILLED],
        at_risk=counts[SeatState.AT_RISK],
        open=counts[SeatState.OPEN],
        ready=ready,
    )


def _ready(people: int) -> str:
    return "one person" if people == 1 else f"{in_words(people).lower()} people"


def _s(number: int) -> str:
    return "" if number == 1 else "s"
