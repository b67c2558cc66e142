"""A sheet of A4 that is written from top to bottom, one column at a time. Lengths in millimetres.

The fonts are those every PDF reader has; they hold Western European letters only (cp1252).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from fpdf import FPDF

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LINE = 1.36  # height of a line in letter sizes
POINT = 25.4 / 72
WRITTEN_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)  # the same bytes whenever it is written

Ink = tuple[int, int, int]
Align = Literal["L", "C", "R"]
BLACK: Ink = (26, 28, 30)
GREY: Ink = (92, 96, 102)


@dataclass(frozen=True)
class Type:
    """How a piece of text is set. size: points; weight: "B", "I", "BI" or ""; spacing: points."""

    size: float = 10
    weight: str = ""
    ink: Ink = BLACK
    align: Align = "L"
    spacing: float = 0


class Sheet:
    """The pages of one document, and the column that is being written."""

    def __init__(self, face: str, *, margin: float = 20) -> None:
        self._pdf = FPDF(format="A4")
        self._pdf.core_fonts_encoding = "windows-1252"
        self._pdf.set_creation_date(WRITTEN_AT)
        self._pdf.set_auto_page_break(True, margin=margin)
        self._pdf.set_top_margin(margin)
        self._pdf.c_margin = 0
        self._face = face
        self.column(margin, PAGE_WIDTH - margin)
        self._pdf.add_page()

    @property
    def top(self) -> float:
        """Where the next line begins."""
        return float(self._pdf.get_y())

    @property
    def width(self) -> float:
        """Of the column."""
        return PAGE_WIDTH - float(self._pdf.l_margin) - float(self._pdf.r_margin)

    def column(self, left: float, right: float, top: float | None = None) -> None:
        """Go on writing between these edges, from `top` on the first page if it is given."""
        self._pdf.set_left_margin(left)
        self._pdf.set_right_margin(PAGE_WIDTH - right)
        if top is not None:
            self._pdf.page = 1
            self._pdf.set_y(top)

    def gap(self, height: float) -> None:
        """Leave some room."""
        self._pdf.set_y(self.top + height)

    def keep(self, height: float) -> None:
        """Begin a new page unless `height` is left on this one."""
        if self.top + height > self._pdf.page_break_trigger:
            self._pdf.add_page()

    def text(self, text: str, kind: Type = Type(), *, indent: float = 0) -> None:
        """Write a paragraph."""
        self._set(kind)
        self._pdf.set_x(self._pdf.l_margin + indent)
        self._pdf.multi_cell(
            self.width - indent,
            _line(kind),
            text,
            align=kind.align,
            new_x="LMARGIN",
            new_y="NEXT",
        )
        self._pdf.set_char_spacing(0)

    def fitting(self, text: str, kind: Type, *, least: float) -> Type:
        """The same look, smaller where that brings `text` on one line; not below `least` points."""
        self._set(kind)
        share = self.width / self._pdf.get_string_width(text)
        return replace(kind, size=max(least, min(kind.size, kind.size * share * 0.99)))

    def pair(self, left: str, right: str, kind: Type, right_kind: Type) -> None:
        """Write one line with something at both ends."""
        self._set(right_kind)
        width = self._pdf.get_string_width(right) + 3
        at = self.top
        self._pdf.set_x(self._pdf.l_margin)
        self._pdf.cell(self.width, _line(kind), right, align="R")
        self._set(kind)
        self._pdf.set_xy(self._pdf.l_margin, at)
        self._pdf.multi_cell(
            self.width - width, _line(kind), left, align="L", new_x="LMARGIN", new_y="NEXT"
        )

    def bullets(self, lines: Iterable[str], kind: Type, *, sign: str = "•") -> None:
        """Write a list."""
        for line in lines:
            self.keep(_line(kind) * 2)
            self._set(kind)
            self._pdf.set_x(self._pdf.l_margin + 1)
            self._pdf.cell(3.5, _line(kind), sign)
            self.text(line, kind, indent=4.5)
            self.gap(0.4)

    def rule(self, ink: Ink = BLACK, *, weight: float = 0.2) -> None:
        """Draw a line across the column."""
        self._pdf.set_draw_color(*ink)
        self._pdf.set_line_width(weight)
        left = self._pdf.l_margin
        self._pdf.line(left, self.top, left + self.width, self.top)

    def band(self, left: float, width: float, ink: Ink) -> None:
        """Fill a strip of the page from top to bottom."""
        self._pdf.set_fill_color(*ink)
        self._pdf.rect(left, 0, width, PAGE_HEIGHT, style="F")

    def frame(self, top: float, edges: Iterable[float], ink: Ink = GREY) -> None:
        """Draw the lines of a table row from `top` down to here, with these vertical edges."""
        self._pdf.set_draw_color(*ink)
        self._pdf.set_line_width(0.2)
        stops = list(edges)
        for edge in stops:
            self._pdf.line(edge, top, edge, self.top)
        for height in (top, self.top):
            self._pdf.line(stops[0], height, stops[-1], height)

    def number(self, label: str, kind: Type) -> None:
        """Write at the foot of each page: `label`, page x of n."""
        self._pdf.set_auto_page_break(False)
        count = len(self._pdf.pages)
        for page in range(1, count + 1):
            self._pdf.page = page
            self._set(kind)
            self._pdf.set_xy(self._pdf.l_margin, PAGE_HEIGHT - 14)
            self._pdf.cell(self.width, 5, f"{label}  ·  Page {page} of {count}", align="C")

    def done(self) -> bytes:
        """The whole document."""
        return bytes(self._pdf.output())

    def _set(self, kind: Type) -> None:
        self._pdf.set_font(self._face, kind.weight, kind.size)
        self._pdf.set_text_color(*kind.ink)
        self._pdf.set_char_spacing(kind.spacing)


def _line(kind: Type) -> float:
    return kind.size * POINT * LINE
