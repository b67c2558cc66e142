"""What a round of the bench came to, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Done:
    """A deed of today: to whom, and what it changed."""

    candidate_id: int
    name: str
    verb: str
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def did(self) -> str | None:
        """What was done, as it is counted; None for what is not worth a word."""
        if self.verb == "tier":
            is_up = (self.after.get("tier") or "") < (self.before.get("tier") or "")
            return "promoted" if is_up else "demoted"
        return NAMED.get(self.verb)


NAMED = {
    "touch": "touched",
    "snooze": "snoozed",
    "wake": "woken",
    "archive": "archived",
    "bench": "benched",
    "plan": "planned",
    "readiness": "judged",
    "note": "noted",
}
ORDER = (
    *("touched", "benched", "snoozed", "woken", "promoted", "demoted", "archived"),
    *("planned", "judged", "noted"),
)
UNNAMED = frozenset({"touched", "planned", "judged", "noted"})
LINE, MOST_STROKES = 15, 60
FEW = 3  # people to name behind a count


def summary(deeds: Iterable[Done]) -> str:
    """Count what was done: "4 touched, 1 promoted (Amara Nwosu)." Each person counts once."""
    people: dict[str, dict[int, str]] = {}
    for one in deeds:
        if one.did:
            people.setdefault(one.did, {})[one.candidate_id] = one.name
    said = [_count(did, list(people[did].values())) for did in ORDER if did in people]
    return f"{', '.join(said)}." if said else "Nothing was changed."


def _count(did: str, names: Sequence[str]) -> str:
    behind = f" ({', '.join(names)})" if len(names) <= FEW and did not in UNNAMED else ""
    return f"{len(names)} {did}{behind}"


def strokes(gone: int, total: int) -> tuple[str, ...]:
    """The tally of a round, fifteen strokes a line, those gone by inked; none of a long round."""
    if total > MOST_STROKES:
        return ()
    marks = "x" * gone + "d" * (total - gone)
    return tuple(marks[start : start + LINE] for start in range(0, total, LINE))


def ranks(ids: Sequence[int], at: int) -> tuple[int | None, int | None]:
    """Who stands before and after somebody in a round."""
    place = ids.index(at)
    before = ids[place - 1] if place else None
    return before, ids[place + 1] if place + 1 < len(ids) else None
