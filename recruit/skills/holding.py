"""What a person holds of each skill, from all the places that mention it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foundation.months import MonthYear
from recruit.skills.mentions import Mention, Origin

LONGEST_CAREER_MONTHS = 70 * 12
"""What lies further back is a date misread."""


@dataclass(frozen=True)
class Held:
    """A skill of one person. strength and confidence: 0..1, in whole hundredths.

    years: whole months / 12 of the jobs that mention it, None when only stated or undated.
    last_used_on: first day of the last month of use, None with the years.
    best: the mention to quote; None when a person, not a text, says so.
    """

    skill_id: str
    strength: float
    years: float | None
    last_used_on: date | None
    confidence: float
    best: Mention | None


def held(mentions: Iterable[Mention], *, on: date) -> tuple[Held, ...]:
    """Sum up mentions, one Held per skill in order of id. on: the day that "until now" means."""
    by_skill: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_skill.setdefault(mention.skill_id, []).append(mention)
    return tuple(_held(skill_id, by_skill[skill_id], on) for skill_id in sorted(by_skill))


def _held(skill_id: str, mentions: list[Mention], on: date) -> Held:
    months = {month for mention in mentions for month in _months(mention, on)}
    last = max(months, default=None)
    return Held(
        skill_id=skill_id,
        strength=round(max(mention.strength for mention in mentions), 2),
        years=len(months) / 12 if months else None,
        last_used_on=None if last is None else date(last // 12, last % 12 + 1, 1),
        confidence=_confidence(mentions),
        best=min(mentions, key=lambda mention: (-mention.confidence, mention.start)),
    )


def _confidence(mentions: list[Mention]) -> float:
    """Surer where places of different kinds agree: all would have to be wrong at once."""
    best: dict[Origin, float] = {}
    for mention in mentions:
        best[mention.origin] = max(best.get(mention.origin, 0.0), mention.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - confidence
    return round(min(0.99, 1 - doubt), 2)


def _months(mention: Mention, on: date) -> range:
    """Months since year 0 of the job a mention stands in; overlaps vanish in a set of them."""
    today = on.year * 12 + on.month - 1
    if mention.origin != "work" or mention.first is None:
        return range(0)
    earliest = today - LONGEST_CAREER_MONTHS
    if mention.is_current:
        return range(max(min(_middle(mention.first, 6), today), earliest), today + 1)
    if mention.last is None:
        return range(0)
    first, last = _middle(mention.first, 6), _middle(mention.last, 5)
    if last < first:
        first, last = mention.first.first, mention.last.last
    return range(max(first, earliest), min(last, today) + 1)


def _middle(month: MonthYear, otherwise: int) -> int:
    """Months since year 0; a bare year is taken by its middle, so that years do not overstate."""
    return month.year * 12 + (otherwise if month.month is None else month.month - 1)
