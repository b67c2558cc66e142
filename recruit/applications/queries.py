from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import selectinload

from foundation.access.rules import Act
from foundation.access.viewer import Viewer
from foundation.db import db
from foundation.organisation.queries import organisation
from recruit.applications.models import Application, Departure, StageMove
from recruit.applications.pipeline import Situation, Step
from recruit.applications.stays import Entry
from recruit.candidates.models import Candidate
from recruit.candidates.queries import within_reach as candidate_within_reach
from recruit.openings.models import Opening, Stage
from recruit.openings.queries import open_openings
from recruit.openings.queries import within_reach as opening_within_reach
from recruit.openings.stages import StageType


def within_reach(viewer: Viewer, act: Act = Act.READ) -> ColumnElement[bool]:
    """The condition of every selection: the candidate's reach and the opening's."""
    return and_(candidate_within_reach(viewer, act), opening_within_reach(viewer, act))


def applications(viewer: Viewer, act: Act = Act.READ) -> Select[Application]:
    """The applications that `viewer` may see, or change."""
    return (
        select(Application)
        .join(Candidate, Candidate.id == Application.candidate_id)
        .join(Opening, Opening.id == Application.opening_id)
        .where(within_reach(viewer, act))
    )


def application(viewer: Viewer, application_id: int, act: Act = Act.READ) -> Application | None:
    """One application; None if absent or out of reach."""
    return db.session.scalar(applications(viewer, act).where(Application.id == application_id))


def application_of(candidate: Candidate, opening: Opening) -> Application | None:
    """The one application of somebody to an opening, whatever became of it."""
    return db.session.scalar(
        select(Application).where(
            Application.candidate_id == candidate.id, Application.opening_id == opening.id
        )
    )


def applications_of(viewer: Viewer, candidate: Candidate) -> Sequence[Application]:
    """Everything somebody ever applied for, the latest first, as far as `viewer` may know."""
    chosen = applications(viewer).where(Application.candidate_id == candidate.id)
    return db.session.scalars(
        chosen.options(selectinload(Application.opening)).order_by(Application.applied_at.desc())
    ).all()


def openings_to_join(viewer: Viewer, candidate: Candidate) -> Sequence[Opening]:
    """The openings to which somebody could be added: not those they are in process for."""
    busy = set(
        db.session.scalars(
            select(Application.opening_id)
            .join(Stage, Stage.id == Application.stage_id)
            .where(Application.candidate_id == candidate.id, Stage.kind != StageType.ARCHIVED)
        )
    )
    return [one for one in open_openings(viewer, Act.EDIT) if one.id not in busy]


def in_process(opening: Opening) -> Sequence[Application]:
    """Everybody in an opening who is neither hired nor gone; whoever may see them or not."""
    ends = [stage.id for stage in opening.stages if stage.kind.is_end]
    return db.session.scalars(
        select(Application)
        .where(Application.opening_id == opening.id, Application.stage_id.not_in(ends))
        .order_by(Application.id)
    ).all()


def archived_in(viewer: Viewer, opening: Opening) -> Sequence[Application]:
    """Everybody whose application to an opening ended, the latest first."""
    return db.session.scalars(
        applications(viewer)
        .where(Application.opening_id == opening.id, Application.stage_id == opening.archive.id)
        .options(selectinload(Application.departures))
        .order_by(Application.entered_at.desc(), Application.id.desc())
    ).all()


def situation(application: Application) -> Situation:
    """Where somebody stands, for the rules of moving."""
    return situations(application.opening, [application])[application.id]


def step(stage: Stage) -> Step:
    """A stage, for the rules of moving."""
    return Step(stage.id, stage.position, stage.name, stage.kind, stage.guard)


def last_move(application: Application) -> StageMove:
    """How somebody came to where they are."""
    return application.moves[-1]


def entries(application: Application) -> list[Entry]:
    """The moves of an application, for the clocks."""
    return [Entry(move.to_id, move.moved_at, move.to.kind.is_end) for move in application.moves]


def gone_with(opening: Opening) -> Sequence[Departure]:
    """Those whose application ended because the opening was closed: at the same moment."""
    return db.session.scalars(
        select(Departure)
        .join(Application, Application.id == Departure.application_id)
        .where(
            Application.opening_id == opening.id,
            Departure.departed_at == opening.closed_at,
            Departure.reopened_at.is_(None),
        )
    ).all()


def situations(opening: Opening, members: Sequence[Application]) -> dict[int, Situation]:
    """Where each of some members of an opening stands, by application id."""
    ids = [one.id for one in members]
    been = _been(ids)
    gone = {
        row.application_id: row
        for row in db.session.scalars(
            select(Departure).where(
                Departure.application_id.in_(ids), Departure.reopened_at.is_(None)
            )
        )
    }
    return {one.id: _situation(opening, one, been, gone.get(one.id)) for one in members}


def _situation(
    opening: Opening,
    application: Application,
    been: dict[int, set[StageType]],
    departure: Departure | None,
) -> Situation:
    zone = organisation().zone
    return Situation(
        at=step(application.stage),
        been=frozenset({application.stage.kind, *been.get(application.id, ())}),
        is_opening_open=opening.is_open,
        ended=departure.reason.ending if departure else None,
        ended_on=departure.departed_at.astimezone(zone).date() if departure else None,
    )


def _been(application_ids: Iterable[int]) -> dict[int, set[StageType]]:
    """The types of the stages that applications were in; what was undone at once never was."""
    undone = select(StageMove.undoes_id).where(StageMove.undoes_id.is_not(None))
    rows = db.session.execute(
        select(StageMove.application_id, Stage.kind)
        .join(Stage, Stage.id == StageMove.to_id)
        .where(StageMove.application_id.in_(list(application_ids)), StageMove.id.not_in(undone))
    )
    found: dict[int, set[StageType]] = {}
    for application_id, kind in rows:
        found.setdefault(application_id, set()).add(kind)
    return found
