from hypothesis import given
from hypothesis import strategies as st

from foundation.merging import Merged, merge

fields = st.sampled_from("abcd")
values = st.integers(0, 2)
rows = st.fixed_dictionaries(dict.fromkeys("abcd", values))


def test_what_only_one_changed_is_kept():
    base = {"name": "Aldgate", "currency": "GBP", "zone": "London"}
    mine = base | {"name": "Aldgate Supply"}
    theirs = base | {"zone": "Paris"}
    assert merge(base=base, mine=mine, theirs=theirs) == Merged(
        {"name": "Aldgate Supply", "currency": "GBP", "zone": "Paris"}, ()
    )


def test_what_both_changed_apart_is_asked_and_stays_mine_meanwhile():
    merged = merge(base={"name": "A"}, mine={"name": "B"}, theirs={"name": "C"})
    assert merged == Merged({"name": "B"}, ("name",))


@given(rows, rows, rows)
def test_nothing_anybody_typed_is_lost_without_being_asked(base, mine, theirs):
    merged = merge(base=base, mine=mine, theirs=theirs)
    for name in base:
        if mine[name] != base[name]:
            assert merged.values[name] == mine[name]
        if theirs[name] != base[name] and name not in merged.clashes:
            assert merged.values[name] == theirs[name]


@given(rows, rows)
def test_alone_nobody_is_asked(base, mine):
    assert merge(base=base, mine=mine, theirs=base) == Merged(mine, ())


@given(rows, rows)
def test_the_same_change_twice_is_no_clash(base, both):
    assert merge(base=base, mine=both, theirs=both) == Merged(both, ())
