"""From runs of glyphs to cells: words beside each other on one baseline, told apart by gaps."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from recruit.resumes.characters import PICTOGRAM
from recruit.resumes.glyphs import Glyph, GlyphPage, Run
from recruit.resumes.lines import Cell, PlacedWord, Style

# In em of the larger neighbour. Where the page draws its spaces, a gap without one separates
# cells; across a drawn space only a wide gap does, since justified lines stretch their spaces.
_CELL_GAP = 1.0
_CELL_GAP_WITHOUT_SPACE = 0.4
_CELL_GAP_AT_SPACE = 1.4
_DRAWS_SPACES = 0.05  # part of all glyphs
_TAB_STOP_GAP = 0.4
_OVERLAP = 0.4
_WORD_GAP = 0.14
_LETTER_SPACED = 0.08


class _Placed(NamedTuple):
    """A glyph and what is known of its run."""

    glyph: Glyph
    run: Run


def page_cells(page: GlyphPage) -> list[Cell]:
    """The cells of one page's upright text, from top to bottom."""
    gap = _CELL_GAP_WITHOUT_SPACE if _draws_spaces(page) else _CELL_GAP
    cells = _cells((run for run in page.runs if not run.turn), page.number, gap)
    return _cut_at_tab_stops(cells) if gap == _CELL_GAP else cells


def turned_cells(page: GlyphPage) -> list[Cell]:
    """The cells of text that runs up or down the page, with their boxes where they stand."""
    found: list[Cell] = []
    for turn in (1, -1):
        runs = (run for run in page.runs if run.turn == turn)
        for cell in _cells(runs, page.number, _CELL_GAP):
            words = tuple(_turned_back(word, turn, page.height) for word in cell.words)
            found.append(Cell(words, cell.page, words[-1].bottom))
    return found


def _turned_back(word: PlacedWord, turn: int, height: float) -> PlacedWord:
    across = sorted((turn * word.top, turn * word.bottom))
    down = sorted((height - turn * word.x0, height - turn * word.x1))
    return replace(
        word,
        x0=round(across[0], 1),
        x1=round(across[1], 1),
        top=round(down[0], 1),
        bottom=round(down[1], 1),
    )


def _draws_spaces(page: GlyphPage) -> bool:
    glyphs = [glyph.text for run in page.runs for glyph in run.glyphs]
    return glyphs.count(" ") > _DRAWS_SPACES * len(glyphs)


def _cells(runs: Iterable[Run], page: int, gap: float) -> list[Cell]:
    return [cell for row in _rows(runs) for cell in _row_cells(row, page, gap)]


def _cut_at_tab_stops(cells: list[Cell]) -> list[Cell]:
    """Cut a cell where a word stands a little apart, on the left edge that other cells share."""
    edges = Counter(round(cell.x0) for cell in cells)
    stops = {edge for edge, count in edges.items() if count >= 2}
    stops |= {edge + step for edge in stops for step in (-1, 1)}
    return [part for cell in cells for part in _parts(cell, stops)]


def _parts(cell: Cell, stops: set[int]) -> Iterator[Cell]:
    words = cell.words
    start = 0
    for position in range(1, len(words)):
        gap = words[position].x0 - words[position - 1].x1
        is_apart = gap > _TAB_STOP_GAP * words[position].style.size
        if is_apart and round(words[position].x0) in stops:
            yield Cell(words[start:position], cell.page, cell.baseline)
            start = position
    yield Cell(words[start:], cell.page, cell.baseline) if start else cell


