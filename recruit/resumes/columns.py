"""Reading order: where the columns of a page are, and in which order the eye takes them.

A page is cut at its gutters: white strips with text on both sides. Whether the two sides are
columns to read one after the other, or rows to read across (dates beside jobs, headings beside
their content), is decided by what stands in them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recruit.resumes.dates import periods
from recruit.resumes.gutters import HEADING_REACH, Cut, are_dates, blocks, cuts_of, extent
from recruit.resumes.lines import Cell

_OPEN_LABEL = re.compile(
    r"(?:[-–—,&/]|\b(?:to|bis|à|au|a|al|do|tot|até|und|and|et|y|e|i|en))$", re.I
)
_ABOVE_HEADING = 2.0  # em a heading may stand lower than what it heads
_DEEPEST = 4


@dataclass(slots=True)
class Flow:
    """Rows of cells read from top to bottom. is_column: it stands beside an unrelated flow."""

    rows: list[tuple[Cell, ...]]
    x0: float
    x1: float
    is_column: bool = False
    at_bottom: bool = False


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
    cuts = cuts_of(cells) if depth < _DEEPEST else []
    usable = (cut for cut in cuts if cut.kind != "rows")
    cut = max(usable, key=lambda cut: cut.height, default=None)
    if cut is None:
        return [_leaf(cells, cuts)]
    above, below = _flows(cut.above, depth + 1), _flows(cut.below, depth + 1)
    right = _flows(cut.right, depth + 1)
    if cut.kind == "headings":
        _insert(blocks(cut.left, reach=HEADING_REACH), right)
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


def _leaf(cells: list[Cell], cuts: list[Cut]) -> Flow:
    labels = _label_blocks(cuts, cells)
    taken = {id(cell) for block in labels for cell in block}
    rows = _rows([cell for cell in cells if id(cell) not in taken])
    for block in labels:
        _attach(block, rows)
    rows.sort(key=lambda row: min(cell.baseline for cell in row))
    x0, x1 = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    return Flow([tuple(row) for row in rows], x0, x1)


def _label_blocks(cuts: list[Cut], cells: list[Cell]) -> list[list[Cell]]:
    """Blocks of more than one line in a narrow column left of the text they belong to."""
    width = max(cell.x1 for cell in cells) - min(cell.x0 for cell in cells)
    for cut in sorted(cuts, key=lambda cut: -cut.height):
        left_width = max(cell.x1 for cell in cut.left) - min(cell.x0 for cell in cut.left)
        is_narrow = left_width < 0.4 * width and len(cut.left) < len(cut.right)
        is_tall = cut.height > 0.5 * extent(cells)
        if is_narrow and (is_tall or are_dates(cut.left)):
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
