from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from recruit.applications.models import Application, Departure, StageMove
from recruit.applications.pipeline import refusal
from recruit.applications.queries import (
    application_of,
    gone_with,
    in_process,
    last_move,
    situation,
    step,
)
from recruit.candidates.models import Candidate
from recruit.courting.actions import bench, set_next_touch
from recruit.courting.actions import undo as undo_deed
from recruit.courting.cadence import Tier
from recruit.courting.queries import courtship
from recruit.deeds.models import Deed
from recruit.openings.actions import close_opening, reopen_opening
from recruit.openings.models import Opening, Stage
from recruit.openings.stages import StageType
from recruit.reasons.models import Reason

ASK_AGAIN = "Ask again"


class Refused(Exception):
    """The move is not allowed; the text says why."""


class Overtaken(Exception):
    """Somebody else changed the application since the page was made."""


class InProcess(Exception):
    """The candidate is in process for this opening already."""


class TouchNeeded(Exception):
    """A reason of timing, or a silver medallist, needs the day of the next touch."""


class TooLate(Exception):
    """Something happened since; the move cannot be undone any more."""


def apply(candidate: Candidate, opening: Opening, *, by_id: int) -> Application:
    """Put a candidate into an opening; an application that ended is reopened, with its history.

    Raises Refused if the opening is closed, InProcess if they are there already.
    """
    db.session.scalar(select(Opening.id).where(Opening.id == opening.id).with_for_update())
    if not opening.is_open:
        raise Refused("the opening is closed. Reopen it first")
    known = application_of(candidate, opening)
    if known:
        if not known.is_ended:
            raise InProcess
        reopen(known, by_id=by_id)
        return known
    application = Application(
        candidate=candidate, opening=opening, stage=opening.stages[0], applied_at=now()
    )
    _enter(application, opening.stages[0], by_id=by_id)
    db.session.add(application)
    try:
        db.session.flush()
    except IntegrityError as problem:
        raise InProcess from problem
    _record("apply", application, by_id)
    return application


def move(application: Application, to: Stage, *, version: int, by_id: int) -> StageMove:
    """Move somebody to another stage. version: of the page. Raises Overtaken, Refused."""
    _refuse_overtaken(application, version)
    wrong = refusal(situation(application), step(to))
    if wrong:
        raise Refused(wrong)
    made = _enter(application, to, by_id=by_id)
    _flush()
    _record("move", application, by_id, stage_id=to.id)
    return made


def depart(
    application: Application,
    reason: Reason,
    *,
    note: str | None,
    next_touch_on: date | None,
    version: int,
    by_id: int,
) -> Departure:
    """Reject, take a withdrawal, or archive: for a reason.

    Raises Overtaken, Refused if it ended already or in a hire, TouchNeeded.
    """
    _refuse_overtaken(application, version)
    if application.stage.kind.is_end:
        raise Refused("this application has ended already")
    made = _depart(application, reason, note=note, next_touch_on=next_touch_on, by_id=by_id)
    _flush()
    return made


def reopen(application: Application, *, by_id: int, undoes_id: int | None = None) -> StageMove:
    """Go on where an application ended, its history kept. Raises Refused."""
    if not application.is_ended:
        raise Refused("this application has not ended")
    if not application.opening.is_open:
        raise Refused("the opening is closed. Reopen it first")
    departure, left = application.departure, last_move(application).from_id
    if departure:
        departure.reopened_at, departure.reopened_by_id = now(), by_id
    stages = application.opening.stages
    back_to = next((stage for stage in stages if stage.id == left), stages[0])
    made = _enter(application, back_to, by_id=by_id, undoes_id=undoes_id)
    _flush()
    _record("reopen", application, by_id)
    return made


