from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_login import current_user

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.clock import today as today_in
from foundation.db import db
from foundation.forms import Clash
from foundation.organisation.queries import organisation
from foundation.seats import actions, queries
from foundation.seats.coverage import coverage
from foundation.seats.forms import RiskForm, SeatForm, as_shown
from foundation.seats.models import Seat, SeatState
from foundation.seats.registry import columns, ready
from foundation.web import say

seats = Blueprint("seats", __name__, url_prefix="/seats")

TAKEN = "Another seat is called that."


@seats.get("")
@rule(Noun.SEAT)
def index() -> Any:
    """Every seat: what has to be covered first."""
    states = queries.seats_by_urgency(viewer())
    return render_template(
        "seats/index.html",
        to_cover={seat: state for seat, state in states.items() if state is not SeatState.FILLED},
        filled=[seat for seat, state in states.items() if state is SeatState.FILLED],
        coverage=coverage(list(states.values()), ready(viewer())),
        columns=columns(viewer(), list(states)),
        today=_today(),
    )


@seats.get("/new")
@rule(Noun.SEAT, Act.EDIT)
def new() -> Any:
    """Where a seat is added."""
    form = SeatForm(formdata=None)
    form.offer(queries.teams_to_seat(viewer()), queries.people_to_seat())
    return render_template("seats/new.html", form=form)


@seats.post("")
@rule(Noun.SEAT, Act.EDIT)
def create() -> Any:
    """Add a seat."""
    form = SeatForm()
    form.offer(queries.teams_to_seat(viewer()), queries.people_to_seat())
    if form.validate_on_submit():
        try:
            seat = actions.add_seat(**form.chosen(), on=_today())
        except actions.NameTaken:
            form.name.errors = [TAKEN]
        else:
            db.session.commit()
            say(f"{seat.name} is added.")
            return redirect(url_for("seats.show", seat_id=seat.id))
    return render_template("seats/new.html", form=form), 422


@seats.get("/<int:seat_id>")
@rule(Noun.SEAT)
def show(seat_id: int) -> Any:
    """One seat: who holds it, whether it is at risk, who is being hired for it."""
    return _page(_found(seat_id))


@seats.post("/<int:seat_id>")
@rule(Noun.SEAT, Act.EDIT)
def save(seat_id: int) -> Any:
    """Rename, move, fill or empty a seat."""
    seat, form = _found(seat_id, Act.EDIT), SeatForm()
    _offer(form, seat)
    if not form.validate_on_submit():
        return _page(seat, form), 422
    if clashes := form.settle(as_shown(seat)):
        return _page(seat, form, clashes=clashes), 409
    try:
        actions.change_seat(seat, **form.chosen(), on=_today(), by_id=current_user.id)
    except actions.NameTaken:
        form.name.errors = [TAKEN]
    except actions.SitsElsewhere as problem:
        form.occupant.errors = [f"Holds {problem.seat.name} already. Empty that seat first."]
    if form.errors:
        db.session.rollback()
        return _page(_found(seat_id), form), 422
    db.session.commit()
    say(f"{seat.name} is saved.")
    return redirect(url_for("seats.show", seat_id=seat_id))


@seats.post("/<int:seat_id>/risk")
@rule(Noun.SEAT_RISK, Act.EDIT)
def raise_risk(seat_id: int) -> Any:
    """Say that a seat will be empty soon."""
    seat, form = _at_risk(seat_id), RiskForm()
    if not form.validate_on_submit():
        return _page(seat, risk_form=form), 422
    try:
        actions.raise_risk(seat, reason=form.reason.data, by_id=current_user.id)
    except actions.NothingToRisk:
        db.session.rollback()
        say("Somebody was quicker: look at the seat as it is now.")
        return redirect(url_for("seats.show", seat_id=seat_id))
    db.session.commit()
    say(f"{seat.name} is at risk.", undo=url_for("seats.clear_risk", seat_id=seat_id))
    return redirect(url_for("seats.show", seat_id=seat_id))


@seats.post("/<int:seat_id>/risk/clearance")
@rule(Noun.SEAT_RISK, Act.EDIT)
def clear_risk(seat_id: int) -> Any:
    """Say that it is no longer at risk."""
    seat = _at_risk(seat_id)
    risk = actions.clear_risk(seat, by_id=current_user.id)
    db.session.commit()
    if risk:
        undo = url_for("seats.return_risk", seat_id=seat_id, risk_id=risk.id)
        say(f"{seat.name} is no longer at risk.", undo=undo)
    return redirect(url_for("seats.show", seat_id=seat_id))


@seats.post("/<int:seat_id>/risks/<int:risk_id>/return")
@rule(Noun.SEAT_RISK, Act.EDIT)
def return_risk(seat_id: int, risk_id: int) -> Any:
    """Take back that a risk was cleared."""
    seat = _at_risk(seat_id)
    risk = queries.risk_with_id(seat, risk_id) or abort(404)
    try:
        actions.return_risk(seat, risk)
    except actions.NothingToRisk:
        abort(409)
    db.session.commit()
    say(f"{seat.name} is at risk again.")
    return redirect(url_for("seats.show", seat_id=seat_id))


@seats.post("/<int:seat_id>/retirement")
@rule(Noun.SEAT, Act.EDIT)
def retire(seat_id: int) -> Any:
    """Say that an empty position is no longer wanted."""
    seat = _found(seat_id, Act.EDIT)
    if seat.occupant_id is not None:
        abort(409)
    actions.retire_seat(seat)
    db.session.commit()
    say(f"{seat.name} is no longer wanted.", undo=url_for("seats.restore", seat_id=seat_id))
    return redirect(url_for("seats.index"))


@seats.post("/<int:seat_id>/return")
@rule(Noun.SEAT, Act.EDIT)
def restore(seat_id: int) -> Any:
    """Want the position again."""
    seat = _found(seat_id, Act.EDIT)
    actions.return_seat(seat)
    db.session.commit()
    say(f"{seat.name} is wanted again.")
    return redirect(url_for("seats.show", seat_id=seat_id))


def _page(
    seat: Seat,
    form: SeatForm | None = None,
    *,
    risk_form: RiskForm | None = None,
    clashes: Sequence[Clash] = (),
) -> str:
    if form is None:
        form = SeatForm(formdata=None)
        form.show(as_shown(seat))
    _offer(form, seat)
    return render_template(
        "seats/show.html",
        seat=seat,
        state=queries.states(viewer(), [seat])[seat],
        form=form,
        clashes=clashes,
        risk_form=risk_form or RiskForm(formdata=None),
        sees_risk=queries.risk_within_reach(viewer(), seat),
        columns=columns(viewer(), [seat]),
    )


def _offer(form: SeatForm, seat: Seat) -> None:
    form.offer(queries.teams_to_seat(viewer()), queries.people_to_seat(seat))


def _found(seat_id: int, act: Act = Act.READ) -> Seat:
    return queries.seat(viewer(), seat_id, act) or abort(404)


def _at_risk(seat_id: int) -> Seat:
    """The seat, for who may say of it that it is at risk."""
    seat = _found(seat_id)
    return seat if queries.risk_within_reach(viewer(), seat, Act.EDIT) else abort(404)


def _today() -> date:
    return today_in(organisation().zone)
