"""Résumés as a word processor writes them (DOCX)."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.shared import Cm, Pt

from recruit.demo.people import Applicant
from recruit.demo.wording import period, wording


def word(applicant: Applicant) -> bytes:
    """Headings and bullets in the built-in styles."""
    document, words = _begun(applicant), wording(applicant)
    document.add_paragraph(applicant.summary)
    document.add_heading(words.work, level=1)
    for job in applicant.jobs:
        line = document.add_paragraph()
        line.add_run(job.position).bold = True
        line.add_run(f", {job.employer}, {job.place}")
        document.add_paragraph(period(job, applicant))
        for result in job.results:
            document.add_paragraph(result, style="List Bullet")
    document.add_heading(words.studies, level=1)
    for study in applicant.studies:
        document.add_paragraph(f"{study.award} {study.area}, {study.school}")
        document.add_paragraph(period(study, applicant))
    _close(document, applicant)
    return _saved(document)


def word_table(applicant: Applicant) -> bytes:
    """Jobs and studies in the rows of tables: dates, then the rest."""
    document, words = _begun(applicant), wording(applicant)
    document.add_paragraph(applicant.summary)
    document.add_heading(words.work, level=1)
    jobs = document.add_table(rows=0, cols=2)
    for job in applicant.jobs:
        when, what = jobs.add_row().cells
        when.text = period(job, applicant)
        what.paragraphs[0].add_run(job.position).bold = True
        what.add_paragraph(f"{job.employer}, {job.place}")
        for result in job.results:
            what.add_paragraph(result, style="List Bullet")
    document.add_heading(words.studies, level=1)
    studies = document.add_table(rows=0, cols=2)
    for study in applicant.studies:
        when, what = studies.add_row().cells
        when.text = period(study, applicant)
        what.text = f"{study.award} {study.area}, {study.school}"
    for table in (jobs, studies):
        table.autofit = False
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = Cm(4), Cm(12)
    _close(document, applicant)
    return _saved(document)


def _begun(applicant: Applicant) -> DocumentType:
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading(applicant.name, level=0)
    document.add_paragraph(applicant.title)
    document.add_paragraph(" | ".join(applicant.contact))
    return document


def _close(document: DocumentType, applicant: Applicant) -> None:
    words = wording(applicant)
    document.add_heading(words.skills, level=1)
    document.add_paragraph(", ".join(applicant.skills))
    document.add_heading(words.languages, level=1)
    document.add_paragraph(", ".join(applicant.languages))


def _saved(document: DocumentType) -> bytes:
    """Pack it again with one date for all parts: the same bytes whenever it is written."""
    written, packed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(ZipInfo(part.filename), source.read(part), ZIP_DEFLATED)
    return packed.getvalue()
