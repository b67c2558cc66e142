"""Files as they arrive too: scanned, cut off, or something else altogether."""

from io import BytesIO

import pypdfium2
from fpdf import FPDF

from recruit.demo.sheet import PAGE_WIDTH, WRITTEN_AT

SCALE = 1.6  # about 115 dots an inch, as an office scanner is left to do


def scanned(pdf: bytes) -> bytes:
    """The same pages as pictures: nothing in them can be read as text."""
    document = FPDF(format="A4")
    document.set_creation_date(WRITTEN_AT)
    for picture in _pictures(pdf):
        document.add_page()
        document.image(BytesIO(picture), x=0, y=0, w=PAGE_WIDTH)
    return bytes(document.output())


def cut_off(pdf: bytes) -> bytes:
    """The first part of a file whose transfer was broken off."""
    return pdf[: len(pdf) // 3]


def screenshot(pdf: bytes) -> bytes:
    """A picture of the first page (PNG): not a format that résumés come in."""
    return _pictures(pdf, "PNG")[0]


def _pictures(pdf: bytes, kind: str = "JPEG") -> list[bytes]:
    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = BytesIO()
            page.render(scale=SCALE, grayscale=True).to_pil().save(picture, kind)
            pictures.append(picture.getvalue())
    return pictures
