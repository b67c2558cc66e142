"""A candidate in an opening: where they stand, where they were, how it ended."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model, Versioned
from recruit.candidates.models import Candidate
from recruit.deeds.models import Deed
from recruit.openings.models import Opening, Stage
from recruit.openings.stages import StageType
from recruit.reasons.models import Reason


class Application(Versioned, Model):
    """One candidate in one opening, however often they come back to it."""

    __tablename__ = "recruit_applications"
    __table_args__ = (
        UniqueConstraint("candidate_id", "opening_id"),
        Index(None, "opening_id", "stage_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="CASCADE")
    )
    opening_id: Mapped[int] = mapped_column(ForeignKey("recruit_openings.id"))
    stage_id: Mapped[int] = mapped_column(ForeignKey("recruit_stages.id"))
    entered_at: Mapped[datetime]  # the stage
    applied_at: Mapped[datetime]

    candidate: Mapped[Candidate] = relationship(lazy="joined")
    opening: Mapped[Opening] = relationship()
    stage: Mapped[Stage] = relationship(lazy="joined")
    moves: Mapped[list["StageMove"]] = relationship(
        order_by="StageMove.id", back_populates="application", cascade="all, delete-orphan"
    )
    departures: Mapped[list["Departure"]] = relationship(
        order_by="Departure.id", back_populates="application", cascade="all, delete-orphan"
    )

    @property
    def is_ended(self) -> bool:
        """Whether it was rejected, withdrawn or archived, and not reopened."""
        return self.stage.kind is StageType.ARCHIVED

    @property
    def departure(self) -> "Departure | None":
        """How it ended, if it did and was not reopened."""
        return next((one for one in self.departures if one.reopened_at is None), None)


class StageMove(Model):
    """Somebody came into a stage. Rows are added, never changed; an undo is a move of its own."""

    __tablename__ = "recruit_stage_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_applications.id", ondelete="CASCADE"), index=True
    )
    from_id: Mapped[int | None] = mapped_column(ForeignKey("recruit_stages.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("recruit_stages.id"))
    moved_at: Mapped[datetime]
    moved_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("recruit_stage_moves.id"))

    application: Mapped[Application] = relationship(back_populates="moves")
    to: Mapped[Stage] = relationship(foreign_keys=to_id, lazy="joined")
    moved_by: Mapped[Person] = relationship(lazy="joined")


class Departure(Model):
    """An application ended: why, what was said, when to call again; until it is reopened."""

    __tablename__ = "recruit_departures"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_applications.id", ondelete="CASCADE"), index=True
    )
    reason_id: Mapped[int] = mapped_column(ForeignKey("recruit_reasons.id"))
    note: Mapped[str | None] = mapped_column(String(1000))
    next_touch_on: Mapped[date | None]
    departed_at: Mapped[datetime]
    departed_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    # What it did to the bench: taken back when the application is reopened at once.
    deed_id: Mapped[int | None] = mapped_column(ForeignKey("recruit_deeds.id", ondelete="SET NULL"))
    reopened_at: Mapped[datetime | None]
    reopened_by_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_people.id"))

    application: Mapped[Application] = relationship(back_populates="departures")
    reason: Mapped[Reason] = relationship(lazy="joined")
    departed_by: Mapped[Person] = relationship(foreign_keys=departed_by_id, lazy="joined")
    deed: Mapped[Deed | None] = relationship()
