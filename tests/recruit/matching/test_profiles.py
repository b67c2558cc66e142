"""A-player profiles: written, changed, brought back, by plain forms; one's own, or any by HR."""

import pytest

from foundation.db import db
from recruit.matching.actions import ship_profiles
from recruit.matching.models import Profile
from recruit.matching.queries import wanted_of
from recruit.matching.score import Want
from tests.audit import read
from tests.recruit.bench.people import make_profile


@pytest.fixture
def mona(client, cast):
    client.sign_in(cast.mona)
    return client


@pytest.fixture
def profile(cast) -> Profile:
    return make_profile(cast.mona)


def only_form(page):
    return page.select_one("main form[method=post]")


def write(mona, **fields: str):
    form = only_form(mona.page("/profiles/new"))
    return mona.send(form, **({"name": "Hunter", "role": "SDR"} | fields))


def edit(mona, profile: Profile, **fields: str):
    return mona.send(only_form(mona.page(f"/profiles/{profile.id}/edit")), **fields)


def every_profile() -> list[Profile]:
    return list(db.session.query(Profile).order_by(Profile.id))


def test_a_profile_is_written_with_skills_by_any_of_their_names(mona, cast):
    response = write(
        mona,
        **{"wanted-0-skill": "SFDC", "wanted-0-is_must_have": "y", "wanted-0-minimum_years": "1.5"},
    )
    (written,) = every_profile()
    assert response.location == f"/profiles/{written.id}"
    assert wanted_of(written.latest) == (Want("salesforce", 3.0, 1.5, is_must_have=True),)
    assert (written.owner_id, written.latest.number) == (cast.mona.id, 1)
    assert "Salesforce" in mona.page(response.location).select_one("main table").text


def test_a_nice_to_have_weighs_one_unless_said_otherwise(mona):
    write(mona, **{"wanted-0-skill": "prospecting"})
    write(mona, name="Other", **{"wanted-0-skill": "prospecting", "wanted-0-weight": "2.5"})
    assert [one.latest.wanted[0].weight for one in every_profile()] == [1.0, 2.5]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"wanted-0-skill": ""}, "wants at least one skill"),
        ({"wanted-0-skill": "juggling swords"}, "No skill we know"),
        ({"wanted-0-skill": "CRM", "wanted-0-weight": "0"}, "Between 0.1 and 10."),
        ({"wanted-0-skill": "CRM", "wanted-0-weight": "much"}, "Not a valid float"),
        ({"wanted-0-skill": "CRM", "wanted-0-minimum_years": "-1"}, "Between 0 and 40"),
        ({"wanted-0-skill": "CRM", "wanted-0-weight": "nan"}, "Between 0.1 and 10."),
        ({"wanted-0-skill": "SFDC", "wanted-1-skill": "Salesforce"}, "wanted above already"),
        ({"name": " ", "wanted-0-skill": "CRM"}, "Give it a name"),
        ({"role": "x" * 101, "wanted-0-skill": "CRM"}, "longer than 100"),
    ],
)
def test_what_cannot_be_wanted_is_said_beside_its_field(mona, fields, problem):
    response = write(mona, **fields)
    assert response.status_code == 422
    assert problem in response.text
    assert every_profile() == []


def test_twenty_skills_are_the_most(mona):
    page = mona.page("/profiles/new")
    for _ in range(25):
        page = read(mona.send(only_form(page), add="1").text)
    assert len(page.select(".wants tbody tr")) == 20
    assert page.select_one("button[name=add]") is None
    assert "Twenty is the most" in page.text


def test_rows_come_and_go_without_a_script_and_keep_what_was_typed(mona):
    page = read(mona.send(only_form(mona.page("/profiles/new")), add="1").text)
    typed = {"wanted-0-skill": "CRM", "wanted-1-skill": "Prospecting", "name": "Hunter"}
    page = read(mona.send(only_form(page), remove="wanted-0", **typed).text)
    assert [one["value"] for one in page.select(".wants td:first-child input")] == ["Prospecting"]
    assert page.select_one("#name")["value"] == "Hunter"
    assert every_profile() == []
    assert mona.send(only_form(page), role="SDR").status_code == 302
    assert every_profile()[0].latest.wanted[0].skill_id == "prospecting"


def test_no_two_profiles_have_one_name(mona, profile):
    response = write(mona, name=profile.name, **{"wanted-0-skill": "CRM"})
    assert response.status_code == 422
    assert "Another profile has this name." in response.text
    assert "CRM" in response.text
    other = make_profile(profile.owner, "Other")
    assert edit(mona, other, name=profile.name).status_code == 422


def test_a_change_is_a_new_version_and_undo_brings_the_old_one_back(mona, profile):
    before = wanted_of(profile.latest)
    edit(mona, profile, **{"wanted-0-skill": "Cold calling"})
    assert profile.latest.number == 2
    assert wanted_of(profile.latest) != before
    toast = mona.page(f"/profiles/{profile.id}").select_one(".toast")
    mona.send(toast.form)
    assert profile.latest.number == 3
    assert wanted_of(profile.latest) == before
    page = mona.page(f"/profiles/{profile.id}")
    mona.send(page.select_one("form[action$='/versions/2/return']"))
    assert profile.latest.number == 4
    assert wanted_of(profile.latest) == wanted_of(profile.versions[1])


def test_a_new_name_alone_is_no_new_version(mona, profile):
    edit(mona, profile, name="A-player AE, mid-market")
    assert (profile.name, profile.latest.number) == ("A-player AE, mid-market", 1)


def test_of_two_who_edit_what_only_one_changed_is_kept_and_clashes_are_asked(mona, profile):
    form = only_form(mona.page(f"/profiles/{profile.id}/edit"))
    edit(mona, profile, name="Theirs", **{"wanted-0-weight": "5"})
    mona.send(form, role="Closer")  # they changed the name and a weight, I the role
    assert (profile.name, profile.role) == ("Theirs", "Closer")
    assert max(row.weight for row in profile.latest.wanted) == 5

    edit(mona, profile, **{"wanted-0-weight": "6"})
    response = mona.send(form, **{"wanted-0-weight": "7"})
    assert response.status_code == 409
    assert "weight 7" in response.text
    assert "weight 6" in response.text
    assert max(row.weight for row in profile.latest.wanted) == 6
    mona.send(read(response.text).select_one("form:has(.wants)"))  # mine after all
    assert max(row.weight for row in profile.latest.wanted) == 7


def test_a_manager_changes_their_own_and_hr_any(client, cast, profile):
    client.sign_in(cast.sam)
    page = client.page(f"/profiles/{profile.id}")
    assert page.select_one("a[href$='/edit']") is None
    assert client.get(f"/profiles/{profile.id}/edit").status_code == 404
    sent = client.post(f"/profiles/{profile.id}", data={"csrf_token": client.token()})
    assert sent.status_code == 404
    client.sign_in(cast.rosa)
    assert edit(client, profile, name="By HR").status_code == 302


def test_the_list_names_the_must_haves(mona, profile):
    assert "Prospecting" in mona.page("/profiles").select_one("main table").text
    assert "Discovery calls" in mona.page("/profiles").text


def test_without_profiles_the_next_move_is_named(mona):
    assert mona.page("/profiles").select_one(".empty a")["href"] == "/profiles/new"


def test_two_profiles_ship_once(app, cast):
    for _ in range(2):
        ship_profiles(cast.rosa.id)
        db.session.commit()
    assert sorted(one.role for one in every_profile()) == [
        "Account executive",
        "Sales development representative",
    ]
    assert all(1 <= len(one.latest.wanted) <= 20 for one in every_profile())
