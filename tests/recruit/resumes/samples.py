"""Résumés drawn for the tests: text put where a test wants it, in the order it wants."""

import io
import zipfile
from dataclasses import dataclass

import docx
from fpdf import FPDF


@dataclass(frozen=True)
class Put:
    """Text at a place: points from the page's top left; y is the baseline."""

    x: float
    y: float
    text: str
    size: float = 10
    style: str = ""
    spacing: float = 0
    angle: float = 0


def pdf(*pages, password=None, links=()):
    """One page a list of Put."""
    document = FPDF(unit="pt", format="A4")
    document.set_auto_page_break(False)
    document.core_fonts_encoding = "cp1252"
    if password:
        document.set_encryption(owner_password=password, user_password=password)
    for page in pages:
        document.add_page()
        for put in page:
            document.set_font("helvetica", put.style, put.size)
            document.set_char_spacing(put.spacing)
            with document.rotation(put.angle, put.x, put.y):
                document.text(put.x, put.y, put.text)
        for target, x, y, width, height in links:
            document.link(x, y, width, height, target)
    return bytes(document.output())


def column(x, y, *texts, size=10, leading=14):
    """Lines under each other."""
    return [Put(x, y + leading * number, text, size) for number, text in enumerate(texts)]


def word(fill):
    """A DOCX that `fill` writes into."""
    document = docx.Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(data, extra):
    """The same DOCX with more members in its archive."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in extra.items():
            new.writestr(name, content)
    return buffer.getvalue()
