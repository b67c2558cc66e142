"""Which skill a spelling means. Asked once per distinct spelling; the answer is remembered."""

from dataclasses import dataclass
from typing import Literal

How = Literal["exact", "alias", "fuzzy", "unknown"]


@dataclass(frozen=True)
class Resolution:
    """What a spelling was taken for, and why: a value to store with the spelling.

    score: 0..100, how alike the spellings are. strength: 0..1, what it is worth in a match.
    """

    spelling: str
    skill_id: str | None
    how: How
    score: float
    strength: float
    reason: str
