"""The shape of the team tree: who is above whom, and how deep."""

from collections.abc import Collection, Mapping


def with_those_below(roots: Collection[int], parents: Mapping[int, int | None]) -> frozenset[int]:
    """The teams of `roots` and every team below them; parents: team -> the one above it."""
    found = set(roots)
    while more := {team for team, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)


def makes_a_circle(team: int, parent: int | None, parents: Mapping[int, int | None]) -> bool:
    """Whether a team would be above itself once it stands under `parent`."""
    return parent is not None and parent in with_those_below({team}, parents)


def in_order(
    names: Mapping[int, str], parents: Mapping[int, int | None]
) -> tuple[tuple[int, int], ...]:
    """Every team as (id, depth from 0), each after the one above it, siblings by name."""
    below: dict[int | None, list[int]] = {}
    for team in sorted(names, key=lambda one: (names[one].casefold(), one)):
        below.setdefault(parents.get(team), []).append(team)
    ordered: list[tuple[int, int]] = []
    waiting = [(team, 0) for team in reversed(below.get(None, []))]
    while waiting:
        team, depth = waiting.pop()
        ordered.append((team, depth))
        waiting += [(child, depth + 1) for child in reversed(below.get(team, []))]
    return tuple(ordered)
