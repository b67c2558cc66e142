"""The organisation that this installation serves, and the days it works."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Model, Versioned


class Organisation(Versioned, Model):
    """The one organisation; always the row with id 1."""

    __tablename__ = "foundation_organisation"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(64))
    currency: Mapped[str] = mapped_column(String(3))
    working_days: Mapped[list[Any]]  # ISO weekdays, Monday is 1
    fiscal_year_start: Mapped[int] = mapped_column(default=1)  # month

    @property
    def zone(self) -> ZoneInfo:
        """Days, weeks, months and due dates are counted in this zone."""
        return ZoneInfo(self.time_zone)


class Holiday(Model):
    """A day on which nobody is expected to work."""

    __tablename__ = "foundation_holidays"

    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
