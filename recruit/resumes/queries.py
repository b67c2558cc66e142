from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import url_for
from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import selectinload

from foundation.access.rules import Act, Noun, Reach
from foundation.access.viewer import Viewer
from foundation.agenda.items import AgendaItem, Contribution, Responsibility
from foundation.clock import now, today
from foundation.db import db
from foundation.jobs.models import Job, JobState
from foundation.organisation.queries import organisation
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidates
from recruit.resumes.models import Batch, Resume, StoredReading
from recruit.resumes.passages import passages
from recruit.resumes.reading import Reading, from_json
from recruit.resumes.states import FileState
from recruit.resumes.understanding import Understanding, understand
from recruit.skills.mentions import spellings
from recruit.skills.queries import remembered, resolver

READING_JOB = "read résumé"
RECENT = 10
FRESH = timedelta(seconds=10)  # pages ask every second; a slow one loses nothing


@dataclass(frozen=True)
class FileRow:
    """One file of a batch, as a page shows it."""

    resume: Resume
    state: FileState


@dataclass(frozen=True)
class Unread:
    """A file to be read: where it is kept and what it was called."""

    sha256: str
    filename: str


@dataclass(frozen=True)
class Tally:
    """How many files of a batch are in each state; they add up to the files received."""

    counts: dict[FileState, int]

    @property
    def total(self) -> int:
        """All files."""
        return sum(self.counts.values())

    @property
    def pending(self) -> int:
        """Files that are not read yet."""
        return sum(count for state, count in self.counts.items() if state.is_pending)

    @property
    def ready(self) -> int:
        """Files whose candidate is on the bench."""
        return self.counts.get(FileState.READY, 0)

    @property
    def waiting(self) -> int:
        """Files that wait for a person's decision."""
        return sum(count for state, count in self.counts.items() if state.needs_person)

    @property
    def failed(self) -> int:
        """Files that nothing can be taken from as they are."""
        failed = (FileState.UNREADABLE, FileState.REFUSED, FileState.NEEDS_OCR)
        return sum(self.counts.get(state, 0) for state in failed)


def within_reach(viewer: Viewer, act: Act = Act.READ) -> ColumnElement[bool]:
    """The condition of every selection of résumés: as their candidate; own uploads until then."""
    reach = viewer.reaches(Noun.CANDIDATE, act)
    if Reach.ALL in reach:
        return true()
    if not reach:
        return false()
    visible = candidates(viewer, act).with_only_columns(Candidate.id)
    return or_(
        Resume.candidate_id.in_(visible),
        and_(Resume.candidate_id.is_(None), Resume.uploaded_by_id == viewer.person_id),
    )


def resumes(viewer: Viewer, act: Act = Act.READ) -> Select[Resume]:
    """The résumés that `viewer` may see, or decide about."""
    return select(Resume).where(within_reach(viewer, act))


def resume(viewer: Viewer, resume_id: int, act: Act = Act.READ) -> Resume | None:
    """One résumé; None if absent or out of reach."""
    return db.session.scalar(resumes(viewer, act).where(Resume.id == resume_id))


def batches(viewer: Viewer) -> Select[Batch]:
    """The batches that `viewer` may follow: everybody's for HR, else their own."""
    if Reach.ALL in viewer.reaches(Noun.CANDIDATE):
        return select(Batch)
    return select(Batch).where(Batch.created_by_id == viewer.person_id)


def batch(viewer: Viewer, batch_id: int) -> Batch | None:
    """One batch; None if absent or somebody else's."""
    return db.session.scalar(batches(viewer).where(Batch.id == batch_id))


def batch_under(token: str, person_id: int) -> Batch | None:
    """The batch that a person began under `token`."""
    return db.session.scalar(
        select(Batch).where(Batch.token == token, Batch.created_by_id == person_id)
    )


def batch_followed(viewer: Viewer, token: str) -> Batch | None:
    """The batch begun under `token`, for whoever may follow it."""
    return db.session.scalar(batches(viewer).where(Batch.token == token))


def recent_batches(viewer: Viewer) -> list[tuple[Batch, Tally]]:
    """The last ten batches with their tallies, newest first."""
    newest = db.session.scalars(
        batches(viewer)
        .options(selectinload(Batch.created_by))
        .order_by(Batch.id.desc())
        .limit(RECENT)
    ).all()
    return [(batch, tally(batch)) for batch in newest]


def tally(batch: Batch) -> Tally:
    """Count the files of a batch by state."""
    counted = db.session.execute(
        select(Resume.state, func.count().label("files"))
        .where(Resume.batch_id == batch.id)
        .group_by(Resume.state)
    )
    return Tally({row.state: row.files for row in counted})


