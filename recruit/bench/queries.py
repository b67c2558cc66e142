from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from sqlalchemy import Select, and_, func, or_, select

from foundation.access.viewer import Viewer
from foundation.accounts.models import Person
from foundation.audit.models import AuditEvent
from foundation.db import db
from recruit.bench.evidence import Evidence, preferred, to_quote
from recruit.bench.explanation import Explanation, explained
from recruit.bench.facts import ReadFact, doubtful_fields, read_facts, unread_share
from recruit.bench.feed import Event, Moment, moments
from recruit.bench.leaves import Original, by_skill, original
from recruit.candidates.actions import CORRECTABLE
from recruit.candidates.models import Candidate, Correction
from recruit.candidates.queries import candidates, corrections, count
from recruit.matching.models import HeldSkill, Profile
from recruit.matching.queries import held_by, wants
from recruit.matching.score import fit
from recruit.resumes.models import Resume, SkillMention
from recruit.resumes.queries import reading_of
from recruit.resumes.reading import Reading
from recruit.searches.cursors import Cursor
from recruit.searches.queries import Search, order
from recruit.skills.holding import Held
from recruit.skills.queries import vocabulary

PAGE = 50
MOST_EVENTS = 200
# The columns of a mention that make an Evidence.
MENTIONED = tuple(one.name for one in fields(Evidence) if hasattr(SkillMention, one.name))
STRONGEST = 3  # skills to name of somebody who is not measured against a profile


