import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import abort, request
from sqlalchemy.exc import OperationalError

import wsgi
from foundation import clock
from foundation.access.guard import public
from foundation.access.roles import Role
from foundation.db import db
from foundation.organisation.models import Organisation
from foundation.web import CONTENT_POLICY, accepts, ago, day_short, moment_short, say
from tests import audit
from tests.applications import SECRET, application
from tests.browsing import Browser
from tests.cast import make_organisation, make_person

FAILURES = {
    "bad": lambda: abort(400),
    "gone": lambda: abort(404),
    "clash": lambda: abort(409),
    "large": lambda: abort(413),
    "often": lambda: abort(429),
    "teapot": lambda: abort(418),
    "locked": lambda: _locked(),
    "broken": lambda: 1 / 0,
}


def _locked():
    raise OperationalError("SELECT 1", {}, Exception("database is locked"))


def with_failures(app):
    """Routes that fail, and two that receive; added before the first request."""
    for name, fail in FAILURES.items():
        app.add_url_rule(f"/fail/{name}", f"fail_{name}", public(fail))
    app.add_url_rule("/receive", "receive", public(_receive), methods=["POST"])
    app.add_url_rule("/receive/much", "much", public(accepts(3)(_receive_much)), methods=["POST"])
    app.add_url_rule("/no-rule", "no_rule", lambda: "secret")
    return app


def _receive():
    return str(len(request.get_data()))


def _receive_much():
    return _receive()


@pytest.fixture
def failing(app):
    return with_failures(app)


@pytest.fixture
def production(tmp_path, database):
    """The application as people meet it: a failure becomes a page."""
    with application(tmp_path, database) as app:
        app.config["TESTING"] = False
        yield with_failures(app)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("bad", 400),
        ("gone", 404),
        ("clash", 409),
        ("large", 413),
        ("often", 429),
        ("teapot", 418),
        ("locked", 503),
        ("broken", 500),
    ],
)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "swap"])
def test_every_failure_has_its_page_with_an_id_to_find_it_by(production, name, status, headers):
    response = production.test_client().get(f"/fail/{name}", headers=headers)
    page = audit.read(response.text)
    assert response.status_code == status
    assert response.headers["X-Request-Id"] in page.text
    assert page.select_one("main a.btn-1"), "one way on"


def test_a_failure_is_logged_by_its_place_and_never_by_its_values(production, caplog):
    with caplog.at_level(logging.ERROR):
        production.test_client().get("/fail/broken?email=rosa@fivebar.example")
    (record,) = caplog.records
    assert "fivebar.example" not in record.getMessage()
    assert record.exc_info[0] is ZeroDivisionError


def test_the_page_of_a_dead_database_does_not_ask_the_database(production, cast_signed_in):
    client = cast_signed_in(production)
    response = client.get("/fail/locked")
    assert response.status_code == 503
    assert audit.read(response.text).select_one("nav.nav") is None


@pytest.fixture
def cast_signed_in():
    def sign_in(app) -> Browser:
        make_organisation()
        client = app.test_client()
        client.sign_in(make_person("Rosa", Role.HR))
        return client

    return sign_in


def test_a_route_without_a_rule_answers_nobody(failing, cast_signed_in):
    assert failing.test_client().get("/no-rule").status_code == 404
    assert cast_signed_in(failing).get("/no-rule").status_code == 404


def test_every_answer_carries_what_keeps_a_browser_safe(client):
    for path in ("/accounts/sign-in", "/nowhere", "/readyz"):
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"] == CONTENT_POLICY
        assert "unsafe" not in CONTENT_POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io"])
def test_another_host_name_is_refused(production, host):
    response = production.test_client().get("/accounts/sign-in", headers={"Host": host})
    assert response.status_code == 400
    assert response.text.startswith("Fivebar does not answer to this name.")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000"])
def test_our_own_names_are_answered_on_any_port(client, host):
    assert client.get("/accounts/sign-in", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("path", "mebibytes", "status"),
    [
        ("/receive", 0.9, 200),
        ("/receive", 1.1, 413),
        ("/receive/much", 2.9, 200),
        ("/receive/much", 3.1, 413),
    ],
)
def test_a_body_larger_than_a_view_takes_is_refused(failing, path, mebibytes, status):
    client = failing.test_client()
    response = client.post(
        path,
        headers={"X-CSRFToken": client.token()},
        content_type="application/octet-stream",
        data=b"x" * int(mebibytes * 2**20),
    )
    assert response.status_code == status


def test_a_form_that_is_too_old_says_so_and_that_nothing_was_saved(client):
    page = audit.read(client.post("/accounts/sign-in", data={"email": "a"}).text)
    assert page.h1.text == "This page was open too long"


def test_cookies_are_for_https_alone_once_it_is_served(tmp_path, database):
    app = wsgi.create_app(
        home=tmp_path, database_url=database, secret_key=SECRET, environment="test", https=True
    )
    response = app.test_client().get("/accounts/sign-in", base_url="https://localhost")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-fivebar=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "max-age" in response.headers["Strict-Transport-Security"]
    with app.app_context():
        db.engine.dispose()


def test_styles_and_scripts_come_without_cookies(client):
    client.get("/accounts/sign-in")
    response = client.get("/static/icon.svg")
    assert "Set-Cookie" not in response.headers
    response.close()


def test_the_callers_address_is_the_proxys_word_only_where_it_is_trusted(tmp_path, database):

    def answer(proxies):
        app = wsgi.create_app(
            home=tmp_path,
            database_url=database,
            secret_key=SECRET,
            environment="test",
            proxies=proxies,
        )
        app.add_url_rule("/who", "who", public(lambda: request.remote_addr))
        said = app.test_client().get("/who", headers={"X-Forwarded-For": "203.0.113.9"}).text
        with app.app_context():
            db.engine.dispose()
        return said

    assert answer(0) == "127.0.0.1"
    assert answer(1) == "203.0.113.9"


def test_ready_is_said_once_the_database_answers(client):
    assert client.get("/readyz").json == {"ready": True}


def test_days_are_written_the_british_way_and_name_another_year(app):
    make_organisation()
    clock.set_clock(datetime(2026, 11, 23, 12, tzinfo=UTC))
    try:
        assert day_short(date(2026, 11, 26)) == "Thu 26 Nov"
        assert day_short(date(2025, 1, 1)) == "Wed 1 Jan 2025"
    finally:
        clock.set_clock(None)


def test_moments_are_written_in_the_organisations_zone(app):
    organisation: Organisation = make_organisation()
    organisation.time_zone = "Asia/Kathmandu"
    moment = datetime(clock.now().year, 7, 1, 20, 0, tzinfo=UTC)
    with app.test_request_context():
        assert moment_short(moment).endswith("2 Jul, 01:45")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(3, "just now"), (300, "5 min ago"), (7200, "2 h ago"), (90_000, "1 day ago")],
)
def test_ago_is_said_in_the_largest_unit(seconds, said):
    assert ago(clock.now() - timedelta(seconds=seconds)) == said


def test_what_is_said_is_shown_once(failing):
    failing.add_url_rule("/say", "say", public(lambda: (say("Saved."), "said")[1]))
    client = failing.test_client()
    client.get("/say")
    assert "Saved." in client.get("/accounts/sign-in").text
    assert "Saved." not in client.get("/accounts/sign-in").text
