"""What a person holds of each skill, from all places that mention it."""

from dataclasses import dataclass
from datetime import date

from recruit.skills.mentions import Mention


@dataclass(frozen=True)
class Held:
    """A skill of one person. strength and confidence: 0..1 in hundredths.

    years: whole months / 12 over the jobs that mention it, None when only stated.
    last_used_on: first day of the last month of use, None when only stated.
    best: the mention to quote; None when a person, not a text, says it is held.
    """

    skill_id: str
    strength: float
    years: float | None
    last_used_on: date | None
    confidence: float
    best: Mention | None
