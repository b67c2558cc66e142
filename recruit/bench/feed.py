"""What happened to a candidate, in sentences, from the audit's verbs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

LABELS = {
    "name": "Name",
    "email": "E-mail",
    "phone": "Phone",
    "city": "City",
    "position": "Position",
    "employer": "Employer",
}
"""What the fields that can be put right are called."""
COURTING = {
    "bench": "put this person on the bench",
    "touch": "logged a touch",
    "note": "kept a note",
    "plan": "planned what is next",
    "snooze": "let this person rest",
    "wake": "ended the rest",
    "tier": "moved this person to another tier",
    "readiness": "judged the readiness",
    "trigger": "added a trigger",
    "archive": "archived this person",
    "do not contact": "forbade contact",
    "lift": "allowed contact again",
    "undo": "took something back",
}
"""What was done to court somebody, by its verb."""
READS = frozenset({("candidate", "read"), ("résumé", "read")})
NOBODY = "Fivebar"


@dataclass(frozen=True)
class Event:
    """A row of the audit, with the names it joins. subject: a file's name; field: as recorded."""

    at: datetime
    actor: str | None
    noun: str
    verb: str
    subject: str | None = None
    field: str = ""


@dataclass(frozen=True)
class Moment:
    """One line of a feed: who did what; times: how often in a row.

    correction_id: what can still be undone of it.
    """

    at: datetime
    actor: str
    did: str
    is_read: bool
    times: int = 1
    correction_id: int | None = None


def moments(events: Iterable[Event], in_force: Mapping[str, int]) -> tuple[Moment, ...]:
    """Tell events, newest first; what the same person reads again and again is told once.

    in_force: field -> id of the correction that holds now.
    """
    told: list[Moment] = []
    undoable = dict(in_force)
    for event in events:
        moment = _moment(event, undoable)
        last = told[-1] if told else None
        if last and moment.is_read and (last.actor, last.did) == (moment.actor, moment.did):
            told[-1] = replace(last, times=last.times + 1)
        else:
            told.append(moment)
    return tuple(told)


def _moment(event: Event, undoable: dict[str, int]) -> Moment:
    """Tell one event; of several corrections of a field the newest is the one in force."""
    return Moment(
        at=event.at,
        actor=event.actor or NOBODY,
        did=_did(event),
        is_read=(event.noun, event.verb) in READS,
        correction_id=undoable.pop(event.field, None) if event.verb == "correct" else None,
    )


def _did(event: Event) -> str:
    file, field = event.subject or "a résumé", LABELS.get(event.field, event.field).lower()
    sentences = {
        ("candidate", "add"): "added this person to the bench",
        ("candidate", "renew"): "renewed the facts from a newer résumé",
        ("candidate", "attach résumé"): "attached a newer résumé",
        ("candidate", "correct"): f"corrected the {field}",
        ("candidate", "undo correction"): f"put the original {field} back",
        ("candidate", "read"): "read this page",
        **{("candidate", verb): did for verb, did in COURTING.items()},
        ("résumé", "upload"): f"uploaded {file}",
        ("résumé", "identify"): f"said whose résumé {file} is",
        ("résumé", "read"): f"opened {file}",
    }
    return sentences.get((event.noun, event.verb), f"{event.verb}: {event.noun}")
