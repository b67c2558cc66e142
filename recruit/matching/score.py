"""Fit: how much of what a profile wants a candidate has, with its range and its reasons."""

from dataclasses import dataclass
from typing import Literal

from recruit.skills.holding import Held
from recruit.skills.vocabulary import Related


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

    source says where the credit comes from; evidence is the held skill that earned it.
    """

    want: Want
    source: Literal["held", "related", "none"]
    evidence: Held | None
    credit: float
    contribution: float


@dataclass(frozen=True)
class Match:
    """A score from 0 to 100, the range it can honestly mean, a reason per wanted skill."""

    score: float
    low: float
    high: float
    reasons: tuple[Reason, ...]
    scorer_version: str
