import pytest

from foundation.access.roles import Role
from foundation.accounts.actions import set_roles
from foundation.db import db

# What the foundation puts into the navigation; other parts add theirs.
PLACES = {
    "ada": {"Today", "People", "Teams", "Settings", "Audit", "Jobs"},
    "rosa": {"Today", "People", "Audit"},
    "mona": {"Today", "Audit"},
    "ines": {"Today"},
    "rui": {"Today"},
}


@pytest.mark.parametrize("who", PLACES)
def test_every_role_has_a_first_page_and_its_own_navigation_without_dead_ends(cast, client, who):
    client.sign_in(getattr(cast, who))
    page = client.page("/")
    links = page.select("nav.nav a")
    assert {link.find(string=True).strip() for link in links} >= PLACES[who]
    assert links[0].text.strip().startswith("Today")
    for link in page.select("a[href^='/']"):
        assert client.get(link["href"]).status_code == 200, link["href"]


@pytest.mark.parametrize(
    ("who", "comes"),
    [("rui", "Your check-ins"), ("ines", "Panels you are asked to join")],
)
def test_an_empty_day_says_what_will_come(cast, client, who, comes):
    client.sign_in(getattr(cast, who))
    page = client.page("/")
    assert page.h1.text == "Nothing is waiting for you."
    assert comes in page.text


def test_somebody_with_two_roles_is_told_of_both(cast, client):
    set_roles(cast.rui, {Role.REP, Role.INTERVIEWER}, by=None)
    db.session.commit()
    client.sign_in(cast.rui)
    text = client.page("/").text
    assert "Your check-ins" in text
    assert "Panels you are asked to join" in text
