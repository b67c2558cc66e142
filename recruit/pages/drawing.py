"""One page of a PDF as a PNG image; runs in a process of its own, for files are by strangers."""

from io import BytesIO

import pypdfium2

SCALE = 2.0  # pixels a point: sharp on a screen of two pixels a dot
MOST_PIXELS = 6_000_000


def draw(data: bytes, number: int) -> bytes:
    """Draw a page, numbered from 1; b"" for one that is not there. Raises PdfiumError."""
    document = pypdfium2.PdfDocument(data)
    if not 1 <= number <= len(document):
        return b""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    png = BytesIO()
    page.render(scale=scale, may_draw_forms=False).to_pil().save(png, "PNG", compress_level=6)
    return png.getvalue()
