"""The team tree, and who belongs to which team from when until when."""

from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model, Versioned


class Team(Versioned, Model):
    """A team; the one above it in the tree, if any."""

    __tablename__ = "foundation_teams"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_teams.id"), index=True)

    parent: Mapped["Team | None"] = relationship(remote_side="Team.id")


class Position(StrEnum):
    """What a person is in a team."""

    MANAGER = "manager"
    MEMBER = "member"

    @property
    def label(self) -> str:
        """The position as people write it."""
        return self.value.capitalize()


class Membership(Model):
    """A person in a team, from a day on, until a day (not included) or for good."""

    __tablename__ = "foundation_memberships"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until > since", name="ends_after_start"),
        Index(None, "person_id", "since"),
        Index(None, "team_id", "since"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("foundation_teams.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id", ondelete="CASCADE"))
    position: Mapped[Position]
    since: Mapped[date]
    until: Mapped[date | None]

    team: Mapped[Team] = relationship()
    person: Mapped[Person] = relationship()

    @property
    def last_day(self) -> date | None:
        """The last day in the team, if it is known."""
        return self.until - timedelta(days=1) if self.until else None
