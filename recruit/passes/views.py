from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask_login import current_user

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.audit.actions import record_read
from foundation.db import db
from foundation.web import day_short, say
from recruit.boards.queries import chosen_profile
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidate as candidate_in_reach
from recruit.courting import actions as courted
from recruit.courting.cadence import Tier
from recruit.courting.queries import courtship, has_own, panel, today_here
from recruit.courting.refusals import NotToBeContacted
from recruit.courting.touches import TouchKind, kind_of
from recruit.courting.views import courting
from recruit.courting.wording import stopped
from recruit.deeds.models import Deed
from recruit.matching.queries import profiles_by_name
from recruit.passes import actions, queries
from recruit.passes.forms import PassForm, SortingForm
from recruit.passes.summary import strokes, summary
from recruit.searches.cursors import Cursor

MOST = 200  # people sorted at once


@courting.get("/inbox")
@rule(Noun.CANDIDATE, Act.EDIT)
def inbox() -> Any:
    """New arrivals, ranked: bench or archive them."""
    return _inbox(SortingForm(formdata=None))


@courting.post("/inbox")
@rule(Noun.CANDIDATE, Act.EDIT)
def sort_inbox() -> Any:
    """Bench or archive everybody chosen."""
    form = SortingForm()
    ids = [int(one) for one in request.form.getlist("candidate") if one.isdecimal()][:MOST]
    if not form.validate_on_submit():
        return _inbox(form, ids), 422
    people = queries.chosen(viewer(), ids)
    tier = None if form.act.data == "archive" else Tier(form.act.data)
    done = actions.sort_arrivals(
        people,
        tier,
        by_id=current_user.id,
        reason=form.chosen,
        returns_on=form.returns_on.data,
    )
    if done is None:
        say("Nobody was chosen.")
        return redirect(_inbox_url())
    undo = url_for("courting.undo", deed_id=done.id, next=_inbox_url())
    db.session.commit()
    whom = people[0].name if len(people) == 1 else f"{len(people)} people"
    say(f"{whom} benched as {tier.value}." if tier else f"{whom} archived.", undo=undo)
    return redirect(_inbox_url())


@courting.get("/pass")
@rule(Noun.CANDIDATE, Act.EDIT)
def weekly() -> Any:
    """The weekly pass: one person at a time."""
    form = PassForm(formdata=None, act="")
    return _pass_page(request.args.get("at", ""), form)


@courting.post("/pass/<int:candidate_id>")
@rule(Noun.CANDIDATE, Act.EDIT)
def decide(candidate_id: int) -> Any:
    """Save what was decided about one person, and go on to the next."""
    found = candidate_in_reach(viewer(), candidate_id, Act.EDIT) or abort(404)
    courtship(found.id) or abort(404)
    form = PassForm()
    if not form.validate_on_submit():
        return _pass_page(str(found.id), form), 422
    onward = request.form.get("onward", "")
    try:
        done = _decided(found, form)
    except NotToBeContacted as refused:
        db.session.rollback()
        form.kind.errors = [stopped(found.name, refused.reason, refused.until, day=day_short)]
        return _pass_page(str(candidate_id), form), 409
    if done:
        here = url_for("courting.weekly", at=found.id, **_whose())
        undo = url_for("courting.undo", deed_id=done.id, next=here)
        db.session.commit()
        say(f"{found.name} is saved.", undo=undo)
    return redirect(url_for("courting.weekly", at=onward or "end", **_whose()))


def _decided(found: Candidate, form: PassForm) -> Deed | None:
    """Do what was chosen; a note and a plan belong to the same deed."""
    by_id, act, note = current_user.id, form.act.data, form.note.data or ""
    first: Deed | None = None
    if act == "touch":
        first = courted.touch(
            found, TouchKind(form.kind.data), on=today_here(), by_id=by_id, note=note
        )
        note = ""
    elif act == "snooze":
        first = courted.snooze(found, form.until.data, by_id=by_id)
    elif act in {"promote", "demote"}:
        first = actions.shift(found, is_up=act == "promote", by_id=by_id)
    elif act == "archive":
        first = courted.archive(found, form.chosen, by_id=by_id, returns_on=form.returns_on.data)
    if note:
        kept = actions.keep_note(found, note, by_id=by_id, with_deed=first)
        first = first or kept
    if form.has_plan:
        planned = actions.plan(found, form.day, form.verb.data or "", by_id=by_id, with_deed=first)
        first = first or planned
    return first


def _pass_page(at: str, form: PassForm) -> str:
    profile = chosen_profile(viewer(), "")
    stand = queries.weekly_pass(viewer(), request.args.get("whose", ""), profile, at)
    said = summary(stand.done)
    if stand.stop is None:
        return render_template("courting/pass_end.html", stand=stand, said=said, whose=_whose())
    person = stand.stop.candidate
    record_read("candidate", person.id)
    known = panel(viewer(), person)
    if form.kind.data is None and known.card:
        form.kind.data = kind_of(known.card.next_verb).value
    return render_template(
        "courting/pass.html",
        stand=stand,
        stop=stand.stop,
        candidate=person,
        courting=known,
        form=form,
        said=said,
        tallies=strokes(stand.stop.number - 1, stand.total),
        whose=_whose(),
        own_id=current_user.id,
    )


def _inbox(form: SortingForm, chosen: list[int] | None = None) -> str:
    profile = chosen_profile(viewer(), request.args.get("profile", ""))
    whose = request.args.get("whose", "own" if has_own(viewer()) else "all")
    after = Cursor.parse(request.args.get("after", ""))
    return render_template(
        "courting/inbox.html",
        inbox=queries.inbox(viewer(), whose, profile, after),
        form=form,
        chosen=chosen or [],
        profile=profile,
        profiles=profiles_by_name(viewer()),
        whose=whose,
        has_own=has_own(viewer()),
        is_first=after is None,
    )


def _inbox_url() -> str:
    return url_for("courting.inbox", **_whose(), **_profile())


def _whose() -> dict[str, Any]:
    return {"whose": request.args["whose"]} if request.args.get("whose") else {}


def _profile() -> dict[str, Any]:
    return {"profile": request.args["profile"]} if request.args.get("profile") else {}
