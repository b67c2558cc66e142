from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.clock import today as today_in
from foundation.db import db
from foundation.forms import Clash
from foundation.organisation.queries import organisation
from foundation.seats.models import Seat
from foundation.web import say
from recruit.openings import queries
from recruit.openings.actions import (
    BeingFilled,
    NameTaken,
    change_opening,
    edit_plan,
    open_opening,
    write_plan,
)
from recruit.openings.forms import NewOpeningForm, OpeningForm, PlanForm, as_shown
from recruit.openings.models import InterviewPlan, Opening
from recruit.openings.stages import STANDARD

openings = Blueprint("openings", __name__, url_prefix="/openings")
plans = Blueprint("plans", __name__, url_prefix="/plans")

TAKEN = "Another plan has this name."


@openings.get("")
@rule(Noun.OPENING)
def index() -> Any:
    """Every opening: what is being filled, by when."""
    return render_template(
        "openings/index.html",
        openings=queries.openings_by_target(viewer()),
        today=today_in(organisation().zone),
    )


@openings.get("/new")
@rule(Noun.OPENING, Act.EDIT)
def new() -> Any:
    """Where an opening begins: on a seat."""
    form = _new_form(is_sent=False)
    chosen = next((seat for seat in _seats() if str(seat.id) == request.args.get("seat")), None)
    form.owner.data = current_user.id
    best = queries.version_to_begin_with(viewer())
    form.profile.data = best.id if best else None
    if chosen:
        form.seat.data, form.title.data = chosen.id, f"{chosen.role}, {chosen.name}"
    return render_template("openings/new.html", form=form)


@openings.post("")
@rule(Noun.OPENING, Act.EDIT)
def create() -> Any:
    """Begin to fill a seat."""
    form = _new_form(is_sent=True)
    if not form.validate_on_submit():
        return render_template("openings/new.html", form=form), 422
    seat = next((seat for seat in _seats() if seat.id == form.seat.data), None) or abort(404)
    plan = queries.plan_with_id(form.plan.data) or abort(404)
    try:
        made = open_opening(seat, plan=plan, by_id=current_user.id, **form.chosen())
    except BeingFilled:
        form.seat.errors = ["Somebody has just opened this seat."]
        return render_template("openings/new.html", form=form), 409
    db.session.commit()
    say(f"{made.title} is open. Add people from the bench.")
    return redirect(url_for("processes.board", opening_id=made.id))


@openings.get("/<int:opening_id>/edit")
@rule(Noun.OPENING, Act.EDIT)
def edit(opening_id: int) -> Any:
    """Where an opening is changed."""
    opening, form = _found(opening_id), OpeningForm(formdata=None)
    form.show(as_shown(opening))
    return _page(opening, form)


@openings.post("/<int:opening_id>")
@rule(Noun.OPENING, Act.EDIT)
def save(opening_id: int) -> Any:
    """Change an opening."""
    opening, form = _found(opening_id), OpeningForm()
    _offer(form, opening)
    if not form.validate_on_submit():
        return _page(opening, form), 422
    if clashes := form.settle(as_shown(opening)):
        return _page(opening, form, clashes), 409
    change_opening(opening, **form.chosen())
    db.session.commit()
    say(f"{opening.title} is saved.")
    return redirect(url_for("processes.board", opening_id=opening_id))


@plans.get("")
@rule(Noun.PLAN)
def index_plans() -> Any:
    """Every interview plan."""
    return render_template("openings/plans.html", plans=queries.plans_by_name())


@plans.get("/new")
@rule(Noun.PLAN, Act.EDIT)
def new_plan() -> Any:
    """Where a plan is written: the standard stages to begin with."""
    form = PlanForm(formdata=None)
    form.show("", STANDARD)
    return _plan_page(None, form)


@plans.post("")
@rule(Noun.PLAN, Act.EDIT)
def create_plan() -> Any:
    """Write a plan."""
    form = PlanForm()
    if _changes_rows(form):
        return _plan_page(None, form)
    if not form.validate_on_submit():
        return _plan_page(None, form), 422
    try:
        plan = write_plan(name=form.name.data, stages=form.drafts)
    except NameTaken:
        return _plan_taken(None, form)
    db.session.commit()
    say(f"{plan.name} is written. The next opening can follow it.")
    return redirect(url_for("plans.index_plans"))


@plans.get("/<int:plan_id>")
@rule(Noun.PLAN)
def show_plan(plan_id: int) -> Any:
    """One plan, to be changed."""
    plan, form = _plan(plan_id), PlanForm(formdata=None)
    form.show(plan.name, [stage.draft for stage in plan.stages])
    return _plan_page(plan, form)


@plans.post("/<int:plan_id>")
@rule(Noun.PLAN, Act.EDIT)
def save_plan(plan_id: int) -> Any:
    """Change a plan; what runs already keeps its stages."""
    plan, form = _plan(plan_id), PlanForm()
    if _changes_rows(form):
        return _plan_page(plan, form)
    if not form.validate_on_submit():
        return _plan_page(plan, form), 422
    if clashes := form.settle(plan.name, [stage.draft for stage in plan.stages]):
        return _plan_page(plan, form, clashes), 409
    try:
        edit_plan(plan, name=form.name.data, stages=form.drafts)
    except NameTaken:
        return _plan_taken(plan_id, form)
    db.session.commit()
    say(f"{plan.name} is saved. Openings that run already keep their stages.")
    return redirect(url_for("plans.index_plans"))


def _plan_page(plan: InterviewPlan | None, form: PlanForm, clashes: Sequence[Clash] = ()) -> str:
    return render_template("openings/plan.html", plan=plan, form=form, clashes=clashes)


def _plan_taken(plan_id: int | None, form: PlanForm) -> Any:
    db.session.rollback()
    form.name.errors = [TAKEN]
    return _plan_page(_plan(plan_id) if plan_id else None, form), 422


def _changes_rows(form: PlanForm) -> bool:
    """Whether the button pressed only changes the rows: the page without a script."""
    if "add" in request.form:
        form.add_row()
    elif "remove" in request.form:
        form.remove_row(request.form["remove"])
    elif "raise" in request.form:
        form.raise_row(request.form["raise"])
    else:
        return False
    return True


def _plan(plan_id: int) -> InterviewPlan:
    return queries.plan_with_id(plan_id) or abort(404)


def _page(opening: Opening, form: OpeningForm, clashes: Sequence[Clash] = ()) -> str:
    _offer(form, opening)
    return render_template("openings/edit.html", opening=opening, form=form, clashes=clashes)


def _offer(form: OpeningForm, opening: Opening) -> None:
    form.offer(
        queries.versions_to_want(viewer(), opening.profile_version),
        queries.owners(viewer(), opening.owner),
    )


def _new_form(*, is_sent: bool) -> NewOpeningForm:
    form = NewOpeningForm() if is_sent else NewOpeningForm(formdata=None)
    form.offer(queries.versions_to_want(viewer()), queries.owners(viewer()))
    form.offer_seats(queries.seats_to_open(viewer()), queries.plans_by_name())
    return form


def _seats() -> Sequence[Seat]:
    return list(queries.seats_to_open(viewer()))


def _found(opening_id: int) -> Opening:
    return queries.opening(viewer(), opening_id, Act.EDIT) or abort(404)
