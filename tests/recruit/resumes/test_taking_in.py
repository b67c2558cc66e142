"""From the dropped file to the candidate, with the real reader, on both databases."""

import pytest
from sqlalchemy import func, select

from foundation.db import db
from foundation.files.store import files
from recruit.candidates.models import Candidate, SearchDocument
from recruit.candidates.queries import naming
from recruit.matching.models import HeldChange, HeldSkill
from recruit.resumes.actions import (
    MOST_BYTES,
    MOST_FILES,
    BatchFull,
    NotWaiting,
    attach,
    begin_batch,
    give_name,
    keep_apart,
    receive,
    settle,
)
from recruit.resumes.jobs import read_resume
from recruit.resumes.models import Resume, SkillMention
from recruit.resumes.outcome import Outcome
from recruit.resumes.queries import reading_of, tally
from recruit.resumes.states import FileState
from recruit.skills.models import KnownSpelling
from tests.engines import on_both_engines
from tests.recruit.resumes.documents import a_resume

pytestmark = on_both_engines


@pytest.fixture
def batch(cast):
    return begin_batch(token="a batch of tests", source="Job fair", by=cast.rosa)


def have_read(resume: Resume) -> Resume:
    resume_id = resume.id
    db.session.commit()
    read_resume(resume_id=resume_id)
    db.session.commit()
    return resume


@pytest.fixture
def drop(batch, cast):
    """Drop a file into the batch and have it read."""

    def drop(data: bytes, filename: str = "cv.txt", by=cast.rosa) -> Resume:
        return have_read(receive(batch, filename, data, by=by))

    return drop


def test_a_readable_file_becomes_a_candidate(drop, cast):
    resume = drop(a_resume())
    assert resume.state is FileState.READY
    person = resume.candidate
    assert (person.name, person.email) == ("Odile Marchand", "odile@mail.example")
    assert person.employer == "Verlaine SaaS"
    assert person.position == "Senior Account Executive"
    assert (person.owner_id, person.source) == (cast.rosa.id, "Job fair")


def test_skills_are_held_with_their_evidence(drop):
    resume = drop(a_resume())
    held = set(db.session.scalars(select(HeldSkill.skill_id)))
    assert {"cold-outreach", "salesforce", "negotiation"} & held
    for mention in db.session.scalars(select(SkillMention)):
        text = reading_of(resume).text
        assert text[mention.start : mention.end] == mention.spelling
        at = mention.start - mention.quote_start
        assert mention.quote[at : at + len(mention.spelling)].split() == mention.spelling.split()
    assert db.session.scalar(select(func.count()).select_from(HeldChange)) == 1


def test_each_skill_has_one_best_mention(drop):
    drop(a_resume())
    best = select(SkillMention.skill_id).where(SkillMention.is_best)
    assert sorted(db.session.scalars(best)) == sorted(
        db.session.scalars(select(HeldSkill.skill_id))
    )


def test_a_candidate_is_found_by_name_employer_and_skill(drop):
    person = drop(a_resume()).candidate
    for typed in ("odil", "Márchand", "verlaine", "rhone tele", "salesf", "marchand meddic"):
        assert db.session.scalars(select(Candidate).where(naming(typed))).all() == [person], typed
    assert db.session.scalars(select(Candidate).where(naming("hubspot"))).all() == []


def test_reading_again_changes_nothing(drop):
    resume = drop(a_resume())
    have_read(resume)
    assert db.session.scalar(select(func.count()).select_from(Candidate)) == 1


def test_spellings_are_remembered(drop):
    drop(a_resume(more="- Salesfroce"))
    known = {row.spelling: row for row in db.session.scalars(select(KnownSpelling))}
    assert known["salesforce"].skill_id == "salesforce"


def test_without_a_name_a_person_is_asked(drop, cast):
    resume = drop(a_resume(name=None))
    assert resume.state is FileState.CHECK
    assert resume.candidate is None
    person = give_name(resume, "Odile Marchand", by=cast.rosa)
    assert (resume.state, resume.candidate, person.email) == (
        FileState.READY,
        person,
        "odile@mail.example",
    )
    with pytest.raises(NotWaiting):
        give_name(resume, "Somebody Else", by=cast.rosa)


