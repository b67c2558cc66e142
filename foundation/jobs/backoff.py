"""How long a job rests after a failed attempt."""

from datetime import timedelta

FIRST = timedelta(seconds=5)
GROWTH = 4.0
LONGEST = timedelta(hours=1)


def rest(attempt: int) -> timedelta:
    """The pause after failed attempt 1, 2, 3, …: 5 s, 20 s, 80 s, 5 min 20 s, up to an hour."""
    return min(FIRST * GROWTH ** min(attempt - 1, 8), LONGEST)
