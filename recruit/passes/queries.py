from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

import numpy as np
from sqlalchemy import and_, exists, select

from foundation.access.rules import Act
from foundation.access.viewer import Viewer
from foundation.db import db
from foundation.organisation.queries import organisation
from recruit.bench.evidence import Evidence
from recruit.boards.queries import Fit, fits, quotes
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidates
from recruit.candidates.words import folded
from recruit.courting.queries import cards, in_inbox, scope, today_here
from recruit.deeds.queries import deeds_by
from recruit.matching.models import HeldSkill, Profile
from recruit.matching.queries import standing, wants
from recruit.matching.standing import NOBODY
from recruit.passes.summary import Done, ranks
from recruit.searches.cursors import Cursor
from recruit.searches.queries import Order

PAGE = 50


@dataclass(frozen=True)
class Arrival:
    """Somebody who waits in the Inbox."""

    candidate: Candidate
    fit: Fit
    evidence: Evidence | None


@dataclass(frozen=True)
class Inbox:
    """Who waits, best fit first; next: where the list goes on."""

    arrivals: Sequence[Arrival]
    total: int
    next: Cursor | None


def inbox(viewer: Viewer, whose: str, profile: Profile | None, after: Cursor | None) -> Inbox:
    """Fifty of those who wait, the best fit first, then the newest."""
    where = and_(scope(viewer, whose), in_inbox())
    ids = np.fromiter(db.session.scalars(select(Candidate.id).where(where)), np.int64)
    scored = standing(wants(profile.latest)).only(ids) if profile else NOBODY
    has_score = exists().where(HeldSkill.candidate_id == Candidate.id)
    order = Order(scored, and_(where, ~has_score) if profile else where, len(ids))
    places = order.after(after, PAGE)
    chosen = [place.candidate_id for place in places]
    people = {
        one.id: one
        for one in db.session.scalars(candidates(viewer).where(Candidate.id.in_(chosen)))
    }
    fit, quoted = fits(profile, chosen), quotes(profile, chosen)
    shown = [Arrival(people[i], fit.get(i, Fit()), quoted.get(i)) for i in chosen if i in people]
    is_more = bool(places) and order.position(places[-1]) + 1 < len(ids)
    return Inbox(shown, len(ids), places[-1] if is_more else None)


def chosen(viewer: Viewer, candidate_ids: Sequence[int]) -> Sequence[Candidate]:
    """Those of these people who still wait and whom `viewer` may sort."""
    return db.session.scalars(
        candidates(viewer, Act.EDIT)
        .where(Candidate.id.in_(candidate_ids), in_inbox())
        .order_by(Candidate.id)
    ).all()


@dataclass(frozen=True)
class Stop:
    """One person of the weekly pass; number: the how many-th, from 1."""

    candidate: Candidate
    number: int
    previous: int | None
    next: int | None
    fit: Fit
    evidence: Evidence | None


@dataclass(frozen=True)
class Pass:
    """Where the weekly pass stands. stop None: it is over. treated: how many were, today."""

    stop: Stop | None
    total: int
    treated: int
    done: tuple[Done, ...]
    last: int | None


def weekly_pass(viewer: Viewer, whose: str, profile: Profile | None, at: str) -> Pass:
    """Where a pass stands. at: a candidate's id, "end", or "" for whoever comes next."""
    done = today_done(viewer)
    treated = frozenset(one.candidate_id for one in done)
    ids = _round(viewer, whose, treated)
    here = _next(ids, treated, at)
    return Pass(
        stop=_stop(profile, ids, here) if here else None,
        total=len(ids),
        treated=len(treated),
        done=done,
        last=ids[-1] if ids else None,
    )


def _stop(profile: Profile | None, ids: Sequence[int], here: int) -> Stop:
    before, after = ranks(ids, here)
    return Stop(
        candidate=db.session.get_one(Candidate, here),
        number=ids.index(here) + 1,
        previous=before,
        next=after,
        fit=fits(profile, [here]).get(here, Fit()),
        evidence=quotes(profile, [here]).get(here),
    )


def today_done(viewer: Viewer) -> tuple[Done, ...]:
    """What `viewer` did on the bench today and did not take back."""
    midnight = datetime.combine(today_here(), time.min, organisation().zone)
    return tuple(
        Done(one.candidate_id, one.candidate.name, one.verb, one.before, one.after)
        for one in deeds_by(viewer, midnight)
    )


def _round(viewer: Viewer, whose: str, seen: frozenset[int]) -> list[int]:
    """Everybody awake or treated today; by tier and name, so that the order holds still."""
    on = today_here()
    found = [
        card
        for card in cards(viewer, scope(viewer, whose), on)
        if not card.is_asleep(on) or card.candidate_id in seen
    ]
    found.sort(key=lambda card: (card.tier, folded(card.name), card.candidate_id))
    return [card.candidate_id for card in found]


def _next(ids: Sequence[int], seen: frozenset[int], at: str) -> int | None:
    if at == "end":
        return None
    if at.isdecimal() and int(at) in ids:
        return int(at)
    return next((one for one in ids if one not in seen), None)
