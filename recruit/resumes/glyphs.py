"""The characters of a PDF with position and style, from one pass of pdfminer.six.

Only text is collected: neither paths nor images are looked at, and pdfminer's own layout analysis
never runs. The order of `Run`s is the order of drawing, which need not be the order of reading.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from recruit.resumes.characters import character, font_name
from recruit.resumes.lines import Style
from recruit.resumes.unreadable import Unreadable

MAXIMUM_PAGES = 30
MAXIMUM_GLYPHS = 400_000

_BOLD_FONT = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[^a-z])(?:cmbx|sfbx|bd)\b", re.I)
_ITALIC_FONT = re.compile(r"italic|oblique|slant|cmti|cmsl|sfti", re.I)


class Glyph(NamedTuple):
    """One character: points from the page's top left. `text` may be `PICTOGRAM`, or empty."""

    text: str
    x0: float
    x1: float


@dataclass(slots=True)
class Run:
    """Characters drawn one after the other on one baseline in one style."""

    glyphs: list[Glyph]
    style: Style
    baseline: float
    top: float
    bottom: float
    turn: int = 0  # 1: runs up the page, -1: down; then placed as if the page were turned


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link annotation: where a click on the rectangle leads."""

    page: int
    target: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class GlyphPage:
    """One page: its size in points, its text and its links."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    links: list[PageLink] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GlyphDocument:
    """The pages read, how many the file has, and those that could not be read."""

    pages: tuple[GlyphPage, ...]
    page_count: int
    failed: tuple[int, ...]


def glyph_document(data: bytes) -> GlyphDocument:
    """Read at most `MAXIMUM_PAGES` pages. Raises Unreadable when there is nothing to read."""
    found = _document(data, trusts_lengths=True)
    if all(page.runs for page in found.pages):
        return found
    # A page without text may be a scan, or its stream may be longer than it claims.
    other = _document(data, trusts_lengths=False)
    return max(found, other, key=lambda each: sum(bool(page.runs) for page in each.pages))


def _document(data: bytes, *, trusts_lengths: bool) -> GlyphDocument:
    parser = PDFParser(io.BytesIO(data))
    try:
        document = PDFDocument(parser)
    except PDFPasswordIncorrect as error:
        raise Unreadable(
            "The PDF is protected by a password. Save it without one and upload it again."
        ) from error
    except PDFEncryptionError as error:
        raise Unreadable("The PDF is encrypted in a way that cannot be opened here.") from error
    parser.fallback = not trusts_lengths
    pages: list[GlyphPage] = []
    failed: list[int] = []
    resources = PDFResourceManager()
    device = _GlyphDevice(resources)
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > MAXIMUM_PAGES:
            break
        try:
            pages.append(_glyph_page(page, number, device))
        except MemoryError:
            raise
        except Exception:  # pdfminer raises from three modules and plain Python errors besides
            failed.append(number)
    if not pages:
        raise Unreadable("The PDF is damaged: no page of it can be read.")
    read = len(pages) + len(failed)
    return GlyphDocument(tuple(pages), max(_page_count(document), read), tuple(failed))


def _page_count(document: PDFDocument) -> int:
    try:
        return int(resolve1(resolve1(document.catalog["Pages"])["Count"]))
    except (KeyError, TypeError, ValueError):
        return 0


def _glyph_page(page: PDFPage, number: int, device: "_GlyphDevice") -> GlyphPage:
    device.page = GlyphPage(number - 1, 0.0, 0.0)
    PDFPageInterpreter(device.rsrcmgr, device).process_page(page)
    device.page.links = list(_links(page, device.page))
    return device.page


