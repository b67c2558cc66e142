"""What was done about a candidate, kept so that it can be taken back."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from foundation.db import Model
from recruit.candidates.models import Candidate


class Deed(Model):
    """One deed. before, after: the fields of the row it changed, as plain values.

    first_id: the first of several deeds that are taken back together.
    """

    __tablename__ = "recruit_deeds"
    __table_args__ = (Index(None, "by_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="CASCADE"), index=True
    )
    verb: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    first_id: Mapped[int | None] = mapped_column(index=True)
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_people.id"))

    candidate: Mapped[Candidate] = relationship()


class Made:
    """A row that a deed made; taken back together with it."""

    @declared_attr
    @classmethod
    def candidate_id(cls) -> Mapped[int]:
        """Whom it is about."""
        return mapped_column(ForeignKey("recruit_candidates.id", ondelete="CASCADE"), index=True)

    @declared_attr
    @classmethod
    def deed_id(cls) -> Mapped[int]:
        """The deed that made it."""
        return mapped_column(ForeignKey("recruit_deeds.id", ondelete="CASCADE"), index=True)

    @declared_attr
    @classmethod
    def by_id(cls) -> Mapped[int]:
        """Who did it."""
        return mapped_column(ForeignKey("foundation_people.id"))

    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
