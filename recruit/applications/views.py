from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_login import current_user

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.audit.actions import record_read
from foundation.clock import now
from foundation.clock import today as today_in
from foundation.db import db
from foundation.organisation.queries import organisation
from foundation.web import say
from recruit.applications import actions, queries
from recruit.applications.forms import AdditionForm, DepartureForm
from recruit.applications.models import Application
from recruit.applications.stays import time_in_stage
from recruit.candidates.queries import candidate as candidate_in_reach
from recruit.openings.models import Opening
from recruit.openings.queries import opening as opening_in_reach
from recruit.reasons.endings import BY_NOUN, Ending
from recruit.reasons.queries import reasons

applications = Blueprint("applications", __name__)

ENDINGS = "any(rejection, withdrawal, archival)"


@applications.post("/applications")
@rule(Noun.APPLICATION, Act.EDIT)
def create() -> Any:
    """Add a candidate to an opening; an application that ended is reopened."""
    form = AdditionForm()
    if not form.validate_on_submit():
        abort(404)
    candidate = candidate_in_reach(viewer(), form.candidate.data, Act.EDIT) or abort(404)
    opening = _opening(form.opening.data, Act.EDIT)
    try:
        made = actions.apply(candidate, opening, by_id=current_user.id)
    except actions.InProcess:
        db.session.rollback()
        say("They are in process there already.")
        return _to_board(form.opening.data)
    except actions.Refused as problem:
        db.session.rollback()
        say(f"Not added: {problem}.")
        return _to_board(form.opening.data)
    undo = _undo_url(made)
    db.session.commit()
    again = "is back in" if len(made.moves) > 1 else "is in"
    say(f"{made.candidate.name} {again} {made.stage.name}.", undo=undo)
    return _to_board(opening.id, made.id)


@applications.get("/applications/<int:application_id>")
@rule(Noun.APPLICATION)
def show(application_id: int) -> Any:
    """One application: every move, the time in each stage, how it ended."""
    found = _found(application_id)
    record_read("candidate", found.candidate_id)
    return render_template(
        "applications/show.html",
        application=found,
        times=time_in_stage(queries.entries(found), now()),
    )


@applications.post("/applications/<int:application_id>/moves/<int:move_id>/undo")
@rule(Noun.APPLICATION, Act.EDIT)
def undo(application_id: int, move_id: int) -> Any:
    """Take the last move back."""
    found = _found(application_id, Act.EDIT)
    made = next((one for one in found.moves if one.id == move_id), None) or abort(404)
    name, opening_id = found.candidate.name, found.opening_id
    try:
        actions.undo(found, made, by_id=current_user.id)
        db.session.commit()
    except (actions.TooLate, actions.Overtaken):
        db.session.rollback()
        say(f"Something else happened to {name} since. Nothing was changed.")
    except actions.Refused as problem:
        db.session.rollback()
        say(f"Not undone: {problem}.")
    else:
        say(f"Undone. {name} is where they were.")
    return _to_board(opening_id, application_id)


@applications.get(f"/applications/<int:application_id>/<{ENDINGS}:noun>")
@rule(Noun.APPLICATION, Act.EDIT)
def departure(application_id: int, noun: str) -> Any:
    """Where somebody says why an application ends."""
    found, ending = _found(application_id, Act.EDIT), BY_NOUN[noun]
    if found.stage.kind.is_end:
        say(f"{found.candidate.name}’s application has ended already.")
        return redirect(url_for("applications.show", application_id=application_id))
    form = DepartureForm(formdata=None, version=found.version)
    form.offer(reasons(ending), _today())
    return _departure_page(found, ending, form)


@applications.post(f"/applications/<int:application_id>/<{ENDINGS}:noun>")
@rule(Noun.APPLICATION, Act.EDIT)
def depart(application_id: int, noun: str) -> Any:
    """Reject, take a withdrawal, or archive."""
    found, ending = _found(application_id, Act.EDIT), BY_NOUN[noun]
    form = DepartureForm()
    form.offer(reasons(ending), _today())
    if not form.validate_on_submit():
        return _departure_page(found, ending, form), 422
    try:
        actions.depart(
            found,
            form.reasons[form.reason.data],
            note=form.note.data or None,
            next_touch_on=form.next_touch_on.data,
            version=int(form.version.data or 0),
            by_id=current_user.id,
        )
    except (actions.Overtaken, actions.Refused):
        db.session.rollback()
        found = _found(application_id, Act.EDIT)
        form.version.data = found.version
        form.offer(reasons(ending), _today())
        return _departure_page(found, ending, form, is_overtaken=True), 409
    undo = _undo_url(found)
    db.session.commit()
    touched = " Back on the bench, with a date." if form.next_touch_on.data else ""
    say(f"{found.candidate.name}: {ending.value}.{touched}", undo=undo)
    return _to_board(found.opening_id)


@applications.post("/applications/<int:application_id>/return")
@rule(Noun.APPLICATION, Act.EDIT)
def reopen(application_id: int) -> Any:
    """Go on where an application ended."""
    found = _found(application_id, Act.EDIT)
    opening_id, name = found.opening_id, found.candidate.name
    try:
        actions.reopen(found, by_id=current_user.id)
    except (actions.Refused, actions.Overtaken) as problem:
        db.session.rollback()
        say(f"Not reopened: {problem}.")
        return _to_board(opening_id)
    undo = _undo_url(found)
    db.session.commit()
    say(f"{name} is back in {found.stage.name}, with everything that was.", undo=undo)
    return _to_board(opening_id, application_id)


def _departure_page(
    found: Application, ending: Ending, form: DepartureForm, *, is_overtaken: bool = False
) -> str:
    return render_template(
        "applications/departure.html",
        application=found,
        ending=ending,
        form=form,
        is_overtaken=is_overtaken,
        today=_today(),
    )


def _undo_url(application: Application) -> str:
    made = queries.last_move(application)
    return url_for("applications.undo", application_id=application.id, move_id=made.id)


def _to_board(opening_id: int, application_id: int | None = None) -> Any:
    anchor = f"application-{application_id}" if application_id else None
    return redirect(url_for("processes.board", opening_id=opening_id, _anchor=anchor))


def _opening(opening_id: int, act: Act = Act.READ) -> Opening:
    return opening_in_reach(viewer(), opening_id, act) or abort(404)


def _found(application_id: int, act: Act = Act.READ) -> Application:
    return queries.application(viewer(), application_id, act) or abort(404)


def _today() -> date:
    return today_in(organisation().zone)
