from datetime import timedelta

import pytest

from foundation.access.roles import Role
from foundation.accounts.actions import VISIT, disable, set_password, set_roles
from foundation.accounts.models import SignInAttempt, Visit
from foundation.accounts.queries import ATTEMPTS, WINDOW
from foundation.clock import now, set_clock
from foundation.db import db
from tests import audit
from tests.cast import PASSWORD, make_organisation, make_person

WRONG = "This e-mail and password do not belong together."


@pytest.fixture(autouse=True)
def true_time():
    yield
    set_clock(None)


@pytest.fixture
def rosa(app):
    make_organisation()
    rosa = make_person("Rosa", Role.HR, password=PASSWORD)
    make_person("Ada", Role.ADMINISTRATOR)
    db.session.commit()
    return rosa


def sign_in(client, email="rosa@fivebar.example", password=PASSWORD, path="/accounts/sign-in"):
    page = client.page(path)
    return client.send(page.select_one("form"), email=email, password=password)


def is_in(client) -> bool:
    return client.get("/accounts/own").status_code == 200


def test_the_right_password_leads_to_today(client, rosa):
    response = sign_in(client, email=" Rosa@Fivebar.Example ")
    assert response.location == "/"
    assert is_in(client)


def test_it_leads_back_to_what_was_asked_for(client, rosa):
    asked = client.get("/people/?q=rui")
    assert asked.location == "/accounts/sign-in?next=/people/?q%3Drui"
    assert sign_in(client, path=asked.location).location == "/people/?q=rui"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil",
        "\\\\evil",
        "/%0d%0aLocation:%20evil"[0:1] + "\r\nLocation: evil",
    ],
)
def test_it_never_leads_elsewhere(client, rosa, target):
    page = client.page("/accounts/sign-in")
    fields = {"email": rosa.email, "password": PASSWORD}
    token = page.select_one("[name=csrf_token]")["value"]
    response = client.post(
        "/accounts/sign-in", query_string={"next": target}, data={**fields, "csrf_token": token}
    )
    assert response.location == "/"


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("rosa@fivebar.example", "wrong"),
        ("nobody@fivebar.example", PASSWORD),
        ("ada@fivebar.example", "no password is set"),
        ("not an address", PASSWORD),
    ],
    ids=["wrong password", "nobody", "no password yet", "no address"],
)
def test_what_is_wrong_is_never_said_apart(client, rosa, email, password):
    response = sign_in(client, email, password)
    assert response.status_code == 422
    said = [error.text for error in audit.read(response.text).select(".err")]
    assert said == [WRONG]
    assert not is_in(client)


def test_a_closed_account_is_told_the_same(client, rosa):
    disable(rosa)
    db.session.commit()
    response = sign_in(client)
    assert [error.text for error in audit.read(response.text).select(".err")] == [WRONG]


def test_what_was_typed_stays_but_not_the_password(client, rosa):
    page = audit.read(sign_in(client, password="wrong").text)
    assert page.select_one("[name=email]")["value"] == rosa.email
    assert not page.select_one("[name=password]").get("value")


def test_nothing_typed_is_asked_for(client, rosa):
    response = sign_in(client, "", "")
    assert response.status_code == 422
    assert "Type your password." in response.text


def test_ten_failures_make_everybody_wait_even_with_the_right_password(client, rosa):
    for _ in range(ATTEMPTS):
        assert sign_in(client, password="wrong").status_code == 422
    response = sign_in(client)
    assert response.status_code == 429
    assert "Wait 5 minutes" in response.text
    set_clock(now() + WINDOW)
    assert sign_in(client).status_code == 302


def test_an_unknown_account_is_made_to_wait_just_the_same(client, rosa):
    answers = [sign_in(client, "nobody@x.example", "wrong").status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_another_account_from_another_address_does_not_wait(app, rosa):
    one, other = app.test_client(), app.test_client()
    for _ in range(ATTEMPTS):
        sign_in(one, password="wrong")
    other.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    assert sign_in(other, "nobody@x.example", "wrong").status_code == 422
    assert sign_in(other).status_code == 429, "the account itself rests, wherever from"


def test_the_right_password_counts_as_no_failure_and_nothing_personal_is_kept(client, rosa):
    sign_in(client)
    assert db.session.query(SignInAttempt).count() == 0
    client.get_cookie("fivebar")
    other = client.application.test_client()
    sign_in(other, password="wrong")
    (attempt,) = db.session.query(SignInAttempt)
    assert "rosa" not in attempt.account_key
    assert "127" not in attempt.address_key


def test_signing_in_takes_the_token_of_the_page(client, rosa):
    data = {"email": rosa.email, "password": PASSWORD}
    assert client.post("/accounts/sign-in", data=data).status_code == 400
    assert not is_in(client)


def test_signing_in_begins_a_new_session(client, rosa):
    before = client.token()
    sign_in(client)
    token = client.page("/accounts/own").select_one("meta[name=csrf-token]")["content"]
    assert token.split(".")[0] != before.split(".")[0]


def test_a_copied_cookie_is_worth_nothing_after_signing_out(app, rosa):
    client, thief = app.test_client(), app.test_client()
    sign_in(client)
    thief.set_cookie("fivebar", client.get_cookie("fivebar").value)
    assert is_in(thief)
    client.send(client.page("/").select_one("form[action='/accounts/sign-out']"))
    assert not is_in(client)
    assert not is_in(thief)


def test_signing_out_here_leaves_others_signed_in(app, rosa):
    here, there = app.test_client(), app.test_client()
    sign_in(here), sign_in(there)
    here.send(here.page("/").select_one("form[action='/accounts/sign-out']"))
    assert is_in(there)


@pytest.mark.parametrize(
    "change",
    [disable, lambda person: set_password(person, "another horse battery")],
    ids=["closing the account", "a new password"],
)
def test_sessions_end_with(client, rosa, change):
    sign_in(client)
    assert is_in(client)
    change(rosa)
    db.session.commit()
    assert client.get("/accounts/own").location.startswith("/accounts/sign-in")


def test_a_change_of_roles_holds_from_the_next_request(client, rosa):
    sign_in(client)
    assert client.get("/people/").status_code == 200
    set_roles(rosa, {Role.REP}, by=None)
    db.session.commit()
    assert client.get("/people/").status_code == 404
    assert is_in(client)


def test_a_visit_ends_after_a_day_however_busy(client, rosa):
    sign_in(client)
    set_clock(now() + VISIT + timedelta(seconds=1))
    assert not is_in(client)


def test_a_visit_that_is_long_over_is_forgotten(client, rosa):
    sign_in(client)
    db.session.query(Visit).update({"ends_at": now() - timedelta(days=91)})
    db.session.commit()
    sign_in(client)
    assert db.session.query(Visit).count() == 1


def test_a_swap_without_a_session_sends_the_whole_page_to_sign_in(client, rosa):
    response = client.get(
        "/people/", headers={"HX-Request": "true", "HX-Current-URL": "http://localhost/people/?q=a"}
    )
    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == "/accounts/sign-in?next=/people/"


def test_who_is_signed_in_need_not_do_it_again(client, rosa):
    sign_in(client)
    assert client.get("/accounts/sign-in").location == "/"
