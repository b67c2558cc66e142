"""Which words are headings of which section, in eight languages."""

import re
from functools import cache
from typing import cast

from recruit.resumes.lexicon import folded, groups, letters, words
from recruit.resumes.reading import SectionKind

_LONGEST_HEADING = 60
_CONJUNCTION = re.compile(
    r"\s*(?:&|\+|/|\||,|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\ben\b)\s*", re.I
)


def known_heading(text: str) -> SectionKind | None:
    """The section a line of just this text opens, or None where it is no known heading."""
    kind = _kind(text)
    return None if kind == "inner" else cast("SectionKind | None", kind)


def is_inner_heading(text: str) -> bool:
    """Whether this is a heading inside a job or a course, like "Highlights"."""
    return _kind(text) == "inner"


def is_skill_group(text: str) -> bool:
    """Whether a heading of this text heads a group of skills: "CRM & Tools"."""
    found = re.findall(r"[^\W\d_]+", folded(text))
    return bool(found) and all(word in words("headings", "skill groups") for word in found)


def _kind(text: str) -> str | None:
    if not 2 < len(text) <= _LONGEST_HEADING or "@" in text:
        return None
    known = _known()
    kind = known.get(letters(text))
    if kind is None and _CONJUNCTION.search(text):
        # "Awards & Certificates": the first half decides, if both halves are headings.
        halves = [known.get(letters(half)) for half in _CONJUNCTION.split(text) if half.strip()]
        kind = halves[0] if len(halves) > 1 and None not in halves else None
    return kind


@cache
def _known() -> dict[str, str]:
    named = groups("headings").items()
    found: dict[str, str] = {}
    for kind, headings in named:
        if kind == "skill groups":
            continue
        for heading in headings:
            found.setdefault(letters(heading), kind)
    return found
