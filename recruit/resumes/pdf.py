"""A PDF as lines in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from recruit.resumes.cells import page_cells, turned_cells
from recruit.resumes.columns import Flow, reading_order
from recruit.resumes.glyphs import MAXIMUM_PAGES, GlyphDocument, glyph_document
from recruit.resumes.lines import Cell, Line, Manuscript, manuscript
from recruit.resumes.reading import PageSize


@dataclass(frozen=True, slots=True)
class PdfText:
    """The manuscript of a PDF, its pages, and a sentence about what was left out."""

    manuscript: Manuscript
    page_sizes: tuple[PageSize, ...]
    pages: int
    dropped: str | None


def pdf_text(data: bytes) -> PdfText:
    """Read a PDF. Raises Unreadable."""
    document = glyph_document(data)
    flows = reading_order(page_cells(page) for page in document.pages)
    flows += reading_order(turned_cells(page) for page in document.pages)
    links = [link.target for page in document.pages for link in page.links]
    return PdfText(
        manuscript(
            (line for number, flow in enumerate(flows) for line in _lines(flow, number)),
            independent_flows=frozenset(
                number for number, flow in enumerate(flows) if flow.is_column
            ),
            links=tuple(dict.fromkeys(links)),
        ),
        tuple(PageSize(page.width, page.height) for page in document.pages),
        document.page_count,
        _dropped(document),
    )


def _lines(flow: Flow, number: int) -> Iterator[Line]:
    above: tuple[Cell, ...] | None = None
    for row in flow.rows:
        yield Line(cells=row, flow=number, gap=_gap(above, row))
        above = row


def _gap(above: tuple[Cell, ...] | None, row: tuple[Cell, ...]) -> float:
    if above is None or above[0].page != row[0].page:
        return 0.0
    top, bottom = min(cell.top for cell in row), max(cell.bottom for cell in above)
    return round(max(top - bottom, 0.0) / max(row[0].size, 1.0), 2)


def _dropped(document: GlyphDocument) -> str | None:
    """What the reader of the facts must be told: pages not read, and why."""
    parts = []
    if document.page_count > MAXIMUM_PAGES:
        parts.append(f"Only the first {MAXIMUM_PAGES} of {document.page_count} pages were read.")
    if document.failed:
        parts.append(f"Damaged pages were passed over: {', '.join(map(str, document.failed))}.")
    return " ".join(parts) or None
