"""A place in the order of the bench, as it travels in an address."""

import math
from dataclasses import dataclass

LARGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Cursor:
    """Somebody's place. score: 0..100; None among those without one, who come last."""

    score: float | None
    candidate_id: int

    def __str__(self) -> str:
        return f"{'' if self.score is None else repr(self.score)}~{self.candidate_id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """Read what str() wrote; None for anything else."""
        score, separator, number = text.partition("~")
        if not (separator and number.isdecimal() and len(number) < 20):
            return None
        candidate_id = int(number)
        try:
            value = float(score) if score else None
        except ValueError:
            return None
        if candidate_id > LARGEST_ID or (value is not None and not math.isfinite(value)):
            return None
        return cls(value, candidate_id)
