"""A résumé as plain text."""

from collections.abc import Iterator
from textwrap import wrap

from recruit.demo.people import Applicant
from recruit.demo.wording import period, wording

WIDTH = 78


def plain(applicant: Applicant) -> bytes:
    """Capitals for headings, hyphens for bullets."""
    return ("\n".join(_lines(applicant)) + "\n").encode()


def _lines(applicant: Applicant) -> Iterator[str]:
    words = wording(applicant)
    yield from (applicant.name, applicant.title, "", *applicant.contact, "")
    yield from (words.profile.upper(), *wrap(applicant.summary, WIDTH), "")
    yield from (words.work.upper(), "")
    for job in applicant.jobs:
        yield f"{job.position}, {job.employer}, {job.place}"
        yield period(job, applicant)
        for result in job.results:
            yield from wrap(result, WIDTH, initial_indent="- ", subsequent_indent="  ")
        yield ""
    yield words.studies.upper()
    for study in applicant.studies:
        yield f"{study.award} {study.area}, {study.school}"
        yield period(study, applicant)
    yield from ("", words.skills.upper(), *wrap(", ".join(applicant.skills), WIDTH), "")
    yield from (words.languages.upper(), ", ".join(applicant.languages))