def undo(application: Application, made: StageMove, *, by_id: int) -> None:
    """Take the last move back; the history keeps both. An application just added goes altogether.

    Raises TooLate, Refused.
    """
    if made is not last_move(application) or made.undoes_id is not None:
        raise TooLate
    if made.from_id is None:
        _record("undo apply", application, by_id)
        db.session.delete(application)
        return
    if made.to.kind is StageType.ARCHIVED:
        _undo_departure(application, made, by_id=by_id)
        return
    back_to = next(one for one in application.opening.stages if one.id == made.from_id)
    if back_to.id == application.opening.archive.id:
        _depart_again(application)
    _enter(application, back_to, by_id=by_id, undoes_id=made.id)
    _flush()
    _record("undo move", application, by_id)


def close(
    opening: Opening, reason: Reason | None, *, next_touch_on: date | None, by_id: int
) -> Sequence[Departure]:
    """Close an opening; whoever is still in process ends with it. Raises TouchNeeded, Refused."""
    db.session.scalar(select(Opening.id).where(Opening.id == opening.id).with_for_update())
    left = in_process(opening)
    if left and reason is None:
        raise Refused("say why it ends for those still in process")
    close_opening(opening, by_id=by_id)
    gone = [
        _depart(
            one,
            reason,
            note=None,
            next_touch_on=next_touch_on,
            by_id=by_id,
            at=opening.closed_at,
        )
        for one in left
        if reason
    ]
    _flush()
    return gone


def look_again(opening: Opening, *, by_id: int) -> None:
    """Reopen an opening, with everybody who went because it was closed. Raises BeingFilled."""
    gone = gone_with(opening)
    reopen_opening(opening, by_id=by_id)
    for departure in gone:
        if departure.application.is_ended:
            reopen(departure.application, by_id=by_id)
    _flush()


def _depart(
    application: Application,
    reason: Reason,
    *,
    note: str | None,
    next_touch_on: date | None,
    by_id: int,
    at: datetime | None = None,
) -> Departure:
    if reason.needs_touch and next_touch_on is None:
        raise TouchNeeded
    deed = None
    if next_touch_on:
        deed = _back_to_the_bench(application.candidate, next_touch_on, by_id=by_id)
    departure = Departure(
        deed=deed,
        reason=reason,
        note=note,
        next_touch_on=next_touch_on,
        departed_at=at or now(),
        departed_by_id=by_id,
    )
    application.departures.append(departure)
    _enter(application, application.opening.archive, by_id=by_id)
    _record(reason.ending.noun, application, by_id, reason_id=reason.id)
    return departure


def _undo_departure(application: Application, made: StageMove, *, by_id: int) -> None:
    """Reopen at once: what it did to the bench is taken back with it."""
    departure = application.departure
    reopen(application, by_id=by_id, undoes_id=made.id)
    if departure and departure.deed and departure.deed.undone_at is None:
        undo_deed(departure.deed, by_id=by_id)


def _back_to_the_bench(candidate: Candidate, on: date, *, by_id: int) -> Deed:
    """Court somebody on: call again on a day. Gives the deed that takes it back."""
    first = None if courtship(candidate.id) else bench(candidate, Tier.B, by_id=by_id)
    dated = set_next_touch(candidate, on, ASK_AGAIN, by_id=by_id, with_deed=first)
    return first or dated


def _depart_again(application: Application) -> None:
    """Take back a reopening: the departure it ended holds again."""
    departure = application.departures[-1]
    departure.reopened_at = departure.reopened_by_id = None


def _enter(
    application: Application, stage: Stage, *, by_id: int, undoes_id: int | None = None
) -> StageMove:
    at = now()
    made = StageMove(
        from_id=last_move(application).to_id if application.moves else None,
        to=stage,
        moved_at=at,
        moved_by_id=by_id,
        undoes_id=undoes_id,
    )
    application.moves.append(made)
    application.stage, application.entered_at = stage, at
    return made


def _refuse_overtaken(application: Application, version: int) -> None:
    if application.version != version:
        raise Overtaken


def _flush() -> None:
    try:
        db.session.flush()
    except StaleDataError as problem:
        raise Overtaken from problem


def _record(verb: str, application: Application, by_id: int, **detail: int) -> None:
    record(
        verb,
        "application",
        application.id,
        actor_id=by_id,
        candidate_id=application.candidate_id,
        opening_id=application.opening_id,
        **detail,
    )
