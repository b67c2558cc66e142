from hypothesis import given
from hypothesis import strategies as st

from foundation.teams.tree import in_order, makes_a_circle, with_those_below

NORTH, NORTHERN, SCOTLAND, SOUTH = 1, 2, 3, 4
PARENTS = {NORTH: None, NORTHERN: NORTH, SCOTLAND: NORTHERN, SOUTH: None}


@st.composite
def trees(draw):
    """Teams 1…n, each under the top or under one with a smaller number."""
    size = draw(st.integers(1, 8))
    return {
        team: draw(st.none() | st.integers(1, team - 1)) if team > 1 else None
        for team in range(1, size + 1)
    }


def test_below_a_team_is_everything_under_it_and_itself():
    assert with_those_below({NORTH}, PARENTS) == {NORTH, NORTHERN, SCOTLAND}
    assert with_those_below({SOUTH}, PARENTS) == {SOUTH}


def test_a_team_cannot_stand_under_itself_or_its_own():
    assert makes_a_circle(NORTH, NORTH, PARENTS)
    assert makes_a_circle(NORTH, SCOTLAND, PARENTS)
    assert not makes_a_circle(NORTH, SOUTH, PARENTS)
    assert not makes_a_circle(NORTH, None, PARENTS)


def test_the_tree_is_read_from_the_top_and_by_name():
    names = {NORTH: "North", NORTHERN: "northern", SCOTLAND: "Scotland", SOUTH: "East"}
    assert in_order(names, PARENTS) == ((SOUTH, 0), (NORTH, 0), (NORTHERN, 1), (SCOTLAND, 2))


@given(trees(), st.data())
def test_a_move_that_makes_no_circle_leaves_a_tree_with_every_team_in_it(parents, data):
    team = data.draw(st.sampled_from(sorted(parents)))
    to = data.draw(st.none() | st.sampled_from(sorted(parents)))
    moved = parents | {team: to}
    in_tree = {one for one, _ in in_order({one: str(one) for one in moved}, moved)}
    assert (in_tree == set(moved)) is not makes_a_circle(team, to, parents)


@given(trees())
def test_each_team_comes_after_the_one_above_it_and_one_deeper(parents):
    depths: dict[int, int] = {}
    for team, depth in in_order({one: str(one) for one in parents}, parents):
        above = parents[team]
        assert depth == (0 if above is None else depths[above] + 1)
        depths[team] = depth
