from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from recruit.candidates.identity import Identity
from recruit.candidates.models import Candidate, Correction, SearchDocument
from recruit.candidates.queries import corrections
from recruit.candidates.words import document

# What a person may put right, and how long it may be.
CORRECTABLE = {
    "name": 300,
    "email": 320,
    "phone": 60,
    "city": 200,
    "position": 300,
    "employer": 300,
}


class NotCorrectable(Exception):
    """There is no such field to put right, or nothing to undo in it."""


def add_candidate(
    identity: Identity, *, owner_id: int, source: str | None = None, by_id: int
) -> Candidate:
    """Put a person on the bench."""
    candidate = Candidate(owner_id=owner_id, source=source, created_at=now())
    _take(candidate, identity)
    db.session.add(candidate)
    db.session.flush()
    record("add", "candidate", candidate.id, actor_id=by_id)
    return candidate


def renew(candidate: Candidate, identity: Identity, *, by_id: int) -> None:
    """Take over what a newer résumé says, except where a person has put it right."""
    kept = corrections(candidate)
    _take(candidate, identity, keep=set(kept))
    record("renew", "candidate", candidate.id, actor_id=by_id)


def correct(candidate: Candidate, field: str, value: str | None, *, by_id: int) -> Correction:
    """Put a field right; the first original stays beside it however often it is corrected."""
    if field not in CORRECTABLE:
        raise NotCorrectable(field)
    before = corrections(candidate).get(field)
    original = before.original if before else getattr(candidate, field)
    if before:
        before.undone_at, before.undone_by_id = now(), by_id
    correction = Correction(
        field=field,
        original=original,
        value=value,
        corrected_at=now(),
        corrected_by_id=by_id,
    )
    candidate.corrections.append(correction)
    setattr(candidate, field, value)
    db.session.flush()
    record("correct", "candidate", candidate.id, actor_id=by_id, field=field)
    return correction


def undo_correction(candidate: Candidate, correction_id: int, *, by_id: int) -> Correction:
    """Put the original back."""
    in_force = corrections(candidate).values()
    correction = next((row for row in in_force if row.id == correction_id), None)
    if correction is None:
        raise NotCorrectable(str(correction_id))
    correction.undone_at, correction.undone_by_id = now(), by_id
    setattr(candidate, correction.field, correction.original)
    record("undo correction", "candidate", candidate.id, actor_id=by_id, field=correction.field)
    return correction


def index(candidate: Candidate, *more: str | None) -> None:
    """Renew the words under which a candidate is found; `more`: employers, skills."""
    words = document(
        (candidate.name, candidate.position, candidate.employer, candidate.city, *more)
    )
    found = db.session.get(SearchDocument, candidate.id)
    if found:
        found.words = words
    else:
        db.session.add(SearchDocument(candidate_id=candidate.id, words=words))


def _take(
    candidate: Candidate, identity: Identity, keep: frozenset[str] | set[str] = frozenset()
) -> None:
    for field in CORRECTABLE.keys() - keep:
        value = getattr(identity, field)
        if value or field != "name":
            setattr(candidate, field, value)
