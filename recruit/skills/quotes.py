"""The words to quote around a mention."""

import re
from dataclasses import dataclass

LONGEST_SIDE = 120
"""Characters quoted before and after a mention at most."""
_BOUNDARY = re.compile(r"[.!?](?=\s)|\n\s*\n|\s*[•▪●◦■]\s*")


@dataclass(frozen=True)
class Quote:
    """A mention and its sentence. start and end: characters of the document that are quoted."""

    start: int
    end: int
    before: str
    words: str
    after: str


def quote(text: str, start: int, end: int) -> Quote:
    """Quote the sentence or bullet that text[start:end] stands in, cut at words if it is long."""
    first, last = max(0, start - LONGEST_SIDE), min(len(text), end + LONGEST_SIDE)
    if first and not text[first - 1].isspace():
        first = start - len(re.split(r"\s", text[first:start], maxsplit=1)[-1])
    for boundary in _BOUNDARY.finditer(text, first, start):
        first = boundary.end()
    following = _BOUNDARY.search(text, end, last)
    if following:
        last = following.start() + len(following[0].rstrip("•▪●◦■ \n"))
    elif last < len(text) and not text[last].isspace():
        last = end + len(re.split(r"\s(?=\S*$)", text[end:last], maxsplit=1)[0])
    before, after = text[first:start], text[end:last]
    first += len(before) - len(before.lstrip())
    return Quote(first, last, _flat(before).lstrip(), text[start:end], _flat(after).rstrip())


def _flat(text: str) -> str:
    """Lines of a page run together."""
    return re.sub(r"\s+", " ", text)
