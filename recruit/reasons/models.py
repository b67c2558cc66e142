"""Why applications end: a list that the team keeps."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Model
from recruit.reasons.endings import Ending


class Reason(Model):
    """Why an application ends. Retired ones stay with the applications they ended."""

    __tablename__ = "recruit_reasons"
    __table_args__ = (UniqueConstraint("ending", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ending: Mapped[Ending]
    name: Mapped[str] = mapped_column(String(120))
    is_timing: Mapped[bool] = mapped_column(default=False)  # another day it may be yes
    is_silver: Mapped[bool] = mapped_column(default=False)  # qualified, not selected
    retired_at: Mapped[datetime | None]

    @property
    def needs_touch(self) -> bool:
        """Whether the candidate goes back to the bench with a date."""
        return self.is_timing or self.is_silver
