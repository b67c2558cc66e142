"""The phrases of a head: what stands between its separators, its dates and its changes of style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recruit.resumes.dates import periods
from recruit.resumes.lines import Cell, Line, Style
from recruit.resumes.phrases import begins_with_degree, school_likeness

_URL = re.compile(r"https?://|www\.|@\w|(?:^|\s)[a-z0-9-]{2,}\.[a-z0-9.-]*[a-z]{2,}(?:/|$|\s)")
_SPLIT = re.compile(r"\t|\s[|•·∙●/◦▪–—‒~]\s|\s-\s|\s{3,}|[|•·●](?=\s|$)|\s@\s")
_EDGE = " \t,;:|•·∙●/–—-()[]@"
_CONNECTING = re.compile(
    r"(?:[-–&]|\b(?:of|and|for|in|the|at|de|du|des|la|le|les|et|del|los|las|y|e|di|da|do|dos|das|"
    r"della|und|der|die|von|für|am|im|van|en|i|w))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A phrase of an entry's head: where it begins in the text, and where it stands in the head.

    slot: (line of the head, place in the line), the same for the same thing in every entry.
    """

    text: str
    start: int
    style: Style
    slot: tuple[int, int]

    @property
    def end(self) -> int:
        """Where it ends in the text, if it was not broken over two lines."""
        return self.start + len(self.text)


def tokens(head: list[Line], edge: float) -> list[Token]:
    """The phrases of a head that are neither dates nor addresses of pages.

    edge: how far to the right the lines of the section go, in points.
    """
    return _unwrapped(list(_on_lines(head)), head, edge)


def _on_lines(head: list[Line]) -> Iterator[Token]:
    row = 0
    for line in head:
        place = 0
        for start, text, style in _phrases(line):
            if _URL.search(text) or not any(char.isalpha() for char in text):
                continue
            yield Token(text, start, style, (row, place))
            place += 1
        row += place > 0


def _unwrapped(found: list[Token], head: list[Line], edge: float) -> list[Token]:
    """Join a phrase that was broken at the end of a line; the rest may follow a date."""
    joined: list[Token] = []
    for token in found:
        if joined and _is_rest(joined[-1], token, head, edge):
            last = joined.pop()
            glue = "" if last.text.endswith("-") else " "
            joined.append(replace(last, text=last.text + glue + token.text))
        else:
            joined.append(token)
    return joined


def _is_rest(last: Token, token: Token, head: list[Line], edge: float) -> bool:
    if token.slot != (last.slot[0] + 1, 0) or _differs(token.style, last.style):
        return False
    if begins_with_degree(last.text) and school_likeness(token.text):
        return False
    if abs(token.style.size - last.style.size) > 0.3 or token.style.colour != last.style.colour:
        return False
    above, limit = _cell_at(head, last.start, edge)
    below, _ = _cell_at(head, token.start, edge)
    if above is None or below is None or abs(above.x0 - below.x0) > 3:
        return False
    if _CONNECTING.search(above.text) or token.text[0].islower():
        return True
    width = below.words[0].x1 - below.words[0].x0
    is_close = below.top - above.bottom < 0.75 * below.size
    return above.page > 0 and is_close and above.x1 + width + 0.25 * below.size > limit > 0


def _cell_at(head: list[Line], start: int, edge: float) -> tuple[Cell | None, float]:
    """The cell a phrase begins in, and how far to the right it could have gone."""
    for line in head:
        for position, (begin, cell) in enumerate(line.pieces):
            if begin <= start < begin + len(cell.text):
                is_last = position == len(line.cells) - 1
                return cell, edge if is_last else line.cells[position + 1].x0
    return None, edge


def _phrases(line: Line) -> Iterator[tuple[int, str, Style]]:
    text = line.text
    blank = list(text)
    for period in periods(text):
        blank[period.begin : period.stop] = "\t" * (period.stop - period.begin)
    cuts = _style_changes(line)
    for begin, end in cuts:
        stretch = "".join(blank[begin:end])
        position = 0
        for piece in [*_SPLIT.finditer(stretch), None]:
            stop = piece.start() if piece else len(stretch)
            phrase = stretch[position:stop]
            trimmed = _trim(phrase)
            if trimmed:
                at = begin + position + phrase.index(trimmed)
                yield line.start + at, trimmed, _style_at(line, at)
            position = piece.end() if piece else stop


def _trim(phrase: str) -> str:
    """Without separators at the edges, but with brackets that belong to a pair inside."""
    trimmed = phrase.strip(_EDGE)
    if "(" in trimmed and ")" not in trimmed and trimmed + ")" in phrase:
        trimmed += ")"
    return trimmed


def _style_changes(line: Line) -> list[tuple[int, int]]:
    """Stretches of a line in one style, where another follows a comma or a wide enough pause."""
    marks = [0]
    position = 0
    before = None
    for cell in line.cells:
        for word in cell.words:
            style = word.style
            if before is not None and position and _differs(style, before):
                marks.append(position)
            before = style
            position += len(word.text) + 1
    return list(zip(marks, [*marks[1:], len(line.text)], strict=True))


def _differs(a: Style, b: Style) -> bool:
    return (a.is_bold, a.is_italic) != (b.is_bold, b.is_italic)


def _style_at(line: Line, at: int) -> Style:
    position = 0
    for cell in line.cells:
        for word in cell.words:
            position += len(word.text) + 1
            if position > at:
                return word.style
    return line.style
