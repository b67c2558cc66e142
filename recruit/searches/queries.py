from dataclasses import dataclass
from functools import cache

import numpy as np
from sqlalchemy import ColumnElement, String, and_, cast, exists, func, or_, select

from foundation.access.viewer import Viewer
from foundation.db import db
from recruit.candidates.models import Candidate
from recruit.candidates.queries import count, hidden, naming, within_reach
from recruit.candidates.words import folded, query_words
from recruit.matching.models import HeldSkill, Profile
from recruit.matching.queries import standing, wants
from recruit.matching.standing import NOBODY, Ids, Standing
from recruit.searches.cursors import Cursor
from recruit.skills.queries import resolver, vocabulary

MOST_MEANT = 8  # skills that one search may mean


@dataclass(frozen=True)
class Search:
    """What the list is asked for. profile: None shows the newest first."""

    typed: str
    profile: Profile | None

    @property
    def meant(self) -> tuple[str, ...]:
        """The ids of the skills that the words typed may mean, the surest first."""
        return skills_meant(self.typed) if self.typed else ()


@dataclass(frozen=True)
class Order:
    """Who is found: those with a score, best first, then the rest, newest first."""

    standing: Standing
    rest: ColumnElement[bool]
    total: int

    def after(self, cursor: Cursor | None, size: int) -> list[Cursor]:
        """The places that follow one, or the first ones."""
        found = self._scored(0 if cursor is None else self._scored_before(cursor, also=1), size)
        if len(found) < size and len(self.standing) < self.total:
            later = self.rest
            if cursor and cursor.score is None:
                later = and_(later, Candidate.id < cursor.candidate_id)
            chosen = select(Candidate.id).where(later).order_by(Candidate.id.desc())
            ids = db.session.scalars(chosen.limit(size - len(found)))
            found += [Cursor(None, candidate_id) for candidate_id in ids]
        return found

    def before(self, cursor: Cursor, size: int) -> list[Cursor]:
        """The places that lead up to one, in the same order."""
        found: list[Cursor] = []
        if cursor.score is None:
            earlier = and_(self.rest, Candidate.id > cursor.candidate_id)
            chosen = select(Candidate.id).where(earlier).order_by(Candidate.id).limit(size)
            found = [Cursor(None, candidate_id) for candidate_id in db.session.scalars(chosen)]
            found.reverse()
        end = self._scored_before(cursor)
        start = max(end - (size - len(found)), 0)
        return self._scored(start, end - start) + found

    def position(self, cursor: Cursor) -> int:
        """How many stand before a place."""
        ahead = self._scored_before(cursor)
        if cursor.score is None:
            newer = and_(self.rest, Candidate.id > cursor.candidate_id)
            ahead += db.session.scalar(select(func.count()).where(newer)) or 0
        return ahead

    def place_of(self, candidate_id: int) -> Cursor | None:
        """Where a candidate stands; None for one who is not found."""
        score = self.standing.score_of(candidate_id)
        if score is not None:
            return Cursor(score, candidate_id)
        chosen = select(Candidate.id).where(and_(self.rest, Candidate.id == candidate_id))
        return Cursor(None, candidate_id) if db.session.scalar(chosen) else None

    def _scored_before(self, cursor: Cursor, *, also: int = 0) -> int:
        if cursor.score is None:
            return len(self.standing)
        return self.standing.ahead_of(cursor.score, cursor.candidate_id + also)

    def _scored(self, start: int, size: int) -> list[Cursor]:
        some = slice(start, start + max(size, 0))
        pairs = zip(self.standing.scores[some], self.standing.ids[some], strict=True)
        return [Cursor(float(score), int(candidate_id)) for score, candidate_id in pairs]


def order(viewer: Viewer, search: Search) -> Order:
    """Everybody whom a search finds for `viewer`, in order."""
    found = within_reach(viewer)
    if search.typed:
        found = and_(found, named_or_skilled(search))
    if search.profile is None:
        return Order(NOBODY, found, _count(viewer, search, found))
    scored = standing(wants(search.profile.latest))
    is_scored = exists().where(HeldSkill.candidate_id == Candidate.id)
    scored, total = scored.without(hidden(viewer)), count(viewer)
    if search.typed:
        ids = _ids(found)
        scored, total = scored.only(ids), len(ids)
    return Order(scored, and_(found, ~is_scored), total)


@cache
def _words_of_skills() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((one.id, tuple(folded(one.name).split())) for one in vocabulary().skills.values())


def skills_meant(typed: str) -> tuple[str, ...]:
    """The skills that typed words name, or begin to name; the surest first."""
    resolved = resolver().resolve(typed).skill_id
    words = query_words(typed)
    begun = (
        skill_id
        for skill_id, names in _words_of_skills()
        if words and all(any(name.startswith(word) for name in names) for word in words)
    )
    sure = (resolved,) if resolved else ()
    return tuple(dict.fromkeys((*sure, *begun)))[:MOST_MEANT]


def _ids(found: ColumnElement[bool]) -> Ids:
    """Everybody found; as one text, for a single letter may find a hundred thousand."""
    joined = select(func.aggregate_strings(cast(Candidate.id, String), ",")).where(found)
    return np.fromstring(db.session.scalar(joined) or "", np.int64, sep=",")


def named_or_skilled(search: Search) -> ColumnElement[bool]:
    """Somebody whose words begin like those typed, or who holds the skill that they name."""
    named = naming(search.typed)
    resolved = resolver().resolve(search.typed).skill_id
    if resolved is None:
        return named
    holders = select(HeldSkill.candidate_id).where(HeldSkill.skill_id == resolved)
    return or_(named, Candidate.id.in_(holders))


def _count(viewer: Viewer, search: Search, found: ColumnElement[bool]) -> int:
    if not search.typed:
        return count(viewer)
    return db.session.scalar(select(func.count()).select_from(Candidate).where(found)) or 0
