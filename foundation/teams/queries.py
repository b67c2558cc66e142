from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from foundation.db import db
from foundation.teams.models import Membership, Position, Team


def teams() -> Sequence[Team]:
    """Every team, by name."""
    return db.session.scalars(select(Team).order_by(Team.name)).all()


def members(team: Team, on: date) -> Sequence[Membership]:
    """Who is in `team` on a day: managers first."""
    rows = db.session.scalars(
        select(Membership).where(Membership.team_id == team.id, _holds(on)).join(Membership.person)
    ).all()
    return sorted(rows, key=lambda row: (row.position != Position.MANAGER, row.person.name))


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
    below = _with_teams_below(managed)
    people: dict[int, set[int]] = {}
    for team_id, member_id in db.session.execute(
        select(Membership.team_id, Membership.person_id).where(
            Membership.team_id.in_(below), _holds(on)
        )
    ):
        people.setdefault(team_id, set()).add(member_id)
    own = frozenset().union(*(people.get(team, set()) for team in managed)) - {person_id}
    tree = frozenset().union(*people.values()) - {person_id}
    return frozenset(own), frozenset(tree)


def _holds(on: date) -> ColumnElement[bool]:
    return (Membership.since <= on) & or_(Membership.until.is_(None), Membership.until > on)


def _with_teams_below(roots: set[int]) -> set[int]:
    parents = {row.id: row.parent_id for row in db.session.execute(select(Team.id, Team.parent_id))}
    found = set(roots)
    while True:
        more = {team for team, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more
