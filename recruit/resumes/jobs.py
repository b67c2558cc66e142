from foundation.db import db
from foundation.files.store import files
from foundation.jobs.registry import job
from foundation.jobs.running import reading
from recruit.resumes.actions import settle
from recruit.resumes.models import Resume
from recruit.resumes.queries import READING_JOB, understood
from recruit.resumes.sandbox import read_safely
from recruit.resumes.states import FileState


@job(READING_JOB)
def read_resume(*, resume_id: int) -> None:
    """Read one uploaded file and take in what it says; a file that is settled stays so."""
    with reading():
        resume = db.session.get(Resume, resume_id)
        if resume is None or resume.state is not FileState.QUEUED or resume.sha256 is None:
            return
        sha256, filename = resume.sha256, resume.filename
    outcome = read_safely(files().read(sha256), filename)
    with reading():
        understanding = understood(outcome.reading) if outcome.reading else None
    settle(resume_id, outcome, understanding)
