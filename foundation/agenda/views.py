from typing import Any

from flask import Blueprint, render_template

from foundation.access.guard import rule, viewer
from foundation.access.rules import Noun
from foundation.agenda.items import headline
from foundation.agenda.registry import contributions
from foundation.clock import today as today_in
from foundation.organisation.queries import organisation

agenda = Blueprint("agenda", __name__)


@agenda.get("/")
@rule(Noun.TODAY)
def today() -> Any:
    """The first page of everybody: what to do now."""
    due = contributions(viewer())
    items = [item for one in due for item in one.items]
    return render_template(
        "agenda/today.html",
        title=headline(len(items), sum(item.is_late for item in items)),
        day=today_in(organisation().zone),
        contributions=due,
        minutes=sum(item.minutes for item in items),
        first=items[0] if items else None,
    )
