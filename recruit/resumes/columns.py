"""Reading order: where the columns of a page are, and in which order the eye takes them.

A page is cut at its gutters: white strips with text on both sides. Whether the two sides are
columns to read one after the other, or rows to read across (dates beside jobs, headings beside
their content), is decided by what stands in them.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from recruit.resumes.dates import is_only_dates, periods
from recruit.resumes.headings import known_heading
from recruit.resumes.lines import Cell

_GUTTER = 5.0  # points
_SMALLEST_COLUMN = 3  # cells
_SMALLEST_UNTITLED = 5  # cells, where no heading speaks for a column
_OPEN_LABEL = re.compile(
    r"(?:[-–—,&/]|\b(?:to|bis|à|au|a|al|do|tot|até|und|and|et|y|e|i|en))$", re.I
)
_ABOVE_HEADING = 2.0  # em a heading may stand lower than what it heads
_HEADING_REACH = 1.0  # em between the lines of one heading
_MOST_CANDIDATES = 14
_DEEPEST = 4


@dataclass(slots=True)
class Flow:
    """Rows of cells read from top to bottom. is_column: it stands beside an unrelated flow."""

    rows: list[tuple[Cell, ...]]
    x0: float
    x1: float
    is_column: bool = False
    at_bottom: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    """Two sides of a gutter, and what is above and below them."""

    above: list[Cell]
    left: list[Cell]
    right: list[Cell]
    below: list[Cell]
    height: float
    kind: Literal["columns", "headings", "rows"]  # "headings": left, beside what they head


def reading_order(pages: Iterable[list[Cell]]) -> list[Flow]:
    """The flows of all pages; a column that goes on on the next page stays one flow."""
    flows: list[Flow] = []
    open_columns: list[Flow] = []
    for cells in pages:
        found = _in_known_columns(cells, open_columns) or _flows(cells, depth=0)
        for position, flow in enumerate(found):
            column = _continued(flow, open_columns)
            if column is None:
                flows.extend(found[position:])
                break
            column.rows.extend(flow.rows)
        ends = [flow for flow in found if flow.is_column and flow.at_bottom]
        open_columns = ends or open_columns
    return flows


def _in_known_columns(cells: list[Cell], columns: list[Flow]) -> list[Flow]:
    """The flows of a page whose every cell lies in a column of the page before."""
    if len(columns) < 2:
        return []
    by_column: list[list[Cell]] = [[] for _ in columns]
    for cell in cells:
        fitting = (
            n
            for n, each in enumerate(columns)
            if each.x0 - 12 <= cell.x0 and cell.x1 <= each.x1 + 12
        )
        position = next(fitting, None)
        if position is None:
            return []
        by_column[position].append(cell)
    found = [flow for side in by_column for flow in _flows(side, depth=1)]
    for flow in found:
        flow.is_column = flow.at_bottom = True
    return found


def _continued(flow: Flow, columns: list[Flow]) -> Flow | None:
    for column in columns:
        if column.x0 - 12 <= flow.x0 and flow.x1 <= column.x1 + 12:
            return column
    return None


def _flows(cells: list[Cell], depth: int) -> list[Flow]:
    if not cells:
        return []
    cuts = _cuts(cells) if depth < _DEEPEST else []
    usable = (cut for cut in cuts if cut.kind != "rows")
    cut = max(usable, key=lambda cut: cut.height, default=None)
    if cut is None:
        return [_leaf(cells, cuts)]
    above, below = _flows(cut.above, depth + 1), _flows(cut.below, depth + 1)
    right = _flows(cut.right, depth + 1)
    if cut.kind == "headings":
        _insert(blocks(cut.left, reach=_HEADING_REACH), right)
        return [*above, *right, *below]
    left = _flows(cut.left, depth + 1)
    for flow in (*left, *right):
        flow.is_column = True
        flow.at_bottom = not cut.below
    _widen(left, cut.left)
    _widen(right, cut.right)
    return [*above, *left, *right, *below]


def _insert(headings: list[list[Cell]], flows: list[Flow]) -> None:
    """Put each heading on a row of its own, above what stands beside it."""
    for block in headings:
        heading = _merged(block)
        for flow in flows:
            place = _place(block, flow.rows)
            if place is not None:
                flow.rows.insert(place, (heading,))
                break
        else:
            flows[-1].rows.append((heading,))


def _place(block: list[Cell], rows: list[tuple[Cell, ...]]) -> int | None:
    """The row beside a heading, or one a little higher that has more white space above it."""
    beside = next((n for n, row in enumerate(rows) if row[0].bottom > block[0].top), None)
    if beside is None:
        return None
    reach = block[0].top - _ABOVE_HEADING * block[0].size
    first = beside
    while first > 0 and rows[first - 1][0].top > reach and len(rows[first - 1]) > 0:
        first -= 1
    return max(range(first, beside + 1), key=lambda n: (_space_above(rows, n), n))


def _space_above(rows: list[tuple[Cell, ...]], position: int) -> float:
    if position == 0:
        return float("inf")
    return rows[position][0].top - rows[position - 1][0].bottom


def _merged(block: list[Cell]) -> Cell:
    words = tuple(word for cell in block for word in cell.words)
    return Cell(words, block[0].page, block[0].baseline)


def _widen(flows: list[Flow], cells: list[Cell]) -> None:
    x0, x1 = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    for flow in flows:
        flow.x0, flow.x1 = x0, x1


def _cuts(cells: list[Cell]) -> list[_Cut]:
    """The tallest strip without text left of each common left edge."""
    ordered = sorted(cells, key=lambda cell: cell.top)
    edges = Counter(round(cell.x0 / 2) * 2 for cell in ordered)
    common = [edge for edge, count in edges.most_common(_MOST_CANDIDATES) if count >= 2]
    cuts = (_tallest(ordered, edge - 1.5) for edge in common)
    return [cut for cut in cuts if cut is not None]


def _tallest(ordered: list[Cell], edge: float) -> _Cut | None:
    best, height, start = (0, 0), 0.0, 0
    for position in range(len(ordered) + 1):
        if position == len(ordered) or _crosses(ordered[position], edge):
            found = _height(ordered[start:position], edge)
            if found > height:
                best, height = (start, position), found
            start = position + 1
    best = _without_crossed_rows(ordered, best)
    strip = ordered[best[0] : best[1]]
    left = [cell for cell in strip if cell.x0 < edge]
    right = [cell for cell in strip if cell.x0 >= edge]
    if min(len(left), len(right)) < _SMALLEST_COLUMN:
        return None
    return _Cut(
        above=ordered[: best[0]],
        left=left,
        right=right,
        below=ordered[best[1] :],
        height=height,
        kind=_kind(left, right),
    )


def _without_crossed_rows(ordered: list[Cell], strip: tuple[int, int]) -> tuple[int, int]:
    """Leave out cells beside the cells that bound the strip above and below."""
    start, end = strip
    if start > 0:
        floor = ordered[start - 1].bottom
        while start < end and ordered[start].bottom < floor + 0.5 * ordered[start].size:
            start += 1
    if end < len(ordered):
        ceiling = ordered[end].top
        while end > start and ordered[end - 1].bottom > ceiling + 0.5 * ordered[end - 1].size:
            end -= 1
    return start, end


def _crosses(cell: Cell, edge: float) -> bool:
    return cell.x0 < edge and cell.x1 > edge - _GUTTER


def _height(strip: list[Cell], edge: float) -> float:
    """How far down the strip has text on both sides."""
    left = [cell for cell in strip if cell.x0 < edge]
    right = [cell for cell in strip if cell.x0 >= edge]
    if not left or not right:
        return 0.0
    return min(_extent(left), _extent(right))


def _extent(cells: list[Cell]) -> float:
    return max(cell.bottom for cell in cells) - min(cell.top for cell in cells)


def _kind(left: list[Cell], right: list[Cell]) -> Literal["columns", "headings", "rows"]:
    """How two sides of a gutter are read."""
    in_left, in_right = (
        sum(known_heading(cell.text) is not None for cell in side) for side in (left, right)
    )
    if _are_dates(left) or _are_dates(right):
        return "rows"
    if in_left > 1 and in_left >= 2 * in_right and _is_sparse(left, right):
        return "headings"
    if in_left and in_right:
        return "columns"
    if in_left and _is_sparse(left, right):
        return "headings"
    sparse, dense = sorted((left, right), key=len)
    if in_left or in_right:
        titled, untitled = (left, right) if in_left else (right, left)
        is_unrelated = _aligned(sparse, dense) < 0.6 and not _makes_way(untitled, titled)
    else:
        is_unrelated = _aligned(sparse, dense) < 0.4
    if is_unrelated and len(sparse) >= _SMALLEST_UNTITLED:
        return "columns"
    return "rows"


def _are_dates(cells: list[Cell]) -> bool:
    return sum(is_only_dates(cell.text) for cell in cells) >= 0.5 * len(cells)


def _makes_way(untitled: list[Cell], titled: list[Cell]) -> bool:
    """Whether the text beside headings always pauses at them, so that they head it as well."""
    headings = [cell for cell in titled if known_heading(cell.text)]
    return not any(
        cell.top < heading.bottom and cell.bottom > heading.top
        for heading in headings
        for cell in untitled
    )


def _is_sparse(left: list[Cell], right: list[Cell]) -> bool:
    """A few words here and there beside a column of text, or nothing but headings."""
    found = blocks(left, reach=_HEADING_REACH)
    if any(len(block) > 3 for block in found):
        return False
    headed = sum(any(known_heading(cell.text) for cell in block) for block in found)
    return headed >= 0.6 * len(found) or len(left) <= 0.4 * len(right)


def _aligned(sparse: list[Cell], dense: list[Cell]) -> float:
    """Which part of one side's blocks starts on a baseline of the other side."""
    baselines = sorted(cell.baseline for cell in dense)
    firsts = [block[0] for block in blocks(sparse)]
    return sum(_is_near(baselines, cell) for cell in firsts) / len(firsts)


