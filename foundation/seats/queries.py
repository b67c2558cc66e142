from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true

from foundation.access.rules import Act, Noun, Reach
from foundation.access.viewer import Viewer
from foundation.accounts.models import Person
from foundation.clock import today
from foundation.db import db
from foundation.organisation.queries import organisation
from foundation.seats.models import Seat, SeatRisk, SeatState
from foundation.teams.models import Membership, Position, Team
from foundation.teams.queries import parents
from foundation.teams.tree import with_those_below

URGENCY = (SeatState.OPEN, SeatState.AT_RISK, SeatState.FILLED)


def teams_led(viewer: Viewer, on: date | None = None) -> frozenset[int]:
    """The teams that a person manages on a day (today), and those below them, by id."""
    day = on or today(organisation().zone)
    managed = set(
        db.session.scalars(
            select(Membership.team_id).where(
                Membership.person_id == viewer.person_id,
                Membership.position == Position.MANAGER,
                Membership.since <= day,
                or_(Membership.until.is_(None), Membership.until > day),
            )
        )
    )
    return frozenset(with_those_below(managed, parents())) if managed else frozenset()


def within_reach(viewer: Viewer, act: Act = Act.READ) -> ColumnElement[bool]:
    """The condition that every selection of seats carries."""
    reach = viewer.reaches(Noun.SEAT, act)
    if Reach.ALL in reach:
        return true()
    if Reach.TREE in reach:
        return Seat.team_id.in_(teams_led(viewer))
    return false()


def seats(viewer: Viewer, act: Act = Act.READ) -> Select[Seat]:
    """The seats that `viewer` may see, or change; without those no longer wanted."""
    return select(Seat).where(within_reach(viewer, act), Seat.retired_at.is_(None))


def seat(viewer: Viewer, seat_id: int, act: Act = Act.READ) -> Seat | None:
    """One seat, wanted or not; None if absent or out of reach."""
    return db.session.scalar(select(Seat).where(within_reach(viewer, act), Seat.id == seat_id))


def seats_by_urgency(viewer: Viewer) -> dict[Seat, SeatState]:
    """Every seat that `viewer` may see: open first, then at risk, then filled, each by name."""
    found = states(viewer, db.session.scalars(seats(viewer).order_by(func.lower(Seat.name))).all())
    return dict(sorted(found.items(), key=lambda row: URGENCY.index(row[1])))


def states(viewer: Viewer, seats: Sequence[Seat]) -> dict[Seat, SeatState]:
    """How seats stand, as far as `viewer` may know: risks are told in the manager's line only."""
    told = teams_led(viewer) if viewer.may(Noun.SEAT_RISK) else frozenset[int]()
    return {seat: seat.state if seat.team_id in told else seat.outward_state for seat in seats}


def seats_of_teams(team_ids: frozenset[int]) -> Sequence[Seat]:
    """The wanted seats of some teams, for who counts them."""
    chosen = select(Seat).where(Seat.team_id.in_(team_ids), Seat.retired_at.is_(None))
    return db.session.scalars(chosen.order_by(Seat.id)).all()


def seat_of(person_id: int) -> Seat | None:
    """The seat somebody holds."""
    return db.session.scalar(select(Seat).where(Seat.occupant_id == person_id))


def risk_within_reach(viewer: Viewer, seat: Seat, act: Act = Act.READ) -> bool:
    """Whether `viewer` may know, or say, that this very seat is at risk."""
    return viewer.may(Noun.SEAT_RISK, act) and seat.team_id in teams_led(viewer)


def risk_with_id(seat: Seat, risk_id: int) -> SeatRisk | None:
    """A risk of this very seat."""
    return next((risk for risk in seat.risks if risk.id == risk_id), None)


def teams_to_seat(viewer: Viewer) -> Sequence[Team]:
    """The teams in which `viewer` may add a seat."""
    reach = viewer.reaches(Noun.SEAT, Act.EDIT)
    chosen = select(Team).order_by(func.lower(Team.name))
    if Reach.ALL not in reach:
        chosen = chosen.where(Team.id.in_(teams_led(viewer)))
    return db.session.scalars(chosen).all()


def people_to_seat(seat: Seat | None = None) -> Sequence[Person]:
    """Who could hold a seat: everybody with an open account and no other seat."""
    held = select(Seat.occupant_id).where(Seat.occupant_id.is_not(None))
    if seat:
        held = held.where(Seat.id != seat.id)
    chosen = select(Person).where(Person.disabled_at.is_(None), Person.id.not_in(held))
    return db.session.scalars(chosen.order_by(func.lower(Person.name))).all()
