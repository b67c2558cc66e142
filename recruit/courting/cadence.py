"""How warm somebody is kept: computed from the last touch and the tier's cadence, never typed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WARM_SHARE = 2 / 3  # of the cadence; after it somebody is cooling
READINESS_DAYS = 90  # after which nobody can know whether it still holds


class Tier(StrEnum):
    """How hard somebody is courted."""

    A = "A"
    B = "B"
    C = "C"  # kept, not courted


class Warmth(StrEnum):
    """How long ago the last touch is, beside what the tier promises."""

    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"


class Readiness(StrEnum):
    """When somebody would move, as a person judged it on a day."""

    NOW = "ready now"
    SOON = "within 3 months"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Cadence:
    """Days between touches, by tier; None: no clock."""

    days: dict[Tier, int | None]

    def of(self, tier: Tier) -> int | None:
        """The days a tier allows between touches."""
        return self.days.get(tier)


STANDARD = Cadence({Tier.A: 30, Tier.B: 60, Tier.C: None})


def warmth(touched_on: date, cadence_days: int | None, *, on: date) -> Warmth | None:
    """Say how warm somebody is on a day; None without a clock.

    touched_on: the last touch, or the day they came to the bench if there was none.
    """
    if cadence_days is None:
        return None
    share = (on - touched_on).days / cadence_days
    if share <= WARM_SHARE:
        return Warmth.WARM
    return Warmth.COOLING if share <= 1 else Warmth.COLD


def next_due(touched_on: date, cadence_days: int | None) -> date | None:
    """The day the next touch falls due; None without a clock."""
    return None if cadence_days is None else touched_on + timedelta(days=cadence_days)


def believed(readiness: Readiness, judged_on: date | None, *, on: date) -> Readiness:
    """What may still be believed of a judgement: after 90 days nobody knows."""
    if judged_on is None or (on - judged_on).days > READINESS_DAYS:
        return Readiness.UNKNOWN
    return readiness


def age(due_on: date, *, on: date) -> str:
    """Write how a due day lies: "6 d late", "today", "in 8 d"."""
    days = (due_on - on).days
    if days < 0:
        return f"{-days} d late"
    return "today" if days == 0 else f"in {days} d"
