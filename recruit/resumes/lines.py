"""Lines of text with the look they have on the page: what all formats are turned into."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """How characters look. size in points, 0 where unknown; descent in em, never positive."""

    size: float = 0.0
    is_bold: bool = False
    is_italic: bool = False
    colour: str = ""
    font: str = ""
    descent: float = -0.2


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word, its look, and its box in points from the page's top left (all 0: no page)."""

    text: str
    style: Style = PLAIN
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Words beside each other without a wide gap: a stretch of one line in one column."""

    words: tuple[PlacedWord, ...]
    page: int = 0
    baseline: float = 0.0

    @property
    def text(self) -> str:
        """The words with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1

    @property
    def top(self) -> float:
        """Upper edge of the tallest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge of the tallest word."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """Largest font size in it, in points."""
        return max(word.style.size for word in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order; its cells stand side by side.

    start: where it begins in the text of the manuscript. flow: number of the column it stands in.
    gap: white space above in em, 0 where unknown. is_item: a bullet stood before it.
    level: 1.. for a heading marked as such in the file, else 0.
    """

    cells: tuple[Cell, ...]
    text: str = ""
    start: int = 0
    flow: int = 0
    gap: float = 0.0
    is_item: bool = False
    level: int = 0

    @property
    def end(self) -> int:
        """Where it ends in the text of the manuscript."""
        return self.start + len(self.text)

    @property
    def style(self) -> Style:
        """The style of its first word."""
        return self.cells[0].words[0].style

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.cells[0].x0

    @property
    def pieces(self) -> Iterator[tuple[int, Cell]]:
        """Its cells, each with where it begins in the text of the manuscript."""
        start = self.start
        for cell in self.cells:
            yield start, cell
            start += len(cell.text) + 1


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document's lines in reading order and its text; lines are joined by a line feed."""

    text: str
    lines: tuple[Line, ...]
    independent_flows: frozenset[int] = frozenset()
    links: tuple[str, ...] = ()
    is_cut: bool = False


MAXIMUM_TEXT = 300_000
_BULLET = re.compile(r"[•◦▪■□●○∙·‣⁃▸►▹▶➤➢✓✔✦❖◆◇⬧☐*›»–—-]|o")
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)


def manuscript(
    lines: Iterable[Line],
    *,
    independent_flows: frozenset[int] = frozenset(),
    links: tuple[str, ...] = (),
) -> Manuscript:
    """Join lines to a text of at most `MAXIMUM_TEXT` characters; bullets become `is_item`."""
    placed: list[Line] = []
    start = 0
    is_cut = False
    for line in lines:
        cells, is_item = _without_bullets(line.cells)
        if not cells:
            continue
        text = "\t".join(cell.text for cell in cells)
        if start + len(text) > MAXIMUM_TEXT:
            is_cut = True
            cells = () if placed else _first_words(cells)
            if not cells:
                break
            text = "\t".join(cell.text for cell in cells)
        is_item = is_item or line.is_item
        placed.append(replace(line, cells=cells, text=text, start=start, is_item=is_item))
        start += len(text) + 1
        if is_cut:
            break
    text = "\n".join(line.text for line in placed)
    return Manuscript(text, tuple(placed), independent_flows, links, is_cut)


def _first_words(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """As many words of an endless first line as fit into `MAXIMUM_TEXT`."""
    left = MAXIMUM_TEXT
    kept: list[PlacedWord] = []
    for word in cells[0].words:
        left -= len(word.text) + 1
        if left < 0:
            break
        kept.append(word)
    return (replace(cells[0], words=tuple(kept)),) if kept else ()


def _without_bullets(cells: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], bool]:
    kept: list[Cell] = []
    is_item = False
    for position, cell in enumerate(cells):
        words = cell.words
        has_bullet = _BULLET.fullmatch(words[0].text) is not None
        if has_bullet and (len(words) > 1 or len(cells) > 1):
            is_item = is_item or position == 0
            words = words[1:]
        elif has_bullet:
            words = ()
        if words:
            kept.append(replace(cell, words=words))
    return tuple(kept), is_item


def clean(text: str) -> str:
    """Without control and direction characters, which databases and pages refuse."""
    return _CONTROL.sub("", text)
