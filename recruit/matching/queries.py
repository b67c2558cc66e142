from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files
from math import nan
from threading import Lock

import numpy as np
from flask import current_app
from sqlalchemy import ColumnElement, Row, Select, false, select, true

from foundation.access.rules import Act, Noun, Reach
from foundation.access.viewer import Viewer
from foundation.accounts.models import Person
from foundation.clock import now
from foundation.db import db
from recruit.matching.columns import Facts
from recruit.matching.models import HeldChange, HeldSkill, Profile, ProfileVersion
from recruit.matching.postings import Postings
from recruit.matching.profile import ProfileDraft, parse
from recruit.matching.score import Want, with_related
from recruit.matching.standing import Standing
from recruit.skills.holding import Held
from recruit.skills.queries import vocabulary

EXTENSION = "fivebar.ranking"
# PostgreSQL numbers a change before its transaction commits: a lower number may turn up later.
LATEST_COMMIT = timedelta(minutes=10)
MANY_CHANGES = 500  # from here on it is quicker to lay everything out anew
STANDINGS_KEPT = 16
HELD = np.dtype(
    [("owner", "i8"), ("code", "i4"), ("strength", "f8"), ("years", "f8"), ("confidence", "f8")]
)


def profiles(viewer: Viewer, act: Act = Act.READ) -> Select[Profile]:
    """The profiles that `viewer` may see, or change."""
    return select(Profile).where(_within_reach(viewer, act))


def profile(viewer: Viewer, profile_id: int, act: Act = Act.READ) -> Profile | None:
    """One profile; None if absent or out of reach."""
    return db.session.scalar(profiles(viewer, act).where(Profile.id == profile_id))


def profiles_by_name(viewer: Viewer) -> Sequence[Profile]:
    """Every profile that `viewer` may see."""
    return db.session.scalars(profiles(viewer).order_by(Profile.name)).all()


def default_profile(viewer: Viewer, among: Iterable[Profile]) -> Profile | None:
    """The profile to measure by when none was chosen: one's own first, then the oldest."""
    return min(
        among,
        key=lambda profile: (profile.owner_id != viewer.person_id, profile.id),
        default=None,
    )


def version(profile: Profile, number: int) -> ProfileVersion | None:
    """What a profile wanted in its nth version."""
    return next((one for one in profile.versions if one.number == number), None)


def names_of(person_ids: Iterable[int]) -> dict[int, str]:
    """What these people are called, by id."""
    rows = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(set(person_ids))))
    return {row.id: row.name for row in rows}


def wanted_of(version: ProfileVersion) -> tuple[Want, ...]:
    """What a version wants, as it was written down."""
    return tuple(
        Want(row.skill_id, row.weight, row.minimum_years, row.is_must_have)
        for row in version.wanted
    )


def wants(version: ProfileVersion) -> tuple[Want, ...]:
    """What a version wants, with the related skills that earn part of the credit."""
    return with_related(wanted_of(version), vocabulary())


@cache
def shipped() -> tuple[ProfileDraft, ...]:
    """The profiles that come with Fivebar."""
    folder = files("recruit.matching") / "data"
    texts = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir())
    return tuple(parse(text, vocabulary().skills) for _name, text in texts)


def held_by(candidate_id: int) -> tuple[Held, ...]:
    """What one candidate holds."""
    return _held([candidate_id]).get(candidate_id, ())


def standing(wanted: tuple[Want, ...]) -> Standing:
    """Everybody who holds any skill, in the order of their fit. Raises NothingWanted."""
    ranking: Ranking = current_app.extensions.setdefault(EXTENSION, Ranking())
    return ranking.standing(wanted)