class _GlyphDevice(PDFTextDevice):
    """Collects the text of the page being drawn; all drawing else is ignored."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.page = GlyphPage(0, 0.0, 0.0)
        self._figures: list[Any] = []
        self._fonts: dict[Any, dict[int, tuple[str, float]]] = {}
        self._styles: dict[tuple[Any, float, str], Style] = {}
        self._left = MAXIMUM_GLYPHS

    def begin_page(self, page: PDFPage, ctm: tuple[float, ...]) -> None:
        corners = [_apply(ctm, page.mediabox[i], page.mediabox[j]) for i in (0, 2) for j in (1, 3)]
        width, height = max(x for x, _ in corners), max(y for _, y in corners)
        self.page = GlyphPage(self.page.number + 1, round(width, 1), round(height, 1))

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self._figures.append(self.ctm)

    def end_figure(self, name: str) -> None:
        self.set_ctm(self._figures.pop())

    def render_string_horizontal(  # noqa: PLR0913, PLR0917  # the signature is pdfminer's
        self,
        seq: Any,
        matrix: tuple[float, float, float, float, float, float],
        pos: tuple[float, float],
        font: Any,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: Any,
        graphicstate: Any,
    ) -> tuple[float, float]:
        """Place the characters of one text operator, and say where the next one starts."""
        x, y = pos
        known = self._fonts.setdefault(font, {})
        placed: list[tuple[str, float, float]] = []
        is_spaced = False
        for item in seq:
            if not isinstance(item, bytes):
                x -= item * dxscale
                is_spaced = True
                continue
            for cid in font.decode(item):
                glyph = known.get(cid)
                if glyph is None:
                    glyph = known[cid] = character(font, cid)
                if is_spaced:
                    x += charspace
                width = glyph[1] * fontsize * scaling
                placed.append((glyph[0], x, x + width))
                x += width
                if cid == 32:
                    x += wordspace
                is_spaced = True
        if placed and self._left > 0:
            self._left -= len(placed)
            colour = str(graphicstate.ncolor)
            self._keep(placed, matrix, y + rise, self._style(font, fontsize, matrix, colour))
        return x, y

    def _style(self, font: Any, fontsize: float, matrix: Any, colour: str) -> Style:
        size = round(abs(fontsize) * hypot(matrix[2], matrix[3]), 1)
        key = (font, size, colour)
        style = self._styles.get(key)
        if style is None:
            name = font_name(font)
            descent = font.get_descent() or -0.2
            style = self._styles[key] = Style(
                size=size,
                is_bold=bool(_BOLD_FONT.search(name)),
                is_italic=bool(_ITALIC_FONT.search(name)),
                colour=colour,
                font=name,
                descent=max(min(descent, 0.0), -0.5),
            )
        return style

    def _keep(
        self, placed: list[tuple[str, float, float]], matrix: Any, y: float, style: Style
    ) -> None:
        a, b, c, d, e, f = matrix
        height = self.page.height
        if abs(b) > abs(a):
            self._keep_turned(placed, matrix, y, style)
            return
        base = e + c * y
        glyphs = [Glyph(text, base + a * x0, base + a * x1) for text, x0, x1 in placed]
        if a < 0:
            glyphs = [Glyph(glyph.text, glyph.x1, glyph.x0) for glyph in reversed(glyphs)]
        baseline = height - (f + d * y + b * placed[0][1])
        self._add(glyphs, style, baseline, 0)

    def _keep_turned(
        self, placed: list[tuple[str, float, float]], matrix: Any, y: float, style: Style
    ) -> None:
        """Text that runs up or down the page is kept as if the page were turned under it."""
        _a, b, c, _d, e, f = matrix
        way = 1 if b > 0 else -1
        glyphs = [Glyph(text, way * (f + b * x0), way * (f + b * x1)) for text, x0, x1 in placed]
        self._add(glyphs, style, way * (e + c * y), way)

    def _add(self, glyphs: list[Glyph], style: Style, baseline: float, turn: int) -> None:
        runs = self.page.runs
        last = runs[-1] if runs else None
        if (
            last is not None
            and last.style is style
            and last.turn == turn
            and abs(last.baseline - baseline) < 0.1
            and abs(glyphs[0].x0 - last.glyphs[-1].x1) < 0.6 * style.size
        ):
            last.glyphs.extend(glyphs)
            return
        bottom = baseline - style.descent * style.size
        runs.append(Run(glyphs, style, baseline, bottom - style.size, bottom, turn))


def _apply(matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _links(page: PDFPage, drawn: GlyphPage) -> Iterator[PageLink]:
    """Link annotations that lead out of the document; broken ones are passed over."""
    annotations = resolve1(page.annots) or []
    for item in annotations[:500] if isinstance(annotations, list) else []:
        annotation = resolve1(item)
        action = resolve1(annotation.get("A")) if isinstance(annotation, dict) else None
        target = resolve1(action.get("URI")) if isinstance(action, dict) else None
        rectangle = resolve1(annotation.get("Rect")) if target else None
        if isinstance(target, bytes) and isinstance(rectangle, list) and len(rectangle) == 4:
            x0, y0, x1, y1 = (float(resolve1(value)) for value in rectangle)
            left, floor = page.mediabox[0], page.mediabox[1] + drawn.height
            text = target.decode("utf-8", "replace")[:2000]
            yield PageLink(drawn.number, text, x0 - left, floor - y1, x1 - left, floor - y0)
