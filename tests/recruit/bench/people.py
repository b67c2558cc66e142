"""People on the bench, brought in by their résumés; the reader runs in the test's own process."""

from uuid import uuid4

from foundation.accounts.models import Person
from foundation.clock import today
from foundation.db import db
from foundation.organisation.queries import organisation
from recruit.candidates.actions import add_candidate, index
from recruit.candidates.identity import Identity
from recruit.candidates.models import Candidate
from recruit.matching.actions import create_profile, hold
from recruit.matching.models import Profile
from recruit.matching.score import Want
from recruit.resumes.actions import begin_batch, receive, settle
from recruit.resumes.models import Resume
from recruit.resumes.outcome import Outcome
from recruit.resumes.queries import understood
from recruit.resumes.reading import from_json
from recruit.resumes.report import report
from recruit.skills.holding import Held
from tests.recruit.resumes.documents import a_resume

WANTED = (
    Want("prospecting", 3.0, 2.0, is_must_have=True),
    Want("discovery", 3.0, 0.0, is_must_have=True),
    Want("salesforce", 1.0, 1.0),
)


def drop(owner: Person, data: bytes, filename: str = "cv.txt") -> Resume:
    """A file, received and read; committed."""
    batch = begin_batch(token=str(uuid4()), source="Job fair", by=owner)
    resume = receive(batch, filename, data, by=owner)
    said = report(data, filename)
    reading = from_json(said["reading"])
    settle(resume.id, Outcome("text", reading=reading), understood(reading))
    db.session.commit()
    return resume


def bring(owner: Person, name: str = "Odile Marchand", **resume: str) -> Candidate:
    """Somebody with a résumé of their own."""
    slug = name.split()[0].lower()
    numbers = {"email": f"{slug}@mail.example", "phone": f"+33 6 {sum(map(ord, name)):08d}"}
    found = drop(owner, a_resume(name, **(numbers | resume)), f"{slug}.txt").candidate
    assert found is not None
    return found


def name(owner: Person, name: str, *, is_confidential: bool = False, **facts: str) -> Candidate:
    """Somebody of whom there is no résumé."""
    candidate = add_candidate(Identity(name, **facts), owner_id=owner.id, by_id=owner.id)
    candidate.is_confidential = is_confidential
    index(candidate)
    db.session.commit()
    return candidate


def give(candidate: Candidate, **years: float | None) -> None:
    """Let a candidate hold skills for so many years; in names of skills "_" stands for "-"."""
    on = today(organisation().zone)
    hold(
        candidate.id,
        [
            Held(skill.replace("_", "-"), 1.0, length, on if length else None, 0.9, None)
            for skill, length in years.items()
        ],
    )
    db.session.commit()


def make_profile(owner: Person, name: str = "A-player AE", wanted=WANTED) -> Profile:
    profile = create_profile(name=name, role="AE", wanted=wanted, by_id=owner.id)
    db.session.commit()
    return profile
