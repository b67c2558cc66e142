"""The skills a résumé states: the items of its skill sections, without groups and levels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from recruit.resumes.lexicon import folded
from recruit.resumes.lines import Cell, Line
from recruit.resumes.phrases import is_level
from recruit.resumes.reading import Fact, Span
from recruit.resumes.sections import Part, look

_SEPARATOR = re.compile(r"\s*(?:[,;|•·∙●▪■◦]|\s/\s|\s/$|^/\s|\s[–—-]\s)\s*(?![^()]*\))")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
# Enough lines to know a section by; a file of nothing but skills must not take forever.
_LOOK_AHEAD, _MEASURED = 24, 80
_RATING = re.compile(r"\s*[●○★☆■□▪▫◆◇⬤◯⚫⚪]{2,}\s*$")
_LABEL = re.compile(r"[^:,;|•]{2,40}:\s+\S")
_LONGEST, _MOST_WORDS = 60, 7


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    start: int


def stated_skills(parts: list[Part]) -> tuple[Fact[str], ...]:
    """Every skill once, in the order stated."""
    found: dict[str, Fact[str]] = {}
    for part in parts:
        if part.kind == "skills":
            for item in _items(part.lines):
                fact = Fact(item.text, 0.9, Span(item.start, item.start + len(item.text)))
                found.setdefault(folded(item.text), fact)
    for fact in _headed_by_skills(parts):
        found.setdefault(folded(fact.value), fact)
    return tuple(found.values())


def _headed_by_skills(parts: list[Part]) -> Iterator[Fact[str]]:
    """Where each skill is set like a heading with its level beneath, or nothing."""
    bare = [
        part
        for part in parts
        if part.kind == "other" and all(is_level(line.text) for line in part.lines)
    ]
    if len(bare) >= 3 and any(part.lines for part in bare):
        for part in bare:
            yield Fact(part.heading, 0.7, Span(part.start, part.start + len(part.heading)))


def _items(lines: list[Line]) -> Iterator[_Item]:
    for position, line in enumerate(lines):
        if _is_group(lines, position):
            continue
        before = lines[position - 1] if position else None
        is_rest = before is not None and _is_rest_of_list(before, line)
        for number, (start, cell) in enumerate(_without_label(line)):
            if number == 0 and is_rest:
                continue
            skipped = _bold_label(cell) if number == 0 else 0
            text, start = _without_rating(cell.text[skipped:]), start + skipped
            if before is not None and _hangs(lines, position, cell):
                continue
            text += _rest_of_cell(lines, position, cell)
            yield from _in_text(text, start)


def _is_group(lines: list[Line], position: int) -> bool:
    """Whether a line names a group: louder than what follows, which is no mere level."""
    line = lines[position]
    following = [each for each in lines[position + 1 : position + 4] if not is_level_line(each)]
    if not following or _has_content(line):
        return False
    if line.text.endswith(":") or following[0].text.endswith(":"):
        return not following[0].text.endswith(":")
    if _is_all_levels(lines, position):
        return False
    if is_level_line(lines[position + 1]) and not _is_quieter(following[0], line):
        return False
    return _loudness(line) > _loudness(following[0])


def _has_content(line: Line) -> bool:
    """Whether the line goes on after the name of a group: "CRM: Salesforce, Gong"."""
    if len(line.cells) > 1 and any(_SEPARATOR.search(cell.text) for cell in line.cells[1:]):
        return True
    return _LABEL.match(line.text) is not None or line.text.count(",") > 1


def _is_quieter(line: Line, above: Line) -> bool:
    return _loudness(line) < _loudness(above)


def _is_all_levels(lines: list[Line], position: int) -> bool:
    """Whether louder and level lines alternate to the end: skills with their levels."""
    mine = look(lines[position])
    rest = lines[position + 1 : position + _LOOK_AHEAD]
    return all(look(line) == mine or is_level_line(line) for line in rest)


def is_level_line(line: Line) -> bool:
    """Whether all cells of the line are levels."""
    return all(is_level(cell.text) for cell in line.cells)


def _loudness(line: Line) -> tuple[float, bool]:
    style = line.style
    return round(style.size), style.is_bold


def _without_label(line: Line) -> Iterator[tuple[int, Cell]]:
    """The cells of a line; a first cell that names the group of a list is left out."""
    cells = list(line.pieces)
    if len(cells) > 1:
        first, rest = cells[0][1], cells[1:]
        is_label = first.text.endswith(":") or (
            not _SEPARATOR.search(first.text)
            and (len(cells) == 2 or (_is_bold(first) and not _is_bold(rest[0][1])))
            and (_SEPARATOR.search(rest[0][1].text) or is_level(rest[-1][1].text))
        )
        if is_label and not all(is_level(cell.text) for _, cell in rest):
            cells = rest
    yield from cells


def _bold_label(cell: Cell) -> int:
    """How many characters name, in bold, the group of what follows in plain type."""
    bold = [word.style.is_bold for word in cell.words]
    if not bold[0] or all(bold):
        return 0
    count = bold.index(False)
    rest = " ".join(word.text for word in cell.words[count:])
    return 0 if is_level(rest) or any(bold[count:]) else len(cell.text) - len(rest)


def _is_bold(cell: Cell) -> bool:
    return cell.words[0].style.is_bold


def _is_rest_of_list(above: Line, line: Line) -> bool:
    """Whether the line goes on with the list of the line above."""
    return (
        above.cells[-1].page == line.cells[0].page > 0
        and above.flow == line.flow
        and not line.is_item
        and len(line.cells) == 1
        and line.gap < 0.6
        and _SEPARATOR.search(_without_rating(above.text)) is not None
        and ":" not in line.text[:30]
        and _last_style(above) == line.style
        and abs(above.cells[-1].x0 - line.x0) < 3
    ) or (_ends_open(above) and len(line.cells) == 1 and not line.is_item)


def _ends_open(line: Line) -> bool:
    return line.text.rstrip()[-1:] in ",;/•·|"


def _last_style(line: Line) -> object:
    return line.cells[-1].words[-1].style


def _rest_of_cell(lines: list[Line], position: int, cell: Cell) -> str:
    """What the following lines add to the last item of a cell."""
    rest = ""
    line = lines[position]
    for follower in lines[position + 1 :]:
        if cell is line.cells[-1] and _is_rest_of_list(line, follower):
            rest += " " + follower.text
            cell = follower.cells[-1]
        elif hanging := _hanging(lines, follower, cell):
            rest += " " + hanging.text
            cell = hanging
        else:
            break
        line = follower
    return rest


def _without_rating(text: str) -> str:
    """Without the dots or stars that show a level; what is left stays in its place."""
    return _RATING.sub("", text)


def _hanging(lines: list[Line], follower: Line, cell: Cell) -> Cell | None:
    """The cell right under this one that is closer to it than items are, or closes its bracket."""
    for below in follower.cells:
        is_under = abs(below.x0 - cell.x0) < 2 and below.page == cell.page > 0
        space = (below.top - cell.bottom) / max(cell.size, 1.0)
        is_open = cell.text.count("(") > cell.text.count(")")
        is_alike = below.words[0].style == cell.words[-1].style
        is_close = -0.5 < space < min(0.6, _usual_space(lines) - 0.3)
        has_no_room = below.text[0].islower() and _has_no_room(lines, cell, below)
        goes_on = is_close or is_open or (space < 0.6 and has_no_room)
        if is_under and is_alike and goes_on and not _SEPARATOR.search(cell.text):
            return below
    return None


def _has_no_room(lines: list[Line], cell: Cell, below: Cell) -> bool:
    """Whether the first word below would not have fitted behind the cell."""
    edge = max(line.cells[-1].x1 for line in lines[:_MEASURED])
    first = below.words[0]
    return cell.x1 + (first.x1 - first.x0) + 0.25 * cell.size > edge


def _usual_space(lines: list[Line]) -> float:
    """White space above most lines, in em."""
    return median(line.gap for line in lines[1:_MEASURED]) if len(lines) > 2 else 0.0


def _hangs(lines: list[Line], position: int, cell: Cell) -> bool:
    above = lines[position - 1]
    return any(_hanging(lines, lines[position], each) is cell for each in above.cells)


def _in_text(text: str, start: int) -> Iterator[_Item]:
    label = _LABEL.match(text)
    position = label.end() - 1 if label else 0
    for match in [*_SEPARATOR.finditer(text, position), None]:
        end = match.start() if match else len(text)
        item = _cleaned(text[position:end])
        if item:
            yield _Item(item, start + text.index(item, position))
        position = match.end() if match else end


def _cleaned(text: str) -> str:
    """A skill without its level and marks; empty where nothing is left or it is a sentence."""
    bare = text.strip(" \t:;,.|•·–—-/")
    bracket = _IN_BRACKETS.search(bare)
    if bracket and is_level(bracket[1]):
        bare = bare[: bracket.start()].strip(" :")
    if not any(char.isalpha() for char in bare) or is_level(bare):
        return ""
    if len(bare) > _LONGEST or len(bare.split()) > _MOST_WORDS:
        return ""
    return bare
