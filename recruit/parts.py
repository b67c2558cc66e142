"""Registers every part of recruiting. Not in `__init__`: pure modules import without Flask."""

from collections.abc import Sequence

from flask import Flask, url_for

from foundation.access.roles import Role
from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer
from foundation.agenda.registry import Place, registry
from foundation.seats.registry import seat_registry
from foundation.setup.shipments import shipments
from recruit.applications import models as _applications
from recruit.applications.views import applications
from recruit.bench.views import bench
from recruit.boards import views as _boards
from recruit.candidates import models as _candidates
from recruit.candidates.queries import count
from recruit.courting import models as _courting
from recruit.courting.views import courting
from recruit.deeds import models as _deeds
from recruit.demo.commands import commands as demo_commands
from recruit.matching import models as _matching
from recruit.matching.actions import ship_profiles
from recruit.matching.views import matching
from recruit.mornings.queries import recruiting_today
from recruit.openings import models as _openings
from recruit.openings.queries import notes_on_seats
from recruit.openings.views import openings, plans
from recruit.passes import views as _passes
from recruit.processes.views import processes
from recruit.reasons import models as _reasons
from recruit.reasons.views import reasons
from recruit.resumes import models as _resumes
from recruit.resumes.commands import resumes as resumes_commands
from recruit.resumes.views import resumes
from recruit.skills import models as _skills

# Known to migrations by being imported.
TABLES = (
    *(_skills, _candidates, _matching, _resumes, _deeds, _courting),
    *(_openings, _reasons, _applications),
)
PAGES = (_boards, _passes)  # routes that join the blueprint of courting
GATE = 5  # recruiting is the fifth stroke


def init_app(app: Flask) -> None:
    """Register routes, jobs, commands and what recruiting adds to Today."""
    for blueprint in (
        *(bench, courting, matching, openings, plans, processes),
        *(applications, reasons, resumes),
    ):
        app.register_blueprint(blueprint)
    for commands in (demo_commands, resumes_commands):
        app.cli.add_command(commands)
    seat_registry(app).columns["Opening"] = notes_on_seats
    registry(app).contributors.append(recruiting_today)
    registry(app).places.append(_places)
    registry(app).links |= {"search_url": _search_url, "upload_url": _upload_url}
    shipments(app).append(ship_profiles)


def _places(viewer: Viewer) -> Sequence[Place]:
    found = []
    if viewer.may(Noun.CANDIDATE):
        found.append(Place("bench", "Bench", url_for("bench.index"), GATE, count(viewer)))
    if Role.HR in viewer.roles:
        found.append(Place("upload", "Add résumés", url_for("resumes.add"), GATE))
    if viewer.may(Noun.SEAT):
        found.append(Place("seats", "Seats", url_for("seats.index"), GATE))
    return found


def _search_url(viewer: Viewer) -> str | None:
    return url_for("bench.index") if viewer.may(Noun.CANDIDATE) else None


def _upload_url(viewer: Viewer) -> str | None:
    """A button at the top for those who add now and then; for HR it is a place of its own."""
    is_now_and_then = viewer.may(Noun.CANDIDATE, Act.EDIT) and Role.HR not in viewer.roles
    return url_for("resumes.add") if is_now_and_then else None
