"""Plain text as lines: white space is all the layout there is."""

import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from recruit.resumes.lines import (
    MAXIMUM_TEXT,
    Cell,
    Line,
    Manuscript,
    PlacedWord,
    clean,
    manuscript,
)

_WIDE = re.compile(r"\t+|\s{3,}")
_LONGEST_LINE = 20_000  # characters
_MOST_BYTES = 4 * MAXIMUM_TEXT


def plain_text(data: bytes) -> Manuscript:
    """Decode and cut into lines; a wide space parts cells."""
    return manuscript(_lines(_decoded(data[:_MOST_BYTES])))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data[:65_536]).best()
        return data.decode(best.encoding if best else "latin-1", "replace")


def _lines(text: str) -> Iterator[Line]:
    blank = 0
    for raw in _pieces(text):
        content = clean(raw.replace("\t", "   "))
        if not content.strip():
            blank += 1
            continue
        cells = _cells(content)
        if cells:
            yield Line(cells=cells, gap=min(float(blank), 3.0))
            blank = 0


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text, endless ones in pieces."""
    for raw in text.splitlines():
        for start in range(0, max(len(raw), 1), _LONGEST_LINE):
            yield raw[start : start + _LONGEST_LINE]


def _cells(content: str) -> tuple[Cell, ...]:
    indent = float(len(content) - len(content.lstrip()))
    stretches = _WIDE.split(content.strip())
    return tuple(
        Cell(tuple(PlacedWord(word, x0=indent) for word in stretch.split()))
        for stretch in stretches
        if stretch.split()
    )
