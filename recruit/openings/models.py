"""A seat being filled, and the plan by which it is."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model, Versioned
from foundation.seats.models import Seat
from recruit.matching.models import ProfileVersion
from recruit.openings.stages import Guard, StageDraft, StageType


class Planned:
    """What a stage is, in a plan and in an opening."""

    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[StageType]
    guard: Mapped[Guard]
    days: Mapped[int | None]  # how long somebody should stay at most

    @property
    def draft(self) -> StageDraft:
        """The stage as a plain value."""
        return StageDraft(self.name, self.kind, self.guard, self.days)


class InterviewPlan(Versioned, Model):
    """A template of stages; an opening takes a copy, so that changing it changes no process."""

    __tablename__ = "recruit_interview_plans"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    edited_at: Mapped[datetime]

    stages: Mapped[list["PlanStage"]] = relationship(
        lazy="selectin", order_by="PlanStage.position", cascade="all, delete-orphan"
    )


class PlanStage(Planned, Model):
    """A stage of a plan; Hired and Archived are not written down, every opening has them."""

    __tablename__ = "recruit_plan_stages"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_interview_plans.id", ondelete="CASCADE"), index=True
    )


class Opening(Versioned, Model):
    """A sales role being filled: on a seat, by a plan, measured against a version of a profile."""

    __tablename__ = "recruit_openings"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    seat_id: Mapped[int] = mapped_column(ForeignKey("foundation_seats.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("recruit_interview_plans.id"))
    profile_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("recruit_profile_versions.id")
    )
    owner_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"), index=True)
    target_on: Mapped[date | None]  # when somebody should start
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_people.id"))

    seat: Mapped[Seat] = relationship(lazy="joined")
    plan: Mapped[InterviewPlan] = relationship()
    profile_version: Mapped[ProfileVersion | None] = relationship()
    owner: Mapped[Person] = relationship(foreign_keys=owner_id, lazy="joined")
    stages: Mapped[list["Stage"]] = relationship(
        lazy="selectin",
        order_by="Stage.position",
        back_populates="opening",
        cascade="all, delete-orphan",
    )

    @property
    def is_open(self) -> bool:
        """Whether somebody is still looked for."""
        return self.closed_at is None

    @property
    def archive(self) -> "Stage":
        """Where applications end that did not end in a hire."""
        return next(stage for stage in self.stages if stage.kind is StageType.ARCHIVED)


class Stage(Planned, Model):
    """A stage of one opening: what its plan said when it was opened."""

    __tablename__ = "recruit_stages"
    __table_args__ = (UniqueConstraint("opening_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opening_id: Mapped[int] = mapped_column(ForeignKey("recruit_openings.id", ondelete="CASCADE"))

    opening: Mapped[Opening] = relationship(back_populates="stages")
