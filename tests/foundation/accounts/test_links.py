from datetime import timedelta

import pytest

from foundation.access.roles import Role
from foundation.accounts.actions import LIFETIMES, disable, make_link
from foundation.accounts.models import OneTimeLink, Purpose
from foundation.clock import now, set_clock
from foundation.db import db
from tests import audit
from tests.cast import PASSWORD, make_organisation, make_person

NEW = "another horse battery staple"


@pytest.fixture(autouse=True)
def true_time():
    yield
    set_clock(None)


@pytest.fixture
def rosa(app):
    make_organisation()
    return make_person("Rosa", Role.HR)


def path(person, purpose):
    token = make_link(person, purpose)
    db.session.commit()
    return f"/accounts/links/{token}"


def test_a_sign_in_link_lets_in_once(app, rosa):
    link = path(rosa, Purpose.SIGN_IN)
    first, second = app.test_client(), app.test_client()
    assert first.get(link).location == "/"
    assert first.get("/accounts/own").status_code == 200
    assert second.page(link, status=404).h1.text == "This link no longer works"


@pytest.mark.parametrize("purpose", [Purpose.INVITATION, Purpose.PASSWORD_RESET])
def test_an_invitation_or_reset_is_opened_as_often_as_scanners_like_and_used_once(
    app, client, rosa, purpose
):
    link = path(rosa, purpose)
    client.page(link)
    page = client.page(link)
    response = client.send(page.select_one("form"), password=PASSWORD)
    assert response.location == "/"
    assert client.get("/accounts/own").status_code == 200
    assert app.test_client().get(link).status_code == 404


def test_a_reset_ends_what_was_signed_in_before(app, client, rosa):
    client.sign_in(rosa)
    other = app.test_client()
    page = other.page(path(rosa, Purpose.PASSWORD_RESET))
    other.send(page.select_one("form"), password=PASSWORD)
    assert client.get("/accounts/own").status_code == 302


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_link_runs_out(client, rosa, purpose):
    link = path(rosa, purpose)
    set_clock(now() + LIFETIMES[purpose] + timedelta(seconds=1))
    assert client.get(link).status_code == 404


def test_a_newer_link_of_the_kind_replaces_the_older(client, rosa):
    older, newer = (path(rosa, Purpose.INVITATION) for _ in range(2))
    assert client.get(older).status_code == 404
    assert client.get(newer).status_code == 200


def test_choosing_a_password_ends_every_other_open_link(client, rosa):
    invitation, reset = path(rosa, Purpose.INVITATION), path(rosa, Purpose.PASSWORD_RESET)
    client.send(client.page(invitation).select_one("form"), password=PASSWORD)
    assert client.get(reset).status_code == 404


def test_the_link_of_a_closed_account_is_dead(client, rosa):
    make_person("Ada", Role.ADMINISTRATOR)
    link = path(rosa, Purpose.INVITATION)
    disable(rosa)
    db.session.commit()
    assert client.get(link).status_code == 404


def test_an_unknown_token_looks_like_a_used_one(client, rosa):
    used = path(rosa, Purpose.SIGN_IN)
    client.get(used)
    signed_out = client.application.test_client()

    def shown(link):
        return audit.read(signed_out.get(link).text).main.text

    assert shown(used) == shown("/accounts/links/unknown")


def test_a_password_cannot_be_set_through_a_sign_in_link(client, rosa):
    link = path(rosa, Purpose.SIGN_IN)
    data = {"password": PASSWORD, "csrf_token": client.token()}
    assert client.post(link, data=data).status_code == 404
    db.session.refresh(rosa)
    assert rosa.password_hash is None


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "Choose a password."),
        ("too short", "Use 12 to 256 characters"),
        ("aaaaaaaaaaaaaa", "too easy to guess"),
    ],
)
def test_a_weak_password_is_refused_and_the_link_stays(client, rosa, password, said):
    link = path(rosa, Purpose.INVITATION)
    response = client.send(client.page(link).select_one("form"), password=password)
    assert response.status_code == 422
    assert said in response.text
    assert client.get(link).status_code == 200


def test_only_the_hash_of_a_token_is_kept(app, rosa):
    token = make_link(rosa, Purpose.INVITATION)
    db.session.flush()
    assert token not in {link.token_hash for link in db.session.query(OneTimeLink)}


def test_the_command_prints_a_link_for_somebody_and_refuses_nobody(app, client, rosa):
    db.session.commit()
    runner = app.test_cli_runner()
    printed = runner.invoke(args=["accounts", "link", "ROSA@fivebar.example", "--port", "8001"])
    assert printed.output.startswith("http://127.0.0.1:8001/accounts/links/")
    assert client.get(printed.output.strip().partition("8001")[2]).location == "/"
    refused = runner.invoke(args=["accounts", "link", "nobody@fivebar.example"])
    assert refused.exit_code == 1
    assert "Nobody signs in as" in refused.output
