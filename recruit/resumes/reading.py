"""What was read from one résumé: its text in reading order, and facts with evidence in it.

`Reading.text` is the whole document in reading order, lines joined by a line feed. Every piece of
evidence is a `Span` into it; for a PDF the words say where on which page a span stands.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from foundation.months import MonthYear

READER_VERSION = 2

T = TypeVar("T")

SectionKind = Literal[
    "contact", "summary", "work", "education", "skills", "languages", "certificates",
    "volunteer", "projects", "awards", "publications", "interests", "references", "other",
]  # fmt: skip
SalesFactKind = Literal[
    "quota attainment", "rank", "deal size", "sales cycle", "revenue", "team size", "territory"
]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters of `Reading.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value read, how sure the reader is of it (0..1), and the text that says so."""

    value: T
    confidence: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Where text[start:end] stands: page from 1, points from the page's top left corner."""

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle to mark: page from 1, points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Location:
    """Where a person lives, as far as the résumé says."""

    city: str
    region: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One position held at one employer. `end` is empty while `is_current`."""

    company: Fact[str] | None
    position: Fact[str] | None
    location: Fact[str] | None
    start: Fact[MonthYear] | None
    end: Fact[MonthYear] | None
    is_current: bool
    highlights: tuple[Fact[str], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Education:
    """One course of study: where, which degree (study type), in what (area)."""

    institution: Fact[str] | None
    study_type: Fact[str] | None
    area: Fact[str] | None
    start: Fact[MonthYear] | None
    end: Fact[MonthYear] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Language:
    """A language spoken, and how well, in the résumé's own words."""

    name: Fact[str]
    fluency: Fact[str] | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate or licence held."""

    name: Fact[str]
    issuer: Fact[str] | None = None
    date: Fact[MonthYear] | None = None


@dataclass(frozen=True, slots=True)
class SalesFact:
    """A result stated in figures; its `Fact.span` is the sentence that states it."""

    kind: SalesFactKind
    value: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the résumé under one heading; `span` covers the heading and what follows."""

    kind: SectionKind
    heading: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file. `language`: ISO 639-1. `dropped`: what was left out."""

    state: Literal["text", "no text"]
    text: str = ""
    words: tuple[Word, ...] = ()
    page_sizes: tuple[PageSize, ...] = ()
    pages: int = 0
    pages_read: int = 0
    dropped: str | None = None
    language: str | None = None
    name: Fact[str] | None = None
    email: Fact[str] | None = None
    phone: Fact[str] | None = None
    links: tuple[Fact[str], ...] = ()
    location: Fact[Location] | None = None
    summary: Fact[str] | None = None
    work: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Fact[str], ...] = ()
    languages: tuple[Language, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    sales_facts: tuple[Fact[SalesFact], ...] = ()
    sections: tuple[Section, ...] = ()
    reader_version: int = READER_VERSION


def boxes(reading: Reading, span: Span) -> tuple[Box, ...]:
    """Where `span` stands on the pages, one box a line; empty where positions are unknown."""
    lines: list[Box] = []
    for word in _words_in(reading.words, span):
        box = Box(word.page, word.x0, word.top, word.x1, word.bottom)
        if lines and _is_same_line(lines[-1], box):
            box = _union(lines.pop(), box)
        lines.append(box)
    return tuple(lines)


def _words_in(words: tuple[Word, ...], span: Span) -> Iterator[Word]:
    first = max(bisect_right(words, span.start, key=lambda word: word.start) - 1, 0)
    for word in words[first:]:
        if word.start >= span.end:
            return
        if word.end > span.start:
            yield word


def _is_same_line(line: Box, word: Box) -> bool:
    middle = (word.top + word.bottom) / 2
    return line.page == word.page and line.top <= middle <= line.bottom and word.x1 >= line.x0


def _union(a: Box, b: Box) -> Box:
    return Box(a.page, min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain JSON values; what is empty is left out."""
    encoded: dict[str, Any] = _encode(reading)
    return encoded


def from_json(data: dict[str, Any]) -> Reading:
    """Read back what `to_json` wrote."""
    reading: Reading = _decode(Reading, data)
    return reading


_AS_LIST = (Span, Word, PageSize)


def _encode(value: Any) -> Any:
    if isinstance(value, MonthYear):
        return str(value)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, _AS_LIST):
        return [getattr(value, field.name) for field in fields(value)]
    if is_dataclass(value):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _encode(item) for name, item in named if item is not None and item != ()}
    return value


def _decode(kind: Any, data: Any) -> Any:
    if kind is MonthYear:
        return MonthYear.parse(data)
    if kind in _AS_LIST:
        return kind(*data)
    if get_origin(kind) in (UnionType, Union, tuple, Fact):
        return _decode_generic(get_origin(kind), get_args(kind)[0], data)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: _decode(hint, data.get(name)) for name, hint in _hints(kind)})
    return data


def _decode_generic(origin: Any, inner: Any, data: Any) -> Any:
    if origin is tuple:
        return tuple(_decode(inner, item) for item in data or ())
    if data is None:
        return None
    if origin in (UnionType, Union):
        return _decode(inner, data)
    return Fact(
        _decode(inner, data["value"]), data["confidence"], _decode(Span | None, data.get("span"))
    )


@cache
def _hints(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())
