"""Months as people write them: a year, and perhaps the month in it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MonthYear:
    """A month, or a whole year where no month is known. month: 1..12 or None."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def parse(cls, text: str) -> "MonthYear":
        """Read back what `str()` wrote. Raises ValueError for anything else."""
        year, _, month = text.partition("-")
        return cls(int(year), int(month) if month else None)

    @property
    def first(self) -> int:
        """Months since year 0 of the earliest month this can mean."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def last(self) -> int:
        """Months since year 0 of the latest month this can mean."""
        return self.year * 12 + (self.month or 12) - 1
