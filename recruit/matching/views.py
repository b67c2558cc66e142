from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.db import db
from foundation.forms import Clash
from foundation.web import say
from recruit.matching import queries
from recruit.matching.actions import NameTaken, bring_back, create_profile, edit_profile
from recruit.matching.forms import ProfileForm, as_plain
from recruit.matching.models import Profile
from recruit.skills.queries import vocabulary

matching = Blueprint("matching", __name__, url_prefix="/profiles")

TAKEN = "Another profile has this name."
Answer = str | tuple[str, int] | Response


@matching.get("")
@rule(Noun.PROFILE)
def index() -> Answer:
    """Every A-player profile."""
    found = queries.profiles_by_name(viewer())
    return render_template("matching/index.html", profiles=found, name=vocabulary().name)


@matching.get("/new")
@rule(Noun.PROFILE, Act.EDIT)
def new() -> Answer:
    """Where a profile is written."""
    return _form_page(ProfileForm(formdata=None), None)


@matching.post("")
@rule(Noun.PROFILE, Act.EDIT)
def create() -> Answer:
    """Write a profile."""
    form = ProfileForm()
    if _changes_rows(form):
        return _form_page(form, None)
    if not form.validate_on_submit():
        return _form_page(form, None), 422
    try:
        profile = create_profile(
            name=form.name.data, role=form.role.data, wanted=form.wants, by_id=current_user.id
        )
    except NameTaken:
        return _taken(form, None)
    db.session.commit()
    say(f"{profile.name} is there to match against.")
    return redirect(url_for("matching.show", profile_id=profile.id))


@matching.get("/<int:profile_id>")
@rule(Noun.PROFILE)
def show(profile_id: int) -> Answer:
    """What one profile wants, and what it wanted before."""
    profile = _found(profile_id)
    return render_template(
        "matching/show.html",
        profile=profile,
        may_edit=queries.profile(viewer(), profile_id, Act.EDIT) is not None,
        names=queries.names_of(version.created_by_id for version in profile.versions),
        name=vocabulary().name,
    )


@matching.get("/<int:profile_id>/edit")
@rule(Noun.PROFILE, Act.EDIT)
def edit(profile_id: int) -> Answer:
    """Where a profile is changed."""
    profile, form = _found(profile_id, Act.EDIT), ProfileForm(formdata=None)
    form.show(_plain(profile))
    return _form_page(form, profile)


@matching.post("/<int:profile_id>")
@rule(Noun.PROFILE, Act.EDIT)
def save(profile_id: int) -> Answer:
    """Change a profile; what it wanted before stays as a version."""
    profile, form = _found(profile_id, Act.EDIT), ProfileForm()
    if _changes_rows(form):
        return _form_page(form, profile)
    if not form.validate_on_submit():
        return _form_page(form, profile), 422
    if clashes := form.settle(_plain(profile)):
        return _form_page(form, profile, clashes), 409
    before = profile.latest.number
    try:
        edit_profile(
            profile,
            name=form.name.data,
            role=form.role.data,
            wanted=form.wants,
            by_id=current_user.id,
        )
    except NameTaken:
        return _taken(form, profile_id)
    undo = _undo(profile, before) if profile.latest.number > before else None
    db.session.commit()
    say(f"{profile.name} is saved.", undo=undo)
    return redirect(url_for("matching.show", profile_id=profile_id))


@matching.post("/<int:profile_id>/versions/<int:number>/return")
@rule(Noun.PROFILE, Act.EDIT)
def return_version(profile_id: int, number: int) -> Answer:
    """Want again what an earlier version wanted."""
    profile = _found(profile_id, Act.EDIT)
    version = queries.version(profile, number)
    if version is None:
        abort(404)
    undo = _undo(profile, profile.latest.number)
    bring_back(profile, version, by_id=current_user.id)
    db.session.commit()
    say(f"{profile.name} wants what version {number} wanted.", undo=undo)
    return redirect(url_for("matching.show", profile_id=profile_id))


def _form_page(form: ProfileForm, profile: Profile | None, clashes: Sequence[Clash] = ()) -> str:
    return render_template(
        "matching/form.html",
        form=form,
        profile=profile,
        clashes=clashes,
        skills=sorted(skill.name for skill in vocabulary().skills.values()),
    )


def _taken(form: ProfileForm, profile_id: int | None) -> Answer:
    db.session.rollback()
    form.name.errors = [TAKEN]
    return _form_page(form, _found(profile_id) if profile_id else None), 422


def _changes_rows(form: ProfileForm) -> bool:
    """Whether the button pressed only adds or removes a row: the page without a script."""
    if "add" in request.form:
        form.add_row()
    elif "remove" in request.form:
        form.remove_row(request.form["remove"])
    else:
        return False
    return True


def _plain(profile: Profile) -> dict[str, Any]:
    return as_plain(profile.name, profile.role, queries.wanted_of(profile.latest))


def _undo(profile: Profile, number: int) -> str:
    return url_for("matching.return_version", profile_id=profile.id, number=number)


def _found(profile_id: int, act: Act = Act.READ) -> Profile:
    profile = queries.profile(viewer(), profile_id, act)
    return profile if profile else abort(404)
