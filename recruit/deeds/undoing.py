"""Taking back one change of several: in whatever order all are taken back, the start returns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

State = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What one deed did to a row: of each field that differs, what it was and what it became."""

    before: State
    after: State


@dataclass(frozen=True)
class Undone:
    """The row without a change, and the later changes as they now stand."""

    state: dict[str, Any]
    later: tuple[Change, ...]


def change(before: State, after: State) -> Change:
    """What differs between two states; a field that one lacks is None there."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Change(
        {name: before.get(name) for name in names}, {name: after.get(name) for name in names}
    )


def without(state: State, undone: Change, later: Sequence[Change]) -> Undone:
    """Take a change out from under the later ones (oldest first) that still hold.

    A field that was changed again keeps its value, and the change that did so now began where the
    undone one did.
    """
    now, rest = dict(state), list(later)
    for name, was in undone.before.items():
        follower = next((at for at, one in enumerate(rest) if name in one.after), None)
        if follower is None:
            now[name] = was
        else:
            one = rest[follower]
            rest[follower] = replace(one, before={**one.before, name: was})
    return Undone(now, tuple(rest))
