"""What an A-player has, and what each candidate holds of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model, Versioned


class Profile(Versioned, Model):
    """An A-player profile of one role in the sales organisation."""

    __tablename__ = "recruit_profiles"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    role: Mapped[str] = mapped_column(String(100))  # SDR, AE …
    owner_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    created_at: Mapped[datetime]

    owner: Mapped[Person] = relationship()
    versions: Mapped[list["ProfileVersion"]] = relationship(
        order_by="ProfileVersion.number", back_populates="profile", cascade="all, delete-orphan"
    )

    @property
    def latest(self) -> "ProfileVersion":
        """The version that matches are made against."""
        return self.versions[-1]


class ProfileVersion(Model):
    """What a profile wanted from one moment on; never changed afterwards."""

    __tablename__ = "recruit_profile_versions"
    __table_args__ = (UniqueConstraint("profile_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[int] = mapped_column(ForeignKey("recruit_profiles.id", ondelete="CASCADE"))
    number: Mapped[int]
    created_at: Mapped[datetime]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))

    profile: Mapped[Profile] = relationship(back_populates="versions")
    wanted: Mapped[list["WantedSkill"]] = relationship(
        lazy="selectin",
        cascade="all, delete-orphan",
        order_by="WantedSkill.is_must_have.desc(), WantedSkill.weight.desc(), WantedSkill.position",
    )


class WantedSkill(Model):
    """A skill that a profile wants: how much, for how long."""

    __tablename__ = "recruit_wanted_skills"
    __table_args__ = (
        CheckConstraint("weight > 0", name="weighs_something"),
        CheckConstraint("minimum_years >= 0", name="years_not_negative"),
    )

    version_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_profile_versions.id", ondelete="CASCADE"), primary_key=True
    )
    skill_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    weight: Mapped[float]
    minimum_years: Mapped[float] = mapped_column(default=0.0)
    is_must_have: Mapped[bool] = mapped_column(default=False)


class HeldSkill(Model):
    """A skill a candidate holds, as the evidence says: one posting of the ranking."""

    __tablename__ = "recruit_held_skills"
    __table_args__ = (Index(None, "skill_id", "candidate_id"),)

    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("recruit_candidates.id", ondelete="CASCADE"), primary_key=True
    )
    skill_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    strength: Mapped[float]
    years: Mapped[float | None]
    last_used_on: Mapped[date | None]
    confidence: Mapped[float]


class HeldChange(Model):
    """Says that a candidate's held skills changed, so that every process renews its postings."""

    __tablename__ = "recruit_held_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int]
    changed_at: Mapped[datetime]
