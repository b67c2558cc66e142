"""Who did what to what, and when: rows are only ever added."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Model


class AuditEvent(Model):
    """One deed. Ids, verbs and numbers only, never personal text: an erasure leaves it whole."""

    __tablename__ = "foundation_audit_events"
    __table_args__ = (Index(None, "noun", "subject_id", "id"), Index(None, "actor_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None]  # a person; no foreign key, accounts stand above the audit
    verb: Mapped[str] = mapped_column(String(60))
    noun: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int | None]
    request_id: Mapped[str | None] = mapped_column(String(20))
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
