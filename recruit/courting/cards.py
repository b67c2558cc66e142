"""A card of the bench: in which column it lies, how its next touch is due, what it asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recruit.courting.cadence import (
    STANDARD,
    Cadence,
    Readiness,
    Tier,
    Warmth,
    age,
    believed,
    warmth,
)
from recruit.courting.touches import TouchKind, kind_of


class Column(StrEnum):
    """Where a card lies on the board; the order is that of the columns."""

    COLD = "cold"
    COOLING = "cooling"
    WARM = "warm"
    ASLEEP = "asleep"

    @property
    def mark(self) -> int:
        """The dot beside it: 3 empty, 2 half, 1 full, 0 none."""
        return {"cold": 3, "cooling": 2, "warm": 1, "asleep": 0}[self]


@dataclass(frozen=True)
class Card:
    """What is known of how one person is courted.

    touched_on: the last touch, or the day they were benched. wakes_on, waking: the next open
    trigger, the earliest first. is_blocked: nobody may contact them.
    """

    candidate_id: int
    tier: Tier
    touched_on: date
    next_touch_on: date | None = None
    next_verb: str | None = None
    snoozed_until: date | None = None
    every_days: int | None = None
    readiness: Readiness = Readiness.UNKNOWN
    readiness_on: date | None = None
    wakes_on: date | None = None
    waking: str | None = None
    is_blocked: bool = False
    name: str = ""

    def cadence_days(self, cadence: Cadence = STANDARD) -> int | None:
        """Days between touches: their own rhythm, else the tier's; None: no clock."""
        return self.every_days or cadence.of(self.tier)

    def warmth(self, on: date, cadence: Cadence = STANDARD) -> Warmth | None:
        """How warm they are; None without a clock."""
        return warmth(self.touched_on, self.cadence_days(cadence), on=on)

    def is_woken(self, on: date) -> bool:
        """Whether a trigger is due."""
        return self.wakes_on is not None and self.wakes_on <= on

    def is_asleep(self, on: date) -> bool:
        """Whether they rest until a date, and no trigger has woken them."""
        rests = self.snoozed_until is not None and self.snoozed_until > on
        return rests and not self.is_woken(on)

    def column(self, on: date, cadence: Cadence = STANDARD) -> Column | None:
        """Where the card lies; None for somebody who is kept without a clock or a plan."""
        if self.is_asleep(on):
            return Column.ASLEEP
        warm = self.warmth(on, cadence)
        if warm is not None:
            return Column(warm.value)
        due_on = self.due_on(on)
        if due_on is None:
            return None
        return Column.COLD if due_on < on else Column.WARM

    def due_on(self, on: date) -> date | None:
        """When something is to be done: the plan, or a trigger that is due before it."""
        dates = [self.next_touch_on, self.wakes_on if self.is_woken(on) else None]
        return min((one for one in dates if one), default=None)

    def is_due(self, on: date) -> bool:
        """Whether a touch is owed today; of nobody who rests or may not be contacted."""
        due_on = self.due_on(on)
        if due_on is None or self.is_blocked or self.is_asleep(on):
            return False
        return due_on <= on

    def is_late(self, on: date) -> bool:
        """Whether it was owed before today."""
        due_on = self.due_on(on)
        return self.is_due(on) and due_on is not None and due_on < on

    def verb(self, on: date) -> str:
        """What to do next, in words."""
        is_first = self.next_touch_on is None or (self.wakes_on or on) < self.next_touch_on
        if self.waking and ((self.is_woken(on) and is_first) or self.is_asleep(on)):
            return self.waking
        return self.next_verb or ("Get in touch" if self.due_on(on) else "Kept, not courted")

    def age(self, on: date) -> str:
        """How the next touch lies: "6 d late", "in 8 d", "wakes in 40 d"."""
        if self.is_asleep(on):
            dates = [one for one in (self.snoozed_until, self.wakes_on) if one]
            return f"wakes {age(min(dates), on=on)}"
        due_on = self.due_on(on)
        return age(due_on, on=on) if due_on else "no date"

    @property
    def touch_kind(self) -> TouchKind:
        """The touch that one tap logs: what was planned."""
        return kind_of(self.next_verb)

    def believed(self, on: date) -> Readiness:
        """What may still be believed of their readiness."""
        return believed(self.readiness, self.readiness_on, on=on)

    def place(self, on: date) -> tuple[date, int]:
        """The order of a lane: what is due first stands first."""
        return (self.due_on(on) or self.snoozed_until or date.max, self.candidate_id)


NUMBERS = ("no one", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def finding(cards: Iterable[Card], on: date, cadence: Cadence = STANDARD) -> str:
    """State in one sentence what the bench needs."""
    found = list(cards)
    if not found:
        return "Nobody is on the bench"
    cold = [card for card in found if card.column(on, cadence) is Column.COLD]
    if not cold:
        late = sum(card.is_late(on) for card in found)
        return f"{_many(late)} late, nobody is cold" if late else "Nobody is cold"
    best = sum(card.tier is Tier.A for card in cold)
    return f"{_many(len(cold))} cold{_of_them(best, len(cold))}"


def _many(number: int) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{word.capitalize()} {'is' if number == 1 else 'are'}"


def _of_them(best: int, cold: int) -> str:
    if best == 0:
        return ", none of them an A"
    if best == cold:
        return ", an A" if cold == 1 else ", all of them A"
    word = NUMBERS[best] if best < len(NUMBERS) else f"{best:,}"
    return f", {word} of them an A" if best == 1 else f", {word} of them A"
