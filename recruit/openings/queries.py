from collections.abc import Iterable, Mapping, Sequence

from flask import url_for
from sqlalchemy import ColumnElement, Select, false, func, or_, select, true

from foundation.access.roles import Role
from foundation.access.rules import Act, Noun, Reach
from foundation.access.viewer import Viewer
from foundation.accounts.models import Person, RoleGrant
from foundation.db import db
from foundation.seats.models import Seat, SeatState
from foundation.seats.queries import seats, states, teams_led
from foundation.seats.registry import SeatNote
from recruit.matching.models import ProfileVersion
from recruit.matching.queries import default_profile, profiles_by_name
from recruit.openings.models import InterviewPlan, Opening, Stage


def within_reach(viewer: Viewer, act: Act = Act.READ) -> ColumnElement[bool]:
    """The condition that every selection of openings carries: one's own, or on one's own seats."""
    reach = viewer.reaches(Noun.OPENING, act)
    if Reach.ALL in reach:
        return true()
    if Reach.TREE in reach:
        of_line = select(Seat.id).where(Seat.team_id.in_(teams_led(viewer)))
        return or_(
            Opening.owner_id.in_({viewer.person_id, *viewer.tree}), Opening.seat_id.in_(of_line)
        )
    return false()


def openings(viewer: Viewer, act: Act = Act.READ) -> Select[Opening]:
    """The openings that `viewer` may see, or change."""
    return select(Opening).where(within_reach(viewer, act))


def opening(viewer: Viewer, opening_id: int, act: Act = Act.READ) -> Opening | None:
    """One opening; None if absent or out of reach."""
    return db.session.scalar(openings(viewer, act).where(Opening.id == opening_id))


def openings_by_target(viewer: Viewer) -> Sequence[Opening]:
    """Every opening in reach: those still open first, by the day they are wanted."""
    closed_last = Opening.closed_at.is_not(None)
    undated_last = Opening.target_on.is_(None)
    chosen = openings(viewer).order_by(closed_last, undated_last, Opening.target_on, Opening.id)
    return db.session.scalars(chosen).all()


def open_openings(viewer: Viewer, act: Act = Act.READ) -> Sequence[Opening]:
    """Those for which somebody is still looked for, by title."""
    chosen = openings(viewer, act).where(Opening.closed_at.is_(None))
    return db.session.scalars(chosen.order_by(func.lower(Opening.title), Opening.id)).all()


def opening_on(seat_id: int) -> Opening | None:
    """The opening by which a seat is being filled now."""
    return db.session.scalar(
        select(Opening).where(Opening.seat_id == seat_id, Opening.closed_at.is_(None))
    )


def stage_with_id(opening: Opening, stage_id: int) -> Stage | None:
    """A stage of this very opening."""
    return next((stage for stage in opening.stages if stage.id == stage_id), None)


def plans_by_name() -> Sequence[InterviewPlan]:
    """Every interview plan."""
    return db.session.scalars(select(InterviewPlan).order_by(func.lower(InterviewPlan.name))).all()


def plan_with_id(plan_id: int) -> InterviewPlan | None:
    """The plan with this id."""
    return db.session.get(InterviewPlan, plan_id)


def seats_to_open(viewer: Viewer) -> dict[Seat, SeatState]:
    """The seats on which `viewer` may open: wanted, and with no opening yet."""
    busy = select(Opening.seat_id).where(Opening.closed_at.is_(None))
    chosen = seats(viewer, Act.EDIT).where(Seat.id.not_in(busy)).order_by(func.lower(Seat.name))
    return states(viewer, db.session.scalars(chosen).all())


def owners(viewer: Viewer, also: Person | None = None) -> Sequence[Person]:
    """Who may own an opening: managers and HR in reach, and whoever owns it already."""
    able = select(RoleGrant.person_id).where(RoleGrant.role.in_([Role.MANAGER, Role.HR]))
    near: ColumnElement[bool] = true()
    if Reach.ALL not in viewer.reaches(Noun.OPENING, Act.EDIT):
        near = Person.id.in_({viewer.person_id, *viewer.tree})
    chosen = select(Person).where(
        or_((Person.id.in_(able) & Person.disabled_at.is_(None) & near), _is(also))
    )
    return db.session.scalars(chosen.order_by(func.lower(Person.name))).all()


def versions_to_want(viewer: Viewer, also: ProfileVersion | None = None) -> list[ProfileVersion]:
    """The latest version of each profile, and the one that an opening has already."""
    found = [profile.latest for profile in profiles_by_name(viewer)]
    if also and also not in found:
        found.insert(0, also)
    return found


def version_to_begin_with(viewer: Viewer) -> ProfileVersion | None:
    """What an opening wants unless somebody says otherwise."""
    chosen = default_profile(viewer, profiles_by_name(viewer))
    return chosen.latest if chosen else None


def notes_on_seats(viewer: Viewer, found: Sequence[Seat]) -> Mapping[int, SeatNote]:
    """For the list of seats: who is being hired for each, or where to begin."""
    running = _running(viewer, (seat.id for seat in found))
    able = viewer.may(Noun.OPENING, Act.EDIT)
    return {seat.id: _note(seat, running.get(seat.id), is_able=able) for seat in found}


def _note(seat: Seat, running: Opening | None, *, is_able: bool) -> SeatNote:
    if running:
        return SeatNote(running.title, url_for("processes.board", opening_id=running.id))
    if not is_able or seat.retired_at:
        return SeatNote("None yet")
    return SeatNote("None yet", verb="Open it", verb_url=url_for("openings.new", seat=seat.id))


def _running(viewer: Viewer, seat_ids: Iterable[int]) -> dict[int, Opening]:
    chosen = openings(viewer).where(
        Opening.seat_id.in_(list(seat_ids)), Opening.closed_at.is_(None)
    )
    return {row.seat_id: row for row in db.session.scalars(chosen)}


def _is(person: Person | None) -> ColumnElement[bool]:
    return Person.id == person.id if person else false()
