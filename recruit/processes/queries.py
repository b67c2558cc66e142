from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from foundation.access.viewer import Viewer
from foundation.clock import today
from foundation.db import db
from foundation.organisation.queries import organisation
from recruit.applications.models import Application
from recruit.applications.pipeline import refusal
from recruit.applications.queries import applications, situations, step
from recruit.applications.stays import age, days_late
from recruit.candidates.models import Candidate
from recruit.candidates.queries import naming
from recruit.candidates.queries import within_reach as candidate_within_reach
from recruit.matching.models import HeldSkill
from recruit.matching.queries import standing, wants
from recruit.openings.models import Opening, Stage
from recruit.openings.stages import StageType
from recruit.searches.cursors import Cursor
from recruit.searches.queries import Search, order

LANE = 20  # cards a lane shows until it is opened
FOUND = 20  # people offered to be added


@dataclass(frozen=True)
class Card:
    """Somebody on the board. score: 0..100, None where there is nothing to match.

    ways: the stages they may move to now.
    """

    application: Application
    score: float | None
    evidenced: int
    musts: int
    age: str
    is_late: bool
    ways: frozenset[int]


@dataclass(frozen=True)
class Lane:
    """A stage with who is in it; total counts also those who are not shown."""

    stage: Stage
    cards: tuple[Card, ...]
    total: int


@dataclass(frozen=True)
class Board:
    """A process: its lanes, how many are in it, late, hired, gone."""

    lanes: tuple[Lane, ...]
    in_process: int
    late: int
    hired: int
    archived: int


@dataclass(frozen=True)
class Found:
    """Somebody who could be added to an opening."""

    candidate: Candidate
    score: float | None


def board(viewer: Viewer, opening: Opening, *, typed: str = "", whole: int | None = None) -> Board:
    """A process as its board shows it. typed: only who is named like this; whole: a lane in full.

    The longest in a stage come first.
    """
    everybody = _members(viewer, opening)
    shown = _members(viewer, opening, typed) if typed else everybody
    day, zone = today(organisation().zone), organisation().zone
    waiting = [one for one in everybody if not one.stage.kind.is_end]
    return Board(
        lanes=_lanes(opening, shown, whole=whole, day=day),
        in_process=len(waiting),
        late=sum(1 for one in waiting if _days_late(one, day, zone)),
        hired=sum(1 for one in everybody if one.stage.kind is StageType.HIRED),
        archived=len(everybody) - len([one for one in everybody if not one.is_ended]),
    )


def people_to_add(viewer: Viewer, opening: Opening, typed: str) -> list[Found]:
    """Who could be added: the best fit first, or who is named; nobody who is in process."""
    version = opening.profile_version
    search = Search(typed, version.profile if version else None)
    busy = {one.candidate_id for one in _members(viewer, opening) if not one.is_ended}
    places = order(viewer, search).after(None, FOUND + len(busy))
    chosen = [place for place in places if place.candidate_id not in busy][:FOUND]
    return _found(viewer, chosen)


def _found(viewer: Viewer, places: Sequence[Cursor]) -> list[Found]:
    ids = [place.candidate_id for place in places]
    people = {
        one.id: one
        for one in db.session.scalars(
            select(Candidate).where(candidate_within_reach(viewer), Candidate.id.in_(ids))
        )
    }
    return [
        Found(people[place.candidate_id], place.score)
        for place in places
        if place.candidate_id in people
    ]


def _members(viewer: Viewer, opening: Opening, typed: str = "") -> Sequence[Application]:
    chosen = applications(viewer).where(Application.opening_id == opening.id)
    if typed:
        chosen = chosen.where(naming(typed))
    return db.session.scalars(chosen.order_by(Application.entered_at, Application.id)).all()


def _lanes(
    opening: Opening, members: Sequence[Application], *, whole: int | None, day: date
) -> tuple[Lane, ...]:
    lanes = []
    for stage in opening.stages:
        if stage.kind is StageType.ARCHIVED:
            continue
        inside = [one for one in members if one.stage_id == stage.id]
        shown = inside if stage.id == whole else inside[:LANE]
        lanes.append((stage, shown, len(inside)))
    cards = _cards(opening, [one for _stage, shown, _total in lanes for one in shown], day)
    return tuple(
        Lane(stage, tuple(cards[one.id] for one in shown), total) for stage, shown, total in lanes
    )


def _cards(opening: Opening, shown: Sequence[Application], day: date) -> dict[int, Card]:
    zone, version = organisation().zone, opening.profile_version
    wanted = wants(version) if version else ()
    musts = {want.skill_id for want in wanted if want.is_must_have}
    scores = standing(wanted) if wanted else None
    held = _evidenced([one.candidate_id for one in shown], musts)
    standings = situations(opening, shown)
    return {
        one.id: Card(
            application=one,
            score=scores.score_of(one.candidate_id) if scores else None,
            evidenced=held.get(one.candidate_id, 0),
            musts=len(musts),
            age=age(one.entered_at.astimezone(zone).date(), one.stage.days, on=day),
            is_late=_days_late(one, day, zone) > 0 and not one.stage.kind.is_end,
            ways=frozenset(
                stage.id
                for stage in opening.stages
                if refusal(standings[one.id], step(stage)) is None
            ),
        )
        for one in shown
    }


def _days_late(application: Application, day: date, zone: ZoneInfo) -> int:
    entered_on = application.entered_at.astimezone(zone).date()
    return days_late(entered_on, application.stage.days, on=day)


def _evidenced(candidate_ids: Collection[int], musts: Collection[str]) -> dict[int, int]:
    """How many of these skills each candidate holds."""
    rows = db.session.execute(
        select(HeldSkill.candidate_id, func.count().label("held"))
        .where(HeldSkill.candidate_id.in_(candidate_ids), HeldSkill.skill_id.in_(musts))
        .group_by(HeldSkill.candidate_id)
    )
    return {row.candidate_id: row.held for row in rows}
