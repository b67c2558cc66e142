from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from foundation.access.guard import rule
from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer
from foundation.accounts.queries import people, person_with_id
from foundation.agenda.registry import Place
from foundation.clock import today as today_in
from foundation.db import db
from foundation.forms import Clash
from foundation.organisation.queries import organisation
from foundation.rows import row_number
from foundation.teams.actions import (
    HasHistory,
    InTheWay,
    NameTaken,
    UnderItself,
    add_team,
    change_team,
    join,
    leave,
    remove_team,
)
from foundation.teams.forms import JoinForm, LeaveForm, TeamForm, as_shown
from foundation.teams.models import Membership, Position, Team
from foundation.teams.queries import (
    is_bare,
    membership_with_id,
    memberships,
    team_with_id,
    tree,
)
from foundation.web import day_short, say

teams = Blueprint("teams", __name__, url_prefix="/teams")

TAKEN = "Another team is called that."


def places(viewer: Viewer) -> list[Place]:
    """The teams, for who may change them."""
    if not viewer.may(Noun.SETTINGS):
        return []
    return [Place("teams", "Teams", url_for("teams.index"), gate=3, rank=2)]


@teams.get("/")
@rule(Noun.SETTINGS)
def index() -> Any:
    """Show the tree."""
    return _index(TeamForm())


@teams.post("/")
@rule(Noun.SETTINGS, Act.EDIT)
def create() -> Any:
    """Add a team."""
    form = TeamForm()
    form.offer(_places_in_tree())
    if not form.validate_on_submit():
        return _index(form), 422
    above = form.parent_id()
    try:
        team = add_team(name=form.name.data, parent=_team(above) if above else None)
    except NameTaken:
        form.name.errors = [TAKEN]
        return _index(form), 422
    db.session.commit()
    say(f"{team.name} is added. Say who is in it.")
    return redirect(url_for("teams.show", team_id=team.id))


@teams.get("/<int:team_id>")
@rule(Noun.SETTINGS)
def show(team_id: int) -> Any:
    """Show a team: where it stands, and who is in it from when until when."""
    team = _team(team_id)
    ending = membership_with_id(team, request.args.get("ending", 0, type=row_number))
    leaving = (ending, LeaveForm(formdata=None, last_day=_today())) if ending else None
    return _page(team, _shown(team), _join_form(), leaving=leaving)


@teams.post("/<int:team_id>")
@rule(Noun.SETTINGS, Act.EDIT)
def save(team_id: int) -> Any:
    """Rename a team or move it."""
    team, form = _team(team_id), TeamForm()
    form.offer(_places_in_tree())
    if not form.validate_on_submit():
        return _page(team, form, _join_form()), 422
    if clashes := form.settle(as_shown(team)):
        return _page(team, form, _join_form(), clashes), 409
    try:
        change_team(team, name=form.name.data, parent_id=form.parent_id())
    except NameTaken:
        form.name.errors = [TAKEN]
    except UnderItself:
        form.parent.errors = [f"{team.name} cannot stand under itself or a team below it."]
    if form.errors:
        db.session.rollback()
        return _page(_team(team_id), form, _join_form()), 422
    db.session.commit()
    say(f"{team.name} is saved.")
    return redirect(url_for("teams.index"))


@teams.post("/<int:team_id>/removal")
@rule(Noun.SETTINGS, Act.EDIT)
def remove(team_id: int) -> Any:
    """Remove a team that was added by mistake."""
    team = _team(team_id)
    try:
        remove_team(team)
    except HasHistory:
        abort(409)
    db.session.commit()
    say(f"{team.name} is removed.")
    return redirect(url_for("teams.index"))


@teams.post("/<int:team_id>/members")
@rule(Noun.SETTINGS, Act.EDIT)
def add_member(team_id: int) -> Any:
    """Put somebody into a team from a day on."""
    team, form = _team(team_id), _join_form(is_sent=True)
    if not form.validate_on_submit():
        return _page(team, _shown(team), form), 422
    person = person_with_id(form.person.data) or abort(404)
    position = Position(form.position.data)
    try:
        left = join(team, person, position=position, since=form.since.data)
    except InTheWay as problem:
        form.since.errors = [_explain(problem.membership)]
        return _page(team, _shown(team), form), 422
    db.session.commit()
    moved = f" and leaves {left.team.name}" if left else ""
    say(f"{person.name} is in {team.name} from {day_short(form.since.data)}{moved}.")
    return redirect(url_for("teams.show", team_id=team.id))


@teams.post("/<int:team_id>/members/<int:membership_id>/end")
@rule(Noun.SETTINGS, Act.EDIT)
def end_member(team_id: int, membership_id: int) -> Any:
    """End somebody's time in a team."""
    team = _team(team_id)
    membership = membership_with_id(team, membership_id) or abort(404)
    form, name = LeaveForm(), membership.person.name
    if not form.validate_on_submit():
        return _page(team, _shown(team), _join_form(), leaving=(membership, form)), 422
    leave(membership, last_day=form.last_day.data)
    db.session.commit()
    say(f"{name} is in {team.name} until {day_short(form.last_day.data)}.")
    return redirect(url_for("teams.show", team_id=team.id))


def _team(team_id: int) -> Team:
    return team_with_id(team_id) or abort(404)


def _today() -> date:
    return today_in(organisation().zone)


def _places_in_tree() -> list[tuple[Team, int]]:
    return [(branch.team, branch.depth) for branch in tree(_today())]


def _shown(team: Team) -> TeamForm:
    form = TeamForm(formdata=None)
    form.show(as_shown(team))
    return form


def _join_form(*, is_sent: bool = False) -> JoinForm:
    form = JoinForm() if is_sent else JoinForm(formdata=None, since=_today())
    form.offer(person for person in people() if not person.is_disabled)
    return form


def _explain(membership: Membership) -> str:
    until = f" to {day_short(membership.until)}" if membership.until else " on"
    return (
        f"{membership.person.name} is in {membership.team.name} "
        f"from {day_short(membership.since)}{until}. End that first, or choose a later day."
    )


def _index(form: TeamForm) -> str:
    branches = tree(_today())
    form.offer((branch.team, branch.depth) for branch in branches)
    return render_template("teams/index.html", form=form, branches=branches)


def _page(
    team: Team,
    form: TeamForm,
    join_form: JoinForm,
    clashes: Sequence[Clash] = (),
    leaving: tuple[Membership, LeaveForm] | None = None,
) -> str:
    form.offer(_places_in_tree())
    return render_template(
        "teams/show.html",
        team=team,
        form=form,
        join_form=join_form,
        clashes=clashes,
        leaving=leaving,
        memberships=memberships(team),
        is_bare=is_bare(team),
        today=_today(),
    )
