"""A match in words: what each wanted skill adds, where it says so, what the score can mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recruit.bench.evidence import Evidence
from recruit.matching.reasons import sentence
from recruit.matching.score import Match, Reason, Want
from recruit.skills.vocabulary import Vocabulary

LOW_CREDIT = 0.4
"""Below this share of its credit a wanted skill is drawn in red: ask about it."""


@dataclass(frozen=True)
class Line:
    """What one wanted skill adds to a score. points of most: of the 100; credit: 0..1.

    says: where the evidence stands, how it was read and what was found, in words.
    """

    name: str
    want: Want
    points: float
    most: float
    credit: float
    evidence: Evidence | None
    says: str

    @property
    def percent(self) -> float:
        """How much of its credit is earned, 0..100."""
        return 100 * self.credit

    @property
    def is_low(self) -> bool:
        """Whether it is a gap that somebody should ask about."""
        return self.want.is_must_have and self.credit < LOW_CREDIT

    @property
    def wanted(self) -> str:
        """How much it is wanted."""
        return "must-have" if self.want.is_must_have else "nice to have"


@dataclass(frozen=True)
class Explanation:
    """A match, ready to be read; what adds most stands first.

    evidenced: how many of the must-haves have evidence of their own.
    """

    score: float
    low: float
    high: float
    lines: tuple[Line, ...]
    evidenced: int
    musts: int
    says: str


def explained(
    match: Match, evidence: Mapping[str, Evidence], vocabulary: Vocabulary
) -> Explanation:
    """Put a match into words. evidence: of each held skill the mention to quote."""
    lines = [_line(reason, evidence, vocabulary) for reason in match.reasons]
    lines.sort(key=lambda line: (-line.points, -line.most, line.name))
    musts = [reason for reason in match.reasons if reason.want.is_must_have]
    missing = [vocabulary.name(reason.want.skill_id) for reason in musts if reason.source != "held"]
    says = f"{_range(match)} {_musts(len(musts), missing)} {_not_used(match)}"
    return Explanation(
        score=match.score,
        low=match.low,
        high=match.high,
        lines=tuple(lines),
        evidenced=len(musts) - len(missing),
        musts=len(musts),
        says=" ".join(says.split()),
    )


def in_words(items: Sequence[str]) -> str:
    """Write a list: a, b and c."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def _line(reason: Reason, evidence: Mapping[str, Evidence], vocabulary: Vocabulary) -> Line:
    wanted = vocabulary.name(reason.want.skill_id)
    found = evidence.get(reason.evidence.skill_id) if reason.evidence else None
    if found and reason.source == "related":
        found = replace(found, suggests=wanted)
    said = sentence(reason, vocabulary)
    said = f"{said[0].upper()}{said[1:]}"
    return Line(
        name=wanted,
        want=reason.want,
        points=reason.contribution,
        most=reason.most,
        credit=reason.credit,
        evidence=found,
        says=". ".join(part for part in (_place(found), said) if part),
    )


def _place(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    page = f"p. {evidence.page}" if evidence.page else None
    reading = evidence.read_as if evidence.suggests is None else None
    return ", ".join(part for part in (page, reading) if part)


def _range(match: Match) -> str:
    low, high = round(match.low), round(match.high)
    if low == high:
        return "All of it is sure and dated, so it is no range but a number."
    return f"Between {low} and {high}, given how much we have read."


def _musts(musts: int, missing: Sequence[str]) -> str:
    if not musts:
        return "The profile has no must-haves."
    if not missing:
        return "All must-haves have evidence." if musts > 1 else "The must-have has evidence."
    own = "has none of its own" if len(missing) == 1 else "have none of their own"
    evidenced = musts - len(missing)
    return f"{evidenced} of {musts} must-haves have evidence: {in_words(missing)} {own}."


def _not_used(match: Match) -> str:
    text = in_words(match.not_used)
    return f"{text[0].upper()}{text[1:]} are not used."
