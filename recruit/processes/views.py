from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.clock import today as today_in
from foundation.db import db
from foundation.organisation.queries import organisation
from foundation.web import say
from recruit.applications import actions
from recruit.applications.forms import ClosureForm, MoveForm
from recruit.applications.letters import letters
from recruit.applications.models import Application
from recruit.applications.queries import application, archived_in, in_process, last_move
from recruit.openings.actions import BeingFilled
from recruit.openings.models import Opening, Stage
from recruit.openings.queries import opening as opening_in_reach
from recruit.openings.queries import openings_by_target, stage_with_id
from recruit.openings.stages import StageType
from recruit.processes import queries
from recruit.reasons.endings import Ending
from recruit.reasons.queries import reasons

processes = Blueprint("processes", __name__)


@processes.get("/openings/<int:opening_id>")
@rule(Noun.OPENING)
def board(opening_id: int) -> Any:
    """The process of an opening: who is where, what is late."""
    return _board(_opening(opening_id))


@processes.get("/openings/<int:opening_id>/archived")
@rule(Noun.OPENING)
def archived(opening_id: int) -> Any:
    """Whose application to an opening ended, and why."""
    opening = _opening(opening_id)
    found = archived_in(viewer(), opening)
    return render_template("processes/archived.html", opening=opening, applications=found)


@processes.get("/openings/<int:opening_id>/applications/new")
@rule(Noun.OPENING, Act.EDIT)
def new(opening_id: int) -> Any:
    """Who could be added: the best fit first."""
    opening = _opening(opening_id, Act.EDIT)
    typed = request.args.get("q", "").strip()[:200]
    people = queries.people_to_add(viewer(), opening, typed)
    return render_template("processes/new.html", opening=opening, people=people, typed=typed)


@processes.post("/applications/<int:application_id>/moves")
@rule(Noun.APPLICATION, Act.EDIT)
def move(application_id: int) -> Any:
    """Move somebody to another stage."""
    found, form = _found(application_id, Act.EDIT), MoveForm()
    if not form.validate_on_submit():
        abort(400)
    opening_id = found.opening_id
    to = stage_with_id(found.opening, form.stage.data) or abort(404)
    try:
        actions.move(found, to, version=form.version.data, by_id=current_user.id)
    except actions.Refused as problem:
        db.session.rollback()
        return _board(_opening(opening_id), refused=(_found(application_id), to, problem)), 422
    except actions.Overtaken:
        db.session.rollback()
        return _overtaken_on_board(application_id, to.id)
    undo = _undo_url(found)
    db.session.commit()
    say(f"{found.candidate.name} is in {to.name}.", undo=undo)
    return _to_board(opening_id, application_id)


@processes.get("/openings/<int:opening_id>/closure")
@rule(Noun.OPENING, Act.EDIT)
def closure(opening_id: int) -> Any:
    """Where an opening is closed, with a next touch for whoever is still in process."""
    opening = _opening(opening_id, Act.EDIT)
    form = ClosureForm(formdata=None)
    form.offer(reasons(Ending.ARCHIVED), _today())
    return _closure_page(opening, form)


@processes.post("/openings/<int:opening_id>/closure")
@rule(Noun.OPENING, Act.EDIT)
def close(opening_id: int) -> Any:
    """Stop looking; nobody is left without an answer."""
    opening, form = _opening(opening_id, Act.EDIT), ClosureForm()
    form.offer(reasons(Ending.ARCHIVED), _today())
    reason = None
    if in_process(opening):
        if not form.validate_on_submit():
            return _closure_page(opening, form), 422
        reason = form.reasons[form.reason.data]
    try:
        gone = actions.close(
            opening, reason, next_touch_on=form.next_touch_on.data, by_id=current_user.id
        )
    except (actions.Refused, actions.Overtaken):
        db.session.rollback()
        return _closure_page(_opening(opening_id, Act.EDIT), form), 409
    db.session.commit()
    others = f" {len(gone)} went with it." if gone else ""
    say(
        f"{opening.title} is closed.{others}",
        undo=url_for("processes.look_again", opening_id=opening_id),
    )
    return redirect(url_for("openings.index"))


@processes.post("/openings/<int:opening_id>/return")
@rule(Noun.OPENING, Act.EDIT)
def look_again(opening_id: int) -> Any:
    """Open it again, with everybody who went because it was closed."""
    opening = _opening(opening_id, Act.EDIT)
    try:
        actions.look_again(opening, by_id=current_user.id)
    except (BeingFilled, actions.Overtaken):
        db.session.rollback()
        say("Not reopened: the seat is being filled by another opening.")
        return redirect(url_for("openings.index"))
    db.session.commit()
    say(f"{opening.title} is open again.")
    return _to_board(opening_id)


def _board(
    opening: Opening,
    *,
    refused: tuple[Application, Stage, actions.Refused] | None = None,
    overtaken: tuple[Application, Stage] | None = None,
) -> str:
    typed = request.args.get("q", "").strip()[:200]
    lane = request.args.get("lane", "")
    return render_template(
        "processes/board.html",
        opening=opening,
        others=openings_by_target(viewer()),
        board=queries.board(
            viewer(), opening, typed=typed, whole=int(lane) if lane.isdecimal() else None
        ),
        letters=_letters(opening),
        typed=typed,
        refused=refused,
        overtaken=overtaken,
        endings=list(Ending),
        may_edit=opening_in_reach(viewer(), opening.id, Act.EDIT) is not None,
        today=_today(),
    )


def _letters(opening: Opening) -> dict[int, str]:
    stages = [stage for stage in opening.stages if stage.kind is not StageType.ARCHIVED]
    found = letters([stage.name for stage in stages])
    return {stage.id: letter for stage, letter in zip(stages, found, strict=True)}


def _overtaken_on_board(application_id: int, stage_id: int) -> Any:
    """Show what somebody else did meanwhile, and keep what was wanted."""
    found = _found(application_id)
    to = stage_with_id(found.opening, stage_id) or abort(404)
    return _board(found.opening, overtaken=(found, to)), 409


def _closure_page(opening: Opening, form: ClosureForm) -> str:
    left = in_process(opening)
    return render_template(
        "processes/closure.html", opening=opening, form=form, left=len(left), today=_today()
    )


def _undo_url(application: Application) -> str:
    made = last_move(application)
    return url_for("applications.undo", application_id=application.id, move_id=made.id)


def _to_board(opening_id: int, application_id: int | None = None) -> Any:
    anchor = f"application-{application_id}" if application_id else None
    return redirect(url_for("processes.board", opening_id=opening_id, _anchor=anchor))


def _opening(opening_id: int, act: Act = Act.READ) -> Opening:
    return opening_in_reach(viewer(), opening_id, act) or abort(404)


def _found(application_id: int, act: Act = Act.READ) -> Application:
    return application(viewer(), application_id, act) or abort(404)


def _today() -> date:
    return today_in(organisation().zone)
