"""When the days of the demo's past year were, seen from the day it is made."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from foundation.organisation.calendar import WorkingCalendar
from recruit.demo.cast import HOLIDAYS, TIME_ZONE

ZONE = ZoneInfo(TIME_ZONE)
CALENDAR = WorkingCalendar.of(range(1, 6), [day for day, _name in HOLIDAYS])
MORNING = time(9, 40)


def morning(days_ago: int, now: datetime) -> datetime:
    """Give the morning of that day, or of the next one that was worked; never after `now`."""
    day = now.astimezone(ZONE).date() - timedelta(days=days_ago)
    worked = CALENDAR.after(day, 0)
    return min(datetime.combine(worked, MORNING, ZONE), now)
