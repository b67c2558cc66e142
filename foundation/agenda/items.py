"""What is due today: each subject contributes its lines, in the order of the five."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class Responsibility(IntEnum):
    """The five responsibilities, in the order they have everywhere."""

    COACHING = 1
    ACCOUNTABILITY = 2
    MOTIVATION = 3
    TALENT = 4
    RECRUITING = 5

    @property
    def label(self) -> str:
        """The responsibility as people write it."""
        return self.name.capitalize()


@dataclass(frozen=True)
class Tap:
    """A thing that is done from Today by one button. fields: what the button sends."""

    label: str
    url: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AgendaItem:
    """One line of Today: when or how many, who, what, and the one thing to do.

    tap: what can be done without leaving the page.
    """

    when: str
    who: str
    what: str
    verb: str
    url: str
    is_late: bool = False
    minutes: int = 1
    tap: Tap | None = None


@dataclass(frozen=True)
class Contribution:
    """What one responsibility, or the installation (None), has for a person today.

    number and unit head the strip ("4", "to touch"); note stands in the margin;
    next_move is offered when there are no items; title: what None stands under; headline: the
    title of a day with nothing else in it.
    """

    responsibility: Responsibility | None
    items: tuple[AgendaItem, ...]
    number: int
    unit: str
    note: str
    url: str
    next_move: AgendaItem | None = None
    title: str = "Set up"
    headline: str | None = None

    @property
    def heading(self) -> str:
        """What stands in the margin."""
        return self.responsibility.label if self.responsibility else self.title

    @property
    def label(self) -> str:
        """What stands under its number in the strip."""
        return self.heading

    @property
    def gate(self) -> int:
        """Which of the five strokes is inked for it."""
        return self.responsibility or 0

    @property
    def is_late(self) -> bool:
        """Whether anything in it is late."""
        return any(item.is_late for item in self.items)


@dataclass(frozen=True)
class Day:
    """Everything due to a person: what it comes to, and the line to begin with."""

    title: str
    says: str
    contributions: tuple[Contribution, ...]
    first: AgendaItem | None

    @property
    def strip(self) -> tuple[Contribution, ...]:
        """Those of the five that have something to say."""
        return tuple(one for one in self.contributions if one.responsibility)


def day(contributions: Sequence[Contribution]) -> Day:
    """Put a day together; contributions come in the order of the five."""
    items = [item for one in contributions for item in one.items]
    late = [item for item in items if item.is_late]
    first = next(iter([*late, *items]), None)
    busy = [one for one in contributions if one.items]
    alone = busy[0].headline if len(busy) == 1 else None
    return Day(
        title=alone or headline(len(items), len(late)),
        says=_effort(sum(item.minutes for item in items), first),
        contributions=tuple(contributions),
        first=first,
    )


def _effort(minutes: int, first: AgendaItem | None) -> str:
    if first is None:
        return ""
    hours, rest = divmod(minutes, 60)
    time = " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest else [])])
    return f"About {time} of your time. First: {first.who}."


def headline(items: int, late: int) -> str:
    """State the day in one sentence."""
    if not items:
        return "Nothing is waiting for you."
    things = "One thing today." if items == 1 else f"{in_words(items)} things today."
    if not late:
        return f"{things} None is late."
    return f"{things} {in_words(late)} {'is' if late == 1 else 'are'} late."


_WORDS = (
    *("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen"),
    *("Eighteen", "Nineteen", "Twenty"),
)


def in_words(number: int) -> str:
    """Write a small number as a word that begins a sentence."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