def files(viewer: Viewer, batch: Batch) -> list[FileRow]:
    """The files of a batch as they were dropped, each in its state of this moment."""
    chosen = db.session.scalars(
        resumes(viewer)
        .where(Resume.batch_id == batch.id)
        .options(selectinload(Resume.candidate), selectinload(Resume.possible_candidate))
        .order_by(Resume.id)
    ).all()
    running = _being_read()
    return [_row(resume, running) for resume in chosen]


def unfinished_and_fresh(viewer: Viewer, batch: Batch) -> list[FileRow]:
    """The files of a batch that are being read, or were settled within the last few seconds."""
    chosen = db.session.scalars(
        resumes(viewer)
        .where(Resume.batch_id == batch.id, Resume.read_at > now() - FRESH)
        .options(selectinload(Resume.candidate), selectinload(Resume.possible_candidate))
        .order_by(Resume.id)
    ).all()
    running = _being_read()
    being_read = db.session.scalars(
        resumes(viewer).where(
            Resume.batch_id == batch.id,
            Resume.state == FileState.QUEUED,
            Resume.id.in_({int(key) for key in running if key}),
        )
    ).all()
    return [_row(resume, running) for resume in (*being_read, *chosen)]


def file_row(resume: Resume) -> FileRow:
    """One file in its state of this moment."""
    return _row(resume, _being_read())


def _row(resume: Resume, running: frozenset[str | None]) -> FileRow:
    is_reading = resume.state is FileState.QUEUED and str(resume.id) in running
    return FileRow(resume, FileState.READING if is_reading else resume.state)


def _being_read() -> frozenset[str | None]:
    """The keys of the reading jobs that a worker is at."""
    return frozenset(
        db.session.scalars(
            select(Job.key).where(Job.name == READING_JOB, Job.state == JobState.RUNNING)
        )
    )


def unread(resume_id: int) -> Unread | None:
    """A file that waits to be read; None if it is settled or was never kept."""
    resume = db.session.get(Resume, resume_id)
    if resume is None or resume.state is not FileState.QUEUED or resume.sha256 is None:
        return None
    return Unread(resume.sha256, resume.filename)


def reading_of(resume: Resume) -> Reading | None:
    """What was read from a file; None if nothing was, or not yet."""
    stored = db.session.get(StoredReading, resume.id)
    return from_json(stored.content) if stored else None


def understood(reading: Reading) -> Understanding:
    """What a reading says about skills today; spellings met before are not compared again."""
    known = remembered(spellings(passages(reading)))
    return understand(reading, resolver(), known, on=today(organisation().zone))


def current_resume(candidate: Candidate) -> Resume | None:
    """The résumé that counts: the one attached last."""
    return db.session.scalar(
        select(Resume)
        .where(Resume.candidate_id == candidate.id)
        .order_by(Resume.id.desc())
        .limit(1)
    )


def earlier_same(resume: Resume, text_sha256: str) -> Sequence[Resume]:
    """Other files of the same bytes or the same text that already belong to somebody."""
    return db.session.scalars(
        select(Resume)
        .where(
            or_(Resume.sha256 == resume.sha256, Resume.text_sha256 == text_sha256),
            Resume.id != resume.id,
            Resume.candidate_id.is_not(None),
        )
        .order_by(Resume.id)
    ).all()


def waiting(viewer: Viewer) -> Sequence[Resume]:
    """Résumés that need a person's decision, oldest first."""
    return db.session.scalars(
        resumes(viewer, Act.EDIT)
        .where(Resume.state.in_((FileState.CHECK, FileState.DUPLICATE)))
        .options(selectinload(Resume.possible_candidate))
        .order_by(Resume.id)
        .limit(50)
    ).all()


def recruiting_today(viewer: Viewer) -> Contribution | None:
    """What recruiting has for a person today."""
    if not viewer.may(Noun.CANDIDATE, Act.EDIT):
        return None
    items = tuple(_item(resume) for resume in waiting(viewer))
    return Contribution(
        responsibility=Responsibility.RECRUITING,
        items=items,
        number=len(items),
        unit="to decide",
        note="Résumés that need you",
        url=url_for("bench.index"),
        next_move=AgendaItem(
            when="Any time",
            who="The next A-player",
            what="Nothing waits. Drop the résumés you have been sent; they are read and matched.",
            verb="Add résumés",
            url=url_for("resumes.add"),
        ),
    )


def _item(resume: Resume) -> AgendaItem:
    is_check = resume.state is FileState.CHECK
    possible = resume.possible_candidate
    return AgendaItem(
        when="Check" if is_check else "Decide",
        who=resume.filename if is_check or possible is None else possible.name,
        what=resume.reason or "",
        verb="Check it" if is_check else "Compare",
        url=url_for("resumes.show", resume_id=resume.id),
    )
