from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from foundation.seats.models import Seat, SeatRisk
from foundation.seats.queries import seat_of


class NameTaken(Exception):
    """Another seat has this name."""


class SitsElsewhere(Exception):
    """The person holds another seat; nobody holds two."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat.id)
        self.seat = seat


class NothingToRisk(Exception):
    """An empty seat, or one at risk already, cannot be put at risk."""


def add_seat(*, name: str, role: str, team_id: int, occupant_id: int | None, on: date) -> Seat:
    """Add a position to a team. Raises NameTaken, SitsElsewhere."""
    seat = Seat(team_id=team_id, role=role, since=on)
    _refuse_second_seat(seat, occupant_id)
    seat.occupant_id = occupant_id
    _set_name(seat, name)
    record("add", "seat", seat.id, team_id=team_id)
    return seat


def change_seat(
    seat: Seat, *, name: str, role: str, team_id: int, occupant_id: int | None, on: date, by_id: int
) -> None:
    """Rename, move, fill or empty a seat. Raises NameTaken, SitsElsewhere.

    A risk was about who sat there: it is cleared when somebody else does, or nobody.
    """
    if seat.occupant_id != occupant_id:
        _refuse_second_seat(seat, occupant_id)
        seat.occupant_id, seat.since = occupant_id, on
        if seat.risk:
            clear_risk(seat, by_id=by_id)
        verb = "vacate" if occupant_id is None else "fill"
        record(verb, "seat", seat.id, person_id=occupant_id)
    seat.role, seat.team_id = role, team_id
    _set_name(seat, name)
    record("edit", "seat", seat.id, team_id=team_id)


def raise_risk(seat: Seat, *, reason: str, by_id: int) -> SeatRisk:
    """Say that a seat will be empty soon, and why. Raises NothingToRisk."""
    db.session.scalar(select(Seat.id).where(Seat.id == seat.id).with_for_update())
    if seat.occupant_id is None or seat.risk or seat.retired_at:
        raise NothingToRisk
    risk = SeatRisk(reason=reason, raised_at=now(), raised_by_id=by_id)
    seat.risks.append(risk)
    db.session.flush()
    record("raise risk", "seat", seat.id, risk_id=risk.id)
    return risk


def clear_risk(seat: Seat, *, by_id: int) -> SeatRisk | None:
    """Say that a seat is no longer at risk; give the risk that this ends, if there was one."""
    risk = seat.risk
    if risk:
        risk.cleared_at, risk.cleared_by_id = now(), by_id
        record("clear risk", "seat", seat.id, risk_id=risk.id)
    return risk


def return_risk(seat: Seat, risk: SeatRisk) -> None:
    """Take back that a risk was cleared. Raises NothingToRisk."""
    if seat.occupant_id is None or seat.risk:
        raise NothingToRisk
    risk.cleared_at = risk.cleared_by_id = None
    record("return risk", "seat", seat.id, risk_id=risk.id)


def retire_seat(seat: Seat) -> None:
    """Say that an empty position is no longer wanted."""
    seat.retired_at = now()
    record("retire", "seat", seat.id)


def return_seat(seat: Seat) -> None:
    """Want the position again."""
    seat.retired_at = None
    record("return", "seat", seat.id)


def _refuse_second_seat(seat: Seat, occupant_id: int | None) -> None:
    other = seat_of(occupant_id) if occupant_id else None
    if other and other is not seat:
        raise SitsElsewhere(other)


def _set_name(seat: Seat, name: str) -> None:
    try:
        with db.session.begin_nested():
            seat.name = name
            db.session.add(seat)
    except IntegrityError:
        raise NameTaken from None
