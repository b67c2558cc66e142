import pytest
from flask import Blueprint

from foundation.access.guard import local
from foundation.access.roles import Role
from foundation.access.rules import TABLE, Act, Noun, Reach, reaches
from foundation.access.viewer import Viewer


def test_every_noun_has_its_line():
    assert set(TABLE) == set(Noun)


def test_without_roles_nothing_is_reached():
    assert all(not reaches((), noun, act) for noun in Noun for act in Act)


def test_what_several_roles_reach_is_reached_together():
    both = Viewer(1, frozenset({Role.ADMINISTRATOR, Role.HR}))
    assert both.reaches(Noun.AUDIT) == {Reach.ALL, Reach.ON_CANDIDATES}
    assert both.may(Noun.SETTINGS, Act.EDIT)
    assert both.may(Noun.CANDIDATE)


def test_who_edits_reads_as_well():
    for grants in TABLE.values():
        for grant in grants.values():
            assert grant.edit is Reach.NOTHING or grant.read is not Reach.NOTHING


def test_an_administrator_reaches_no_candidate():
    assert reaches({Role.ADMINISTRATOR}, Noun.CANDIDATE, Act.READ) == frozenset()


@pytest.mark.parametrize("target", ["/", "/people/?q=a", "/a//b", "/a?next=//x"])
def test_a_path_of_ours_is_local(target):
    assert local(target) == target


@pytest.mark.parametrize(
    "target",
    [None, "", "people", "//x", "/\\x", "https://x/", "/\nx", "/\x00", "\\/x", "http:/x"],
)
def test_everything_else_is_not(target):
    assert local(target) is None


def test_a_view_without_a_rule_answers_nobody_whoever_asks(cast, app, client):
    pages = Blueprint("forgotten", __name__)
    pages.add_url_rule("/forgotten", "page", lambda: "secret")
    app.register_blueprint(pages)
    assert client.get("/forgotten").status_code == 404
    client.sign_in(cast.ada)
    assert client.get("/forgotten").status_code == 404
