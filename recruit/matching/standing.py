"""Who fits a profile how well, best first: many people as two arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Standing:
    """Ids of people and their scores, 0..100; the best first, equals by id."""

    ids: Ids
    scores: Scores

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, ids: Ids) -> "Standing":
        """Leave these people."""
        return self._where(np.isin(self.ids, ids))

    def without(self, ids: frozenset[int]) -> "Standing":
        """Leave everybody but these people."""
        if not ids:
            return self
        return self._where(~np.isin(self.ids, np.fromiter(ids, np.int64, len(ids))))

    def ahead_of(self, score: float, person_id: int) -> int:
        """How many stand before this score and id, whether or not anybody is at that place."""
        is_better = self.scores > score
        is_equal = (self.scores == score) & (self.ids < person_id)
        return int(np.count_nonzero(is_better | is_equal))

    def score_of(self, person_id: int) -> float | None:
        """The score of a person; None for one who has none."""
        (found,) = np.nonzero(self.ids == person_id)
        return float(self.scores[found[0]]) if len(found) else None

    def _where(self, keep: NDArray[np.bool_]) -> "Standing":
        return Standing(self.ids[keep], self.scores[keep])


NOBODY = Standing(np.empty(0, np.int64), np.empty(0, np.float64))