def _is_near(baselines: list[float], cell: Cell) -> bool:
    reach = 0.3 * cell.size
    position = bisect_left(baselines, cell.baseline - reach)
    return position < len(baselines) and baselines[position] <= cell.baseline + reach


def blocks(cells: list[Cell], *, reach: float = 0.35) -> list[list[Cell]]:
    """Cells of one column that follow each other closely: less than `reach` em between."""
    found: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: cell.baseline):
        if found and cell.top - found[-1][-1].bottom < reach * cell.size:
            found[-1].append(cell)
        else:
            found.append([cell])
    return found


def _leaf(cells: list[Cell], cuts: list[_Cut]) -> Flow:
    labels = _label_blocks(cuts, cells)
    taken = {id(cell) for block in labels for cell in block}
    rows = _rows([cell for cell in cells if id(cell) not in taken])
    for block in labels:
        _attach(block, rows)
    rows.sort(key=lambda row: min(cell.baseline for cell in row))
    x0, x1 = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    return Flow([tuple(row) for row in rows], x0, x1)


def _label_blocks(cuts: list[_Cut], cells: list[Cell]) -> list[list[Cell]]:
    """Blocks of more than one line in a narrow column left of the text they belong to."""
    width = max(cell.x1 for cell in cells) - min(cell.x0 for cell in cells)
    for cut in sorted(cuts, key=lambda cut: -cut.height):
        left_width = max(cell.x1 for cell in cut.left) - min(cell.x0 for cell in cut.left)
        is_narrow = left_width < 0.4 * width and len(cut.left) < len(cut.right)
        is_tall = cut.height > 0.5 * _extent(cells)
        if is_narrow and (is_tall or _are_dates(cut.left)):
            return _broken_labels(cut.left)
    return []


