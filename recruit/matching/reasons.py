"""A reason in plain words."""

from recruit.matching.score import Reason
from recruit.skills.holding import Held
from recruit.skills.vocabulary import Vocabulary

NO_EVIDENCE = "no evidence"


def sentence(reason: Reason, vocabulary: Vocabulary) -> str:
    """Say what was found for a wanted skill, without its name: "used 3 years, 2 wanted"."""
    if reason.evidence is None:
        return NO_EVIDENCE
    wanted = reason.want.minimum_years
    said = _held(reason.evidence)
    if wanted > 0:
        said += f", {duration(wanted)} wanted"
    if reason.source == "related":
        other = vocabulary.name(reason.evidence.skill_id)
        said = f"{NO_EVIDENCE} of it; {other}, which is related, {said}"
    if reason.evidence.best and reason.evidence.best.how == "fuzzy":
        said += f" (read from “{reason.evidence.best.spelling}”)"
    return said


def duration(years: float) -> str:
    """Years in words: "2 years", "1 year 3 months", "4 months"."""
    whole, months = divmod(round(years * 12), 12)
    parts = [_counted(whole, "year"), _counted(months, "month")]
    return " ".join(part for part in parts if part) or "under a month"


def _held(evidence: Held) -> str:
    if evidence.years is None:
        return "stated, for how long is not known"
    said = f"used {duration(evidence.years)}"
    return f"{said}, last in {evidence.last_used_on.year}" if evidence.last_used_on else said


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
