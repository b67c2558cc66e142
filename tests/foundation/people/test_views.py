import pytest

from foundation.access.roles import Role
from foundation.accounts.actions import LastAdministrator, disable, set_password, set_roles
from foundation.accounts.models import Person
from foundation.accounts.queries import PAGE, person_with_email
from foundation.audit.models import AuditEvent
from foundation.db import db
from tests import audit
from tests.cast import PASSWORD, make_person

LAST = "Nobody else could administer Fivebar."


@pytest.fixture
def ada(cast, client):
    client.sign_in(cast.ada)
    return client


def form_of(client, person):
    return client.page(f"/people/{person.id}").select_one(f"form[action='/people/{person.id}']")


def button(page, label):
    found = [form for form in page.select("form") if form.get_text(strip=True) == label]
    assert len(found) == 1, label
    return found[0]


def add(client, name="Noor Aziz", email="noor@fivebar.example", roles=("rep",)):
    form = client.page("/people/new").select_one("main form")
    return client.send(form, name=name, email=email, roles=list(roles))


def test_somebody_is_added_and_lets_themselves_in_by_the_link_that_is_shown(cast, ada):
    response = add(ada, roles=["rep", "interviewer"])
    assert response.status_code == 201
    link = audit.read(response.text).select_one("#address")["value"]
    assert link.startswith("http://localhost/accounts/links/")
    noor = person_with_email("noor@fivebar.example")
    assert noor.roles == {Role.REP, Role.INTERVIEWER}
    visitor = ada.application.test_client()
    page = visitor.page(link.removeprefix("http://localhost"))
    assert visitor.send(page.select_one("form"), password=PASSWORD).location == "/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Type a name."),
        ({"email": "hamish@fivebar"}, "“hamish@fivebar” is not a whole address"),
        ({"email": "ROSA@fivebar.example"}, "Somebody else signs in under this address."),
        ({"roles": ()}, "Choose one role or more."),
        ({"roles": ("king",)}, "is not a valid choice"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nobody_is_added(cast, ada, typed, said):
    count = db.session.query(Person).count()
    response = add(ada, **typed)
    assert response.status_code == 422
    errors = " ".join(error.text for error in audit.read(response.text).select(".err"))
    assert said in errors
    assert db.session.query(Person).count() == count


def test_hr_reads_the_list_and_nothing_more(cast, client):
    client.sign_in(cast.rosa)
    page = client.page("/people/")
    assert "mona@fivebar.example" in page.text
    assert page.select("a[href^='/people/']:not([href='/people/'])") == []


def test_the_list_says_roles_team_and_what_became_of_an_account(cast, ada):
    disable(cast.wim)
    db.session.commit()
    rows = {row.th.text: row.text for row in ada.page("/people/").select("tbody tr")}
    assert "Manager" in rows["Mona"]
    assert "Northern" in rows["Mona"]
    assert "never" in rows["Mona"]
    assert "closed" in rows["Wim"]
    assert "never" not in rows["Ada"]


def test_people_are_found_by_name_or_address_and_signs_mean_themselves(cast, ada):
    def found(search):
        return [row.text for row in ada.page(f"/people/?q={search}").select("tbody th")]

    assert found("mON") == ["Mona"]
    assert found("rui@") == ["Rui"]
    assert found("%25") == []
    assert found("_") == []


def test_a_long_list_comes_in_pages_each_person_once(cast, ada):
    for number in range(PAGE):
        make_person(f"P{number:02} Same Name", Role.REP)
    seen, path = [], "/people/"
    while path:
        page = ada.page(path)
        seen += [row.text for row in page.select("tbody th")]
        more = page.select_one("a[rel=next]")
        path = more["href"] if more else None
    everybody = db.session.query(Person).count()
    assert len(seen) == len(set(seen)) == everybody
    assert f"{everybody} people" in page.text


def test_roles_name_and_address_are_changed_together_and_recorded(cast, ada):
    response = ada.send(
        form_of(ada, cast.rui), name="Rui Costa", email="rui.costa@x.example", roles=["rep", "hr"]
    )
    assert response.location == "/people/"
    assert (cast.rui.name, cast.rui.email) == ("Rui Costa", "rui.costa@x.example")
    assert cast.rui.roles == {Role.REP, Role.HR}
    deeds = db.session.query(AuditEvent).filter_by(noun="person", subject_id=cast.rui.id)
    assert {(deed.verb, deed.actor_id) for deed in deeds} >= {
        ("edit", cast.ada.id),
        ("set roles", cast.ada.id),
    }
    assert all("Rui" not in str(deed.detail) for deed in deeds)


def test_what_two_people_changed_apart_is_put_together(cast, ada):
    form = form_of(ada, cast.rui)
    set_roles(cast.rui, {Role.REP, Role.INTERVIEWER}, by=None)
    assert ada.send(form, name="Rui Costa").status_code == 302
    assert cast.rui.name == "Rui Costa"
    assert cast.rui.roles == {Role.REP, Role.INTERVIEWER}


def test_where_both_changed_the_same_the_second_is_asked_and_keeps_what_was_typed(cast, ada):
    form = form_of(ada, cast.rui)
    cast.rui.name = "Rui C."
    response = ada.send(form, name="Rui Costa")
    page = audit.read(response.text)
    assert response.status_code == 409
    assert [cell.text for cell in page.select("tbody tr")[0].select("th, td")] == [
        "Name",
        "Rui Costa",
        "Rui C.",
    ]
    assert cast.rui.name == "Rui C."
    again = page.select_one(f"form[action='/people/{cast.rui.id}']")
    assert ada.send(again).status_code == 302
    assert cast.rui.name == "Rui Costa"


def test_the_last_administrator_stays_one(cast, ada):
    refused = ada.send(form_of(ada, cast.ada), roles=["rep"], name="Ada Changed")
    assert refused.status_code == 422
    assert LAST in refused.text
    assert (cast.ada.roles, cast.ada.name) == ({Role.ADMINISTRATOR}, "Ada")
    closing = ada.send(button(ada.page(f"/people/{cast.ada.id}"), "Close the account"))
    assert closing.status_code == 422
    assert LAST in closing.text
    assert not cast.ada.is_disabled


def test_a_closed_administrator_does_not_count_as_another(cast, app):
    second = make_person("Bea", Role.ADMINISTRATOR)
    disable(second)
    with pytest.raises(LastAdministrator):
        disable(cast.ada)


def test_an_account_is_closed_at_once_and_opened_again_by_undo(cast, ada):
    there = ada.application.test_client()
    there.sign_in(cast.rui)
    ada.send(button(ada.page(f"/people/{cast.rui.id}"), "Close the account"))
    assert there.get("/").status_code == 302
    undo = ada.page("/people/").select_one(".toast form")
    assert ada.send(undo).location == f"/people/{cast.rui.id}"
    assert not cast.rui.is_disabled
    assert there.get("/").status_code == 302, "what was signed in stays signed out"


def test_a_closed_account_gets_no_link(cast, ada):
    disable(cast.rui)
    db.session.commit()
    token = ada.token()
    refused = ada.post(f"/people/{cast.rui.id}/links", data={"csrf_token": token})
    assert refused.status_code == 409


def test_who_has_a_password_gets_a_link_to_another(cast, ada):
    page = ada.page(f"/people/{cast.rui.id}")
    assert "An invitation for Rui" in ada.send(button(page, "Make an invitation link")).text
    set_password(cast.rui, PASSWORD)
    page = ada.page(f"/people/{cast.rui.id}")
    answer = ada.send(button(page, "Make a link to a new password"))
    assert "A new password for Rui" in answer.text
    assert cast.rui.password_hash, "the old one works until a new one is chosen"


def test_fields_that_are_not_on_the_form_change_nothing(cast, ada):
    before = {
        column.key: getattr(cast.rui, column.key)
        for column in Person.__table__.columns
        if column.key != "version"
    }
    form = form_of(ada, cast.rui)
    ada.send(form, id="99", password_hash="x", disabled_at="2026-01-01", version="9", grants="1")
    assert {name: getattr(cast.rui, name) for name in before} == before


@pytest.mark.parametrize("name", ["<b>Rui</b>", "{{ 7*7 }}", "‮iuR", "Ünïcødé Ñame", "x" * 200])
def test_any_name_is_shown_as_it_is(cast, ada, name):
    ada.send(form_of(ada, cast.rui), name=name)
    names = [row.text for row in ada.page("/people/").select("tbody th")]
    assert name in names