def _rows(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs that share a baseline."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if row and run.baseline - row[-1].baseline > 0.15 * min(run.style.size, row[-1].style.size):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _row_cells(row: list[Run], page: int, gap: float) -> Iterator[Cell]:
    runs = sorted(row, key=lambda run: run.glyphs[0].x0)
    placed = [_Placed(glyph, run) for run in _drawn_once(runs) for glyph in run.glyphs]
    for stretch in _stretches(placed, gap):
        words = _joined_letters(tuple(_words(stretch)))
        if words:
            yield Cell(words, page, stretch[0].run.baseline)


def _stretches(placed: list[_Placed], cell_gap: float) -> Iterator[list[_Placed]]:
    """Cut a row at its wide gaps and where text runs into other text; pass over pictograms."""
    stretch: list[_Placed] = []
    has_space = False
    for item in placed:
        glyph = item.glyph
        if glyph.text == PICTOGRAM and stretch:
            yield stretch
            stretch = []
        if glyph.text in {"", PICTOGRAM} or glyph.text.isspace():
            has_space = has_space or bool(glyph.text)
            continue
        if stretch:
            last = stretch[-1].glyph
            em = max(item.run.style.size, stretch[-1].run.style.size)
            limit = (_CELL_GAP_AT_SPACE if has_space else cell_gap) * em
            gap = glyph.x0 - last.x1
            is_over = gap < -_OVERLAP * em and item.run is not stretch[-1].run
            if is_over or (gap > limit and gap > limit + _letter_spacing(item.run)):
                yield stretch
                stretch = []
            elif has_space:
                stretch.append(_Placed(Glyph(" ", last.x1, glyph.x0), item.run))
        stretch.append(item)
        has_space = False
    if stretch:
        yield stretch


def _drawn_once(runs: list[Run]) -> Iterator[Run]:
    """Pass over what is drawn a second time on the same spot to look bold."""
    last: Run | None = None
    for run in runs:
        first = run.glyphs[0]
        if last is not None and [glyph.text for glyph in run.glyphs] == [
            glyph.text for glyph in last.glyphs
        ]:
            over = last.glyphs[0]
            if first.x0 - over.x0 < 0.4 * (over.x1 - over.x0):
                continue
        yield run
        last = run


def _letter_spacing(run: Run) -> float:
    """The usual gap between the letters of a run, in points."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(run.glyphs) if a.text != " " and b.text != " "]
    return max(median(gaps), 0.0) if len(gaps) >= 2 else 0.0


def _words(stretch: list[_Placed]) -> Iterator[PlacedWord]:
    threshold = _word_gap(stretch)
    word: list[_Placed] = []
    for item in stretch:
        is_space = item.glyph.text == " "
        gap = item.glyph.x0 - word[-1].glyph.x1 if word else 0.0
        if word and (is_space or gap > threshold):
            yield _word(word)
            word = []
        if not is_space:
            word.append(item)
    if word:
        yield _word(word)


def _word_gap(stretch: list[_Placed]) -> float:
    """The gap that ends a word, wider where letters are spaced."""
    em = max(item.run.style.size for item in stretch)
    gaps = [
        b.glyph.x0 - a.glyph.x1
        for a, b in pairwise(stretch)
        if a.glyph.text != " " and b.glyph.text != " "
    ]
    usual = median(gaps) if len(gaps) >= 2 else 0.0
    if usual <= _LETTER_SPACED * em:
        return _WORD_GAP * em
    return usual * 1.5 + _WORD_GAP * em


def _word(items: list[_Placed]) -> PlacedWord:
    style = _main_style(items)
    return PlacedWord(
        text="".join(item.glyph.text for item in items),
        style=style,
        x0=round(items[0].glyph.x0, 1),
        top=round(min(item.run.top for item in items), 1),
        x1=round(max(item.glyph.x1 for item in items), 1),
        bottom=round(max(item.run.bottom for item in items), 1),
    )


def _main_style(items: list[_Placed]) -> Style:
    """The style of most letters; a large first letter does not speak for its word."""
    first, last = items[0].run.style, items[-1].run.style
    return first if first is last else items[len(items) // 2].run.style


_SINGLE = re.compile(r"\w", re.UNICODE)


def _joined_letters(words: tuple[PlacedWord, ...]) -> tuple[PlacedWord, ...]:
    """Join "E D U C A T I O N", typed with spaces, to one word a wide gap."""
    singles = [word for word in words if _SINGLE.fullmatch(word.text)]
    if len(words) < 4 or len(singles) < 0.8 * len(words):
        return words
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    limit = 1.6 * max(median(gaps), 0.1)
    joined = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > limit:
            joined.append(word)
        else:
            joined[-1] = _together(joined[-1], word)
    return tuple(joined)


def _together(a: PlacedWord, b: PlacedWord) -> PlacedWord:
    top, bottom = min(a.top, b.top), max(a.bottom, b.bottom)
    return PlacedWord(a.text + b.text, a.style, a.x0, top, b.x1, bottom)