def _broken_labels(cells: list[Cell]) -> list[list[Cell]]:
    """Labels that go on on the line below, as "10/2010 –" does; alone, a label is a cell."""
    found: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: cell.baseline):
        last = found[-1][-1] if found else None
        if last and cell.top - last.bottom < cell.size and _goes_on(found[-1], cell):
            found[-1].append(cell)
        else:
            found.append([cell])
    return [block for block in found if len(block) > 1]


def _goes_on(label: list[Cell], cell: Cell) -> bool:
    """Whether a label is open at its end, or a period runs from it into the next cell."""
    text = _merged(label).text
    found = periods(f"{text} {cell.text}")
    return _OPEN_LABEL.search(text) is not None or any(
        period.begin < len(text) < period.stop for period in found
    )


def _attach(block: list[Cell], rows: list[list[Cell]]) -> None:
    """Put a label before the row it stands beside, or on a row of its own."""
    label = _merged(block)
    for row in sorted(rows, key=lambda row: row[0].baseline):
        first = row[0]
        is_beside = block[0].top - 2 <= first.baseline <= block[-1].bottom + 2
        if is_beside and first.x0 >= max(cell.x1 for cell in block):
            row.insert(0, Cell(label.words, first.page, first.baseline))
            return
    rows.append([label])


def _rows(cells: list[Cell]) -> list[list[Cell]]:
    """Cells side by side, from left to right."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: cell.baseline):
        if rows and _is_beside(rows[-1], cell):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    for row in rows:
        row.sort(key=lambda cell: cell.x0)
    return rows


def _is_beside(row: list[Cell], cell: Cell) -> bool:
    last = row[-1]
    reach = 0.3 * min(last.size, cell.size)
    is_level = (
        abs(cell.baseline - last.baseline) <= reach
        or abs(cell.top + cell.bottom - last.top - last.bottom) / 2 <= reach
    )
    return is_level and all(other.x1 <= cell.x0 + 1 or cell.x1 <= other.x0 + 1 for other in row)
