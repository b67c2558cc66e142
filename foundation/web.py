"""What every page has: safe headers, ids of requests, limits, error pages, filters."""

import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from flask import Flask, Response, current_app, flash, g, jsonify, render_template, request, url_for
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import AnonymousUserMixin, LoginManager, current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from foundation import clock, marks
from foundation.access.guard import public, viewer
from foundation.agenda.registry import links, places
from foundation.audit.actions import write_reads
from foundation.config import Config
from foundation.db import db, reads_only
from foundation.organisation.queries import organisation
from foundation.rows import RowConverter

MEBIBYTE = 1024 * 1024
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# Letters and digits that nobody confuses when reading a code aloud.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
ERROR_PAGES = frozenset({400, 404, 405, 409, 413, 429, 500, 503})

View = TypeVar("View", bound=Callable[..., Any])


def accepts(mebibytes: int) -> Callable[[View], View]:
    """Let a view receive bodies larger than a form's."""

    def mark(view: View) -> View:
        view.body_limit = mebibytes * MEBIBYTE  # type: ignore[attr-defined]
        return view

    return mark


def say(text: str, *, undo: str | None = None) -> None:
    """Tell the person on their next page what was done; undo: address that takes it back."""
    flash({"text": text, "undo": undo})  # type: ignore[arg-type]  # any JSON travels in the session


def writes(view: View) -> View:
    """Let a GET write: a sign-in link is used up by opening it."""
    view.writes = True  # type: ignore[attr-defined]
    return view


def configure(app: Flask, config: Config) -> None:
    """Set what Flask leaves open by default."""
    app.url_map.converters["int"] = RowConverter
    app.config.update(
        FIVEBAR=config,
        SECRET_KEY=config.secret_key,
        TESTING=config.environment == "test",
        TRUSTED_HOSTS=list(config.trusted_hosts),
        MAX_CONTENT_LENGTH=MEBIBYTE,
        MAX_FORM_PARTS=1000,
        SESSION_COOKIE_NAME="__Host-fivebar" if config.https else "fivebar",
        SESSION_COOKIE_SECURE=config.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=config.idle_minutes),
        PREFERRED_URL_SCHEME="https" if config.https else "http",
        WTF_CSRF_TIME_LIMIT=None,  # a form left open over lunch still saves
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.session_interface = Sessions()
    if config.proxies:
        proxies = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies)
        app.wsgi_app = proxies  # type: ignore[method-assign]  # Flask's own way to wrap it


class Sessions(SecureCookieSessionInterface):
    """The signed cookie, renewed by every page but not by styles and scripts."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep static answers free of cookies, so that they can be cached."""
        if request.endpoint != "static":
            super().save_session(app, session, response)


def init_app(app: Flask, config: Config, person_of: Callable[[str], Any]) -> None:
    """Give every request its id, its limits and its headers, every failure its page.

    person_of says who is signed in under the key that the cookie keeps.
    """
    app.before_request(_begin)  # before the token is checked: that failure has an id as well
    CSRFProtect(app)
    login = LoginManager(app)
    login.user_loader(person_of)
    login.session_protection = None  # people move between networks; the cookie is what counts
    clock.set_clock(config.clock)
    app.after_request(_finish)
    app.teardown_request(_end)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StaleDataError, lambda _: _page(409))
    app.register_error_handler(OperationalError, _database_error)
    app.register_error_handler(Exception, _crash)
    app.add_url_rule("/readyz", "readyz", public(_ready))
    app.context_processor(_for_templates)
    for name in marks.__all__:
        app.add_template_global(getattr(marks, name), name)
    for filter_ in (day_short, moment_short, ago):
        app.add_template_filter(filter_)


def _begin() -> None:
    g.began = perf_counter()
    g.request_id = "".join(secrets.choice(ALPHABET) for _ in range(6))
    view = current_app.view_functions.get(request.endpoint or "")
    only_reads = request.method in SAFE_METHODS and not hasattr(view, "writes")
    g.reads_token = reads_only.set(only_reads)
    limit = getattr(view, "body_limit", None)
    if limit:
        request.max_content_length = limit


def _finish(response: Response) -> Response:
    if g.get("reads") and response.status_code < 400:
        db.session.rollback()
        reads_only.set(False)
        if write_reads():
            db.session.commit()
    response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    if current_app.config["FIVEBAR"].https:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint != "static":
        took = round((perf_counter() - g.get("began", perf_counter())) * 1000)
        current_app.logger.info("answered", extra={"status": response.status_code, "ms": took})
    return response


def _end(_error: BaseException | None) -> None:
    token = g.pop("reads_token", None)
    if token is not None:
        reads_only.reset(token)


def _ready() -> Response:
    """Answer once the database answers."""
    db.session.execute(text("SELECT 1"))
    return jsonify(ready=True)


def _http_error(error: HTTPException) -> Any:
    if error.response is not None:  # a redirect, or an answer made by hand
        return error.response
    code = error.code or 500
    if isinstance(error, SecurityError):  # no address can be built for a page under that name
        said = "Fivebar does not answer to this name. Whoever runs it can add it.\n"
        return Response(said, code, mimetype="text/plain")
    if isinstance(error, CSRFError):
        return _page(400, is_expired=True)
    return _page(code if code in ERROR_PAGES else 400, status=code)


def _database_error(error: OperationalError) -> Any:
    if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_READONLY":
        return _crash(error)  # our own mistake: a page that only reads has tried to write
    current_app.logger.error("the database did not answer", exc_info=error)
    return _page(503)


def _crash(error: Exception) -> Any:
    if current_app.config["TESTING"]:
        raise error
    current_app.logger.error("a request failed", exc_info=error)
    return _page(500)


def _page(code: int, *, status: int | None = None, is_expired: bool = False) -> Any:
    db.session.rollback()
    if code >= 500:  # whatever failed, this page needs none of it
        g._login_user = AnonymousUserMixin()
    page = render_template(f"errors/{code}.html", is_expired=is_expired)
    return page, status or code


def _for_templates() -> dict[str, Any]:
    if not current_user or not current_user.is_authenticated:
        return {"navigation": []}
    return {
        "navigation": places(viewer()),
        "account_url": url_for("accounts.own"),
        **links(viewer()),
    }


def day_short(day: date | datetime) -> str:
    """Write a day the British way: Thu 26 Nov."""
    if isinstance(day, datetime):
        day = day.astimezone(_zone()).date()
    this_year = clock.today(organisation().zone).year
    return f"{day:%a} {day.day} {day:%b}" + ("" if day.year == this_year else f" {day.year}")


def moment_short(moment: datetime) -> str:
    """Write a moment in the zone its reader has chosen: Thu 26 Nov, 09:30."""
    local = moment.astimezone(_zone())
    return f"{day_short(local.date())}, {local:%H:%M}"


def _zone() -> ZoneInfo:
    chosen = getattr(current_user, "time_zone", None)
    return ZoneInfo(chosen) if chosen else organisation().zone


def ago(moment: datetime) -> str:
    """Say how long ago: just now, 5 min, 3 h, 2 days."""
    seconds = (clock.now() - moment).total_seconds()
    for unit, size in (("day", 86_400), ("h", 3_600), ("min", 60)):
        count = int(seconds // size)
        if count:
            return f"{count} {unit}{'s' if unit == 'day' and count > 1 else ''} ago"
    return "just now"
