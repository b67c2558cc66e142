"""The gutters of a page: white strips with text on both sides, and how the sides are read."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from recruit.resumes.dates import is_only_dates
from recruit.resumes.headings import known_heading
from recruit.resumes.lines import Cell

HEADING_REACH = 1.0  # em between the lines of one heading
_GUTTER = 5.0  # points
_SMALLEST_COLUMN = 3  # cells
_SMALLEST_UNTITLED = 5  # cells, where no heading speaks for a column
_MOST_CANDIDATES = 14


@dataclass(frozen=True, slots=True)
class Cut:
    """Two sides of a gutter, and what is above and below them."""

    above: list[Cell]
    left: list[Cell]
    right: list[Cell]
    below: list[Cell]
    height: float
    kind: Literal["columns", "headings", "rows"]  # "headings": left, beside what they head


def cuts_of(cells: list[Cell]) -> list[Cut]:
    """The tallest strip without text left of each common left edge."""
    ordered = sorted(cells, key=lambda cell: cell.top)
    edges = Counter(round(cell.x0 / 2) * 2 for cell in ordered)
    common = [edge for edge, count in edges.most_common(_MOST_CANDIDATES) if count >= 2]
    cuts = (_tallest(ordered, edge - 1.5) for edge in common)
    return [cut for cut in cuts if cut is not None]


def _tallest(ordered: list[Cell], edge: float) -> Cut | None:
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
    kind, early = _kind(left, right), 0
    if kind == "columns":
        # Lines that end before the right side begins stand above both.
        ceiling = min(cell.top for cell in right)
        early = sum(cell.bottom <= ceiling for cell in left)
        late = sorted(left, key=lambda cell: cell.top)[early:]
        if early and len(late) >= _SMALLEST_COLUMN and _kind(late, right) == "headings":
            kind, left = "headings", late
        else:
            early = 0
    return Cut(
        above=ordered[: best[0] + early],
        left=left,
        right=right,
        below=ordered[best[1] :],
        height=height,
        kind=kind,
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
    return min(extent(left), extent(right))


def extent(cells: list[Cell]) -> float:
    """How far down cells reach, in points."""
    return max(cell.bottom for cell in cells) - min(cell.top for cell in cells)


def _kind(left: list[Cell], right: list[Cell]) -> Literal["columns", "headings", "rows"]:
    """How two sides of a gutter are read."""
    in_left, in_right = (
        sum(known_heading(cell.text) is not None for cell in side) for side in (left, right)
    )
    if are_dates(left) or are_dates(right):
        return "rows"
    if _are_labels(left) or (not in_right and _has_dates_beside(left, right)):
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


def are_dates(cells: list[Cell]) -> bool:
    """Whether at least half of the cells say nothing but when."""
    return sum(is_only_dates(cell.text) for cell in cells) >= 0.5 * len(cells)


def _are_labels(left: list[Cell]) -> bool:
    """Whether headings stand so close that each heads but one line: groups of skills."""
    return any(
        known_heading(above.text) and known_heading(below.text)
        for block in blocks(left, reach=HEADING_REACH)
        if not known_heading(" ".join(cell.text for cell in block))
        for above, below in pairwise(block)
    )


def _has_dates_beside(left: list[Cell], right: list[Cell]) -> bool:
    """Whether dates stand among the headings, each level with what it dates."""
    dates = [cell for cell in left if is_only_dates(cell.text)]
    baselines = sorted(cell.baseline for cell in right)
    level = sum(_is_near(baselines, cell) for cell in dates)
    return len(dates) >= 2 and level >= 0.8 * len(dates)


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
    found = blocks(left, reach=HEADING_REACH)
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
        last = found[-1][-1] if found else None
        is_new = last is not None and _opens(last, cell)
        if last is not None and not is_new and cell.top - last.bottom < reach * cell.size:
            found[-1].append(cell)
        else:
            found.append([cell])
    return found


def _opens(last: Cell, cell: Cell) -> bool:
    """Whether a heading in another size begins under other text; a number belongs to it."""
    has_words = any(char.isalpha() for char in last.text)
    differs = abs(last.size - cell.size) > 0.6
    return has_words and differs and known_heading(cell.text) is not None
