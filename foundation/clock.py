"""The only place where the clock is read."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_offset = timedelta(0)


def now() -> datetime:
    """Say what time it is, aware, in UTC."""
    return datetime.now(UTC) + _offset


def today(zone: ZoneInfo) -> date:
    """Say which day it is in `zone`: days, weeks and due dates are the organisation's."""
    return now().astimezone(zone).date()


def set_clock(moment: datetime | None) -> None:
    """Make the clock run on from `moment` (aware), or from the true time if None.

    For tests, and for the demo, which lives through its year day by day.
    """
    global _offset
    _offset = timedelta(0) if moment is None else moment - datetime.now(UTC)
