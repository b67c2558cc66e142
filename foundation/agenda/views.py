from typing import Any

from flask import Blueprint, render_template, url_for

from foundation.access.guard import rule, viewer
from foundation.access.roles import Role
from foundation.access.rules import Noun
from foundation.access.viewer import Viewer
from foundation.agenda.coming import COMING
from foundation.agenda.items import day
from foundation.agenda.registry import Place, contributions
from foundation.clock import today as today_in
from foundation.organisation.queries import organisation

agenda = Blueprint("agenda", __name__)


def places(_viewer: Viewer) -> list[Place]:
    """The first page of everybody."""
    return [Place("today", "Today", url_for("agenda.today"), gate=1, rank=0)]


@agenda.get("/")
@rule(Noun.TODAY)
def today() -> Any:
    """Say what to do now."""
    asking = viewer()
    return render_template(
        "agenda/today.html",
        day=day(contributions(asking)),
        date=today_in(organisation().zone),
        coming=[(role.label, COMING[role]) for role in Role if role in asking.roles],
    )
