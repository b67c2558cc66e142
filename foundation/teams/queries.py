from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import contains_eager

from foundation.access.roles import Role
from foundation.access.viewer import Viewer
from foundation.accounts.models import Person
from foundation.clock import today
from foundation.db import db
from foundation.teams.models import Membership, Position, Team
from foundation.teams.tree import in_order, with_those_below


@dataclass(frozen=True)
class Branch:
    """A team in the tree: depth from 0, its managers' names, how many members it has."""

    team: Team
    depth: int
    managers: tuple[str, ...]
    members: int


def team_with_id(team_id: int) -> Team | None:
    """The team with this id."""
    return db.session.get(Team, team_id)


def has_teams() -> bool:
    """Whether there is any team."""
    return db.session.scalar(select(Team.id).limit(1)) is not None


def parents() -> dict[int, int | None]:
    """Each team's id -> the id of the team above it."""
    return dict(db.session.execute(select(Team.id, Team.parent_id)).all())


def tree(on: date) -> list[Branch]:
    """Every team with who is in it on a day; each after the one above it."""
    teams = {team.id: team for team in db.session.scalars(select(Team))}
    inside: dict[int, list[Membership]] = {}
    for membership in _memberships(_holds(on)):
        inside.setdefault(membership.team_id, []).append(membership)
    names = {team.id: team.name for team in teams.values()}
    above = {team.id: team.parent_id for team in teams.values()}
    return [
        _branch(teams[team_id], depth, inside.get(team_id, []))
        for team_id, depth in in_order(names, above)
    ]


def _branch(team: Team, depth: int, inside: Sequence[Membership]) -> Branch:
    managers = tuple(row.person.name for row in inside if row.position is Position.MANAGER)
    return Branch(team, depth, managers, len(inside) - len(managers))


def memberships(team: Team) -> Sequence[Membership]:
    """Everybody who is, will be or was in a team; managers first, then by name and day."""
    rows = _memberships(Membership.team_id == team.id)
    return sorted(rows, key=lambda row: row.position is not Position.MANAGER)


def memberships_of(person: Person) -> Sequence[Membership]:
    """The teams in which a person is, will be or was, the latest first."""
    return db.session.scalars(
        select(Membership)
        .where(Membership.person_id == person.id)
        .order_by(Membership.since.desc(), Membership.id.desc())
    ).all()


def membership_with_id(team: Team, membership_id: int) -> Membership | None:
    """A membership of this very team."""
    return db.session.scalar(
        select(Membership).where(Membership.id == membership_id, Membership.team_id == team.id)
    )


def team_names(on: date) -> dict[int, list[str]]:
    """For each person in a team on a day, by id: the names of their teams."""
    found: dict[int, list[str]] = {}
    for row in db.session.execute(
        select(Membership.person_id, Team.name)
        .join(Team, Team.id == Membership.team_id)
        .where(_holds(on))
        .order_by(Team.name)
    ):
        found.setdefault(row.person_id, []).append(row.name)
    return found


def overlapping(person: Person, since: date) -> Sequence[Membership]:
    """The memberships of a person that hold on `since` or begin after it."""
    return db.session.scalars(
        select(Membership).where(
            Membership.person_id == person.id,
            or_(Membership.until.is_(None), Membership.until > since),
        )
    ).all()


def is_bare(team: Team) -> bool:
    """Whether nobody was ever in a team and no team stands below it."""
    people = select(func.count()).where(Membership.team_id == team.id)
    below = select(func.count()).where(Team.parent_id == team.id)
    return not db.session.scalar(people) and not db.session.scalar(below)


def viewer_of(person: Person, zone: ZoneInfo) -> Viewer:
    """Say who is asking, with the people below them today; only managers have any."""
    if Role.MANAGER not in person.roles:
        return Viewer(person.id, person.roles)
    team, below = led_by(person.id, today(zone))
    return Viewer(person.id, person.roles, team, below)


def led_by(person_id: int, on: date) -> tuple[frozenset[int], frozenset[int]]:
    """Give the people of the teams that a person manages on a day, and of the trees below.

    The second contains the first. The manager is in neither.
    """
    managed = set(
        db.session.scalars(
            select(Membership.team_id).where(
                Membership.person_id == person_id,
                Membership.position == Position.MANAGER,
                _holds(on),
            )
        )
    )
    if not managed:
        return frozenset(), frozenset()
    below = with_those_below(managed, parents())
    own, all_below = set(), set()
    for team_id, member_id in db.session.execute(
        select(Membership.team_id, Membership.person_id).where(
            Membership.team_id.in_(below), _holds(on)
        )
    ):
        all_below.add(member_id)
        if team_id in managed:
            own.add(member_id)
    return frozenset(own - {person_id}), frozenset(all_below - {person_id})


def _holds(on: date) -> ColumnElement[bool]:
    return (Membership.since <= on) & or_(Membership.until.is_(None), Membership.until > on)


def _memberships(which: ColumnElement[bool]) -> Sequence[Membership]:
    return db.session.scalars(
        select(Membership)
        .join(Membership.person)
        .options(contains_eager(Membership.person))
        .where(which)
        .order_by(func.lower(Person.name), Membership.since)
    ).all()
