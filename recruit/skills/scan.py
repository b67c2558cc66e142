"""Skills named in running text: the longest known run of words at each place, no guessing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recruit.skills.lexicon import END, Branch, Lexicon, Spelling
from recruit.skills.words import word_key

_TOKEN = re.compile(
    r"(?P<address>\S+@\S+|https?://\S+|www\.\S+|\w[\w.-]*\.[a-z]{2,4}/\S*)"
    r"|(?P<word>[^\W_]+[+#]*|&)"
    r"|(?P<stop>[.!?:](?=\s|$)|[•▪●◦■]|\n\s*\n)"
    r"|(?P<pause>[^\s\-‐‑/’'.])"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:•▪●◦■\n])[^\w]*$")
_DENIAL = re.compile(
    r"\b(?:no|not|never|without|lack(?:s|ing)?(?: of)?)\s+(?!only\b)(?:\w+\s+){0,2}$"
)
_LOOK_BACK = 40
"""Characters before a mention in which a denial or the start of its sentence would be."""


@dataclass(frozen=True)
class Sighting:
    """A spelling seen in a text, at half-open characters of that text."""

    spelling: Spelling
    start: int
    end: int


_Word = tuple[str, int, int]
"""Key, start, end. A plain tuple, because a page has hundreds."""


def sightings(text: str, lexicon: Lexicon) -> Iterator[Sighting]:
    """Find what counts in prose. Costs about a millisecond for a résumé."""
    for run in _runs(text):
        index = 0
        while index < len(run):
            length, spelling = _longest(text, run, index, lexicon.branches)
            if spelling and spelling.use != "never":
                yield Sighting(spelling, run[index][1], run[index + length - 1][2])
            index += length


def _runs(text: str) -> Iterator[list[_Word]]:
    """Words with nothing but spaces, hyphens, slashes, dots or apostrophes between them."""
    run: list[_Word] = []
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word":
            run.append((word_key(token[0]), *token.span()))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _longest(
    text: str, run: list[_Word], index: int, branches: Branch
) -> tuple[int, Spelling | None]:
    """How many words from here are one spelling, and which; one and None if there is none."""
    best: tuple[int, Spelling | None] = (1, None)
    branch = branches
    for last in range(index, len(run)):
        deeper = branch.get(run[last][0])
        if not isinstance(deeper, dict):
            break
        branch = deeper
        spelling = branch.get(END)
        if isinstance(spelling, Spelling) and _counts(text, spelling, run[index][1], run[last][2]):
            best = (last - index + 1, spelling)
    return best


def _counts(text: str, spelling: Spelling, start: int, end: int) -> bool:
    if spelling.use == "listed":
        return False
    before = text[max(0, start - _LOOK_BACK) : start]
    if _DENIAL.search(before.lower()):
        return False
    if spelling.use != "cased":
        return True
    if " ".join(text[start:end].split()) != spelling.text:
        return False
    return spelling.text.isupper() or not _SENTENCE_START.search(before)
