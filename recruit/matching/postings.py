"""Everybody's skills laid out by skill, so that ranking all is arithmetic, not a loop over people.

A value: replacing a candidate gives new postings that share all the rest, so a reader in another
thread never sees half a change. Scores are those of `score.fit`, to the last bit, for what `held`
makes: strengths and confidences in hundredths, years in whole months.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from recruit.matching.columns import EMPTY, UNKNOWN_MONTHS, Column, Facts, Floats, Ids, columns
from recruit.matching.score import (
    CONFIDENT,
    UNKNOWN_YEARS,
    Want,
    evidence_for,
    heaviest_first,
)
from recruit.skills.holding import LONGEST_CAREER_MONTHS, Held

Mask = npt.NDArray[np.bool_]
HUNDREDTHS: Floats = np.arange(101) / 100
YEARS: Floats = np.arange(LONGEST_CAREER_MONTHS + 2) / 12
"""By months; the last entry is where UNKNOWN_MONTHS, which is -1, points to."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """The best candidates, best first, equals by id. Scores and their range: 0..100."""

    candidate_ids: Ids
    scores: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, eq=False)
class Postings:
    """candidate_ids: ascending. is_here: False for one removed. unread: hundredths not read."""

    candidate_ids: Ids
    is_here: Mask
    unread: npt.NDArray[np.uint8]
    columns: Mapping[str, Column]

    @classmethod
    def build(cls, facts: Facts) -> "Postings":
        """Lay out all facts at once. Raises ValueError for a skill twice of one candidate."""
        order = np.argsort(facts.candidates, kind="stable")
        ids = facts.candidates[order]
        unread = np.rint(facts.unread_shares[order] * 100).astype(np.uint8)
        return cls(ids, np.ones(len(ids), np.bool_), unread, columns(facts, ids))

    def rank(
        self,
        wants: Iterable[Want],
        *,
        limit: int | None = None,
        among: Ids | None = None,
        without: Iterable[int] = (),
    ) -> Ranking:
        """Put candidates in the order of their fit.

        limit: how many, all if None. among: ids to choose from, all if None. without: ids to
        leave out. Ids that are not here are passed over. Raises NothingWanted.
        """
        weighted = heaviest_first(wants)
        scores = self._scores(weighted)
        rows = _best_rows(scores, self._allowed(among, without), limit)
        low, high = self._range(weighted, rows)
        return Ranking(self.candidate_ids[rows], scores[rows], low, high)

    def replace(
        self, candidate_id: int, held: Iterable[Held], *, unread_share: float = 0.0
    ) -> "Postings":
        """The same with one candidate's skills exchanged, or one candidate more."""
        row = int(np.searchsorted(self.candidate_ids, candidate_id))
        is_known = row < len(self.candidate_ids) and self.candidate_ids[row] == candidate_id
        base = self._emptied(row) if is_known else self._widened(row, candidate_id)
        is_here, unread = base.is_here.copy(), base.unread.copy()
        is_here[row], unread[row] = True, round(unread_share * 100)
        changed = {
            each.skill_id: base.columns.get(each.skill_id, EMPTY).including(row, each)
            for each in held
        }
        return Postings(base.candidate_ids, is_here, unread, {**base.columns, **changed})

    def remove(self, candidate_id: int) -> "Postings":
        """The same without one candidate; nothing happens if there is no such."""
        row = int(np.searchsorted(self.candidate_ids, candidate_id))
        if row == len(self.candidate_ids) or self.candidate_ids[row] != candidate_id:
            return self
        is_here = self.is_here.copy()
        is_here[row] = False
        return replace(self._emptied(row), is_here=is_here)

    def _emptied(self, row: int) -> "Postings":
        places = ((skill_id, each.place(row)) for skill_id, each in self.columns.items())
        changed = {
            skill_id: self.columns[skill_id].without(place)
            for skill_id, place in places
            if place is not None
        }
        return replace(self, columns={**self.columns, **changed})

    def _widened(self, row: int, candidate_id: int) -> "Postings":
        """Make room; a new id is nearly always the highest, then no column has to move."""
        moved: Mapping[str, Column] = self.columns
        if row < len(self.candidate_ids):
            moved = {skill_id: each.moved(row) for skill_id, each in self.columns.items()}
        return Postings(
            np.insert(self.candidate_ids, row, candidate_id),
            np.insert(self.is_here, row, True),
            np.insert(self.unread, row, 0),
            moved,
        )

    def _allowed(self, among: Ids | None, without: Iterable[int]) -> Mask:
        allowed = self.is_here.copy()
        if among is not None:
            allowed &= self._marked(np.asarray(among, np.int64))
        left_out = np.fromiter(without, np.int64)
        return allowed & ~self._marked(left_out) if len(left_out) else allowed

    def _marked(self, ids: Ids) -> Mask:
        marked = np.zeros(len(self.candidate_ids), np.bool_)
        if len(marked):
            rows = np.minimum(np.searchsorted(self.candidate_ids, ids), len(marked) - 1)
            marked[rows[self.candidate_ids[rows] == ids]] = True
        return marked

    def _scores(self, weighted: tuple[tuple[Want, float], ...]) -> Floats:
        """Everyone's score; adds up in the order that `fit` does."""
        scores = np.zeros(len(self.candidate_ids))
        best = np.zeros(len(self.candidate_ids))
        for want, points in weighted:
            shares = _shares(want, UNKNOWN_YEARS)
            found = [
                (column.rows, _credits(column, shares, weight))
                for column, weight in self._columns(want)
            ]
            if len(found) == 1:
                rows, credit = found[0]
                scores[rows] += points * credit
            elif found:
                best.fill(0)
                for rows, credit in found:
                    best[rows] = np.maximum(best[rows], credit)
                scores += np.multiply(best, points, out=best)
        return np.minimum(scores, 100.0)

    def _range(
        self, weighted: tuple[tuple[Want, float], ...], rows: npt.NDArray[np.intp]
    ) -> tuple[Floats, Floats]:
        """The low and the high end for a few rows; adds up in the order that `fit` does."""
        low, high = np.zeros(len(rows)), np.zeros(len(rows))
        unread = HUNDREDTHS[self.unread[rows]]
        for want, points in weighted:
            sure, possible = np.zeros(len(rows)), np.zeros(len(rows))
            shares, most = _shares(want, UNKNOWN_YEARS), _shares(want, 1.0)
            for column, weight in self._columns(want):
                at, found = _found(column, rows)
                surely = _credits(found, shares, weight)
                surely[found.confidences < round(CONFIDENT * 100)] = 0
                sure[at] = np.maximum(sure[at], surely)
                possible[at] = np.maximum(possible[at], _credits(found, most, weight))
            low += points * sure
            high += points * (possible + (1 - possible) * unread)
        return np.minimum(low, 100.0), np.minimum(high, 100.0)

    def _columns(self, want: Want) -> Iterator[tuple[Column, float]]:
        for skill_id, weight in evidence_for(want):
            column = self.columns.get(skill_id)
            if column is not None and len(column.rows):
                yield column, weight


