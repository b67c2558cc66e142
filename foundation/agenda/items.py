"""What is due today: each subject contributes its lines, in the order of the five."""

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
class AgendaItem:
    """One line of Today: when or how many, who, what, and the one thing to do."""

    when: str
    who: str
    what: str
    verb: str
    url: str
    is_late: bool = False
    minutes: int = 1


@dataclass(frozen=True)
class Contribution:
    """What one responsibility, or setting up (None), has for a person today.

    number and unit head the strip ("4", "to touch"); note stands in the margin;
    next_move is offered when there are no items.
    """

    responsibility: Responsibility | None
    items: tuple[AgendaItem, ...]
    number: int
    unit: str
    note: str
    url: str
    next_move: AgendaItem | None = None

    @property
    def heading(self) -> str:
        """What stands in the margin."""
        return self.responsibility.label if self.responsibility else "Set up"


def headline(items: int, late: int) -> str:
    """State the day in one sentence."""
    if not items:
        return "Nothing is waiting for you."
    things = "One thing today." if items == 1 else f"{_in_words(items)} things today."
    if not late:
        return f"{things} None is late."
    return f"{things} {_in_words(late)} {'is' if late == 1 else 'are'} late."


_WORDS = (
    *("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen"),
    *("Eighteen", "Nineteen", "Twenty"),
)


def _in_words(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