@dataclass(frozen=True)
class Row:
    """One line of the list. score: 0..100, None where there is nothing to match.

    evidenced of musts: must-haves with evidence; skills: what is known best, without a profile.
    """

    candidate: Candidate
    score: float | None
    evidenced: int
    musts: int
    evidence: Evidence | None
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Rows of the list, and where it goes on. first: how many of the total stand before them.

    everybody: how many there are, found or not.
    """

    rows: Sequence[Row]
    first: int
    total: int
    everybody: int
    previous: Cursor | None
    next: Cursor | None


def page(viewer: Viewer, search: Search, *, after: Cursor | None, before: Cursor | None) -> Page:
    """Fifty rows of what a search finds."""
    found = order(viewer, search)
    places = found.before(before, PAGE) if before else found.after(after, PAGE)
    if before and len(places) < PAGE:
        places = found.after(None, PAGE)
    first = found.position(places[0]) if places and (after or before) else 0
    return Page(
        rows=_rows(viewer, search, places),
        first=first,
        total=found.total,
        everybody=count(viewer) if search.typed else found.total,
        previous=places[0] if first else None,
        next=places[-1] if first + len(places) < found.total else None,
    )


def evidence_of(
    candidate_ids: Collection[int], skill_ids: Collection[str] | None = None
) -> dict[int, list[Evidence]]:
    """The mention to quote for each skill of these candidates, by candidate."""
    chosen = select(SkillMention).where(
        SkillMention.candidate_id.in_(candidate_ids), SkillMention.is_best.is_(True)
    )
    if skill_ids is not None:
        chosen = chosen.where(SkillMention.skill_id.in_(skill_ids))
    found: dict[int, list[Evidence]] = {}
    for mention in mentions(chosen):
        found.setdefault(mention.candidate_id, []).append(mention)
    return found


def mentions(chosen: Select[SkillMention]) -> list[Evidence]:
    """A selection of mentions, as they are quoted; plain columns, for there may be many."""
    columns = chosen.with_only_columns(*(getattr(SkillMention, name) for name in MENTIONED))
    return [
        Evidence(skill=vocabulary().name(row.skill_id), **row._mapping)
        for row in db.session.execute(columns)
    ]


def _rows(viewer: Viewer, search: Search, places: Sequence[Cursor]) -> list[Row]:
    ids = [place.candidate_id for place in places]
    wanted = wants(search.profile.latest) if search.profile else ()
    preference = preferred(search.meant, wanted, vocabulary().name)
    people = {
        one.id: one for one in db.session.scalars(candidates(viewer).where(Candidate.id.in_(ids)))
    }
    quotes, skills = evidence_of(ids, preference), _skills_of(ids)
    musts = {want.skill_id for want in wanted if want.is_must_have}
    return [
        Row(
            candidate=people[place.candidate_id],
            score=place.score,
            evidenced=len(musts.intersection(skills.get(place.candidate_id, ()))),
            musts=len(musts),
            evidence=to_quote(quotes.get(place.candidate_id, ()), preference),
            skills=tuple(
                vocabulary().name(skill_id)
                for skill_id in skills.get(place.candidate_id, ())[:STRONGEST]
            ),
        )
        for place in places
        if place.candidate_id in people
    ]


def _skills_of(candidate_ids: Collection[int]) -> dict[int, list[str]]:
    """The ids of what candidates hold, the longest used first."""
    rows = db.session.execute(
        select(HeldSkill.candidate_id, HeldSkill.skill_id)
        .where(HeldSkill.candidate_id.in_(candidate_ids))
        .order_by(func.coalesce(HeldSkill.years, 0).desc(), HeldSkill.confidence.desc())
    )
    found: dict[int, list[str]] = {}
    for candidate_id, skill_id in rows:
        found.setdefault(candidate_id, []).append(skill_id)
    return found


@dataclass(frozen=True)
class Around:
    """Where a candidate stands in a search, from 1, and who stands next to them."""

    position: int
    total: int
    previous: int | None
    next: int | None


def around(viewer: Viewer, search: Search, candidate: Candidate) -> Around | None:
    """The neighbours in the list one came from; None for somebody the search does not find."""
    found = order(viewer, search)
    place = found.place_of(candidate.id)
    if place is None:
        return None
    before, after = found.before(place, 1), found.after(place, 1)
    return Around(
        position=found.position(place) + 1,
        total=found.total,
        previous=before[0].candidate_id if before else None,
        next=after[0].candidate_id if after else None,
    )


@dataclass(frozen=True)
class Field:
    """A fact about who it is, which a person may put right."""

    name: str
    value: str | None
    is_doubtful: bool
    correction: Correction | None


@dataclass(frozen=True)
class SkillRow:
    """A skill, the ways a résumé writes it, how long it was used."""

    name: str
    mentions: tuple[Evidence, ...]
    years: float | None


@dataclass(frozen=True)
class Dossier:
    """All that is known of a candidate; resume: the one that is looked at."""

    explanation: Explanation | None
    fields: tuple[Field, ...]
    facts: tuple[ReadFact, ...]
    skills: tuple[SkillRow, ...]
    resumes: Sequence[Resume]
    resume: Resume | None
    reading: Reading | None
    original: Original | None
    moments: tuple[Moment, ...]


def dossier(candidate: Candidate, profile: Profile | None, *, resume_id: str | None) -> Dossier:
    """Put together what is known of a candidate. resume_id: which résumé to look at, if any."""
    resumes = db.session.scalars(
        select(Resume).where(Resume.candidate_id == candidate.id).order_by(Resume.id.desc())
    ).all()
    latest = resumes[0] if resumes else None
    resume = next((one for one in resumes if str(one.id) == resume_id), latest)
    reading = reading_of(resume) if resume else None
    found = _mentions_in(resume) if resume else []
    held = held_by(candidate.id)
    return Dossier(
        explanation=_explanation(candidate, profile, held, reading),
        fields=_fields(candidate, reading),
        facts=read_facts(reading) if reading else (),
        skills=_skill_rows(found, held),
        resumes=resumes,
        resume=resume,
        reading=reading,
        original=original(reading, found) if reading else None,
        moments=moments(_events(candidate, resumes), _in_force(candidate)),
    )


def _explanation(
    candidate: Candidate, profile: Profile | None, held: Sequence[Held], reading: Reading | None
) -> Explanation | None:
    """How a candidate fits a profile, and why; None where there is nothing to match."""
    if profile is None or not held:
        return None
    match = fit(held, wants(profile.latest), unread_share=unread_share(reading))
    quotes = {one.skill_id: one for one in evidence_of([candidate.id]).get(candidate.id, ())}
    return explained(match, quotes, vocabulary())


def _fields(candidate: Candidate, reading: Reading | None) -> tuple[Field, ...]:
    doubtful = doubtful_fields(reading) if reading else frozenset()
    corrected = corrections(candidate)
    return tuple(
        Field(
            name=name,
            value=getattr(candidate, name),
            is_doubtful=name in doubtful and name not in corrected,
            correction=corrected.get(name),
        )
        for name in CORRECTABLE
    )


def _in_force(candidate: Candidate) -> dict[str, int]:
    return {field: correction.id for field, correction in corrections(candidate).items()}


def _mentions_in(resume: Resume) -> list[Evidence]:
    return mentions(
        select(SkillMention).where(SkillMention.resume_id == resume.id).order_by(SkillMention.start)
    )


def _skill_rows(found: Sequence[Evidence], held: Sequence[Held]) -> tuple[SkillRow, ...]:
    """The skills of a résumé, the longest used first."""
    years = {one.skill_id: one.years for one in held}
    rows = (
        SkillRow(vocabulary().name(skill_id), some, years.get(skill_id))
        for skill_id, some in by_skill(found).items()
    )
    return tuple(sorted(rows, key=lambda row: (-(row.years or 0), row.name)))


def _events(candidate: Candidate, resumes: Sequence[Resume]) -> list[Event]:
    """What was done to a candidate and their files, newest first; at most MOST_EVENTS."""
    files = {resume.id: resume.filename for resume in resumes}
    of_candidate = and_(AuditEvent.noun == "candidate", AuditEvent.subject_id == candidate.id)
    of_files = and_(AuditEvent.noun == "résumé", AuditEvent.subject_id.in_(files))
    rows = db.session.execute(
        select(AuditEvent, Person.name)
        .outerjoin(Person, Person.id == AuditEvent.actor_id)
        .where(or_(of_candidate, of_files))
        .order_by(AuditEvent.id.desc())
        .limit(MOST_EVENTS)
    )
    return [
        Event(
            at=row.at,
            actor=name,
            noun=row.noun,
            verb=row.verb,
            subject=files.get(row.subject_id or 0) if row.noun == "résumé" else None,
            field=row.detail.get("field", ""),
        )
        for row, name in rows
    ]
