"""What is asked of a manager even with no opening: continuously, not in desperation."""

from enum import StrEnum


class Ask(StrEnum):
    """One thing to do; the value says why."""

    TOUCH = "None yet this week. One touch a week keeps a bench warm, with or without an opening."
    FIRST_TALK = "None yet this month. One first conversation a month, even with no seat open."
    NOTHING = ""

    @property
    def when(self) -> str:
        """By when."""
        return "This week" if self is Ask.TOUCH else "This month"

    @property
    def who(self) -> str:
        """What it is."""
        return "One touch" if self is Ask.TOUCH else "One first interview"


def ask(*, touches_this_week: int, first_talks_this_month: int) -> Ask:
    """Say what is still owed, the nearer first."""
    if not touches_this_week:
        return Ask.TOUCH
    return Ask.NOTHING if first_talks_this_month else Ask.FIRST_TALK
