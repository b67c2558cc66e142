from io import BytesIO

import pypdfium2
import pytest

from recruit.demo.layouts import LAYOUTS, resume
from recruit.demo.people import Applicant, applicants
from recruit.resumes import document
from recruit.resumes.kinds import Kind, Refusal, sniff
from recruit.resumes.reading import Reading

BENCH = applicants("bench")


def reading_of(applicant: Applicant) -> Reading:
    data = resume(applicant)
    kind = sniff(data, applicant.file)
    assert not isinstance(kind, Refusal)
    return document.read(data, kind)


@pytest.mark.parametrize("name", BENCH)
def test_a_resume_can_be_read(name: str) -> None:
    applicant = BENCH[name]
    reading = reading_of(applicant)
    assert reading.name
    assert reading.name.value.casefold() == applicant.name.casefold()
    assert reading.email
    assert reading.email.value == applicant.email


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_bytes_are_written_every_time(layout: str) -> None:
    applicant = next(one for one in BENCH.values() if one.layout == layout)
    assert resume(applicant) == resume(applicant)


def test_the_formats_differ() -> None:
    kinds = {sniff(resume(one), one.file) for one in BENCH.values()}
    assert kinds == {Kind.PDF, Kind.DOCX, Kind.TEXT}


def test_a_long_career_takes_more_than_one_page() -> None:
    with pypdfium2.PdfDocument(BytesIO(resume(BENCH["carys-llewellyn"]))) as pdf:
        assert len(pdf) > 1
