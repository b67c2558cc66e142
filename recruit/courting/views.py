from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from foundation.access.guard import local, rule, viewer
from foundation.access.rules import Act, Noun
from foundation.audit.actions import record_read
from foundation.db import db
from foundation.forms import Clash, Form
from foundation.web import day_short, say
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidate as candidate_in_reach
from recruit.courting import actions, forms, queries
from recruit.courting.cadence import Readiness, Tier
from recruit.courting.models import Courtship
from recruit.courting.reasons import StopReason
from recruit.courting.refusals import NotOnTheBench, NotToBeContacted
from recruit.courting.touches import TouchKind
from recruit.courting.wording import archived, meanwhile, stopped, touched
from recruit.deeds.models import Deed
from recruit.deeds.queries import deed_in_reach

courting = Blueprint("courting", __name__, url_prefix="/courting")

Answer = str | tuple[str, int] | Response
ADDRESS = "/candidates/<int:candidate_id>"


@courting.get(ADDRESS)
@rule(Noun.CANDIDATE, Act.EDIT)
def show(candidate_id: int) -> Answer:
    """How one person is courted, and everything that can be done about it."""
    found = _found(candidate_id)
    record_read("candidate", found.id)
    return _page(found)


@courting.post(f"{ADDRESS}/touchpoints")
@rule(Noun.CANDIDATE, Act.EDIT)
def touch(candidate_id: int) -> Answer:
    """Log a touch, or keep a note; the next date follows from the cadence."""
    found, form = _found(candidate_id), forms.TouchForm(prefix="touch-")
    if not form.validate_on_submit():
        return _page(found, form), 422
    kind = TouchKind(form.kind.data)
    on = form.on.data or queries.today_here()
    try:
        done = actions.touch(found, kind, on=on, by_id=current_user.id, note=form.note.data or "")
    except NotToBeContacted as refused:
        said = stopped(found.name, refused.reason, refused.until, day=day_short)
        form.kind.errors = [f"{said} A note is possible."]
        return _page(found, form), 409
    due = queries.courtship(found.id)
    next_on = due.next_touch_on if due else None
    is_note = not kind.is_outreach
    return _done(found, done, touched(found.name, next_on, is_note=is_note, day=day_short))


@courting.post(f"{ADDRESS}/plan")
@rule(Noun.CANDIDATE, Act.EDIT)
def plan(candidate_id: int) -> Answer:
    """Say what is next, when, and how often."""
    found, form = _found(candidate_id), forms.PlanForm(prefix="plan-")
    courted = queries.courtship(found.id) or abort(404)
    if not form.validate_on_submit():
        return _page(found, form), 422
    if clashes := form.settle(_plan(courted)):
        return _page(found, form, clashes), 409
    done = actions.set_next_touch(
        found, form.day, form.verb.data, by_id=current_user.id, every_days=form.every_days.data
    )
    return _done(found, done, f"What is next for {found.name} is set.")


@courting.post(f"{ADDRESS}/snooze")
@rule(Noun.CANDIDATE, Act.EDIT)
def snooze(candidate_id: int) -> Answer:
    """Let somebody rest until a day."""
    found, form = _found(candidate_id), forms.SnoozeForm(prefix="snooze-")
    queries.courtship(found.id) or abort(404)
    if not form.validate_on_submit():
        return _page(found, form), 422
    done = actions.snooze(found, form.until.data, by_id=current_user.id)
    return _done(found, done, f"{found.name} sleeps until {day_short(form.until.data)}.")


@courting.post(f"{ADDRESS}/wake")
@rule(Noun.CANDIDATE, Act.EDIT)
def wake(candidate_id: int) -> Answer:
    """End somebody's rest."""
    found = _found(candidate_id)
    try:
        done = actions.wake(found, by_id=current_user.id)
    except NotOnTheBench:
        abort(404)
    return _done(found, done, f"{found.name} is awake. A touch is due today.")


@courting.post(f"{ADDRESS}/tier")
@rule(Noun.CANDIDATE, Act.EDIT)
def tier(candidate_id: int) -> Answer:
    """Put somebody on the bench or move them to another tier; the slower of two is told."""
    found, form = _found(candidate_id), forms.TierForm(prefix="tier-")
    if not form.validate_on_submit():
        abort(400)
    courted, wanted = queries.courtship(found.id), Tier(form.tier.data)
    now_in = courted.tier.value if courted else None
    if (form.shown.data or None) != now_in:
        say(meanwhile(found.name, now_in))
        return redirect(_back(found))
    if now_in == wanted.value:
        return redirect(_back(found))
    done = actions.bench(found, wanted, by_id=current_user.id)
    return _done(found, done, f"{found.name} is in tier {wanted.value}.")


@courting.post(f"{ADDRESS}/readiness")
@rule(Noun.CANDIDATE, Act.EDIT)
def readiness(candidate_id: int) -> Answer:
    """Say when somebody would move."""
    found, form = _found(candidate_id), forms.ReadinessForm(prefix="ready-")
    queries.courtship(found.id) or abort(404)
    if not form.validate_on_submit():
        abort(400)
    judged = Readiness(form.readiness.data)
    done = actions.judge_readiness(found, judged, by_id=current_user.id)
    return _done(found, done, f"{found.name}: {judged.value}. That holds for 90 days.")


@courting.post(f"{ADDRESS}/triggers")
@rule(Noun.CANDIDATE, Act.EDIT)
def trigger(candidate_id: int) -> Answer:
    """Give a dated reason to call."""
    found, form = _found(candidate_id), forms.TriggerForm(prefix="trigger-")
    if not form.validate_on_submit():
        return _page(found, form), 422
    wakes_on = form.wakes_on.data
    done = actions.add_trigger(found, form.reason.data, wakes_on, by_id=current_user.id)
    return _done(found, done, f"The card of {found.name} wakes on {day_short(wakes_on)}.")


