from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recruit.deeds.undoing import change, without

fields = st.sampled_from(["tier", "next", "verb"])
values = st.sampled_from([None, 1, 2, 3])
states = st.dictionaries(fields, values)


def told(state):
    return {name: value for name, value in state.items() if value is not None}


@given(st.lists(states, min_size=2, max_size=7), st.randoms(use_true_random=False))
def test_in_whatever_order_all_is_undone_the_start_returns(course, random):
    changes = [change(one, two) for one, two in pairwise(course)]
    standing, state = list(enumerate(changes)), course[-1]
    order = list(range(len(changes)))
    random.shuffle(order)
    for number in order:
        at = next(i for i, (name, _one) in enumerate(standing) if name == number)
        result = without(state, standing[at][1], [one for _name, one in standing[at + 1 :]])
        later = zip([name for name, _one in standing[at + 1 :]], result.later, strict=True)
        standing, state = [*standing[:at], *later], result.state
    assert told(state) == told(course[0])


@given(states, states, states)
def test_what_was_changed_again_keeps_its_newer_value(first, second, third):
    newer = change(second, third)
    state = without({**first, **second, **third}, change(first, second), [newer]).state
    assert all(state[name] == value for name, value in third.items() if name in newer.after)


@given(states, states)
def test_a_change_names_only_what_differs(before, after):
    found = change(before, after)
    assert all(found.before[name] != found.after[name] for name in found.after)
    assert told({**before, **found.after}) == told({**before, **dict.fromkeys(before), **after})
