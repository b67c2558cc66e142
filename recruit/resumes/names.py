"""Whose résumé it is: one field, for names of any culture.

Size alone deceives, so do document titles. What counts together: large, near the top, shaped like
a name, neither heading nor job title, and found again in the e-mail address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recruit.resumes.headings import known_heading
from recruit.resumes.lexicon import folded, letters, words
from recruit.resumes.lines import Cell, Line
from recruit.resumes.phrases import company_likeness, school_likeness, title_likeness
from recruit.resumes.places import is_address_label
from recruit.resumes.reading import Fact, Span

_PARTICLES = words("names", "particles")
_NO_NAME = re.compile(
    r"curriculum|vitae|\bcv\b|\br[ée]sum[ée]\b|lebenslauf|portfolio|\bpage\b|profile|download|"
    r"confidential|candidate|życiorys|curr[ií]culo|levensloop|application|\bemail\b|\bphone\b|\bmobile\b|\btel\b|linkedin|github|"
    r"website|twitter|[\d@:/\\#_=]",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:[|•·/]|\s[–—-]\s|,\s|\()")
_LABEL = re.compile(
    r"^(?:full |first |last )?name\s*:\s*|^nom\s*:\s*|^nombre\s*:\s*|^nome\s*:\s*|"
    r"^(?:curriculum vitae|cv|resume|résumé|lebenslauf)\s*(?:of|von|de|:|[–—-])\s*",
    re.IGNORECASE,
)
_MOST_WORDS = 6  # small words not counted
_LONGEST = 90
_TOP_LINES = 12


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    span: Span
    size: float
    line: int
    page: int
    is_broken: bool = False


def name(lines: tuple[Line, ...], email: str | None, links: tuple[str, ...]) -> Fact[str] | None:
    """The likeliest name, or nothing where nothing looks like one."""
    address = letters((email or "").split("@")[0])
    slugs = [letters(link.rstrip("/").rpartition("/")[2]) for link in links]
    largest = max((line.style.size for line in lines), default=0.0)
    scored = [
        (_score(candidate, [address, *slugs], largest), -candidate.line, candidate)
        for candidate in _candidates(lines)
    ]
    if not scored:
        return None
    score, _, best = max(scored, key=lambda each: each[:2])
    if score < 1.0:
        return None
    return Fact(best.text, min(0.4 + 0.15 * score, 0.98), best.span)


def _candidates(lines: tuple[Line, ...]) -> Iterator[_Candidate]:
    flows_begun: dict[int, int] = {}
    for number, line in enumerate(lines):
        since = flows_begun.setdefault(line.flow, number)
        if number - since >= _TOP_LINES:
            continue
        for start, cell in line.pieces:
            is_broken = _is_broken(cell, lines[number + 1 : number + 3]) or (
                number > 0 and any(_is_broken(each, (line,)) for each in lines[number - 1].cells)
            )
            for candidate in _in_cell(cell, start, number):
                yield replace(candidate, is_broken=is_broken)
        yield from _over_lines(line, lines[number + 1 : number + 4], number)


def _in_cell(cell: Cell, start: int, number: int) -> Iterator[_Candidate]:
    text = cell.text
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    cut = _CUT.search(text, begin)
    for end in {len(text), cut.start() if cut else len(text)}:
        value = text[begin:end]
        if _is_shaped(value):
            span = Span(start + begin, start + begin + len(value))
            yield _candidate(value, span, cell, number)


def _over_lines(line: Line, followers: tuple[Line, ...], number: int) -> Iterator[_Candidate]:
    """A name that a narrow column broke over two or three lines, in one look."""
    for start, cell in line.pieces:
        value, last, stop = cell.text, cell, start
        for position, follower in enumerate(followers):
            below = next((p for p in follower.pieces if _is_under(last, p[1])), None)
            if below is None:
                continue
            glue = "" if value.endswith("-") else " "
            value, last, stop = f"{value}{glue}{below[1].text}", below[1], below[0]
            if _is_shaped(value):
                span = Span(start, stop + len(last.text))
                is_broken = _is_broken(last, followers[position + 1 :])
                yield replace(_candidate(value, span, cell, number), is_broken=is_broken)


def _is_broken(cell: Cell, followers: tuple[Line, ...]) -> bool:
    """Whether more of a name in the same large look stands right under the cell."""
    for follower in followers:
        for below in follower.cells:
            is_alike = below.words[0].style == cell.words[-1].style or len(cell.words) == 1
            if is_alike and _is_under(cell, below):
                is_name = all(_is_name_word(word.text) for word in (*cell.words, *below.words))
                return is_name and not title_likeness(below.text)
    return False


def _is_under(cell: Cell, below: Cell) -> bool:
    is_alike = abs(cell.size - below.size) < 0.6 and cell.size > 0
    is_close = below.top - cell.bottom < 0.8 * cell.size and cell.page == below.page > 0
    return is_alike and is_close and cell.x0 < below.x1 and below.x0 < cell.x1


def _candidate(value: str, span: Span, cell: Cell, number: int) -> _Candidate:
    return _Candidate(value, span, cell.size, number, cell.page)


def _is_shaped(text: str) -> bool:
    found = text.split()
    counted = sum(folded(word) not in _PARTICLES for word in found)
    if not 0 < counted <= _MOST_WORDS or len(text) > _LONGEST or _NO_NAME.search(text):
        return False
    if known_heading(text) or is_address_label(text):
        return False
    return all(_is_name_word(word) for word in found) and not found[0].islower()


def _is_name_word(word: str) -> bool:
    bare = word.strip(".,'’()\"")
    if not bare or not all(char.isalpha() or char in "-'’.·" for char in bare):
        return False
    first = folded(re.split(r"[-'’]", bare)[0])
    return not bare[0].islower() or first in _PARTICLES or first in ("d", "o")


def _score(candidate: _Candidate, echoes: list[str], largest: float) -> float:
    text = candidate.text
    echo = _echo(text, echoes)
    score = 3.0 * echo
    score += 1.5 * (candidate.size / largest) if largest else 0.5
    score += 1.0 if candidate.line < 3 else 0.3 if candidate.line < _TOP_LINES else 0.0
    score -= 1.5 if title_likeness(text) else 0.0
    score -= 1.0 if company_likeness(text) or school_likeness(text) else 0.0
    score -= 1.0 if candidate.page > 1 else 0.0
    score -= 1.2 if candidate.is_broken else 0.0
    if " " not in text:
        # People with one name exist, but so do many other single words: the largest counts.
        is_title = candidate.size > largest - 0.6 > 0 and (candidate.line < 3 or echo > 0.5)
        score -= 0.7 if is_title else 9.0
    return score


def _echo(text: str, echoes: list[str]) -> float:
    """How much of the name is found again in an address: 0..1, a little more for each word."""
    parts = [letters(part) for part in text.replace("-", " ").split()]
    parts = [part for part in parts if len(part) > 1 and part not in _PARTICLES] or parts
    if not parts:
        return 0.0
    best = 0.0
    for echo in echoes:
        found = sum(1.0 for part in parts if len(part) > 2 and part in echo)
        initials = sum(0.3 for part in parts if part not in echo and part[0] in echo[:2])
        share = min((found + initials) / len(parts), 1.0)
        best = max(best, share + 0.1 * found if found else 0.0)
    return best
