"""Résumés in one column."""

from dataclasses import replace

from recruit.demo.people import Applicant, Job
from recruit.demo.sheet import GREY, PAGE_WIDTH, Ink, Sheet, Type
from recruit.demo.wording import lists, period, wording

INK_BLUE: Ink = (28, 62, 110)
LEFT, MIDDLE, RIGHT = 20.0, 58.0, PAGE_WIDTH - 20  # of the layout with a margin for dates
BODY = Type(10)
QUIET = Type(10, "I", GREY)
STRONG = Type(10.5, "B")


def ledger(applicant: Applicant) -> bytes:
    """Serifs, ruled headings, dates at the right end of the line."""
    sheet, words = Sheet("times", margin=22), wording(applicant)
    sheet.text(applicant.name or "Curriculum Vitae", Type(22, "B"))
    sheet.text(applicant.title, Type(12, "I", GREY))
    sheet.gap(1)
    sheet.text(" | ".join(applicant.contact), Type(9.5))
    body = Type(10.5)

    def heading(text: str) -> None:
        sheet.gap(5)
        sheet.keep(24)
        sheet.text(text, Type(12.5, "B"))
        sheet.rule()
        sheet.gap(2)

    if applicant.summary:
        sheet.gap(4)
        sheet.text(applicant.summary, body)
    heading(words.work)
    for job in applicant.jobs:
        sheet.keep(18)
        sheet.pair(job.position, period(job, applicant), Type(11, "B"), body)
        sheet.text(f"{job.employer}, {job.place}", Type(10.5, "I"))
        sheet.bullets(job.results, body)
        sheet.gap(2)
    heading(words.studies)
    for study in applicant.studies:
        sheet.pair(study.school, period(study, applicant), Type(11, "B"), body)
        sheet.text(f"{study.award}, {study.area}", body)
    heading(words.skills)
    sheet.text(", ".join(applicant.skills), body)
    heading(words.languages)
    sheet.text(", ".join(applicant.languages), body)
    return sheet.done()


def date_margin(applicant: Applicant) -> bytes:
    """Dates in a margin on the left, everything else beside it."""
    sheet, words = Sheet("helvetica", margin=20), wording(applicant)
    sheet.text(applicant.name, Type(24, "", INK_BLUE))
    sheet.text(applicant.title, Type(11, "", GREY))
    sheet.gap(1)
    sheet.text("  ·  ".join(applicant.contact), Type(9))
    if applicant.summary:
        sheet.gap(4)
        sheet.text(applicant.summary, BODY)
    _over_margin(sheet, words.work)
    for job in applicant.jobs:
        _beside(sheet, period(job, applicant))
        sheet.text(job.position, STRONG)
        sheet.text(f"{job.employer}, {job.place}", QUIET)
        sheet.bullets(job.results, BODY, sign="–")
        sheet.gap(2)
    _over_margin(sheet, words.studies)
    for study in applicant.studies:
        _beside(sheet, period(study, applicant))
        sheet.text(f"{study.award} {study.area}", STRONG)
        sheet.text(study.school, QUIET)
    for title, items in lists(applicant):
        _over_margin(sheet, title)
        sheet.column(MIDDLE, RIGHT)
        sheet.text("; ".join(items), BODY)
    return sheet.done()


def _over_margin(sheet: Sheet, heading: str) -> None:
    sheet.column(LEFT, RIGHT)
    sheet.gap(5)
    sheet.keep(24)
    sheet.text(heading, Type(12.5, "B", INK_BLUE))
    sheet.gap(1.5)


def _beside(sheet: Sheet, label: str) -> None:
    """Write in the margin, then go on beside it."""
    sheet.keep(16)
    top = sheet.top
    sheet.column(LEFT, MIDDLE - 4)
    sheet.text(label, Type(9, "", GREY))
    sheet.column(MIDDLE, RIGHT)
    sheet.gap(top - sheet.top)


def spaced_capitals(applicant: Applicant) -> bytes:
    """Headings in letter-spaced capitals, everything centred that can be."""
    sheet, words = Sheet("helvetica", margin=24), wording(applicant)
    sheet.text(applicant.name, Type(22, "", align="C", spacing=2))
    sheet.gap(1)
    sheet.text(applicant.title, Type(10, "", GREY, "C", 1))
    sheet.gap(2)
    sheet.text("   |   ".join(applicant.contact), Type(9, align="C"))

    def heading(text: str) -> None:
        sheet.gap(6)
        sheet.keep(24)
        sheet.text(text.upper(), Type(10.5, "B", align="C", spacing=3))
        sheet.gap(1)
        sheet.rule(GREY)
        sheet.gap(3)

    heading(words.profile)
    sheet.text(applicant.summary, replace(BODY, align="C"))
    heading(words.skills)
    sheet.text("  •  ".join(applicant.skills), replace(BODY, align="C"))
    heading(words.work)
    for job in applicant.jobs:
        sheet.keep(18)
        sheet.text(job.position, STRONG)
        sheet.text(f"{job.employer}, {job.place} | {period(job, applicant)}", Type(10, "", GREY))
        sheet.bullets(job.results, BODY)
        sheet.gap(3)
    heading(words.studies)
    for study in applicant.studies:
        sheet.text(f"{study.award}, {study.area}", STRONG)
        sheet.text(f"{study.school} | {period(study, applicant)}", Type(10, "", GREY))
    heading(words.languages)
    sheet.text(", ".join(applicant.languages), replace(BODY, align="C"))
    return sheet.done()


def report(applicant: Applicant) -> bytes:
    """A long one: several pages, numbered, with the employer before the position."""
    sheet, words = Sheet("times", margin=26), wording(applicant)
    sheet.text(applicant.name, sheet.fitting(applicant.name, Type(26), least=12))
    sheet.gap(1)
    sheet.text(applicant.title, Type(13, "I", INK_BLUE))
    sheet.gap(3)
    for line in applicant.contact:
        sheet.text(line, Type(10.5))
    body = Type(11.5)

    def heading(text: str) -> None:
        sheet.gap(8)
        sheet.keep(34)
        sheet.text(text, Type(15, "B", INK_BLUE))
        sheet.gap(3)

    heading(words.profile)
    sheet.text(applicant.summary, body)
    heading(words.work)
    for job in applicant.jobs:
        _reported(sheet, job, applicant)
    heading(words.studies)
    for study in applicant.studies:
        sheet.pair(study.school, period(study, applicant), Type(12, "B"), body)
        sheet.text(f"{study.award} in {study.area}", body)
        sheet.gap(2)
    for title, items in lists(applicant):
        heading(title)
        sheet.bullets(items, body)
    sheet.number(applicant.title, Type(9, "", GREY))
    return sheet.done()


def _reported(sheet: Sheet, job: Job, applicant: Applicant) -> None:
    body = Type(11.5)
    sheet.keep(32)
    sheet.pair(f"{job.employer}, {job.place}", period(job, applicant), Type(12.5, "B"), body)
    sheet.text(job.position, Type(12, "I"))
    sheet.gap(1.5)
    sheet.bullets(job.results, body)
    sheet.gap(5)
