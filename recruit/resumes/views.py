from collections.abc import Callable
from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.datastructures import FileStorage

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.audit.actions import record_read
from foundation.db import db
from foundation.downloads import attachment
from foundation.files.store import files as file_store
from foundation.jobs.actions import enqueue
from foundation.web import accepts, say
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidate as candidate_in_reach
from recruit.candidates.queries import identity
from recruit.resumes import queries
from recruit.resumes.actions import (
    MOST_BYTES,
    MOST_FILES,
    BatchFull,
    NotWaiting,
    attach,
    begin_batch,
    give_name,
    keep_apart,
    receive,
    refuse,
)
from recruit.resumes.forms import NameForm, UploadForm
from recruit.resumes.jobs import read_resume
from recruit.resumes.models import Batch, Resume
from recruit.resumes.states import FileState
from recruit.resumes.subject import compare

resumes = Blueprint("resumes", __name__, url_prefix="/resumes")

LIMITS = {"most_bytes": MOST_BYTES, "most_files": MOST_FILES}


@resumes.get("/")
@rule(Noun.CANDIDATE, Act.EDIT)
def add() -> Any:
    """Where résumés are dropped, with the batches of the last days."""
    form = UploadForm(formdata=None, token=str(uuid4()))
    return _add_page(form)


@resumes.post("/")
@rule(Noun.CANDIDATE, Act.EDIT)
@accepts(mebibytes=512)
def add_post() -> Any:
    """Take files: from a plain form all at once, from the page's own script one by one."""
    form = UploadForm()
    sent = [
        file for file in form.files.data or () if isinstance(file, FileStorage) and file.filename
    ]
    if form.validate_on_submit() and not sent and not form.refused_name.data:
        form.files.errors = ["Choose at least one file."]
    if form.errors or form.files.errors:
        return _add_page(form), 422
    batch = _batch(form)
    try:
        taken = _take(batch, form, sent)
    except BatchFull:
        db.session.rollback()
        form.files.errors = [f"A batch takes {MOST_FILES} files. Drop the rest in another."]
        return _add_page(form), 422
    db.session.commit()
    if request.headers.get("HX-Request"):
        rows = [queries.file_row(resume) for resume in taken]
        return render_template("resumes/rows.html", rows=rows)
    return redirect(url_for("resumes.batch", batch_id=batch.id))


@resumes.get("/batches/<int:batch_id>")
@rule(Noun.CANDIDATE, Act.EDIT)
def batch(batch_id: int) -> Any:
    """What has become of the files of one batch."""
    found = _found(queries.batch, batch_id)
    return render_template(
        "resumes/batch.html",
        batch=found,
        form=UploadForm(formdata=None, token=found.token, source=found.source),
        rows=queries.files(viewer(), found),
        tally=queries.tally(found),
        **LIMITS,
    )


@resumes.get("/progress/<token>")
@rule(Noun.CANDIDATE, Act.EDIT)
def progress(token: str) -> Any:
    """Give the rows of a batch that changed, for a page that asks every second."""
    found = _found(queries.batch_followed, token)
    return render_template(
        "resumes/progress.html",
        tally=queries.tally(found),
        batch=found,
        rows=queries.unfinished_and_fresh(viewer(), found),
    )


@resumes.get("/<int:resume_id>")
@rule(Noun.CANDIDATE, Act.EDIT)
def show(resume_id: int) -> Any:
    """One file that waits for a decision; a settled one leads to its candidate."""
    resume = _found(queries.resume, resume_id)
    if resume.candidate_id:
        return redirect(url_for("bench.candidate", candidate_id=resume.candidate_id))
    return _decision_page(resume, NameForm(formdata=None))


@resumes.post("/<int:resume_id>/name")
@rule(Noun.CANDIDATE, Act.EDIT)
def name(resume_id: int) -> Any:
    """Say whose résumé it is."""
    resume, form = _found(queries.resume, resume_id), NameForm()
    if not form.validate_on_submit():
        return _decision_page(resume, form), 422
    return _decided(lambda: give_name(resume, form.name.data, by=current_user))


@resumes.post("/<int:resume_id>/newcomer")
@rule(Noun.CANDIDATE, Act.EDIT)
def newcomer(resume_id: int) -> Any:
    """Say that it is somebody new after all."""
    resume = _found(queries.resume, resume_id)
    return _decided(lambda: keep_apart(resume, by=current_user))


@resumes.post("/<int:resume_id>/attachment")
@rule(Noun.CANDIDATE, Act.EDIT)
def attachment_post(resume_id: int) -> Any:
    """Say that it is a newer résumé of the candidate it was compared with."""
    resume = _found(queries.resume, resume_id)
    owner = candidate_in_reach(viewer(), resume.possible_candidate_id or 0, Act.EDIT)
    if owner is None:
        abort(404)

    def decide() -> Candidate:
        attach(resume, owner, by=current_user)
        return owner

    return _decided(decide, f"{resume.filename} is now the newest résumé of {owner.name}.")


@resumes.get("/<int:resume_id>/file")
@rule(Noun.CANDIDATE)
def file(resume_id: int) -> Response:
    """Hand out the original as it was uploaded."""
    resume = _found(queries.resume, resume_id)
    if resume.sha256 is None:
        abort(404)
    record_read("résumé", resume.id)
    return attachment(file_store().read(resume.sha256), resume.filename)


def _add_page(form: UploadForm) -> str:
    return render_template(
        "resumes/add.html",
        form=form,
        recent=queries.recent_batches(viewer()),
        waiting=queries.waiting(viewer()),
        **LIMITS,
    )


def _decision_page(resume: Resume, form: NameForm) -> str:
    record_read("résumé", resume.id)
    owner = candidate_in_reach(viewer(), resume.possible_candidate_id or 0)
    reading = queries.reading_of(resume)
    is_duplicate = resume.state is FileState.DUPLICATE and owner is not None
    return render_template(
        "resumes/show.html",
        resume=resume,
        form=form,
        reading=reading,
        owner=owner,
        is_check=resume.state is FileState.CHECK,
        is_duplicate=is_duplicate,
        pairs=compare(identity(owner), reading) if owner and reading else (),
    )


def _decided(decide: Callable[[], Candidate], done: str | None = None) -> Any:
    try:
        candidate = decide()
    except NotWaiting:
        abort(409)
    db.session.commit()
    say(done or f"{candidate.name} is on the bench.")
    return redirect(url_for("bench.candidate", candidate_id=candidate.id))


def _batch(form: UploadForm) -> Batch:
    found = queries.batch_under(form.token.data, current_user.id)
    source = form.source.data or None
    return found or begin_batch(token=form.token.data, source=source, by=current_user)


def _take(batch: Batch, form: UploadForm, sent: list[FileStorage]) -> list[Resume]:
    taken = []
    for file in sent:
        data = file.stream.read(MOST_BYTES + 1)
        taken.append(receive(batch, file.filename or "", data, by=current_user))
    if form.refused_name.data:
        size = form.refused_size.data or 0
        taken.append(refuse(batch, form.refused_name.data, size, by=current_user))
    for resume in taken:
        if resume.state is FileState.QUEUED:
            enqueue(read_resume, key=str(resume.id), by=current_user.id, resume_id=resume.id)
    return taken


def _found(query: Callable[..., Any], key: int | str) -> Any:
    found = query(viewer(), key)
    return found if found is not None else abort(404)
