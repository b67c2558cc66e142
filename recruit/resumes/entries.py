"""Dated entries of a section: which lines head a job or a course, and which tell about it.

Runs of heading lines stand between runs of running text. Each run with one date is one entry; a
run with several is cut where the look or the white space says that the next one begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recruit.resumes.dates import Period, is_only_dates, periods
from recruit.resumes.headings import is_inner_heading
from recruit.resumes.lines import Line
from recruit.resumes.phrases import has_legal_form, title_likeness
from recruit.resumes.sections import look
from recruit.resumes.tokens import Token, tokens

_LONG_TEXT = 9  # words
_DONE = re.compile(
    r"(?:\w+ed|led|won|built|made|grew|ran|sold|drove|kept|wrote|set|cut|held|took|oversaw|sought|"
    r"spoke|taught|gave|put|brought|met|hit|began|became|chose|dealt|did|found|got|sent|spent|"
    r"responsible|working|managing|leading)$",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\w@\w[\w-]*\.")
_BROKEN_PERIOD = re.compile(
    r"(?:[-–—]|\b(?:to|bis|à|au|a|al|do|tot|até)\b)\s*(?:[^\W\d_]+\.?)?\s*$", re.IGNORECASE
)


@dataclass(slots=True)
class Entry:
    """The head of one job or course, when it was, and the lines about it."""

    head: list[Line]
    body: list[Line] = field(default_factory=list)
    period: Period | None = None
    period_start: int = 0
    tokens: list[Token] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.head[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return max(line.end for line in (*self.head, *self.body))


def entries(lines: list[Line]) -> list[Entry]:
    """The entries of a section, in order."""
    found: list[Entry] = []
    edge = max((line.cells[-1].x1 for line in lines), default=0.0)
    told = [line for line in lines if not _EMAIL.search(line.text)]
    for head, body in _runs(_with_whole_dates(told)):
        cut = _cut(head, found[0].head[0] if found else head[0]) if head else []
        if cut:
            found.extend(Entry(part) for part in cut)
        if body and found:
            found[-1].body.extend(body)
    for entry in found:
        _date(entry)
        entry.tokens = tokens(entry.head, edge)
    return found


def _with_whole_dates(lines: list[Line]) -> list[Line]:
    """Put a period that was broken at the end of a line back on one line."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        if above and _BROKEN_PERIOD.search(above.text) and _crosses(above, line):
            text = f"{above.text} {line.text}"
            whole[-1] = replace(above, cells=above.cells + line.cells, text=text)
        else:
            whole.append(line)
    return whole


def _crosses(above: Line, line: Line) -> bool:
    boundary = len(above.text)
    if above.end + 1 != line.start:
        return False
    joined = periods(f"{above.text} {line.text}")
    return any(period.begin < boundary < period.stop for period in joined)


def is_running_text(line: Line) -> bool:
    """Whether the line tells something rather than names it."""
    if line.is_item:
        return True
    text = line.text
    words = text.split()
    if len(words) < 4 or len(line.cells) > 1:
        return is_inner_heading(text)
    small = sum(word[0].islower() for word in words)
    ends = text[-1] in ".!;" and not has_legal_form(text) and small >= 0.4 * len(words)
    is_title = words[1][0].isupper() and title_likeness(" ".join(words[:2])) > 0
    if (_DONE.match(words[0]) and not is_title) or ends:
        return not periods(text) or len(words) > 5
    return len(words) >= _LONG_TEXT and small > 0.4 * len(words)


