"""Uploaded files, what was read from them, and where they speak of skills."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model
from recruit.candidates.models import Candidate
from recruit.resumes.states import FileState


class Batch(Model):
    """Files that were dropped together."""

    __tablename__ = "recruit_batches"
    __table_args__ = (UniqueConstraint("created_by_id", "token"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    source: Mapped[str | None] = mapped_column(String(200))
    token: Mapped[str] = mapped_column(String(36))  # made by the page: sending again is harmless

    created_by: Mapped[Person] = relationship()


class Resume(Model):
    """One uploaded file. The original is kept under its sha256 whatever becomes of the reading."""

    __tablename__ = "recruit_resumes"
    __table_args__ = (
        Index(None, "batch_id", "id"),
        Index(None, "candidate_id", "id"),
        Index(None, "sha256"),
        Index(None, "text_sha256"),
        Index(None, "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("recruit_batches.id"))
    filename: Mapped[str] = mapped_column(String(255))
    size_bytes: Mapped[int]
    sha256: Mapped[str | None] = mapped_column(ForeignKey("foundation_files.sha256"))
    media_type: Mapped[str | None] = mapped_column(String(100))
    state: Mapped[FileState]
    reason: Mapped[str | None] = mapped_column(Text)  # a sentence for whoever dropped the file
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    read_at: Mapped[datetime | None]
    pages: Mapped[int | None]
    text_sha256: Mapped[str | None] = mapped_column(String(64))
    candidate_id: Mapped[int | None] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="SET NULL")
    )
    # Whose résumé this seems to be, while the state is duplicate.
    possible_candidate_id: Mapped[int | None] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="SET NULL")
    )

    batch: Mapped[Batch] = relationship()
    candidate: Mapped[Candidate | None] = relationship(foreign_keys=candidate_id)
    possible_candidate: Mapped[Candidate | None] = relationship(foreign_keys=possible_candidate_id)


class StoredReading(Model):
    """The whole reading of a file, as `recruit.resumes.reading.to_json` writes it."""

    __tablename__ = "recruit_readings"

    resume_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_resumes.id", ondelete="CASCADE"), primary_key=True
    )
    reader_version: Mapped[int]
    content: Mapped[dict[str, Any]]


class SkillMention(Model):
    """A place in a résumé that speaks of a skill: start and end count characters of its text."""

    __tablename__ = "recruit_skill_mentions"
    __table_args__ = (Index(None, "candidate_id", "skill_id"), Index(None, "resume_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    resume_id: Mapped[int] = mapped_column(ForeignKey("recruit_resumes.id", ondelete="CASCADE"))
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="CASCADE")
    )
    skill_id: Mapped[str] = mapped_column(String(80))
    spelling: Mapped[str] = mapped_column(String(256))
    how: Mapped[str] = mapped_column(String(20))
    score: Mapped[float]
    strength: Mapped[float]
    reason: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(20))
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    quote: Mapped[str] = mapped_column(Text)  # the sentence or line around the mention
    quote_start: Mapped[int]  # where the quote begins in the text
    is_best: Mapped[bool]  # the one to quote for this skill of this candidate
