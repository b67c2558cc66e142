import hashlib
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update

from foundation.accounts.models import Person
from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from foundation.files.actions import keep
from foundation.organisation.queries import organisation
from foundation.teams.queries import viewer_of
from recruit.candidates.actions import add_candidate, index, renew
from recruit.candidates.identity import Identity
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidate as candidate_in_reach
from recruit.candidates.queries import look_alikes
from recruit.matching.actions import hold
from recruit.resumes.filenames import shown
from recruit.resumes.models import Batch, Resume, SkillMention, StoredReading
from recruit.resumes.outcome import Outcome
from recruit.resumes.passages import quote
from recruit.resumes.queries import current_resume, earlier_same, reading_of, understood
from recruit.resumes.reading import Reading, to_json
from recruit.resumes.states import FileState
from recruit.resumes.subject import employers, identity, identity_of
from recruit.resumes.understanding import Understanding
from recruit.skills.actions import remember
from recruit.skills.queries import vocabulary

MOST_FILES = 200
MOST_BYTES = 10 * 1024 * 1024
LOCK = 515_152  # settling: one at a time, so that twins dropped together meet


class NotWaiting(Exception):
    """Somebody has decided about this file already."""


class BatchFull(Exception):
    """A batch takes no more than MOST_FILES files."""


@dataclass(frozen=True)
class Same:
    """Who an uploaded file seems to belong to already, and why."""

    candidate: Candidate
    reason: str


def begin_batch(*, token: str, source: str | None, by: Person) -> Batch:
    """Open a batch for files that are dropped together."""
    batch = Batch(created_at=now(), created_by_id=by.id, source=source, token=token)
    db.session.add(batch)
    db.session.flush()
    record("begin", "batch", batch.id, actor_id=by.id)
    return batch


def receive(batch: Batch, filename: str, data: bytes, *, by: Person) -> Resume:
    """Keep a dropped file, to be read by a job; sending the same one again changes nothing.

    Raises BatchFull.
    """
    name, sha256 = shown(filename), hashlib.sha256(data).hexdigest()
    again = db.session.scalar(
        select(Resume).where(
            Resume.batch_id == batch.id, Resume.filename == name, Resume.sha256 == sha256
        )
    )
    if again:
        return again
    if len(data) > MOST_BYTES:
        return refuse(batch, filename, len(data), by=by)
    keep(data, media_type="application/octet-stream")
    return _add(batch, by=by, filename=name, size_bytes=len(data), sha256=sha256)


def refuse(batch: Batch, filename: str, size_bytes: int, *, by: Person) -> Resume:
    """Note a file that is too large to be sent: the counts still add up to what was dropped."""
    return _add(
        batch,
        by=by,
        filename=shown(filename),
        size_bytes=size_bytes,
        state=FileState.REFUSED,
        reason=f"Larger than {MOST_BYTES // 1024 // 1024} MiB, so it was not kept.",
    )


def _add(
    batch: Batch, *, by: Person, state: FileState = FileState.QUEUED, **fields: object
) -> Resume:
    held = select(func.count()).where(Resume.batch_id == batch.id)
    if (db.session.scalar(held) or 0) >= MOST_FILES:
        raise BatchFull
    resume = Resume(
        batch_id=batch.id, uploaded_at=now(), uploaded_by_id=by.id, state=state, **fields
    )
    db.session.add(resume)
    db.session.flush()
    record("upload", "résumé", resume.id, actor_id=by.id)
    return resume


def settle(resume_id: int, outcome: Outcome, understanding: Understanding | None) -> None:
    """Write down what reading a file came to. Safe to repeat: a settled file stays as it is."""
    _one_at_a_time()
    resume = db.session.get_one(Resume, resume_id)
    if resume.state is not FileState.QUEUED:
        return
    resume.read_at = now()
    reading = outcome.reading
    if reading is None or outcome.state != "text" or understanding is None:
        resume.state, resume.reason = _without_text(outcome)
        return
    resume.pages = reading.pages or None
    resume.text_sha256 = hashlib.sha256(" ".join(reading.text.split()).encode()).hexdigest()
    db.session.add(
        StoredReading(
            resume_id=resume.id, reader_version=reading.reader_version, content=to_json(reading)
        )
    )
    remember(understanding.answers)
    _decide(resume, reading, understanding)


def _decide(resume: Resume, reading: Reading, understanding: Understanding) -> None:
    """Take the person in, unless it takes a person to say who it is."""
    who = identity(reading)
    same = _same(resume, who)
    if same:
        resume.state, resume.reason = FileState.DUPLICATE, same.reason
        resume.possible_candidate_id = same.candidate.id
    elif who is None:
        resume.state = FileState.CHECK
        resume.reason = "No name was found that can be trusted. Whose résumé is it?"
    else:
        _take_in(resume, reading, understanding, who)


def give_name(resume: Resume, name: str, *, by: Person) -> Candidate:
    """Say whose résumé it is where the reading could not. Raises NotWaiting."""
    _must_be(resume, FileState.CHECK)
    return _newcomer(resume, name, by=by)