def _runs(lines: list[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Heading lines and the running text after them, in turn."""
    head: list[Line] = []
    body: list[Line] = []
    for line in lines:
        told = is_running_text(line) or (body and _goes_on(body[-1], line))
        if told or _is_set_in(line, head):
            body.append(line)
            continue
        if body:
            yield head, body
            head, body = [], []
        head.append(line)
    if head or body:
        yield head, body


def _is_set_in(line: Line, head: list[Line]) -> bool:
    """Whether a line stands well to the right of a complete head: an item without its bullet."""
    return (
        bool(head)
        and line.cells[0].page > 0
        and line.flow == head[0].flow
        and len(line.cells) == 1
        and not line.style.is_bold
        and 20 <= line.x0 - head[0].x0 <= 60
        and not periods(line.text)
        and any(periods(each.text) for each in head)
        and not any(abs(line.x0 - cell.x0) < 3 for each in head for cell in each.cells)
    )


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line is the rest of a paragraph: same look, close under it, not set apart."""
    if len(line.cells) > 1 or line.style != above.style or line.gap > 0.85:
        return False
    starts_small = line.text[:1].islower()
    is_hanging = abs(line.x0 - above.x0) < 16 and above.text[-1] not in ".!"
    return starts_small or (
        is_hanging and line.cells[0].page > 0 and line.gap <= above.gap and not periods(line.text)
    )


def _cut(head: list[Line], first: Line) -> list[list[Line]]:
    """A run of heading lines, cut into one part a date."""
    dated = _dated(head)
    if not dated:
        return _cut_by_look(head, first)
    if len(dated) < 2:
        return [head]
    offset = dated[0]
    starts = [0]
    for before, after in pairwise(dated):
        choices = range(before + 1, after + 1)
        starts.append(max(choices, key=lambda s: _newness(head, s, after - s == offset, first)))
    ends = [*starts[1:], len(head)]
    return [head[start:end] for start, end in zip(starts, ends, strict=True)]


def _cut_by_look(head: list[Line], first: Line) -> list[list[Line]]:
    """Without dates, an entry begins where a line looks like the first of all, after another."""
    starts = [0]
    for position in range(1, len(head)):
        is_first = look(head[position]) == look(first)
        if is_first and look(head[position - 1]) != look(first):
            starts.append(position)
    ends = [*starts[1:], len(head)]
    return [head[start:end] for start, end in zip(starts, ends, strict=True)]


def _dated(head: list[Line]) -> list[int]:
    """Lines with a date; a start and an end on two lines of their own count once."""
    dated: list[int] = []
    for position, line in enumerate(head):
        found = periods(line.text)
        if not found:
            continue
        is_end = (
            bool(dated)
            and dated[-1] == position - 1
            and is_only_dates(line.cells[0].text)
            and _may_go_on(head[position - 1])
            and (len(line.cells) == 1 or _is_open(head[position - 1]))
        )
        if not is_end:
            dated.append(position)
    return dated


def _may_go_on(line: Line) -> bool:
    """Whether a start may stand here whose end is on the next line."""
    return is_only_dates(line.text) or _is_open(line)


def _is_open(line: Line) -> bool:
    """Whether the date in the first of several cells lacks its end: "set 2013 –"."""
    first = line.cells[0].text
    return len(line.cells) > 1 and first.endswith(("-", "–", "—")) and is_only_dates(first)


def _newness(head: list[Line], position: int, fits: bool, first: Line) -> float:
    """How much a line looks like the first of the next entry."""
    line = head[position]
    score = min(line.gap, 3.0)
    score += 2.0 if look(line) == look(first) else 0.0
    score += 1.0 if fits else 0.0
    score += 0.5 if abs(line.x0 - first.x0) < 2 else 0.0
    return score


def _date(entry: Entry) -> None:
    """The period of an entry: a range before single dates, the first of several."""
    found = [(line.start, period) for line in entry.head for period in periods(line.text)]
    if not found:
        return
    ranges = [each for each in found if each[1].is_range]
    start, period = (ranges or found)[0]
    singles = [each for each in found if not each[1].is_range]
    if not ranges and len(singles) == 2:
        period = _joined(singles[0][1], singles[1][1])
    elif ranges and singles and period.end is None and any(map(_is_open, entry.head)):
        period = _joined(period, singles[0][1])
    entry.period, entry.period_start = period, start


def _joined(first: Period, second: Period) -> Period:
    return Period(first.start, second.start, False, True, first.begin, first.stop)
