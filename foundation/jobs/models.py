import enum
from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Model


class JobState(enum.Enum):
    """Where a job stands; a failed attempt is queued again until it is dead."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Job(Model):
    """One piece of background work. It is claimed under a lease, which only its token may end."""

    __tablename__ = "foundation_jobs"
    __table_args__ = (
        UniqueConstraint("name", "key"),
        Index(None, "state", "run_after"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    arguments: Mapped[dict[str, Any]]
    key: Mapped[str | None] = mapped_column(String(200))  # one job of a name for each key
    state: Mapped[JobState] = mapped_column(default=JobState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    run_after: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    lease_token: Mapped[str | None] = mapped_column(String(32))
    progress_done: Mapped[int] = mapped_column(default=0)
    progress_total: Mapped[int | None]
    progress_note: Mapped[str] = mapped_column(String(200), default="")
    error: Mapped[str | None] = mapped_column(String(200))  # its kind and code in the log, no text
    created_at: Mapped[datetime]
    created_by: Mapped[int | None]  # a person; no foreign key, accounts stand above jobs
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
