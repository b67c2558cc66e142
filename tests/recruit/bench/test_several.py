"""Candidates that are not the usual one résumé with skills in it."""

import pytest

from foundation.db import db
from recruit.matching.actions import create_profile, ship_profiles
from recruit.matching.score import Want
from recruit.resumes.actions import attach, begin_batch, receive
from recruit.resumes.jobs import read_resume
from recruit.resumes.models import Resume
from tests.recruit.resumes.documents import a_resume

WITHOUT_SKILLS = b"Nora Nameless\nnora@mail.example | +33 6 99 88 77 66\nLyon, France\n"


@pytest.fixture
def drop(cast):
    """Have a file read that Rosa drops."""

    def drop(data: bytes, filename: str) -> Resume:
        batch = begin_batch(token=f"a batch with {filename}", source=None, by=cast.rosa)
        resume = receive(batch, filename, data, by=cast.rosa)
        resume_id = resume.id
        db.session.commit()
        read_resume(resume_id=resume_id)
        db.session.commit()
        return resume

    return drop


@pytest.fixture
def rosa(client, cast):
    ship_profiles(cast.rosa.id)
    db.session.commit()
    client.sign_in(cast.rosa)
    return client


def test_a_candidate_with_two_resumes_shows_both(rosa, cast, drop):
    person = drop(a_resume(), "first.txt").candidate
    newer = drop(a_resume(employer="Quanta Print"), "newer.txt")
    attach(newer, person, by=cast.rosa)
    db.session.commit()
    page = rosa.page(f"/bench/{person.id}")
    assert len(page.select("[aria-label='Résumés'] a")) == 2


def test_somebody_without_a_known_skill_is_listed_and_shown(rosa, drop):
    person = drop(WITHOUT_SKILLS, "nora.txt").candidate
    drop(a_resume(), "odile.txt")
    assert "Nora Nameless" in rosa.page("/bench").text
    assert rosa.page(f"/bench/{person.id}").h1.text == "Nora Nameless"


def test_a_profile_without_must_haves_can_be_used(rosa, cast, drop):
    person = drop(a_resume(), "odile.txt").candidate
    profile = create_profile(
        name="Nice only", role="AE", wanted=[Want("salesforce", 1.0)], by_id=cast.rosa.id
    )
    db.session.commit()
    assert "Odile Marchand" in rosa.page(f"/bench?profile={profile.id}").text
    rosa.page(f"/bench/{person.id}?profile={profile.id}")


@pytest.mark.parametrize("path", ["/bench?profile={0}", "/bench?after={0}", "/courting?page={0}"])
def test_nor_does_such_a_number_break_a_list(rosa, drop, path):
    drop(a_resume(), "odile.txt")
    assert rosa.get(path.format(10**23)).status_code in {200, 404}


@pytest.mark.parametrize("path", ["/bench/{}", "/profiles/{}", "/resumes/{}", "/openings/{}"])
def test_a_number_that_no_row_can_have_is_not_found(rosa, path):
    # 405 where the same address is posted to: the router asks the method before the number.
    assert rosa.get(path.format(10**23)).status_code in {404, 405}


@pytest.mark.parametrize("typed", ["🎉", '"', "%"])
def test_what_no_word_begins_with_finds_nobody(rosa, drop, typed):
    drop(a_resume(), "odile.txt")
    assert "Odile" not in rosa.get("/bench", query_string={"q": typed}).text
