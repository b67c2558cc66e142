"""One skill's column of the postings: who holds it, and how, in eight bytes a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recruit.skills.holding import LONGEST_CAREER_MONTHS, Held

UNKNOWN_MONTHS = -1

Floats = npt.NDArray[np.float64]
Ids = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
HoldingRow = tuple[int, str, float, float | None, float]
"""Candidate id, skill id, strength, years or None, confidence."""


@dataclass(frozen=True, eq=False)
class Facts:
    """What postings are built from, as arrays of equal length in two groups.

    candidates (ids, each once) and unread_shares (0..1) tell of everyone; owners (candidate ids),
    codes (index into skill_ids), strengths (0..1), years (nan: unknown) and confidences (0..1)
    of everything held.
    """

    candidates: Ids
    unread_shares: Floats
    owners: Ids
    codes: Rows
    skill_ids: tuple[str, ...]
    strengths: Floats
    years: Floats
    confidences: Floats

    @classmethod
    def of(cls, candidates: Mapping[int, float], rows: Iterable[HoldingRow]) -> "Facts":
        """Facts of plain rows. candidates: id -> unread share of everyone, skilled or not."""
        codes: dict[str, int] = {}
        held = [
            (owner, codes.setdefault(skill_id, len(codes)), strength, years, confidence)
            for owner, skill_id, strength, years, confidence in rows
        ]
        return cls(
            candidates=np.array(list(candidates), dtype=np.int64),
            unread_shares=np.array(list(candidates.values()), dtype=np.float64),
            owners=np.array([row[0] for row in held], dtype=np.int64),
            codes=np.array([row[1] for row in held], dtype=np.int32),
            skill_ids=tuple(codes),
            strengths=np.array([row[2] for row in held], dtype=np.float64),
            years=np.array([np.nan if row[3] is None else row[3] for row in held], np.float64),
            confidences=np.array([row[4] for row in held], dtype=np.float64),
        )


@dataclass(frozen=True, eq=False)
class Column:
    """Everyone who holds a skill. rows: ascending places in the list of candidates.

    strengths and confidences in hundredths; months of use, UNKNOWN_MONTHS if not known.
    """

    rows: Rows
    strengths: npt.NDArray[np.uint8]
    months: npt.NDArray[np.int16]
    confidences: npt.NDArray[np.uint8]

    def place(self, row: int) -> int | None:
        """Where a candidate's row stands in this column."""
        place = int(np.searchsorted(self.rows, row))
        return place if place < len(self.rows) and self.rows[place] == row else None

    def without(self, place: int) -> "Column":
        """The same less one entry."""
        return Column(
            np.delete(self.rows, place),
            np.delete(self.strengths, place),
            np.delete(self.months, place),
            np.delete(self.confidences, place),
        )

    def including(self, row: int, held: Held) -> "Column":
        """The same and one entry for a row that is not in it yet."""
        place = np.searchsorted(self.rows, row)
        return Column(
            np.insert(self.rows, place, row),
            np.insert(self.strengths, place, round(held.strength * 100)),
            np.insert(self.months, place, _months(held.years)),
            np.insert(self.confidences, place, round(held.confidence * 100)),
        )

    def moved(self, row: int) -> "Column":
        """The same with everyone from a row on moved one further, to make room there."""
        rows = self.rows + (self.rows >= row).astype(np.int32)
        return Column(rows, self.strengths, self.months, self.confidences)


EMPTY = Column(
    np.array([], np.int32), np.array([], np.uint8), np.array([], np.int16), np.array([], np.uint8)
)


def columns(facts: Facts, candidate_ids: Ids) -> dict[str, Column]:
    """Sort everything held into columns. candidate_ids: ascending, those of facts.

    Raises ValueError if somebody holds a skill twice or is not among the candidates.
    """
    if not np.isin(facts.owners, candidate_ids).all():
        raise ValueError("a skill is held by somebody who is no candidate")
    rows = np.searchsorted(candidate_ids, facts.owners).astype(np.int32)
    order = np.lexsort((rows, facts.codes))
    rows, codes = rows[order], facts.codes[order]
    if np.any((rows[1:] == rows[:-1]) & (codes[1:] == codes[:-1])):
        raise ValueError("a candidate holds a skill twice")
    strengths = np.rint(facts.strengths[order] * 100).astype(np.uint8)
    confidences = np.rint(facts.confidences[order] * 100).astype(np.uint8)
    years = np.nan_to_num(facts.years[order], nan=UNKNOWN_MONTHS / 12)
    months = np.clip(np.rint(years * 12), UNKNOWN_MONTHS, LONGEST_CAREER_MONTHS).astype(np.int16)
    bounds = np.searchsorted(codes, np.arange(len(facts.skill_ids) + 1))
    return {
        skill_id: Column(rows[a:b], strengths[a:b], months[a:b], confidences[a:b])
        for skill_id, a, b in zip(facts.skill_ids, bounds[:-1], bounds[1:], strict=True)
    }


def _months(years: float | None) -> int:
    return UNKNOWN_MONTHS if years is None else min(round(years * 12), LONGEST_CAREER_MONTHS)
