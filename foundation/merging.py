"""Two people edit the same: whatever only one of them changed is kept, only clashes are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merged:
    """The values to keep, and the names of those that both changed, each in their own way.

    Of a clash the value is mine: it is shown for a decision, not saved.
    """

    values: dict[str, Any]
    clashes: tuple[str, ...]


def merge(*, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Put together what I typed over `base` and what was saved over it meanwhile."""
    values, clashes = {}, []
    for name, value in mine.items():
        before, now = base.get(name), theirs.get(name)
        is_mine, is_theirs = value != before, now != before
        values[name] = value if is_mine else now
        if is_mine and is_theirs and value != now:
            clashes.append(name)
    return Merged(values, tuple(clashes))
