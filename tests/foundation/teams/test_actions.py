from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from foundation.access.roles import Role
from foundation.clock import today
from foundation.db import db
from foundation.teams.actions import (
    HasHistory,
    InTheWay,
    NameTaken,
    UnderItself,
    add_team,
    change_team,
    join,
    leave,
    remove_team,
)
from foundation.teams.models import Membership, Position
from foundation.teams.queries import led_by, memberships_of, tree, viewer_of
from tests.cast import LONG_AGO, make_person

MOVE = date(2026, 6, 1)
DAY = timedelta(days=1)


def test_a_move_ends_one_membership_on_the_day_the_next_begins(cast):
    left = join(cast.western, cast.rui, position=Position.MEMBER, since=MOVE)
    assert left.team is cast.northern
    new, old = memberships_of(cast.rui)
    assert (old.since, old.until, old.last_day) == (LONG_AGO, MOVE, MOVE - DAY)
    assert (new.team, new.since, new.until) == (cast.western, MOVE, None)


def test_the_new_manager_sees_from_the_move_on_and_the_old_one_until_then(cast):
    join(cast.western, cast.rui, position=Position.MEMBER, since=MOVE)
    assert cast.rui.id in led_by(cast.mona.id, MOVE - DAY)[0]
    assert cast.rui.id not in led_by(cast.mona.id, MOVE)[0]
    assert cast.rui.id not in led_by(cast.sam.id, MOVE - DAY)[0]
    assert cast.rui.id in led_by(cast.sam.id, MOVE)[0]


def test_a_leader_sees_the_tree_and_calls_only_the_own_team_own(cast):
    own, below = led_by(cast.lena.id, MOVE)
    assert own == frozenset()
    assert below == {cast.mona.id, cast.rui.id, cast.sam.id, cast.wim.id}
    assert led_by(cast.mona.id, MOVE) == ({cast.rui.id}, {cast.rui.id})


def test_a_member_leads_nobody_and_the_viewer_of_a_rep_holds_nobody(cast):
    assert led_by(cast.rui.id, MOVE) == (frozenset(), frozenset())
    assert viewer_of(cast.rui, ZoneInfo("UTC")).tree == frozenset()


def test_who_manages_a_team_without_the_role_sees_nobody(cast):
    join(cast.northern, cast.ines, position=Position.MANAGER, since=LONG_AGO)
    assert viewer_of(cast.ines, ZoneInfo("UTC")).tree == frozenset()


def test_a_manager_may_have_several_teams_and_leaves_none(cast):
    assert join(cast.western, cast.mona, position=Position.MANAGER, since=MOVE) is None
    own, _ = led_by(cast.mona.id, MOVE)
    assert own == {cast.rui.id, cast.sam.id, cast.wim.id}


@pytest.mark.parametrize("since", [MOVE, LONG_AGO - DAY])
def test_nobody_joins_a_team_they_are_in_or_will_be_in(cast, since):
    with pytest.raises(InTheWay) as problem:
        join(cast.northern, cast.rui, position=Position.MANAGER, since=since)
    assert problem.value.membership.team is cast.northern


def test_a_move_planned_before_one_that_is_planned_already_is_refused_and_changes_nothing(cast):
    join(cast.western, cast.rui, position=Position.MEMBER, since=MOVE)
    with pytest.raises(InTheWay):
        join(cast.north, cast.rui, position=Position.MEMBER, since=MOVE - DAY)
    assert [row.until for row in memberships_of(cast.rui)] == [None, MOVE]


def test_leaving_is_by_the_last_day(cast):
    (membership,) = memberships_of(cast.rui)
    leave(membership, last_day=MOVE)
    assert cast.rui.id in led_by(cast.mona.id, MOVE)[0]
    assert cast.rui.id not in led_by(cast.mona.id, MOVE + DAY)[0]


def test_a_membership_that_ends_before_it_begins_never_was(cast):
    (membership,) = memberships_of(cast.rui)
    leave(membership, last_day=LONG_AGO - DAY)
    db.session.flush()
    assert memberships_of(cast.rui) == []


def test_a_membership_of_one_day_is_one(cast):
    (membership,) = memberships_of(cast.rui)
    leave(membership, last_day=LONG_AGO)
    db.session.commit()
    assert cast.rui.id in led_by(cast.mona.id, LONG_AGO)[0]


def test_a_team_cannot_stand_under_itself(cast):
    with pytest.raises(UnderItself):
        change_team(cast.north, name="North", parent_id=cast.northern.id)
    change_team(cast.western, name="West", parent_id=cast.northern.id)
    assert [(branch.team.name, branch.depth) for branch in tree(MOVE)] == [
        ("North", 0),
        ("Northern", 1),
        ("West", 2),
    ]


def test_two_teams_are_not_called_the_same(cast):
    with pytest.raises(NameTaken):
        add_team(name="Northern", parent=None)
    with pytest.raises(NameTaken):
        change_team(cast.western, name="Northern", parent_id=None)
    assert cast.western.name == "Western"


def test_only_a_team_nobody_was_ever_in_is_removed(cast):
    with pytest.raises(HasHistory):
        remove_team(cast.northern)
    bare = add_team(name="Typo", parent=cast.northern)
    below = add_team(name="Below", parent=bare)
    with pytest.raises(HasHistory):
        remove_team(bare)
    remove_team(below)
    remove_team(bare)
    assert "Typo" not in {branch.team.name for branch in tree(MOVE)}


def test_the_tree_counts_who_is_in_a_team_on_the_day(cast):
    join(cast.northern, make_person("Noor", Role.REP), position=Position.MEMBER, since=MOVE)
    counts = {branch.team.name: (branch.managers, branch.members) for branch in tree(MOVE - DAY)}
    assert counts["Northern"] == (("Mona",), 1)
    assert {branch.team.name: branch.members for branch in tree(MOVE)}["Northern"] == 2


def test_the_database_itself_refuses_a_membership_that_ends_before_it_begins(cast):
    db.session.add(
        Membership(
            team=cast.north,
            person=cast.ines,
            position=Position.MEMBER,
            since=MOVE,
            until=today(ZoneInfo("UTC")) - timedelta(days=9999),
        )
    )
    with pytest.raises(Exception, match="ends_after_start"):
        db.session.flush()
