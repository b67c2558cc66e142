"""Seats: the rep positions a sales team has, who holds each, which are about to be empty."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.accounts.models import Person
from foundation.db import Model, Versioned
from foundation.teams.models import Team


class SeatState(StrEnum):
    """How a seat stands. Open and at risk are what the bench has to cover."""

    OPEN = "open"
    AT_RISK = "at risk"
    FILLED = "filled"

    @property
    def label(self) -> str:
        """The state as people write it."""
        return self.value.capitalize()


class Seat(Versioned, Model):
    """One rep position: a territory and a role in a team, held by somebody or by nobody."""

    __tablename__ = "foundation_seats"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)  # the territory: Northern 9, Tees
    role: Mapped[str] = mapped_column(String(100))  # SDR, AE …
    team_id: Mapped[int] = mapped_column(ForeignKey("foundation_teams.id"), index=True)
    # Nobody sits on two seats.
    occupant_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_people.id"), unique=True)
    since: Mapped[date]  # held by this person, or by nobody, from this day on
    retired_at: Mapped[datetime | None]  # the position is no longer wanted

    team: Mapped[Team] = relationship(lazy="joined")
    occupant: Mapped[Person | None] = relationship(lazy="joined")
    risks: Mapped[list["SeatRisk"]] = relationship(
        lazy="selectin", order_by="SeatRisk.id", back_populates="seat", cascade="all, delete-orphan"
    )

    @property
    def risk(self) -> "SeatRisk | None":
        """Why the seat is at risk, if somebody says it is."""
        return next((risk for risk in self.risks if risk.cleared_at is None), None)

    @property
    def state(self) -> SeatState:
        """Whether it is open, at risk or filled; not for everybody's eyes."""
        if self.occupant_id is None:
            return SeatState.OPEN
        return SeatState.AT_RISK if self.risk else SeatState.FILLED

    @property
    def outward_state(self) -> SeatState:
        """The state as it is told outside the manager's line."""
        return SeatState.OPEN if self.occupant_id is None else SeatState.FILLED


class SeatRisk(Model):
    """Somebody's reason to think that a seat will be empty, until it is cleared."""

    __tablename__ = "foundation_seat_risks"

    id: Mapped[int] = mapped_column(primary_key=True)
    seat_id: Mapped[int] = mapped_column(
        ForeignKey("foundation_seats.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[str] = mapped_column(String(500))
    raised_at: Mapped[datetime]
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("foundation_people.id"))
    cleared_at: Mapped[datetime | None]
    cleared_by_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_people.id"))

    seat: Mapped[Seat] = relationship(back_populates="risks")
    raised_by: Mapped[Person] = relationship(foreign_keys=raised_by_id)
