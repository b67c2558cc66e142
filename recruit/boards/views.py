from typing import Any

from flask import abort, render_template, request

from foundation.access.guard import rule, viewer
from foundation.access.rules import Act, Noun
from foundation.rows import row_number
from recruit.boards import queries
from recruit.boards.queries import Asked, chosen_profile
from recruit.courting.cadence import Tier
from recruit.courting.cards import Column
from recruit.courting.queries import cadence, has_own, today_here
from recruit.courting.views import courting
from recruit.matching.queries import profiles_by_name
from recruit.searches.queries import Search

KEPT = "kept"


@courting.get("")
@rule(Noun.CANDIDATE, Act.EDIT)
def board() -> Any:
    """The bench by tier and warmth."""
    asked = _asked()
    found = queries.board(viewer(), asked)
    is_swap = (
        "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    )
    template = "courting/lanes.html" if is_swap else "courting/board.html"
    return render_template(template, board=found, **_shown(asked))


@courting.get("/lanes/<string:tier>/<string:column>")
@rule(Noun.CANDIDATE, Act.EDIT)
def lane(tier: str, column: str) -> Any:
    """One lane of the board in full, as a list; "kept": those without a clock."""
    if tier not in list(Tier) or column not in [*Column, KEPT]:
        abort(404)
    page = request.args.get("page", 1, type=row_number)
    asked = _asked()
    chosen = None if column == KEPT else Column(column)
    found = queries.lane(viewer(), asked, Tier(tier), chosen, max(page, 1))
    return render_template(
        "courting/lane.html",
        tier=tier,
        column=column,
        lane=found,
        page=max(page, 1),
        pages=-(-found.total // queries.PAGE),
        on=today_here(),
        cadence=cadence(),
        **_shown(asked),
    )


def _asked() -> Asked:
    typed = request.args.get("q", "").strip()[:200]
    profile = chosen_profile(viewer(), request.args.get("profile", ""))
    whose = request.args.get("whose", "")
    if whose not in {"own", "all"}:
        whose = "own" if has_own(viewer()) else "all"
    return Asked(whose, Search(typed, profile), "due" in request.args)


def _shown(asked: Asked) -> dict[str, Any]:
    """What of the address the page shows, and what goes along from page to page."""
    kept = {name: value for name in ("q", "profile", "due") if (value := request.args.get(name))}
    return {
        "asked": asked,
        "profiles": profiles_by_name(viewer()),
        "kept": {**kept, "whose": asked.whose},
        "has_own": has_own(viewer()),
        "here": request.full_path.rstrip("?"),
    }
