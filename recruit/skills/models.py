"""What spellings were taken for, remembered so that nothing is compared twice."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Model
from recruit.skills.resolver import How


class KnownSpelling(Model):
    """A distinct spelling and the skill it means, if any, under one version of the vocabulary."""

    __tablename__ = "recruit_spellings"

    spelling: Mapped[str] = mapped_column(String(256), primary_key=True)
    skill_id: Mapped[str | None] = mapped_column(String(80), index=True)
    how: Mapped[How] = mapped_column(String(20))
    score: Mapped[float]
    strength: Mapped[float]
    reason: Mapped[str] = mapped_column(Text)
    vocabulary_version: Mapped[str] = mapped_column(String(64))
    resolved_at: Mapped[datetime]
