"""The languages a person speaks, each with the level stated beside or beneath it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from recruit.resumes.lexicon import folded, words
from recruit.resumes.lines import Line
from recruit.resumes.phrases import is_level
from recruit.resumes.reading import Fact, Language, Span

_PIECE = re.compile(r"[^,;|•·\t(\[]+(?:[(\[][^)\]]*[)\]]?)?")
_WORD = re.compile(r"[^\W\d_]+")


def languages(lines: Iterable[Line]) -> tuple[Language, ...]:
    """The languages named in the lines of a language section."""
    found: list[Language] = []
    waiting = 0
    for start, piece in _pieces(lines):
        spoken = _language(piece, start)
        if spoken is not None:
            found.append(spoken)
        elif is_level(piece):
            waiting = _next_waiting(found, waiting)
            if waiting < len(found):
                span = Span(start, start + len(piece))
                found[waiting] = replace(found[waiting], fluency=Fact(piece, 0.8, span))
    once = {folded(language.name.value): language for language in reversed(found)}
    return tuple(reversed(once.values()))


def _next_waiting(found: list[Language], position: int) -> int:
    while position < len(found) and found[position].fluency is not None:
        position += 1
    return position


def _pieces(lines: Iterable[Line]) -> Iterator[tuple[int, str]]:
    for line in lines:
        for match in _PIECE.finditer(line.text):
            piece = match[0].strip()
            if piece:
                yield line.start + match.start() + match[0].index(piece), piece


def _language(piece: str, start: int) -> Language | None:
    known = words("tongues", "names")
    found = list(_WORD.finditer(piece))[:3]
    for count in (3, 2, 1):
        if len(found) < count:
            continue
        name = piece[found[0].start() : found[count - 1].end()]
        if folded(name) in known:
            at = start + found[0].start()
            fact = Fact(name, 0.95, Span(at, at + len(name)))
            return Language(fact, _fluency(piece, found[count - 1].end(), start))
    return None


def _fluency(piece: str, end: int, start: int) -> Fact[str] | None:
    level = piece[end:].strip(" ()[]:–—-.\t/")
    if not any(char.isalnum() for char in level):
        return None
    at = start + piece.index(level, end)
    return Fact(level, 0.9, Span(at, at + len(level)))
