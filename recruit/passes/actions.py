from collections.abc import Sequence
from datetime import date

from recruit.candidates.models import Candidate
from recruit.courting.actions import (
    archive,
    bench,
    set_next_touch,
    set_tier,
    touch,
)
from recruit.courting.cadence import Tier
from recruit.courting.queries import courtship, today_here
from recruit.courting.reasons import ArchivalReason
from recruit.courting.touches import TouchKind
from recruit.deeds.models import Deed

TIERS = list(Tier)


def sort_arrivals(
    people: Sequence[Candidate],
    tier: Tier | None,
    *,
    by_id: int,
    reason: ArchivalReason,
    returns_on: date | None,
) -> Deed | None:
    """Bench these people in a tier, or archive them (None); taken back together."""
    first: Deed | None = None
    for one in people:
        if tier:
            done = bench(one, tier, by_id=by_id, with_deed=first)
        else:
            done = archive(one, reason, by_id=by_id, returns_on=returns_on, with_deed=first)
        first = first or done
    return first


def keep_note(candidate: Candidate, note: str, *, by_id: int, with_deed: Deed | None) -> Deed:
    """Write down what was heard, beside a deed that is no touch."""
    return touch(
        candidate, TouchKind.NOTE, on=today_here(), by_id=by_id, note=note, with_deed=with_deed
    )


def plan(
    candidate: Candidate, on: date | None, verb: str, *, by_id: int, with_deed: Deed | None
) -> Deed | None:
    """Set what is next and keep the rhythm; None for somebody who has just left the bench."""
    courted = courtship(candidate.id)
    if courted is None:
        return None
    return set_next_touch(
        candidate,
        on,
        verb,
        by_id=by_id,
        every_days=courted.every_days,
        with_deed=with_deed,
    )


def shift(candidate: Candidate, *, is_up: bool, by_id: int) -> Deed | None:
    """Promote or demote by one tier; None where there is no further one."""
    courted = courtship(candidate.id)
    at = TIERS.index(courted.tier) + (-1 if is_up else 1) if courted else -1
    if not 0 <= at < len(TIERS):
        return None
    return set_tier(candidate, TIERS[at], by_id=by_id)
