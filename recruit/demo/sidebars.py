"""Résumés in two columns: the narrow one left or right of the wide one."""

from dataclasses import dataclass
from typing import Literal

from recruit.demo.people import Applicant
from recruit.demo.sheet import BLACK, GREY, PAGE_WIDTH, Ink, Sheet, Type
from recruit.demo.wording import lists, period, wording

NARROW = 66.0
PAPER: Ink = (238, 240, 236)
PINE: Ink = (30, 78, 66)
PLUM: Ink = (96, 40, 72)


@dataclass(frozen=True)
class _Look:
    side: Literal["left", "right"]
    accent: Ink
    band: Ink | None


def sidebar_left(applicant: Applicant) -> bytes:
    """A tinted column on the left with everything that is not a job."""
    return _write(applicant, _Look("left", PINE, PAPER))


def sidebar_right(applicant: Applicant) -> bytes:
    """A plain column on the right; the dates stand above each job."""
    return _write(applicant, _Look("right", PLUM, None))


def _write(applicant: Applicant, look: _Look) -> bytes:
    sheet = Sheet("helvetica", margin=16)
    is_left = look.side == "left"
    edge = 0.0 if is_left else PAGE_WIDTH - NARROW
    if look.band:
        sheet.band(edge, NARROW, look.band)
    if is_left:
        sheet.column(NARROW + 10, PAGE_WIDTH - 16)
    else:
        sheet.column(16, edge - 8)
    top = sheet.top
    sheet.gap(0)
    _wide(sheet, applicant, look)
    sheet.column(edge + 10 if is_left else edge + 2, edge + NARROW - 8, top)
    _narrow(sheet, applicant, look)
    return sheet.done()


def _wide(sheet: Sheet, applicant: Applicant, look: _Look) -> None:
    words = wording(applicant)
    sheet.text(applicant.name, Type(23, "B", look.accent))
    sheet.text(applicant.title, Type(11.5, "", GREY))
    if applicant.summary:
        _heading(sheet, words.profile, look)
        sheet.text(applicant.summary, Type(9.5))
    _heading(sheet, words.work, look)
    for job in applicant.jobs:
        sheet.keep(18)
        when = period(job, applicant)
        if look.side == "right":
            sheet.text(when, Type(8.5, "", GREY))
            sheet.text(job.position, Type(10.5, "B"))
        else:
            sheet.pair(job.position, when, Type(10.5, "B"), Type(9, "", GREY))
        sheet.text(f"{job.employer}, {job.place}", Type(9.5, "", look.accent))
        sheet.bullets(job.results, Type(9.5))
        sheet.gap(2.5)


def _narrow(sheet: Sheet, applicant: Applicant, look: _Look) -> None:
    words = wording(applicant)
    _heading(sheet, words.contact, look)
    for line in applicant.contact:
        sheet.text(line, Type(8.5))
        sheet.gap(0.6)
    for title, items in lists(applicant):
        _heading(sheet, title, look)
        for item in items:
            sheet.text(item, Type(9))
            sheet.gap(0.6)
    _heading(sheet, words.studies, look)
    for study in applicant.studies:
        sheet.text(f"{study.award} {study.area}", Type(9, "B"))
        sheet.text(study.school, Type(9))
        sheet.text(period(study, applicant), Type(8.5, "", GREY))


def _heading(sheet: Sheet, text: str, look: _Look) -> None:
    sheet.gap(5)
    sheet.keep(20)
    sheet.text(text, Type(11, "B", look.accent))
    sheet.rule(look.accent if look.side == "right" else BLACK)
    sheet.gap(2)
