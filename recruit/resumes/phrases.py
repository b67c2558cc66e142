"""Which words make a phrase a job title, a company, a school or a level of skill."""

import re
from functools import cache

from recruit.resumes.lexicon import folded, words

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*", re.UNICODE)
_LEVEL_WORDS = re.compile(r"[\s,/|–—-]+")
_STARS = re.compile(r"^[\W\d_]+$")
_YEARS = re.compile(r"^\d+\+?\s*(?:years?|yrs?|jahre?|ans|años|anni|anos|lat|jaar)\b.*$", re.I)
_DOTS = str.maketrans("", "", ".")


def title_likeness(text: str) -> float:
    """How much the phrase looks like a job title, 0..1."""
    found = _words(text)
    if not found or len(found) > 10:
        return 0.0
    return 1.0 if any(word in _titles() for word in found) else 0.0


def company_likeness(text: str) -> float:
    """How much the phrase looks like a company, 0..1."""
    found = _words(text)
    if not found or len(found) > 12:
        return 0.0
    if has_legal_form(text) or "&" in text:
        return 1.0
    return 0.8 if any(word in words("companies", "words") for word in found) else 0.0


def has_legal_form(text: str) -> bool:
    """Whether it ends like a registered company: "Buchholz KG", "Pascarella s.r.l."."""
    last = [word.translate(_DOTS) for word in folded(text).replace(",", " ").split()][-3:]
    return any("".join(last[start:]) in _legal_forms() for start in range(len(last)))


def school_likeness(text: str) -> float:
    """1 where the phrase names a place of education, else 0."""
    exact, starts, ends = _schools()
    for word in _words(text):
        if word in exact or word.startswith(starts) or word.endswith(ends):
            return 1.0
    return 0.0


def begins_with_degree(text: str) -> bool:
    """Whether the phrase begins with a degree: "BSc Economics"."""
    return f"{folded(text)} ".startswith(_degrees())


@cache
def _degrees() -> tuple[str, ...]:
    return tuple(f"{degree} " for degree in words("degrees", "degrees"))


@cache
def _titles() -> frozenset[str]:
    return words("titles", "words")


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in words("companies", "legal"))


@cache
def _schools() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    entries = words("schools", "words")
    starts = tuple(entry[:-1] for entry in entries if entry.endswith("*"))
    ends = tuple(entry[1:] for entry in entries if entry.startswith("*"))
    return frozenset(entry for entry in entries if "*" not in entry), starts, ends


def _words(text: str) -> list[str]:
    return [word for match in _WORD.findall(folded(text)) for word in _split(match)]


def _split(word: str) -> list[str]:
    return [word, *word.split("-")] if "-" in word else [word]


def is_level(text: str) -> bool:
    """Whether it says how well, not what: "Advanced", "B2", "4/5"."""
    bare = folded(text).strip(" .:()")
    if not bare or _STARS.match(bare) or _YEARS.match(bare):
        return True
    known = words("levels", "skill") | words("levels", "language")
    return bare in known or all(word in known for word in _LEVEL_WORDS.split(bare) if word)
