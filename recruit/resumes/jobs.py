from foundation.files.store import files
from foundation.jobs.registry import job
from foundation.jobs.running import reading
from recruit.resumes.actions import settle
from recruit.resumes.queries import READING_JOB, understood, unread
from recruit.resumes.sandbox import read_safely


@job(READING_JOB)
def read_resume(*, resume_id: int) -> None:
    """Read one uploaded file and take in what it says; a file that is settled stays so."""
    with reading():
        waiting = unread(resume_id)
    if waiting is None:
        return
    outcome = read_safely(files().read(waiting.sha256), waiting.filename)
    with reading():
        understanding = understood(outcome.reading) if outcome.reading else None
    settle(resume_id, outcome, understanding)
