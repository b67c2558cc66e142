from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import select

from foundation.access.viewer import Viewer
from foundation.db import db
from recruit.bench.evidence import Evidence, preferred, to_quote
from recruit.bench.queries import evidence_of
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidates
from recruit.courting.cadence import Cadence, Readiness, Tier
from recruit.courting.cards import Card, Column, finding
from recruit.courting.queries import cadence, cards, scope, today_here
from recruit.matching.models import HeldSkill, Profile
from recruit.matching.queries import default_profile, profiles_by_name, standing, wants
from recruit.searches.queries import Search, named_or_skilled
from recruit.skills.queries import vocabulary

LANE = 20  # cards of a lane; the rest is a list
PAGE = 50


@dataclass(frozen=True)
class Fit:
    """How somebody fits a profile. score: 0..100, None where there is nothing to match."""

    score: float | None = None
    evidenced: int = 0
    musts: int = 0


@dataclass(frozen=True)
class Seen:
    """A card with the person and the fit on it."""

    card: Card
    candidate: Candidate
    fit: Fit


@dataclass(frozen=True)
class Lane:
    """One column of a tier, None: those without a clock. The cards shown of all there are."""

    column: Column | None
    seen: tuple[Seen, ...]
    total: int


@dataclass(frozen=True)
class Row:
    """A tier of the board. kept: those without a clock or a plan."""

    tier: Tier
    days: int | None
    total: int
    lanes: tuple[Lane, ...]
    kept: tuple[Seen, ...]
    kept_total: int


@dataclass(frozen=True)
class Board:
    """The bench by tier and warmth. everybody: on the bench before any filter."""

    on: date
    cadence: Cadence
    finding: str
    everybody: int
    due: int
    ready: int
    rows: tuple[Row, ...]
    columns: dict[Column, int]
    first: int | None


@dataclass(frozen=True)
class Asked:
    """What the address of the board asks for."""

    whose: str
    search: Search
    is_due: bool = False


def board(viewer: Viewer, asked: Asked) -> Board:
    """Tier rows by columns of warmth, what is due first standing first."""
    on, rhythm = today_here(), cadence()
    everybody = cards(viewer, scope(viewer, asked.whose), on)
    shown = sorted(_filtered(viewer, asked, everybody, on), key=lambda card: card.place(on))
    lanes = _by_lane(shown, on, rhythm)
    people = _people(
        viewer, asked.search.profile, [c for lane in lanes.values() for c in lane[:LANE]]
    )
    rows = tuple(_row(tier, lanes, people, rhythm) for tier in Tier)
    return Board(
        on=on,
        cadence=rhythm,
        finding=finding(everybody, on, rhythm),
        everybody=len(everybody),
        due=sum(card.is_due(on) for card in everybody),
        ready=sum(card.tier is Tier.A and card.believed(on) is Readiness.NOW for card in everybody),
        rows=rows,
        columns=Counter(column for card in shown if (column := card.column(on, rhythm))),
        first=_first(shown, on),
    )


def lane(viewer: Viewer, asked: Asked, tier: Tier, column: Column | None, page: int) -> Lane:
    """One lane in full, fifty at a time; column None: those without a clock."""
    on, rhythm = today_here(), cadence()
    found = _filtered(viewer, asked, cards(viewer, scope(viewer, asked.whose), on), on)
    chosen = [c for c in found if c.tier is tier and c.column(on, rhythm) is column]
    chosen.sort(key=lambda card: card.place(on))
    some = chosen[(page - 1) * PAGE : page * PAGE]
    people = _people(viewer, asked.search.profile, some)
    seen = tuple(people[card.candidate_id] for card in some)
    return Lane(column, seen, len(chosen))


def chosen_profile(viewer: Viewer, asked: str) -> Profile | None:
    """The profile that an address names by its id, else the one to measure by."""
    found = profiles_by_name(viewer)
    named = next((one for one in found if str(one.id) == asked), None)
    return named or default_profile(viewer, found)


def fits(profile: Profile | None, candidate_ids: Collection[int]) -> dict[int, Fit]:
    """How these people fit a profile, by id."""
    if profile is None or not candidate_ids:
        return {}
    wanted = wants(profile.latest)
    musts = {want.skill_id for want in wanted if want.is_must_have}
    ranked = standing(wanted).only(np.fromiter(candidate_ids, np.int64, len(candidate_ids)))
    held = Counter(
        db.session.scalars(
            select(HeldSkill.candidate_id).where(
                HeldSkill.candidate_id.in_(candidate_ids), HeldSkill.skill_id.in_(musts)
            )
        )
    )
    return {
        int(one): Fit(float(score), held[int(one)], len(musts))
        for one, score in zip(ranked.ids, ranked.scores, strict=True)
    }


def quotes(profile: Profile | None, candidate_ids: Collection[int]) -> dict[int, Evidence]:
    """The line of each résumé that says most of what a profile wants."""
    if profile is None:
        return {}
    preference = preferred((), wants(profile.latest), vocabulary().name)
    found = evidence_of(candidate_ids, preference)
    quoted = {one: to_quote(mentions, preference) for one, mentions in found.items()}
    return {one: quote for one, quote in quoted.items() if quote}


def _filtered(viewer: Viewer, asked: Asked, found: Iterable[Card], on: date) -> list[Card]:
    if asked.search.typed:
        named = select(Candidate.id).where(
            scope(viewer, asked.whose), named_or_skilled(asked.search)
        )
        ids = frozenset(db.session.scalars(named))
        found = [card for card in found if card.candidate_id in ids]
    return [card for card in found if not asked.is_due or card.is_due(on)]


def _first(shown: Iterable[Card], on: date) -> int | None:
    """Whom to begin with: of the best tier, whoever waits longest."""
    due = [card for card in shown if card.is_due(on)]
    best = min(due, key=lambda card: (card.tier, card.place(on)), default=None)
    return best.candidate_id if best else None


def _by_lane(
    found: Iterable[Card], on: date, rhythm: Cadence
) -> dict[tuple[Tier, Column | None], list[Card]]:
    lanes: dict[tuple[Tier, Column | None], list[Card]] = {}
    for card in found:
        lanes.setdefault((card.tier, card.column(on, rhythm)), []).append(card)
    return lanes


def _people(viewer: Viewer, profile: Profile | None, found: Sequence[Card]) -> dict[int, Seen]:
    ids = [card.candidate_id for card in found]
    fit = fits(profile, ids)
    people = {
        one.id: one for one in db.session.scalars(candidates(viewer).where(Candidate.id.in_(ids)))
    }
    return {
        card.candidate_id: Seen(card, people[card.candidate_id], fit.get(card.candidate_id, Fit()))
        for card in found
    }


def _row(
    tier: Tier,
    lanes: dict[tuple[Tier, Column | None], list[Card]],
    people: dict[int, Seen],
    rhythm: Cadence,
) -> Row:
    def seen(column: Column | None) -> tuple[Seen, ...]:
        return tuple(people[card.candidate_id] for card in lanes.get((tier, column), ())[:LANE])

    return Row(
        tier=tier,
        days=rhythm.of(tier),
        total=sum(len(found) for (one, _column), found in lanes.items() if one is tier),
        lanes=tuple(Lane(one, seen(one), len(lanes.get((tier, one), ()))) for one in Column),
        kept=seen(None),
        kept_total=len(lanes.get((tier, None), ())),
    )
