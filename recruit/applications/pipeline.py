"""Which moves an application may make, and why not the others."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from recruit.openings.stages import Guard, StageType
from recruit.reasons.endings import Ending


@dataclass(frozen=True)
class Step:
    """A stage of an opening, as far as moves depend on it."""

    stage_id: int
    position: int
    name: str
    kind: StageType
    guard: Guard = Guard.NOTHING


@dataclass(frozen=True)
class Situation:
    """Where an application stands. been: types of every stage it was in, this one among them.

    ended, ended_on: how and when it ended, if it did.
    """

    at: Step
    been: Collection[StageType]
    is_opening_open: bool = True
    ended: Ending | None = None
    ended_on: date | None = None


def refusal(situation: Situation, to: Step) -> str | None:
    """Say why somebody may not move to a stage, as the end of “cannot go to …: …”; None: may."""
    return _of_whoever(situation, to) or _of_stage(situation, to)


def _of_whoever(situation: Situation, to: Step) -> str | None:
    at = situation.at
    if not situation.is_opening_open:
        return "the opening is closed. Reopen it first"
    if at.kind is StageType.ARCHIVED:
        how = situation.ended or Ending.ARCHIVED
        on = f" on {_day(situation.ended_on)}" if situation.ended_on else ""
        return f"{how}{on}. Reopen the application first"
    if at.stage_id == to.stage_id:
        return "already there"
    if at.kind is StageType.HIRED:
        return "hired already"
    return None


def _of_stage(situation: Situation, to: Step) -> str | None:
    at = situation.at
    if to.kind is StageType.ARCHIVED:
        return "say why first: reject, withdrawn or archive"
    if to.kind is StageType.HIRED and at.kind is not StageType.OFFER:
        return "nobody is hired without an offer"
    if to.guard is Guard.STAGE_BEFORE and to.position > at.position + 1:
        return "the stage before it comes first"
    if to.guard is Guard.INTERVIEW and StageType.INTERVIEW not in situation.been:
        return "an interview comes first"
    return None


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"