def keep_apart(resume: Resume, *, by: Person) -> Candidate:
    """Say that it is not the same person: somebody new. Raises NotWaiting."""
    _must_be(resume, FileState.DUPLICATE)
    reading = reading_of(resume)
    who = identity(reading) if reading else None
    return _newcomer(resume, who.name if who else resume.filename, by=by)


def attach(resume: Resume, candidate: Candidate, *, by: Person) -> None:
    """Say that it is a newer résumé of `candidate`: facts are renewed, corrections stay."""
    _must_be(resume, FileState.DUPLICATE)
    reading = reading_of(resume)
    if reading is None:
        raise NotWaiting
    renew(candidate, identity(reading) or identity_of(reading, candidate.name), by_id=by.id)
    _attach(resume, candidate, reading, understood(reading))
    record("attach résumé", "candidate", candidate.id, actor_id=by.id, résumé=resume.id)


def reindex(candidate: Candidate) -> None:
    """Renew the words under which a candidate is found, after one of them changed."""
    resume = current_resume(candidate)
    reading = reading_of(resume) if resume else None
    skills = db.session.scalars(
        select(SkillMention.skill_id).where(SkillMention.candidate_id == candidate.id).distinct()
    )
    names = (vocabulary().name(skill) for skill in skills)
    index(candidate, *(employers(reading) if reading else ()), *names)


def _newcomer(resume: Resume, name: str, *, by: Person) -> Candidate:
    reading = reading_of(resume)
    if reading is None:
        raise NotWaiting
    who = identity_of(reading, name)
    candidate = _take_in(resume, reading, understood(reading), who)
    record("identify", "résumé", resume.id, actor_id=by.id)
    return candidate


def _take_in(
    resume: Resume, reading: Reading, understanding: Understanding, who: Identity
) -> Candidate:
    candidate = add_candidate(
        who,
        owner_id=resume.uploaded_by_id,
        source=resume.batch.source,
        by_id=resume.uploaded_by_id,
    )
    _attach(resume, candidate, reading, understanding)
    return candidate


def _attach(
    resume: Resume, candidate: Candidate, reading: Reading, understanding: Understanding
) -> None:
    resume.candidate_id, resume.possible_candidate_id = candidate.id, None
    resume.state, resume.reason = FileState.READY, None
    _mention(resume, candidate, reading, understanding)
    hold(candidate.id, understanding.held)
    db.session.flush()
    reindex(candidate)


def _mention(
    resume: Resume, candidate: Candidate, reading: Reading, understanding: Understanding
) -> None:
    """Keep every place that speaks of a skill; of the candidate's older files none is best."""
    db.session.execute(delete(SkillMention).where(SkillMention.resume_id == resume.id))
    db.session.execute(
        update(SkillMention).where(SkillMention.candidate_id == candidate.id).values(is_best=False)
    )
    best = {held.best for held in understanding.held}
    for mention in understanding.mentions:
        around = quote(reading, mention.start, mention.end)
        db.session.add(
            SkillMention(
                resume_id=resume.id,
                candidate_id=candidate.id,
                skill_id=mention.skill_id,
                spelling=mention.spelling[:256],
                how=mention.how,
                score=mention.score,
                strength=mention.strength,
                reason=mention.reason,
                origin=mention.origin,
                start=mention.start,
                end=mention.end,
                page=understanding.page_of(mention),
                quote=around.text,
                quote_start=around.start,
                is_best=mention in best,
            )
        )


def _same(resume: Resume, who: Identity | None) -> Same | None:
    """Find whose file this is already, among those whom its uploader may see."""
    viewer = viewer_of(db.session.get_one(Person, resume.uploaded_by_id), organisation().zone)
    for earlier in earlier_same(resume, resume.text_sha256 or ""):
        owner = candidate_in_reach(viewer, earlier.candidate_id or 0)
        if owner:
            return Same(owner, f"The same résumé as {earlier.filename}, already of {owner.name}.")
    if who is None:
        return None
    for found in look_alikes(email=who.email, phone=who.phone):
        if candidate_in_reach(viewer, found.id):
            what = "e-mail address" if found.email and found.email == who.email else "phone number"
            return Same(found, f"The same {what} as {found.name}.")
    return None


def _without_text(outcome: Outcome) -> tuple[FileState, str]:
    states = {
        "no text": FileState.NEEDS_OCR,
        "refused": FileState.REFUSED,
        "unreadable": FileState.UNREADABLE,
    }
    return states.get(outcome.state, FileState.UNREADABLE), outcome.reason or ""


def _must_be(resume: Resume, state: FileState) -> None:
    _one_at_a_time()
    db.session.refresh(resume)
    if resume.state is not state:
        raise NotWaiting


def _one_at_a_time() -> None:
    """Let no two files be settled at once; SQLite writes one at a time anyhow."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(LOCK)))
