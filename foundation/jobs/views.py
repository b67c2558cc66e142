from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for

from foundation.access.guard import rule
from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer
from foundation.agenda.items import AgendaItem, Contribution
from foundation.agenda.registry import Place
from foundation.db import db
from foundation.jobs.actions import retry as retry_job
from foundation.jobs.models import JobState
from foundation.jobs.queries import counts, dead, job_with_id, running
from foundation.web import say

SAID = {JobState.DEAD: "given up"}

jobs = Blueprint("jobs", __name__, url_prefix="/jobs")


def places(viewer: Viewer) -> list[Place]:
    """Background work, for who looks after it."""
    if not viewer.may(Noun.JOBS):
        return []
    return [Place("jobs", "Jobs", url_for("jobs.index"), gate=5, rank=2)]


def given_up(viewer: Viewer) -> Contribution | None:
    """What Today says to an administrator while work that was given up waits for a decision."""
    letters = dead() if viewer.may(Noun.JOBS, Act.EDIT) else ()
    if not letters:
        return None
    one = len(letters) == 1
    item = AgendaItem(
        when=f"{len(letters)} given up",
        who="Background jobs",
        what="Tried again and again without success. Retry once the cause is mended.",
        verb="Look at it" if one else "Look at them",
        url=url_for("jobs.index"),
        is_late=True,
        minutes=5,
    )
    return Contribution(
        responsibility=None,
        items=(item,),
        number=len(letters),
        unit="given up",
        note="Background work",
        url=url_for("jobs.index"),
        title="Jobs",
    )


@jobs.get("/")
@rule(Noun.JOBS)
def index() -> Any:
    """Show what runs, what waits and what was given up."""
    letters, count = dead(), counts()
    return render_template(
        "jobs/index.html",
        title=f"{len(letters)} given up" if letters else "Nothing was given up",
        numbers=[(count[state], SAID.get(state, state.value)) for state in JobState],
        running=running(),
        dead=letters,
    )


@jobs.post("/<int:job_id>/retry")
@rule(Noun.JOBS, Act.EDIT)
def retry(job_id: int) -> Any:
    """Give a job that was given up all its attempts again."""
    job = job_with_id(job_id) or abort(404)
    if not retry_job(job):
        abort(409)
    db.session.commit()
    say(f"“{job.name}” is tried again.")
    return redirect(url_for("jobs.index"))