def _shares(want: Want, unknown_years: float) -> Floats:
    """How much of the wanted years there is, by months."""
    if want.minimum_years <= 0:
        return np.ones(len(YEARS))
    shares = np.minimum(1.0, YEARS / want.minimum_years)
    shares[UNKNOWN_MONTHS] = unknown_years
    return shares


def _credits(column: Column, shares: Floats, weight: float) -> Floats:
    """What each entry of a column earns of a want."""
    return HUNDREDTHS[column.strengths] * shares[column.months] * weight


def _found(column: Column, rows: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], Column]:
    """Which of the rows are in a column, and their entries."""
    places = np.minimum(np.searchsorted(column.rows, rows), len(column.rows) - 1)
    at = np.flatnonzero(column.rows[places] == rows)
    here = places[at]
    return at, Column(
        column.rows[here], column.strengths[here], column.months[here], column.confidences[here]
    )


def _best_rows(scores: Floats, allowed: Mask, limit: int | None) -> npt.NDArray[np.intp]:
    """Rows by falling score, equals by rising row, which is by rising id."""
    rows = np.flatnonzero(allowed)
    if limit is not None and limit < len(rows):
        if limit <= 0:
            return rows[:0]
        mine = scores[rows]
        cut = np.partition(mine, len(rows) - limit)[len(rows) - limit]
        rows = rows[mine >= cut]
    return rows[np.argsort(-scores[rows], kind="stable")][:limit]
