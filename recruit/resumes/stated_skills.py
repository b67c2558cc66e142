"""The skills a résumé states: the items of its skill sections, without groups and levels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recruit.resumes.lexicon import folded, words
from recruit.resumes.lines import Cell, Line
from recruit.resumes.reading import Fact, Span
from recruit.resumes.sections import Part, look

_SEPARATOR = re.compile(r"\s*(?:[,;|•·∙●▪■◦]|\s/\s|\s/$|^/\s|\s[–—-]\s)\s*(?![^()]*\))")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_LEVEL_WORDS = re.compile(r"[\s,/|–—-]+")
_LONGEST, _MOST_WORDS = 60, 7
_STARS = re.compile(r"^[\W\d_]+$")
_YEARS = re.compile(r"^\d+\+?\s*(?:years?|yrs?|jahre?|ans|años|anni|anos|lat|jaar)\b.*$", re.I)


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    start: int


def is_level(text: str) -> bool:
    """Whether it says how well, not what: "Advanced", "B2", "4/5"."""
    bare = folded(text).strip(" .:()")
    if not bare or _STARS.match(bare) or _YEARS.match(bare):
        return True
    known = words("levels", "skill") | words("levels", "language")
    return bare in known or all(word in known for word in _LEVEL_WORDS.split(bare) if word)


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
            text = cell.text
            if before is not None and _hangs(lines, position, cell):
                continue
            text += _rest_of_cell(lines, position, cell, number)
            yield from _in_text(text, start)


def _is_group(lines: list[Line], position: int) -> bool:
    """Whether a line names a group: louder than what follows, which is no mere level."""
    line = lines[position]
    following = [each for each in lines[position + 1 : position + 4] if not is_level_line(each)]
    if line.text.rstrip().endswith(":") and following:
        return _loudness(following[0]) < _loudness(line) or not following[0].text.endswith(":")
    if not following or (len(lines) > position + 1 and _is_all_levels(lines, position)):
        return False
    after = lines[position + 1]
    if is_level_line(after) and not _has_list(following[0]):
        return False
    return _loudness(line) > _loudness(following[0])


def _is_all_levels(lines: list[Line], position: int) -> bool:
    """Whether louder and level lines alternate to the end: skills with their levels."""
    mine = look(lines[position])
    rest = lines[position + 1 :]
    return all(look(line) == mine or is_level_line(line) for line in rest)


def is_level_line(line: Line) -> bool:
    """Whether all cells of the line are levels."""
    return all(is_level(cell.text) for cell in line.cells)


def _has_list(line: Line) -> bool:
    return len(line.cells) > 1 or _SEPARATOR.search(line.text) is not None


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


def _is_bold(cell: Cell) -> bool:
    return cell.words[0].style.is_bold


def _is_rest_of_list(above: Line, line: Line) -> bool:
    """Whether the line goes on with the list of the line above."""
    return (
        above.cells[-1].page > 0
        and not line.is_item
        and len(line.cells) == 1
        and line.gap < 0.6
        and _SEPARATOR.search(above.text) is not None
        and ":" not in line.text[:30]
        and _last_style(above) == line.style
        and abs(above.cells[-1].x0 - line.x0) < 3
    ) or (_ends_open(above) and len(line.cells) == 1 and not line.is_item)


def _ends_open(line: Line) -> bool:
    return line.text.rstrip()[-1:] in ",;/•·|"


def _last_style(line: Line) -> object:
    return line.cells[-1].words[-1].style


def _rest_of_cell(lines: list[Line], position: int, cell: Cell, number: int) -> str:
    """What the following lines add to the last item of a cell."""
    rest = ""
    line = lines[position]
    for follower in lines[position + 1 :]:
        if number == len(line.cells) - 1 and _is_rest_of_list(line, follower):
            rest += " " + follower.text
        elif hanging := _hanging(line, follower, cell):
            rest += " " + hanging.text
        else:
            break
        line = follower
    return rest


def _hanging(line: Line, follower: Line, cell: Cell) -> Cell | None:
    """The cell right under this one that begins in small letters, or closes its bracket."""
    for below in follower.cells:
        is_under = abs(below.x0 - cell.x0) < 2 and below.page == cell.page > 0
        is_close = 0 <= below.top - cell.bottom < 0.4 * cell.size
        goes_on = below.text[:1].islower() or cell.text.count("(") > cell.text.count(")")
        if is_under and is_close and goes_on and not _SEPARATOR.search(cell.text):
            return below
    return None


def _hangs(lines: list[Line], position: int, cell: Cell) -> bool:
    above = lines[position - 1]
    return any(_hanging(above, lines[position], each) is cell for each in above.cells)


def _in_text(text: str, start: int) -> Iterator[_Item]:
    label = re.match(r"^([^:,;|•]{2,40}):(?=\s|$)", text)
    position = label.end() if label and text[label.end() :].strip() else 0
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
