from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for

from foundation.access.guard import rule
from foundation.access.rules import Act, Noun
from foundation.db import db
from foundation.web import say
from recruit.reasons import actions, queries
from recruit.reasons.endings import Ending
from recruit.reasons.forms import ReasonForm
from recruit.reasons.models import Reason

reasons = Blueprint("reasons", __name__, url_prefix="/reasons")

TAKEN = "There is such a reason already."


@reasons.get("")
@rule(Noun.PLAN)
def index() -> Any:
    """Why applications end: the list of the team."""
    return _page(ReasonForm(formdata=None))


@reasons.post("")
@rule(Noun.PLAN, Act.EDIT)
def create() -> Any:
    """Add a reason."""
    form = ReasonForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        made = actions.write_reason(ending=Ending(form.ending.data), **form.chosen())
    except actions.NameTaken:
        return _taken(form)
    db.session.commit()
    say(f"“{made.name}” is on the list.", undo=url_for("reasons.retire", reason_id=made.id))
    return redirect(url_for("reasons.index"))


@reasons.get("/<int:reason_id>")
@rule(Noun.PLAN, Act.EDIT)
def edit(reason_id: int) -> Any:
    """Where a reason is changed."""
    reason = _found(reason_id)
    return _edit_page(reason, ReasonForm(formdata=None, obj=reason))


@reasons.post("/<int:reason_id>")
@rule(Noun.PLAN, Act.EDIT)
def save(reason_id: int) -> Any:
    """Change a reason, also for what it ended already."""
    reason, form = _found(reason_id), ReasonForm()
    form.ending.data = reason.ending.value
    if not form.validate_on_submit():
        return _edit_page(reason, form), 422
    try:
        actions.change_reason(reason, **form.chosen())
    except actions.NameTaken:
        db.session.rollback()
        form.name.errors = [TAKEN]
        return _edit_page(_found(reason_id), form), 422
    db.session.commit()
    say(f"“{reason.name}” is saved.")
    return redirect(url_for("reasons.index"))


@reasons.post("/<int:reason_id>/retirement")
@rule(Noun.PLAN, Act.EDIT)
def retire(reason_id: int) -> Any:
    """Offer it no more."""
    reason = _found(reason_id)
    actions.retire_reason(reason)
    db.session.commit()
    say(
        f"“{reason.name}” is offered no more.", undo=url_for("reasons.restore", reason_id=reason_id)
    )
    return redirect(url_for("reasons.index"))


@reasons.post("/<int:reason_id>/return")
@rule(Noun.PLAN, Act.EDIT)
def restore(reason_id: int) -> Any:
    """Offer it again."""
    reason = _found(reason_id)
    actions.return_reason(reason)
    db.session.commit()
    say(f"“{reason.name}” is offered again.")
    return redirect(url_for("reasons.index"))


def _page(form: ReasonForm) -> str:
    found = queries.reasons(also_retired=True)
    return render_template("reasons/index.html", form=form, reasons=found, endings=list(Ending))


def _edit_page(reason: Reason, form: ReasonForm) -> str:
    return render_template("reasons/edit.html", form=form, reason=reason)


def _taken(form: ReasonForm) -> Any:
    db.session.rollback()
    form.name.errors = [TAKEN]
    return _page(form), 422


def _found(reason_id: int) -> Reason:
    return queries.reason_with_id(reason_id) or abort(404)
