"""Where a text speaks of a skill, and in which job."""

from dataclasses import dataclass
from typing import Literal

from foundation.months import MonthYear
from recruit.skills.resolver import How

Origin = Literal["stated", "work", "other"]


@dataclass(frozen=True)
class Passage:
    """A piece of a document that belongs to one thing: a skill item, a job, the rest.

    start: where `text` begins in the whole document. first and last: the job's months, if any.
    """

    start: int
    text: str
    origin: Origin
    first: MonthYear | None = None
    last: MonthYear | None = None
    is_current: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class Mention:
    """One place that names a skill. start and end: half-open characters of the document."""

    skill_id: str
    spelling: str
    how: How
    score: float
    strength: float
    reason: str
    start: int
    end: int
    origin: Origin
    first: MonthYear | None = None
    last: MonthYear | None = None
    is_current: bool = False
    confidence: float = 1.0
