from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from foundation.seats.models import Seat
from recruit.openings.models import InterviewPlan, Opening, PlanStage, Stage
from recruit.openings.queries import opening_on
from recruit.openings.stages import LAST, StageDraft


class NameTaken(Exception):
    """Another plan has this name."""


class BeingFilled(Exception):
    """There is an opening on the seat already."""


def write_plan(*, name: str, stages: Sequence[StageDraft]) -> InterviewPlan:
    """Write a template of stages. Raises NameTaken."""
    plan = InterviewPlan(name=name, edited_at=now(), stages=_planned(stages))
    db.session.add(plan)
    _flush_or_name_taken()
    record("add", "interview plan", plan.id)
    return plan


def edit_plan(plan: InterviewPlan, *, name: str, stages: Sequence[StageDraft]) -> None:
    """Change a template; openings that took a copy keep theirs. Raises NameTaken."""
    plan.name, plan.edited_at = name, now()
    if [stage.draft for stage in plan.stages] != list(stages):
        plan.stages = _planned(stages)
    _flush_or_name_taken()
    record("edit", "interview plan", plan.id)


def open_opening(
    seat: Seat,
    *,
    title: str,
    plan: InterviewPlan,
    profile_version_id: int | None,
    owner_id: int,
    target_on: date | None,
    by_id: int,
) -> Opening:
    """Begin to fill a seat, with the plan's stages as they are now. Raises BeingFilled."""
    db.session.scalar(select(Seat.id).where(Seat.id == seat.id).with_for_update())
    if opening_on(seat.id):
        raise BeingFilled
    stages = [*(stage.draft for stage in plan.stages), *LAST]
    opening = Opening(
        seat=seat,
        title=title,
        plan=plan,
        profile_version_id=profile_version_id,
        owner_id=owner_id,
        target_on=target_on,
        opened_at=now(),
        stages=[_stage(position, stage) for position, stage in enumerate(stages)],
    )
    db.session.add(opening)
    db.session.flush()
    record("open", "opening", opening.id, actor_id=by_id, seat_id=seat.id)
    return opening


def change_opening(
    opening: Opening,
    *,
    title: str,
    profile_version_id: int | None,
    owner_id: int,
    target_on: date | None,
) -> None:
    """Change what an opening is called, wants, when and for whom; its stages stay."""
    opening.title, opening.target_on = title, target_on
    opening.profile_version_id, opening.owner_id = profile_version_id, owner_id
    record("edit", "opening", opening.id, owner_id=owner_id)


def close_opening(opening: Opening, *, by_id: int) -> None:
    """Stop looking."""
    opening.closed_at, opening.closed_by_id = now(), by_id
    record("close", "opening", opening.id, actor_id=by_id)


def reopen_opening(opening: Opening, *, by_id: int) -> None:
    """Look again. Raises BeingFilled."""
    other = opening_on(opening.seat_id)
    if other and other.id != opening.id:
        raise BeingFilled
    opening.closed_at = opening.closed_by_id = None
    record("reopen", "opening", opening.id, actor_id=by_id)


def _planned(stages: Sequence[StageDraft]) -> list[PlanStage]:
    return [
        PlanStage(position=position, name=one.name, kind=one.kind, guard=one.guard, days=one.days)
        for position, one in enumerate(stages)
    ]


def _stage(position: int, draft: StageDraft) -> Stage:
    return Stage(
        position=position, name=draft.name, kind=draft.kind, guard=draft.guard, days=draft.days
    )


def _flush_or_name_taken() -> None:
    try:
        db.session.flush()
    except IntegrityError as problem:
        raise NameTaken from problem
