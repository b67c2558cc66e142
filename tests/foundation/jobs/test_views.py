import pytest

from foundation.clock import now
from foundation.db import db
from foundation.jobs.models import Job, JobState


@pytest.fixture
def dead(cast):
    job = Job(
        name="read résumé",
        arguments={"resume_id": 7},
        state=JobState.DEAD,
        attempts=5,
        run_after=now(),
        created_at=now(),
        finished_at=now(),
        error="MemoryError 12ab34cd",
    )
    db.session.add(job)
    db.session.commit()
    return job


def test_nothing_given_up_is_said_as_such(cast, client):
    client.sign_in(cast.ada)
    assert client.page("/jobs/").h1.text == "Nothing was given up"


def test_a_job_that_was_given_up_is_shown_with_its_failure_and_told_today(cast, client, dead):
    client.sign_in(cast.ada)
    page = client.page("/jobs/")
    assert page.h1.text == "1 given up"
    assert "MemoryError 12ab34cd" in page.text
    today = client.page("/")
    assert "Background jobs" in today.text
    assert "One is late." in today.h1.text or "late" in today.h1.text


def test_it_is_retried_by_one_press(cast, client, dead):
    client.sign_in(cast.ada)
    form = client.page("/jobs/").select_one(f"form[action='/jobs/{dead.id}/retry']")
    assert client.send(form).location == "/jobs/"
    assert (dead.state, dead.attempts, dead.error) == (JobState.QUEUED, 0, None)
    assert client.send(form).status_code == 409, "somebody else was quicker"


def test_what_runs_is_shown_with_its_progress(cast, client, dead):
    dead.state, dead.started_at = JobState.RUNNING, now()
    dead.progress_done, dead.progress_total, dead.progress_note = 3, 9, "pages"
    client.sign_in(cast.ada)
    assert "3 of 9 pages" in client.page("/jobs/").text


def test_others_are_told_nothing_of_it_today(cast, client, dead):
    client.sign_in(cast.rosa)
    assert "Background jobs" not in client.page("/").text