class Ranking:
    """The postings of this process: loaded once, renewed before each use by what changed since.

    Changes are read from the last one on that all before it are known to have committed; those
    met already are passed over.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._postings: Postings | None = None
        self._settled = 0
        self._met: frozenset[int] = frozenset()
        self._standings: OrderedDict[tuple[Want, ...], Standing] = OrderedDict()

    def standing(self, wanted: tuple[Want, ...]) -> Standing:
        """Rank by what is wanted, or give the ranking made since the last change."""
        with self._lock:
            postings = self._renewed()
            found = self._standings.pop(wanted, None) or _ranked(postings, wanted)
            self._standings[wanted] = found
            if len(self._standings) > STANDINGS_KEPT:
                self._standings.popitem(last=False)
            return found

    def _renewed(self) -> Postings:
        changes = db.session.execute(
            select(HeldChange.id, HeldChange.candidate_id, HeldChange.changed_at)
            .where(HeldChange.id > self._settled)
            .order_by(HeldChange.id)
        ).all()
        fresh = {change.candidate_id for change in changes if change.id not in self._met}
        if self._postings is None or len(fresh) > MANY_CHANGES:
            self._postings = Postings.build(_facts())
        elif fresh:
            self._postings = _replaced(self._postings, fresh)
        if fresh:
            self._standings.clear()
        self._settle(changes)
        return self._postings

    def _settle(self, changes: Sequence[Row[*tuple[object, ...]]]) -> None:
        is_sqlite = db.engine.dialect.name == "sqlite"  # one writer: numbered as they commit
        until = now() if is_sqlite else now() - LATEST_COMMIT
        for change in changes:
            if change.changed_at > until:
                break
            self._settled = change.id
        self._met = frozenset(change.id for change in changes if change.id > self._settled)


def _within_reach(viewer: Viewer, act: Act) -> ColumnElement[bool]:
    reach = viewer.reaches(Noun.PROFILE, act)
    if Reach.ALL in reach:
        return true()
    if Reach.OWN in reach:
        return Profile.owner_id == viewer.person_id
    return false()


def _ranked(postings: Postings, wanted: tuple[Want, ...]) -> Standing:
    ranking = postings.rank(wanted)
    return Standing(ranking.candidate_ids, ranking.scores)


def _replaced(postings: Postings, candidate_ids: set[int]) -> Postings:
    held = _held(candidate_ids)
    for candidate_id in candidate_ids:
        skills = held.get(candidate_id)
        if skills:
            postings = postings.replace(candidate_id, skills)
        else:  # nothing to match is no score, rather than none of 100
            postings = postings.remove(candidate_id)
    return postings


def _held(candidate_ids: Iterable[int]) -> dict[int, tuple[Held, ...]]:
    found: dict[int, tuple[Held, ...]] = {}
    for row in db.session.scalars(
        select(HeldSkill)
        .where(HeldSkill.candidate_id.in_(candidate_ids))
        .order_by(HeldSkill.candidate_id, HeldSkill.skill_id)
    ):
        one = Held(
            row.skill_id, row.strength, row.years, row.last_used_on, row.confidence, best=None
        )
        found[row.candidate_id] = (*found.get(row.candidate_id, ()), one)
    return found


def _facts() -> Facts:
    """Stream everything held into arrays: a million rows are never a million objects at once."""
    codes: dict[str, int] = {}
    held = np.fromiter(_rows(codes), HELD)
    candidates = np.unique(held["owner"])
    return Facts(
        candidates=candidates,
        unread_shares=np.zeros(len(candidates)),
        owners=held["owner"],
        codes=held["code"],
        skill_ids=tuple(codes),
        strengths=held["strength"],
        years=held["years"],
        confidences=held["confidence"],
    )


def _rows(codes: dict[str, int]) -> Iterator[tuple[int, int, float, float, float]]:
    rows = db.session.execute(
        select(
            HeldSkill.candidate_id,
            HeldSkill.skill_id,
            HeldSkill.strength,
            HeldSkill.years,
            HeldSkill.confidence,
        ).execution_options(yield_per=10_000)
    )
    for owner, skill_id, strength, years, confidence in rows:
        code = codes.setdefault(skill_id, len(codes))
        yield owner, code, strength, nan if years is None else years, confidence
