import pytest

from foundation.access.viewer import Viewer
from foundation.accounts.actions import FIRST_EMAIL, set_password
from foundation.accounts.models import Person
from foundation.accounts.queries import person_with_email
from foundation.db import db
from foundation.organisation.models import Organisation
from foundation.serving import prepare
from foundation.setup.queries import first_steps
from tests import audit
from tests.cast import PASSWORD


@pytest.fixture
def token(app):
    return prepare(app.config["FIVEBAR"])


def test_the_first_run_founds_the_company_and_lets_its_first_administrator_in(token, client):
    assert db.session.query(Organisation).count() == 1
    assert db.session.query(Person).one().email == FIRST_EMAIL
    assert client.get(f"/accounts/links/{token}").location == "/"


def test_a_start_offers_a_new_link_until_somebody_has_a_password(app, token, client):
    again = prepare(app.config["FIVEBAR"])
    assert client.get(f"/accounts/links/{token}").status_code == 404, "the newer replaces it"
    assert client.get(f"/accounts/links/{again}").location == "/"
    set_password(person_with_email(FIRST_EMAIL), PASSWORD)
    db.session.commit()
    assert prepare(app.config["FIVEBAR"]) is None
    assert db.session.query(Person).count() == 1


def test_setting_up_is_done_step_by_step_from_today(token, client):
    client.get(f"/accounts/links/{token}")
    page = client.page("/")
    assert page.h1.text == "Four steps to go."
    steps = [line.select_one(".btn") for line in page.select("main li.ln")]
    assert [step.text for step in steps] == [
        "Name yourself",
        "Name the company",
        "Add people",
        "Add teams",
    ]

    own = client.page(steps[0]["href"])
    client.send(
        own.select_one("form[action='/accounts/own']"), name="Ada", email="ada@fivebar.example"
    )
    own = client.page(steps[0]["href"])
    client.send(own.select_one("form[action='/accounts/own/password']"), password=PASSWORD)
    assert client.page("/").h1.text == "Three steps to go."

    company = client.page(steps[1]["href"]).select_one("form[action='/settings/']")
    client.send(company, name="Aldgate Supply")
    someone = client.page(steps[2]["href"]).select_one("main form")
    client.send(someone, name="Rosa", email="rosa@fivebar.example", roles=["hr"])
    assert client.page("/").h1.text == "One step to go."

    team = client.page(steps[3]["href"]).select_one("form[action='/teams/']")
    client.send(team, name="North")
    assert client.page("/").h1.text == "Nothing is waiting for you."


def test_the_bare_installation_shows_pages_without_errors(token, client):
    client.get(f"/accounts/links/{token}")
    for path in ("/people/", "/teams/", "/settings/", "/audit/", "/jobs/", "/accounts/own"):
        assert audit.read(client.page(path).decode()).h1


def test_only_who_may_do_it_is_asked_to(cast):
    assert first_steps(Viewer(cast.rui.id, cast.rui.roles)) is None
    assert first_steps(Viewer(cast.rosa.id, cast.rosa.roles)) is None
