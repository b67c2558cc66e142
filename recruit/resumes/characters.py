"""What a character of a PDF's font says: letters, pictograms, figures at private code points."""

import re
import unicodedata
from typing import Any

from pdfminer.pdffont import PDFUnicodeNotDefined

_ICON_FONT = re.compile(r"awesome|icon|marvosym|fontello|wingding|webding|dingbat", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
# Drawn for what a line says, not read: telephones, envelopes, flags; but neither stars nor ticks.
_PICTURE = re.compile(
    "[\u2302\u2316-\u23ff\u25a6\u2600-\u2604\u2607-\u26ff\u2701-\u2712\U0001f000-\U0001faff]"
)
PICTOGRAM = "\ufffc"

# Text fonts whose figures of equal width sit at private code points: where their zero is.
_PRIVATE_FIGURES = {"Inter": 0xE071}


def character(font: Any, cid: int) -> tuple[str, float]:
    """Text and width (in em) of a character; pictograms and unmapped ones have no text."""
    width = font.char_width(cid)
    if _ICON_FONT.search(str(font.fontname)):
        return PICTOGRAM, width
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return "", width
    if _PICTURE.match(text):
        return PICTOGRAM, width
    figure = ord(text) - _PRIVATE_FIGURES.get(_family(font), 0) if len(text) == 1 else -1
    if 0 <= figure <= 9:
        return str(figure), width
    text = unicodedata.normalize("NFKC", text) if text.isprintable() or text == "\xa0" else ""
    return "".join(c for c in text if unicodedata.category(c) not in ("Co", "Cn", "Cs")), width


def font_name(font: Any) -> str:
    """The name of a font without the mark of a subset."""
    return _SUBSET.sub("", str(font.fontname))


def _family(font: Any) -> str:
    return font_name(font).split("-")[0]
