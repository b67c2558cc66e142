"""Every route states its rule; a route without one answers nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, redirect, request, url_for
from flask_login import current_user

from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer

EXTENSION = "fivebar.viewer_of"

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Rule:
    """What a route asks of who calls it; noun None: nothing, anybody may."""

    noun: Noun | None
    act: Act = Act.READ


PUBLIC = Rule(None)


def rule(noun: Noun, act: Act = Act.READ) -> Callable[[View], View]:
    """Admit whoever reaches anything of `noun`; the queries then scope what they get."""
    return _with(Rule(noun, act))


def public(view: View) -> View:
    """Admit anybody, signed in or not."""
    return _with(PUBLIC)(view)


def _with(wanted: Rule) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access_rule = wanted  # type: ignore[attr-defined]
        return view

    return mark


def rule_of(endpoint: str) -> Rule | None:
    """The rule of a route; None if it states none."""
    if endpoint == "static":
        return PUBLIC
    return getattr(current_app.view_functions.get(endpoint), "access_rule", None)


def viewer() -> Viewer:
    """Who is asking; only behind a rule that is not public."""
    if "viewer" not in g:
        g.viewer = current_app.extensions[EXTENSION](current_user)
    found: Viewer = g.viewer
    return found


def may(noun: str, act: str = "read") -> bool:
    """For templates: whether the signed-in person reaches anything of a noun."""
    return bool(current_user.is_authenticated) and viewer().may(Noun(noun), Act(act))


def local(target: str | None) -> str | None:
    """Give back a path on this site, or None for anything that leads elsewhere."""
    if not target or not target.startswith("/") or target[1:2] in {"/", "\\"}:
        return None
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or any(ord(sign) < 32 for sign in target):
        return None
    return target


def init_app(app: Flask, viewer_of: Callable[[Any], Viewer]) -> None:
    """Check the rule of every request before its view runs; viewer_of says who is signed in."""
    app.extensions[EXTENSION] = viewer_of
    app.before_request(_check)
    app.add_template_global(may, "may")


def _check() -> Response | None:
    if request.endpoint is None:
        return None  # no such page: the 404 that anybody gets
    wanted = rule_of(request.endpoint)
    if wanted is None:
        abort(404)
    if wanted.noun is None:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if not viewer().may(wanted.noun, wanted.act):
        abort(404)
    return None


def _way_back() -> str | None:
    """Give the page that was asked for; of a swap, the page around it."""
    if request.headers.get("HX-Request"):
        around = urlsplit(request.headers.get("HX-Current-URL", ""))
        return local(around.path) if around.path != "/" else None
    here = request.full_path.rstrip("?")
    return local(here) if request.method == "GET" and here != "/" else None


def _to_sign_in() -> Response:
    where = url_for("accounts.sign_in", next=_way_back())
    if request.headers.get("HX-Request"):
        return Response(status=401, headers={"HX-Redirect": where})
    answer = redirect(where)
    assert isinstance(answer, Response)  # noqa: S101 - Flask's own type, narrowed for the checker
    return answer