def test_the_same_file_again_is_a_duplicate(drop, batch, cast):
    first = drop(a_resume())
    another = begin_batch(token="another batch", source=None, by=cast.rosa)
    again = have_read(receive(another, "again.txt", a_resume(), by=cast.rosa))
    assert (again.state, again.possible_candidate) == (FileState.DUPLICATE, first.candidate)
    assert "same résumé" in again.reason


def test_the_same_address_is_compared_and_may_be_a_newer_resume(drop, cast):
    person = drop(a_resume()).candidate
    newer = drop(a_resume(employer="Quanta Print"), "newer.txt")
    assert (newer.state, newer.possible_candidate) == (FileState.DUPLICATE, person)
    attach(newer, person, by=cast.rosa)
    db.session.commit()
    assert (newer.state, newer.candidate) == (FileState.READY, person)
    assert person.employer == "Quanta Print"
    assert db.session.scalar(select(func.count()).select_from(Candidate)) == 1
    assert db.session.scalar(select(func.count()).select_from(SearchDocument)) == 1


def test_or_two_different_people(drop, cast):
    first = drop(a_resume()).candidate
    other = drop(a_resume(name="Otto Marchand", employer="Elsewhere"), "other.txt")
    second = keep_apart(other, by=cast.rosa)
    db.session.commit()
    assert second.id != first.id
    assert second.name == "Otto Marchand"


def test_nobody_learns_of_a_confidential_candidate_by_a_duplicate(drop, batch, cast):
    person = drop(a_resume()).candidate
    person.is_confidential, person.owner_id = True, cast.sam.id
    db.session.commit()
    mine = drop(a_resume(), "mine.txt", by=cast.mona)
    assert mine.state is FileState.READY
    assert mine.candidate is not person


def test_the_original_is_kept_whatever_it_is(drop):
    for data, state in (
        (b"", FileState.REFUSED),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), FileState.REFUSED),
        (b"%PDF-1.7 and then nothing of the kind", FileState.UNREADABLE),
    ):
        resume = drop(data, "odd.pdf")
        assert (resume.state, bool(resume.reason)) == (state, True), data[:10]
        assert files().read(resume.sha256) == data


def test_a_file_that_is_too_large_is_counted_but_not_kept(batch, cast):
    resume = receive(batch, "huge.pdf", bytes(MOST_BYTES + 1), by=cast.rosa)
    assert (resume.state, resume.sha256) == (FileState.REFUSED, None)
    assert tally(batch).total == 1


def test_sending_a_file_twice_counts_once(batch, cast):
    receive(batch, "cv.txt", a_resume(), by=cast.rosa)
    receive(batch, "cv.txt", a_resume(), by=cast.rosa)
    assert tally(batch).total == 1


def test_the_counts_add_up_to_the_files_dropped(drop, batch):
    drop(a_resume())
    drop(a_resume(name=None, email="who@mail.example", phone="+33 6 99 88 77 66"), "nobody.txt")
    drop(b"", "empty.txt")
    counted = tally(batch)
    assert (counted.total, counted.ready, counted.waiting, counted.failed) == (3, 1, 1, 1)


def test_a_batch_has_its_limit(batch, cast):
    for number in range(MOST_FILES):
        receive(batch, f"{number}.txt", b"%d" % number, by=cast.rosa)
    with pytest.raises(BatchFull):
        receive(batch, "one more.txt", b"more", by=cast.rosa)


def test_a_file_without_text_needs_ocr(batch, cast):
    resume = receive(batch, "scan.pdf", b"%PDF scan", by=cast.rosa)
    settle(resume.id, Outcome("no text", "No text was found."), None)
    assert (resume.state, resume.reason) == (FileState.NEEDS_OCR, "No text was found.")
