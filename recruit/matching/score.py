"""Fit: how much of what a profile wants a candidate has, with its range and its reasons.

score = 100 Σ weight × credit ÷ Σ weight. A credit is the best of what the wanted skill itself
(strength × share of the years) and its related skills (the same × their weight) earn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recruit.skills.holding import Held
from recruit.skills.vocabulary import Related, Vocabulary

SCORER_VERSION = "1"
UNKNOWN_YEARS = 0.6
"""What years that nobody stated count, as a share of the years wanted."""
CONFIDENT = 0.75
"""Evidence less sure than this is left out of the low end of the range."""
NOT_USED = ("name", "photo", "age", "address", "nationality", "school", "gaps between jobs")
"""What a score never looks at; none of it is an input of anything here."""


class NothingWanted(ValueError):
    """A fit to no skill at all, or to a skill twice, has no meaning."""


@dataclass(frozen=True)
class Want:
    """A skill a profile wants. weight: above 0. minimum_years: 0 when any use will do.

    related: skills that earn part of the credit, as the vocabulary says (see `with_related`).
    """

    skill_id: str
    weight: float
    minimum_years: float = 0.0
    is_must_have: bool = False
    related: tuple[Related, ...] = ()


@dataclass(frozen=True)
class Reason:
    """What one wanted skill adds to the score. credit: 0..1; contribution: points of the 100.

    most: points it could add at best. source: where the credit comes from, evidence: the held
    skill that earned it, None if there is none.
    """

    want: Want
    source: Literal["held", "related", "none"]
    evidence: Held | None
    credit: float
    contribution: float
    most: float


@dataclass(frozen=True)
class Match:
    """A score from 0 to 100, the range it can honestly mean, and a reason per wanted skill.

    low counts sure evidence only; high grants unknown years and what was not read. The
    contributions of the reasons, heaviest first, add up to the score.
    """

    score: float
    low: float
    high: float
    reasons: tuple[Reason, ...]
    not_used: tuple[str, ...] = NOT_USED
    scorer_version: str = SCORER_VERSION


def with_related(wants: Iterable[Want], vocabulary: Vocabulary) -> tuple[Want, ...]:
    """The same wants, each with the skills that are partial evidence of it."""
    return tuple(replace(want, related=vocabulary.related_to(want.skill_id)) for want in wants)


def heaviest_first(wants: Iterable[Want]) -> tuple[tuple[Want, float], ...]:
    """Wants in the order of their weight, each with its points of the 100.

    Raises NothingWanted for none, for a skill twice, for a weight that is not above 0.
    """
    ordered = sorted(wants, key=lambda want: (-want.weight, want.skill_id))
    if not ordered or ordered[-1].weight <= 0:
        raise NothingWanted("a profile wants at least one skill, each with a weight above 0")
    if len({want.skill_id for want in ordered}) < len(ordered):
        raise NothingWanted("a profile wants a skill once")
    total = sum(want.weight for want in ordered)
    return tuple((want, 100 * want.weight / total) for want in ordered)


def share_of_years(years: float | None, minimum: float, unknown: float = UNKNOWN_YEARS) -> float:
    """How much of the years wanted there is, 0..1."""
    if minimum <= 0:
        return 1.0
    return unknown if years is None else min(1.0, years / minimum)


def fit(held: Iterable[Held], wants: Sequence[Want], *, unread_share: float = 0.0) -> Match:
    """Score what a candidate holds against what is wanted.

    unread_share: 0..1 of the candidate's documents that could not be read; the high end grants
    each wanted skill that share of its missing credit. Raises NothingWanted.
    """
    by_skill = {each.skill_id: each for each in held}
    reasons = []
    score = low = high = 0.0
    for want, points in heaviest_first(wants):
        source, evidence, credit = _best(by_skill, want)
        score += points * credit
        low += points * _best(by_skill, want, surest=CONFIDENT)[2]
        possible = _best(by_skill, want, unknown_years=1.0)[2]
        high += points * (possible + (1 - possible) * unread_share)
        reasons.append(Reason(want, source, evidence, credit, points * credit, points))
    # rounding may have added a last bit above the whole
    return Match(min(score, 100.0), min(low, 100.0), min(high, 100.0), tuple(reasons))


def _best(
    held: dict[str, Held],
    want: Want,
    *,
    surest: float = 0.0,
    unknown_years: float = UNKNOWN_YEARS,
) -> tuple[Literal["held", "related", "none"], Held | None, float]:
    """Where most of a want's credit comes from; the skill itself wins a tie."""
    best: tuple[Literal["held", "related", "none"], Held | None, float] = ("none", None, 0.0)
    for skill_id, weight in evidence_for(want):
        evidence = held.get(skill_id)
        if evidence is None or evidence.confidence < surest:
            continue
        share = share_of_years(evidence.years, want.minimum_years, unknown_years)
        credit = evidence.strength * share * weight
        if credit > best[2]:
            best = ("held" if skill_id == want.skill_id else "related", evidence, credit)
    return best


def evidence_for(want: Want) -> tuple[tuple[str, float], ...]:
    """The skills that can earn a want's credit, itself first, each with its weight."""
    return ((want.skill_id, 1.0), *((each.skill_id, each.weight) for each in want.related))
