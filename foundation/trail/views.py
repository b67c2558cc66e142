from typing import Any

from flask import Blueprint, render_template, request, url_for

from foundation.access.guard import rule, viewer
from foundation.access.rules import Noun
from foundation.access.viewer import Viewer
from foundation.agenda.registry import Place
from foundation.rows import row_number
from foundation.trail.queries import page

trail = Blueprint("trail", __name__, url_prefix="/audit")


def places(viewer: Viewer) -> list[Place]:
    """The record of what was done, for who may read it."""
    if not viewer.may(Noun.AUDIT):
        return []
    return [Place("audit", "Audit", url_for("trail.index"), gate=5, rank=2)]


@trail.get("/")
@rule(Noun.AUDIT)
def index() -> Any:
    """Show who did what, the newest first."""
    before = request.args.get("before", type=row_number)
    return render_template("trail/index.html", page=page(viewer(), before=before), before=before)
