"""The candidate: the person, once, for life."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model, Versioned


class Candidate(Versioned, Model):
    """A person who is courted. The fields hold what is believed now; corrections keep the rest."""

    __tablename__ = "recruit_candidates"
    __table_args__ = (
        Index(None, "email"),
        Index(None, "phone"),
        Index("ix_recruit_candidates_confidential", "is_confidential", "owner_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    email: Mapped[str | None] = mapped_column(String(320))
    phone: Mapped[str | None] = mapped_column(String(60))  # E.164 where it is a whole number
    city: Mapped[str | None] = mapped_column(String(200))
    position: Mapped[str | None] = mapped_column(String(300))  # what they do now, or did last
    employer: Mapped[str | None] = mapped_column(String(300))
    owner_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"), index=True)
    is_confidential: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]

    owner: Mapped[Person] = relationship()
    corrections: Mapped[list["Correction"]] = relationship(
        order_by="Correction.id", cascade="all, delete-orphan", back_populates="candidate"
    )


class Correction(Model):
    """A field that a person put right: what it was, what it is, until it is undone."""

    __tablename__ = "recruit_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="CASCADE"), index=True
    )
    field: Mapped[str] = mapped_column(String(40))
    original: Mapped[str | None] = mapped_column(String(400))
    value: Mapped[str | None] = mapped_column(String(400))
    corrected_at: Mapped[datetime]
    corrected_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_people.id"))

    candidate: Mapped[Candidate] = relationship(back_populates="corrections")
    corrected_by: Mapped[Person] = relationship(foreign_keys=corrected_by_id)


class SearchDocument(Model):
    """The words under which a candidate is found; folded, so that both databases agree."""

    __tablename__ = "recruit_search_documents"

    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[str] = mapped_column(Text)
