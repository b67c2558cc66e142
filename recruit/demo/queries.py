from collections.abc import Iterable

from sqlalchemy import func, select

from foundation.accounts.models import Person
from foundation.accounts.queries import person_with_email
from foundation.audit.models import AuditEvent
from foundation.db import db
from recruit.candidates.models import Candidate
from recruit.demo.arrivals import Drop, Paper
from recruit.demo.people import applicant
from recruit.resumes.models import Batch, Resume
from recruit.resumes.queries import batch_under

HAND_OVER = "hand over"


def person(email: str) -> Person:
    """Whoever signs in under `email`; the company is founded, so there is somebody."""
    found = person_with_email(email)
    if found is None:
        raise LookupError(email)
    return found


def batch_of(drop: Drop) -> Batch | None:
    """The batch of a drop that has happened."""
    by = person_with_email(drop.by)
    return batch_under(drop.token, by.id) if by else None


def papers(drop: Drop) -> list[tuple[Paper, Resume]]:
    """The files of a drop that have arrived, each beside what was to arrive."""
    batch = batch_of(drop)
    if batch is None:
        return []
    arrived = db.session.scalars(select(Resume).where(Resume.batch_id == batch.id))
    by_name = {resume.filename: resume for resume in arrived}
    return [(paper, by_name[paper.shown]) for paper in drop.papers if paper.shown in by_name]


def times(verb: str, candidate: Candidate) -> int:
    """How often something was done with a candidate, whatever was taken back since."""
    done = select(func.count()).where(
        AuditEvent.noun == "candidate",
        AuditEvent.subject_id == candidate.id,
        AuditEvent.verb == verb,
    )
    return db.session.scalar(done) or 0


def applicants(names: Iterable[str]) -> dict[str, Candidate]:
    """Those of these applicants who are candidates by now."""
    by_email = {applicant(name).email: name for name in names}
    found = db.session.scalars(select(Candidate).where(Candidate.email.in_(by_email)))
    return {by_email[candidate.email]: candidate for candidate in found if candidate.email}
