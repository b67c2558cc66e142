"""Where a person lives: the city in a line of an address."""

import re
from functools import cache

from phonenumbers import SUPPORTED_REGIONS

from recruit.resumes.lexicon import folded, words
from recruit.resumes.reading import Location

_POSTAL_CODE = re.compile(
    r"\b(?:[A-Z]{1,2}[- ]?)?\d{2}-\d{3}\b|\b\d{4}-\d{3}\b|"
    r"\b\d{5}-\d{3,4}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"\b(?:[A-Z]{1,2}-)?\d{4,8}(?: ?[A-Z]{2}\b)?|\b\d{3} \d{2,3}\b"
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)")
_NUMBERED = re.compile(r"\d{4,5}\s+\S")
_HOUSE = re.compile(r"\d+[a-z]?\s+\S.*\b(?:rd|st|dr|ln|ct|pl|ave|blvd|hwy|pkwy|ter|cir)\.?$", re.I)


def is_country_or_region(text: str) -> bool:
    """Whether it is the name or code of a country, or "City, Country"."""
    last = text.rsplit(",", 1)[-1].strip()
    return _is_country(last)


def _is_country(text: str) -> bool:
    return folded(text) in words("countries", "names") or text in SUPPORTED_REGIONS


def location(phrase: str) -> tuple[Location, float] | None:
    """City, region and country in a phrase like "93 rue X, 66550 Martin, FR", with confidence."""
    phrase = _IN_BRACKETS.sub(r", \1", phrase)
    parts = [part.strip(" .") for part in re.split(r"[,\t;|]|\s[–—/-]\s", phrase) if part.strip()]
    if not parts or len(parts) > 8:
        return None
    country = parts.pop() if len(parts) > 1 and _is_country(parts[-1]) else None
    if country is None:
        parts[-1], country = _country_at_end(parts[-1])
    after_street = _after_street(parts)
    has_address = len(after_street) < len(parts) or any(map(_POSTAL_CODE.search, parts))
    city, region = _city_and_region(after_street)
    if city is None or not _may_be_city(city):
        return None
    sure = 0.9 if country or region else 0.8 if has_address else 0.6
    return Location(city, region, country), sure


def _after_street(parts: list[str]) -> list[str]:
    """What follows the last part that names a street or a house."""
    coded = [n for n, part in enumerate(parts) if _POSTAL_CODE.search(part)]
    streets = [
        n
        for n, part in enumerate(parts)
        if _is_street(_without_code(part))
        or _HOUSE.match(part)
        # A number that begins a line with a postal code further on is that of a house.
        or (n == 0 and _NUMBERED.match(part) and coded[-1] > 0)
    ]
    return parts[streets[-1] + 1 :] if streets else parts


def _city_and_region(parts: list[str]) -> tuple[str | None, str | None]:
    """A code stands before the city, or after it or its region."""
    for position, part in reversed(list(enumerate(parts))):
        bare = _without_code(part)
        if bare and _POSTAL_CODE.match(part):
            return bare, _without_code(parts[position + 1]) if parts[position + 1 :] else None
    kept = [bare for bare in map(_without_code, parts) if bare]
    return (kept[-2], kept[-1]) if len(kept) > 1 else (kept[0] if kept else None, None)


def _without_code(part: str) -> str:
    return _POSTAL_CODE.sub("", part).strip(" -.")


def _country_at_end(part: str) -> tuple[str, str | None]:
    """The city and the country of "Martin FR"."""
    head, _, last = part.rpartition(" ")
    return (head, last) if head and last in SUPPORTED_REGIONS else (part, None)


@cache
def _streets() -> tuple[frozenset[str], tuple[str, ...]]:
    entries = words("countries", "streets")
    ends = tuple(entry[1:] for entry in entries if entry.startswith("*"))
    return frozenset(entry for entry in entries if "*" not in entry), ends


def _is_street(part: str) -> bool:
    exact, ends = _streets()
    found = folded(part).split()
    has_number = any(char.isdigit() for char in part)
    return (
        has_number
        or any(word in exact for word in found[:2] + found[-1:])
        or any(word.endswith(ends) for word in found)
    )


@cache
def _small_words() -> frozenset[str]:
    return words("names", "particles") | words("countries", "small words")


def _may_be_city(part: str) -> bool:
    found = part.split()
    return (
        len(found) <= 6
        and all(not word[0].islower() or folded(word) in _small_words() for word in found)
        and len(part) <= 40
        and part[0].isupper()
        and not any(char.isdigit() or char in "@:" for char in part)
    )


def is_address_label(text: str) -> bool:
    """Whether it is a word like "Address"."""
    return folded(text).strip(" :.") in words("countries", "labels")
