"""How somebody is courted: the row that puts them on the bench, and what was done about them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model, Versioned
from recruit.candidates.models import Candidate
from recruit.courting.cadence import Readiness, Tier
from recruit.courting.reasons import ArchivalReason, StopReason
from recruit.courting.touches import TouchKind
from recruit.deeds.models import Made


class Courtship(Versioned, Model):
    """Somebody on the bench. Without this row and without an archival they wait in the Inbox."""

    __tablename__ = "recruit_courtships"
    __table_args__ = (
        Index(None, "next_touch_on"),
        CheckConstraint("every_days > 0", name="rhythm_is_days"),
    )

    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="CASCADE"), primary_key=True
    )
    tier: Mapped[Tier]
    readiness: Mapped[Readiness] = mapped_column(default=Readiness.UNKNOWN)
    readiness_on: Mapped[date | None]  # a judgement holds for 90 days
    benched_at: Mapped[datetime]
    benched_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    touched_on: Mapped[date]  # the last touch, or the day they were benched
    next_touch_on: Mapped[date | None]
    next_verb: Mapped[str | None] = mapped_column(String(200))
    snoozed_until: Mapped[date | None]
    every_days: Mapped[int | None]  # their own rhythm; None: the tier's

    candidate: Mapped[Candidate] = relationship()


class Touchpoint(Made, Model):
    """That somebody was touched, or a note about them."""

    __tablename__ = "recruit_touchpoints"
    __table_args__ = (Index(None, "by_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[TouchKind]
    on: Mapped[date]
    note: Mapped[str] = mapped_column(Text, default="")

    by: Mapped[Person] = relationship(foreign_keys="Touchpoint.by_id")


class Trigger(Made, Model):
    """A dated reason to call ("bonus paid in January"); it wakes the card on its day."""

    __tablename__ = "recruit_triggers"

    id: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(String(200))
    wakes_on: Mapped[date] = mapped_column(index=True)
    done_at: Mapped[datetime | None]
    done_deed_id: Mapped[int | None] = mapped_column(
        ForeignKey("recruit_deeds.id", ondelete="SET NULL"), index=True
    )


class DoNotContact(Made, Model):
    """That nobody may reach out to somebody, until a day or for good."""

    __tablename__ = "recruit_do_not_contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    until: Mapped[date | None]  # the last day it holds; None: for good
    reason: Mapped[StopReason]
    lifted_at: Mapped[datetime | None]
    lifted_deed_id: Mapped[int | None] = mapped_column(
        ForeignKey("recruit_deeds.id", ondelete="SET NULL"), index=True
    )


class BenchArchival(Made, Model):
    """That somebody left the bench or the Inbox, and why; for timing, when to ask again."""

    __tablename__ = "recruit_bench_archivals"

    id: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[ArchivalReason]
    returns_on: Mapped[date | None]

    by: Mapped[Person] = relationship(foreign_keys="BenchArchival.by_id")


class TierCadence(Model):
    """How many days a tier allows between touches, where the organisation has chosen its own."""

    __tablename__ = "recruit_tier_cadences"

    tier: Mapped[Tier] = mapped_column(primary_key=True)
    days: Mapped[int | None]
