from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from foundation.access.guard import rule
from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer
from foundation.accounts.actions import (
    LIFETIMES,
    EmailTaken,
    LastAdministrator,
    add_person,
    disable,
    enable,
    make_link,
    rename,
    set_roles,
)
from foundation.accounts.models import Person, Purpose
from foundation.accounts.queries import (
    has_invitation,
    last_visits,
    people_page,
    person_with_id,
)
from foundation.agenda.registry import Place
from foundation.clock import now
from foundation.clock import today as today_in
from foundation.db import db
from foundation.forms import Clash
from foundation.organisation.queries import organisation
from foundation.people.forms import PersonForm, as_shown
from foundation.rows import row_number
from foundation.teams.queries import memberships_of, team_names
from foundation.web import say

people = Blueprint("people", __name__, url_prefix="/people")

TAKEN = "Somebody else signs in under this address."
LAST = "Nobody else could administer Fivebar. Give somebody else the role first."


def places(viewer: Viewer) -> list[Place]:
    """The list of people, for who may read it."""
    if not viewer.may(Noun.PEOPLE):
        return []
    return [Place("people", "People", url_for("people.index"), gate=2, rank=2)]


@people.get("/")
@rule(Noun.PEOPLE)
def index() -> Any:
    """List everybody with an account."""
    search = request.args.get("q", "").strip()[:200]
    after = request.args.get("after", type=row_number)
    return render_template(
        "people/index.html",
        page=people_page(search, after=after),
        search=search,
        after=after,
        teams=team_names(today_in(organisation().zone)),
        last_visits=last_visits(),
    )


@people.get("/new")
@rule(Noun.PEOPLE, Act.EDIT)
def new() -> Any:
    """Ask who is to be added."""
    return render_template("people/new.html", form=PersonForm())


@people.post("/")
@rule(Noun.PEOPLE, Act.EDIT)
def create() -> Any:
    """Add a person and show their invitation, once."""
    form = PersonForm()
    if not form.validate_on_submit():
        return render_template("people/new.html", form=form), 422
    try:
        person = add_person(
            name=form.name.data,
            email=form.email.data,
            roles=form.chosen_roles(),
            by=current_user,
        )
    except EmailTaken:
        form.email.errors = [TAKEN]
        return render_template("people/new.html", form=form), 422
    return _show_link(person, Purpose.INVITATION), 201


@people.get("/<int:person_id>")
@rule(Noun.PEOPLE, Act.EDIT)
def show(person_id: int) -> Any:
    """Show one account."""
    person = _person(person_id)
    form = PersonForm()
    form.show(as_shown(person))
    return _page(person, form)


@people.post("/<int:person_id>")
@rule(Noun.PEOPLE, Act.EDIT)
def save(person_id: int) -> Any:
    """Change who somebody is and what they may do."""
    person, form = _person(person_id), PersonForm()
    if not form.validate_on_submit():
        return _page(person, form), 422
    if clashes := form.settle(as_shown(person)):
        return _page(person, form, clashes), 409
    try:
        rename(person, name=form.name.data, email=form.email.data)
        set_roles(person, form.chosen_roles(), by=current_user)
    except EmailTaken:
        form.email.errors = [TAKEN]
    except LastAdministrator:
        form.roles.errors = [LAST]
    if form.errors:
        db.session.rollback()
        return _page(_person(person_id), form), 422
    db.session.commit()
    say(f"{person.name} is saved.")
    return redirect(url_for("people.index"))


@people.post("/<int:person_id>/links")
@rule(Noun.PEOPLE, Act.EDIT)
def create_link(person_id: int) -> Any:
    """Make a link by which somebody chooses a password, and show it once."""
    person = _person(person_id)
    if person.is_disabled:
        abort(409)
    purpose = Purpose.PASSWORD_RESET if person.password_hash else Purpose.INVITATION
    return _show_link(person, purpose), 201


@people.post("/<int:person_id>/closing")
@rule(Noun.PEOPLE, Act.EDIT)
def close(person_id: int) -> Any:
    """Close an account: its next request finds nobody signed in."""
    person = _person(person_id)
    try:
        disable(person)
    except LastAdministrator:
        form = PersonForm(formdata=None)
        form.show(as_shown(person))
        return _page(person, form, problem=LAST), 422
    db.session.commit()
    say(f"{person.name} can no longer sign in.", undo=url_for("people.reopen", person_id=person.id))
    return redirect(url_for("people.index"))


@people.post("/<int:person_id>/reopening")
@rule(Noun.PEOPLE, Act.EDIT)
def reopen(person_id: int) -> Any:
    """Let somebody sign in again."""
    person = _person(person_id)
    enable(person)
    db.session.commit()
    say(f"{person.name} can sign in again.")
    return redirect(url_for("people.show", person_id=person.id))


def _person(person_id: int) -> Person:
    return person_with_id(person_id) or abort(404)


def _page(
    person: Person, form: PersonForm, clashes: Sequence[Clash] = (), problem: str | None = None
) -> str:
    return render_template(
        "people/show.html",
        person=person,
        form=form,
        clashes=clashes,
        problem=problem,
        memberships=memberships_of(person),
        has_invitation=has_invitation(person, now()),
        today=today_in(organisation().zone),
    )


def _show_link(person: Person, purpose: Purpose) -> str:
    token = make_link(person, purpose)
    db.session.commit()
    return render_template(
        "people/link.html",
        person=person,
        is_invitation=purpose is Purpose.INVITATION,
        address=url_for("accounts.link", token=token, _external=True),
        until=now() + LIFETIMES[purpose],
    )
