"""Which days are worked: the calendar that moves every due date."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """ISO weekdays that are worked (Monday is 1), and the holidays among them."""

    weekdays: frozenset[int]
    holidays: frozenset[date]

    @classmethod
    def of(cls, weekdays: Collection[int], holidays: Collection[date]) -> "WorkingCalendar":
        """Raises ValueError if no weekday is worked: no due date could ever be met."""
        if not weekdays or not set(weekdays) <= set(range(1, 8)):
            raise ValueError("at least one weekday, each from 1 to 7")
        return cls(frozenset(weekdays), frozenset(holidays))

    def is_worked(self, day: date) -> bool:
        """Whether people work on `day`."""
        return day.isoweekday() in self.weekdays and day not in self.holidays

    def after(self, day: date, days: int) -> date:
        """Give the working day that lies `days` (>= 0) working days after `day`."""
        while days or not self.is_worked(day):
            day += ONE_DAY
            if self.is_worked(day) and days:
                days -= 1
        return day