@courting.post(f"{ADDRESS}/archival")
@rule(Noun.CANDIDATE, Act.EDIT)
def archive(candidate_id: int) -> Answer:
    """Take somebody off the bench, or out of the Inbox, with a reason."""
    found, form = _found(candidate_id), forms.ArchiveForm(prefix="archive-")
    if not form.validate_on_submit():
        return _page(found, form), 422
    reason, returns_on = form.chosen, form.returns_on.data
    done = actions.archive(found, reason, by_id=current_user.id, returns_on=returns_on)
    return _done(found, done, archived(found.name, reason, returns_on, day=day_short))


@courting.post(f"{ADDRESS}/stop")
@rule(Noun.CANDIDATE, Act.EDIT)
def stop(candidate_id: int) -> Answer:
    """Forbid reaching out to somebody."""
    found, form = _found(candidate_id), forms.StopForm(prefix="stop-")
    if not form.validate_on_submit():
        return _page(found, form), 422
    reason, until = StopReason(form.reason.data), form.until.data
    done = actions.do_not_contact(found, reason, by_id=current_user.id, until=until)
    return _done(found, done, stopped(found.name, reason, until, day=day_short))


@courting.post(f"{ADDRESS}/stop/lift")
@rule(Noun.CANDIDATE, Act.EDIT)
def lift(candidate_id: int) -> Answer:
    """Allow reaching out again."""
    found = _found(candidate_id)
    done = actions.lift(found, by_id=current_user.id)
    return _done(found, done, f"{found.name} may be contacted again.")


@courting.post("/deeds/<int:deed_id>/undo")
@rule(Noun.CANDIDATE, Act.EDIT)
def undo(deed_id: int) -> Answer:
    """Take back what was done, of everybody it was done to."""
    done = deed_in_reach(viewer(), deed_id) or abort(404)
    found, count = done.candidate, actions.undo(done, by_id=current_user.id)
    db.session.commit()
    whom = found.name if count <= 1 else f"{count} people"
    say(f"Undone for {whom}." if count else "That was undone already.")
    return redirect(
        local(request.args.get("next")) or url_for("courting.show", candidate_id=found.id)
    )


@courting.get("/cadence")
@rule(Noun.SETTINGS, Act.EDIT)
def cadence() -> Answer:
    """How many days each tier allows between touches."""
    form = forms.CadenceForm(formdata=None)
    form.show(_cadence())
    return render_template("courting/cadence.html", form=form, clashes=())


@courting.post("/cadence")
@rule(Noun.SETTINGS, Act.EDIT)
def save_cadence() -> Answer:
    """Choose the days between touches."""
    form = forms.CadenceForm()
    if not form.validate_on_submit():
        return render_template("courting/cadence.html", form=form, clashes=()), 422
    if clashes := form.settle(_cadence()):
        return render_template("courting/cadence.html", form=form, clashes=clashes), 409
    actions.choose_cadence(form.days, by_id=current_user.id)
    db.session.commit()
    say("The cadence is set. It counts from everybody's next touch on.")
    return redirect(url_for("courting.cadence"))


def panel_forms(found: queries.Panel, sent: Form | None = None) -> dict[str, Form]:
    """The forms of the courting panel, by name; `sent` stands in for the one of its kind."""
    made: dict[str, Form] = {
        "touch": forms.TouchForm(formdata=None, prefix="touch-", on=found.on),
        "plan": forms.PlanForm(formdata=None, prefix="plan-"),
        "snooze": forms.SnoozeForm(formdata=None, prefix="snooze-"),
        "ready": forms.ReadinessForm(formdata=None, prefix="ready-"),
        "trigger": forms.TriggerForm(formdata=None, prefix="trigger-"),
        "archive": forms.ArchiveForm(formdata=None, prefix="archive-"),
        "stop": forms.StopForm(formdata=None, prefix="stop-"),
    }
    if found.courtship:
        made["plan"].show(_plan(found.courtship))
        made["ready"].readiness.data = found.courtship.readiness.value
    return {
        name: sent if sent and type(sent) is type(form) else form for name, form in made.items()
    }


def _page(found: Candidate, sent: Form | None = None, clashes: Sequence[Clash] = ()) -> str:
    panel = queries.panel(viewer(), found)
    return render_template(
        "courting/show.html",
        candidate=found,
        courting=panel,
        forms=panel_forms(panel, sent),
        clashes=clashes,
        way_back=request.values.get("next"),
    )


def _plan(courted: Courtship) -> dict[str, Any]:
    on = courted.next_touch_on
    return {
        "verb": courted.next_verb or "",
        "on": on.isoformat() if on else "",
        "every_days": courted.every_days,
    }


def _cadence() -> dict[str, Any]:
    return {tier.value.lower(): days for tier, days in queries.cadence().days.items()}


def _found(candidate_id: int) -> Candidate:
    return candidate_in_reach(viewer(), candidate_id, Act.EDIT) or abort(404)


def _back(found: Candidate) -> str:
    return local(request.form.get("next")) or url_for("courting.show", candidate_id=found.id)


def _done(found: Candidate, done: Deed, said: str) -> Response:
    """Keep what was done, say so with a way to take it back, and return to where it was done."""
    undo_url = url_for("courting.undo", deed_id=done.id, next=_back(found))
    db.session.commit()
    say(said, undo=undo_url)
    return redirect(_back(found))
