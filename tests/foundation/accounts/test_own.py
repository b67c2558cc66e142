from foundation.accounts.actions import set_password
from foundation.accounts.passwords import matches
from foundation.db import db
from tests import audit
from tests.cast import PASSWORD

NEW = "another horse battery staple"


def forms(client):
    page = client.page("/accounts/own")
    return {form["action"]: form for form in page.select("main form")}


def test_people_say_how_they_are_called_and_in_which_zone_they_read(cast, client):
    client.sign_in(cast.rui)
    response = client.send(
        forms(client)["/accounts/own"], name="Rui Costa", time_zone="Asia/Kathmandu", has_keys=[]
    )
    assert response.location == "/accounts/own"
    assert (cast.rui.name, cast.rui.time_zone, cast.rui.has_keys) == (
        "Rui Costa",
        "Asia/Kathmandu",
        False,
    )


def test_the_page_says_what_roles_somebody_holds(cast, client):
    client.sign_in(cast.mona)
    assert "Manager" in client.page("/accounts/own").select_one("dl").text


def test_the_organisations_zone_is_the_default_again(cast, client):
    client.sign_in(cast.rui)
    cast.rui.time_zone = "Asia/Kathmandu"
    client.send(forms(client)["/accounts/own"], time_zone="")
    assert cast.rui.time_zone is None


def test_a_zone_that_does_not_exist_is_refused(cast, client):
    client.sign_in(cast.rui)
    response = client.send(forms(client)["/accounts/own"], time_zone="Mars/Olympus")
    assert response.status_code == 422
    assert cast.rui.time_zone is None


def test_only_who_keeps_accounts_changes_the_own_address(cast, client):
    client.sign_in(cast.rui)
    client.send(forms(client)["/accounts/own"], email="king@fivebar.example")
    assert cast.rui.email == "rui@fivebar.example"
    ada = client.application.test_client()
    ada.sign_in(cast.ada)
    ada.send(forms(ada)["/accounts/own"], email="Ada.Lovelace@fivebar.example")
    assert cast.ada.email == "ada.lovelace@fivebar.example"


def test_an_address_that_is_taken_is_refused(cast, client):
    client.sign_in(cast.ada)
    response = client.send(forms(client)["/accounts/own"], email=cast.rosa.email)
    assert response.status_code == 422
    assert "Somebody else signs in" in response.text


def test_nobody_gives_themselves_a_role_by_a_field_that_is_not_there(cast, client):
    client.sign_in(cast.rui)
    client.send(
        forms(client)["/accounts/own"], roles="administrator", disabled_at="", password_hash="x"
    )
    assert [role.value for role in cast.rui.roles] == ["rep"]
    assert cast.rui.password_hash is None


def test_the_first_password_is_set_without_an_old_one_and_this_visit_goes_on(cast, client):
    client.sign_in(cast.rui)
    response = client.send(forms(client)["/accounts/own/password"], password=NEW)
    assert response.location == "/accounts/own"
    assert matches(NEW, cast.rui.password_hash)
    assert client.get("/accounts/own").status_code == 200


def test_changing_it_takes_the_one_there_is_and_ends_every_other_visit(cast, client):
    set_password(cast.rui, PASSWORD)
    there = client.application.test_client()
    client.sign_in(cast.rui)
    there.sign_in(cast.rui)
    refused = client.send(
        forms(client)["/accounts/own/password"], current="wrong horse", password=NEW
    )
    assert refused.status_code == 422
    assert "This is not your password now." in refused.text
    assert matches(PASSWORD, cast.rui.password_hash)
    client.send(forms(client)["/accounts/own/password"], current=PASSWORD, password=NEW)
    assert matches(NEW, cast.rui.password_hash)
    assert client.get("/accounts/own").status_code == 200
    assert there.get("/accounts/own").status_code == 302


def test_signing_out_everywhere_means_here_as_well(cast, client):
    there = client.application.test_client()
    client.sign_in(cast.rui)
    there.sign_in(cast.rui)
    assert "2 places" in client.page("/accounts/own").text
    response = client.send(forms(client)["/accounts/own/visits/end"])
    assert response.location == "/accounts/sign-in"
    assert there.get("/accounts/own").status_code == 302
    assert "You are signed out everywhere." in client.get("/accounts/sign-in").text


def test_keys_can_be_switched_off_for_the_whole_page(cast, client):
    client.sign_in(cast.rui)
    assert client.page("/").html.get("data-keys") is None
    cast.rui.has_keys = False
    db.session.commit()
    assert client.page("/").html["data-keys"] == "off"


def test_a_name_is_shown_as_text_whatever_it_is(cast, client):
    client.sign_in(cast.rui)
    client.send(forms(client)["/accounts/own"], name="<script>alert(1)</script>")
    page = audit.read(client.get("/").text)
    assert "<script>alert(1)</script>" in page.select_one(".who").text
