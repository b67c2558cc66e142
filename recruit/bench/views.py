from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_login import current_user

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.audit.actions import record_read
from foundation.db import db
from foundation.downloads import NO_RIGHTS
from foundation.forms import Clash
from foundation.web import say
from recruit.bench import queries
from recruit.bench.feed import LABELS
from recruit.bench.forms import CorrectionForm
from recruit.bench.wording import finding, status
from recruit.candidates.actions import CORRECTABLE, NotCorrectable, correct, undo_correction
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidate as candidate_in_reach
from recruit.courting.queries import panel
from recruit.courting.views import panel_forms
from recruit.matching.queries import default_profile, profiles_by_name
from recruit.pages.queries import page_image
from recruit.resumes.actions import reindex
from recruit.resumes.queries import resume as resume_in_reach
from recruit.searches.cursors import Cursor
from recruit.searches.queries import Search
from recruit.skills.queries import vocabulary

bench = Blueprint("bench", __name__, url_prefix="/bench")

NO_PROFILE = "none"


@bench.get("")
@rule(Noun.CANDIDATE)
def index() -> Any:
    """Everybody on the bench, or whom a search finds; the best fit first."""
    search, profiles = _search()
    after, before = (Cursor.parse(request.args.get(name, "")) for name in ("after", "before"))
    page = queries.page(viewer(), search, after=after, before=before)
    template = "bench/found.html" if _is_swap() else "bench/index.html"
    return render_template(
        template,
        title=finding(page.total, page.everybody, search.typed),
        status=status(
            total=page.total,
            profile=search.profile.name if search.profile else None,
            first=page.first,
            shown=len(page.rows),
        ),
        page=page,
        search=search,
        profiles=profiles,
        meant=[vocabulary().skills[skill_id] for skill_id in search.meant],
        kept=_kept(search),
    )


@bench.get("/<int:candidate_id>")
@rule(Noun.CANDIDATE)
def candidate(candidate_id: int) -> Any:
    """One candidate: fit, résumé, what happened."""
    found = _found(candidate_id)
    record_read("candidate", found.id)
    field = request.args.get("correct")
    form = None
    if field in CORRECTABLE and viewer().may(Noun.CANDIDATE, Act.EDIT):
        value = getattr(found, field)
        form = CorrectionForm(formdata=None, field=field, value=value, shown=value or "")
    return _candidate_page(found, form)


@bench.post("/<int:candidate_id>/corrections")
@rule(Noun.CANDIDATE, Act.EDIT)
def correction(candidate_id: int) -> Any:
    """Put a field right; what was read stays beside it."""
    found, form = _found(candidate_id, Act.EDIT), CorrectionForm()
    if form.field.data not in CORRECTABLE:
        abort(404)
    if not form.validate_on_submit():
        return _candidate_page(found, form), 422
    name, value = form.field.data, form.value.data or None
    if clash := form.clash(getattr(found, name)):
        return _candidate_page(found, form, clash), 409
    if value != getattr(found, name):
        made = correct(found, name, value, by_id=current_user.id)
        reindex(found)
        undo = url_for("bench.undo", correction_id=made.id, **_here(found))
        db.session.commit()
        say(f"{LABELS[name]} is corrected.", undo=undo)
    return redirect(url_for("bench.candidate", **_here(found), _anchor="as-read"))


@bench.post("/<int:candidate_id>/corrections/<int:correction_id>/undo")
@rule(Noun.CANDIDATE, Act.EDIT)
def undo(candidate_id: int, correction_id: int) -> Any:
    """Put back what was read."""
    found = _found(candidate_id, Act.EDIT)
    try:
        undone = undo_correction(found, correction_id, by_id=current_user.id)
    except NotCorrectable:
        abort(404)
    reindex(found)
    db.session.commit()
    say(f"{LABELS[undone.field]} says again what was read.")
    return redirect(url_for("bench.candidate", **_here(found), _anchor="as-read"))


@bench.get("/<int:candidate_id>/resumes/<int:resume_id>/pages/<int:number>.png")
@rule(Noun.CANDIDATE)
def page(candidate_id: int, resume_id: int, number: int) -> Response:
    """One page of a PDF as an image; who may see it is asked each time, the bytes are kept."""
    resume = resume_in_reach(viewer(), resume_id)
    if resume is None or resume.candidate_id != candidate_id:
        abort(404)
    if not 1 <= number <= (resume.pages or 0):
        abort(404)
    image = page_image(resume, number)
    if not image:
        abort(404)
    response = Response(image, mimetype="image/png")
    response.add_etag()
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = NO_RIGHTS
    response.make_conditional(request)
    return response


def _candidate_page(
    found: Candidate, form: CorrectionForm | None, clash: Clash | None = None
) -> str:
    search, profiles = _search()
    courting = panel(viewer(), found)
    return render_template(
        "bench/candidate.html",
        candidate=found,
        courting=courting,
        forms=panel_forms(courting),
        return_to=url_for("bench.candidate", **_here(found), _anchor="courting"),
        search=search,
        profiles=profiles,
        around=queries.around(viewer(), search, found),
        dossier=queries.dossier(found, search.profile, resume_id=request.args.get("resume")),
        labels=LABELS,
        form=form,
        clash=clash,
        may_edit=viewer().may(Noun.CANDIDATE, Act.EDIT),
        feed=request.args.get("feed", "all"),
        kept=_kept(search),
        here=_here(found),
    )


def _search() -> tuple[Search, list[Any]]:
    """What the address asks for, and the profiles there are to choose from."""
    profiles = list(profiles_by_name(viewer()))
    asked = request.args.get("profile", "")
    chosen = next((one for one in profiles if str(one.id) == asked), None)
    if chosen is None and asked != NO_PROFILE:
        chosen = default_profile(viewer(), profiles)
    return Search(request.args.get("q", "").strip()[:200], chosen), profiles


def _kept(search: Search) -> dict[str, str]:
    """What of the address goes along from page to page."""
    asked = {"q": search.typed, "profile": request.args.get("profile")}
    return {name: value for name, value in asked.items() if value}


def _here(found: Candidate) -> dict[str, Any]:
    """The address of a candidate's page, as it was opened."""
    asked = {name: request.args.get(name) for name in ("q", "profile", "resume", "feed")}
    return {"candidate_id": found.id, **{name: value for name, value in asked.items() if value}}


def _is_swap() -> bool:
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers


def _found(candidate_id: int, act: Act = Act.READ) -> Candidate:
    found = candidate_in_reach(viewer(), candidate_id, act)
    return found if found else abort(404)
