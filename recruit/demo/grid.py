"""A résumé drawn as a table, as some forms and some careers offices want it."""

from recruit.demo.people import Applicant
from recruit.demo.sheet import PAGE_WIDTH, Sheet, Type
from recruit.demo.wording import period, wording

EDGES = (18.0, 58.0, PAGE_WIDTH - 18)
PADDING = 2.0
LABEL = Type(9.5, "B")
BODY = Type(9.5)


def grid(applicant: Applicant) -> bytes:
    """Two columns with lines between the rows: what or when, and then what it was."""
    sheet, words = Sheet("helvetica", margin=18), wording(applicant)
    sheet.text(applicant.name, Type(18, "B"))
    sheet.text(applicant.title, Type(11))
    sheet.gap(4)
    _row(sheet, words.contact, applicant.contact)
    if applicant.summary:
        _row(sheet, words.profile, (applicant.summary,))
    _title(sheet, words.work)
    for job in applicant.jobs:
        head = (job.position, f"{job.employer}, {job.place}")
        _row(sheet, period(job, applicant), head, job.results)
    _title(sheet, words.studies)
    for study in applicant.studies:
        _row(sheet, period(study, applicant), (f"{study.award} {study.area}", study.school))
    _title(sheet, words.skills)
    _row(sheet, words.skills, (", ".join(applicant.skills),))
    _row(sheet, words.languages, (", ".join(applicant.languages),))
    return sheet.done()


def _title(sheet: Sheet, text: str) -> None:
    sheet.column(EDGES[0], EDGES[-1])
    sheet.gap(5)
    sheet.text(text, Type(12, "B"))
    sheet.gap(1)


def _row(sheet: Sheet, label: str, lines: tuple[str, ...], results: tuple[str, ...] = ()) -> None:
    top = sheet.top
    sheet.gap(PADDING)
    sheet.column(EDGES[0] + PADDING, EDGES[1] - PADDING)
    sheet.text(label, LABEL if not results else BODY)
    sheet.column(EDGES[1] + PADDING, EDGES[2] - PADDING)
    sheet.gap(top + PADDING - sheet.top)
    for index, line in enumerate(lines):
        sheet.text(line, LABEL if results and index == 0 else BODY)
    sheet.bullets(results, BODY)
    sheet.gap(PADDING)
    sheet.column(EDGES[0], EDGES[-1])
    sheet.frame(top, EDGES)
