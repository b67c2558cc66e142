from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from foundation.accounts.models import Person
from foundation.audit.actions import record
from foundation.db import db
from foundation.teams.models import Membership, Position, Team
from foundation.teams.queries import is_bare, overlapping, parents
from foundation.teams.tree import makes_a_circle


class NameTaken(Exception):
    """Another team is called that."""


class UnderItself(Exception):
    """A team cannot stand under itself or under a team below it."""


class InTheWay(Exception):
    """The person is, or will be, in a team from a day that the new membership would cover."""

    def __init__(self, membership: Membership) -> None:
        super().__init__(membership.id)
        self.membership = membership


class HasHistory(Exception):
    """Somebody was in the team, or a team stands below it: its name is still needed."""


def add_team(*, name: str, parent: Team | None) -> Team:
    """Add a team under another, or at the top. Raises NameTaken."""
    team = Team(parent=parent)
    _set_name(team, name)
    record("add", "team", team.id)
    return team


def change_team(team: Team, *, name: str, parent_id: int | None) -> None:
    """Rename a team or move it, with all below it. Raises NameTaken, UnderItself."""
    db.session.execute(select(Team.id).with_for_update())  # two moves at once could close a circle
    if makes_a_circle(team.id, parent_id, parents()):
        raise UnderItself
    if team.name != name:
        _set_name(team, name)
    team.parent_id = parent_id
    record("edit", "team", team.id, parent_id=parent_id)


def _set_name(team: Team, name: str) -> None:
    try:
        with db.session.begin_nested():
            team.name = name
            db.session.add(team)
    except IntegrityError:
        raise NameTaken from None


def remove_team(team: Team) -> None:
    """Remove a team that was added by mistake. Raises HasHistory."""
    if not is_bare(team):
        raise HasHistory
    record("remove", "team", team.id)
    db.session.delete(team)


def join(team: Team, person: Person, *, position: Position, since: date) -> Membership | None:
    """Put a person into a team from a day on; give the membership that this ends, if any.

    Who becomes a member leaves the team they were a member of: a person has one. Managers may
    have several. Raises InTheWay.
    """
    concerned = [other for other in overlapping(person, since) if _concerns(other, team, position)]
    for other in concerned:
        if other.team_id == team.id or other.since >= since:
            raise InTheWay(other)
    for other in concerned:
        other.until = since
    membership = Membership(team=team, person=person, position=position, since=since)
    db.session.add(membership)
    db.session.flush()
    record("join", "team", team.id, person_id=person.id, position=position, since=since.isoformat())
    return concerned[0] if concerned else None


def _concerns(other: Membership, team: Team, position: Position) -> bool:
    return other.team_id == team.id or position is other.position is Position.MEMBER


def leave(membership: Membership, *, last_day: date) -> None:
    """End a membership after a day; one that ends before it begins never was, and goes."""
    record(
        "leave", "team", membership.team_id,
        person_id=membership.person_id, last_day=last_day.isoformat(),
    )  # fmt: skip
    if last_day < membership.since:
        db.session.delete(membership)
    else:
        membership.until = last_day + timedelta(days=1)
