"""Where a text speaks of a skill, and in which job."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from foundation.months import MonthYear
from recruit.skills.qualifiers import is_qualifier
from recruit.skills.resolver import How, Resolution, Resolver, same, unknown
from recruit.skills.scan import sightings
from recruit.skills.words import key, normal

Origin = Literal["stated", "work", "other"]
CONFIDENCE: Mapping[Origin, float] = {"work": 0.95, "stated": 0.9, "other": 0.75}
"""How sure a mention makes us, by where it stands."""
LONGEST_ITEM = 6
"""Words of a list item; what is longer is a sentence, and read as one."""
_BETWEEN_ITEMS = re.compile(r"[\n\t;,|•·●▪◦■–—:()\[\]]|\s[-/]\s|\s{3,}")
_WITHIN_ITEM = re.compile(r"\s*[/&+]\s*|\s+(?:and|or|und|et|y|en|e)\s+")


@dataclass(frozen=True)
class Passage:
    """A piece of a document that belongs to one thing: the stated skills, a job, the rest.

    start: where `text` begins in the whole document. first and last: the job's months, if known.
    confidence: 0..1 that the piece is what its origin says.
    """

    start: int
    text: str
    origin: Origin
    first: MonthYear | None = None
    last: MonthYear | None = None
    is_current: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class Mention:
    """One place that names a skill. start and end: half-open characters of the document.

    score, strength, how and reason: of the Resolution. confidence: 0..1, of place and spelling.
    """

    skill_id: str
    spelling: str
    how: How
    score: float
    strength: float
    reason: str
    start: int
    end: int
    origin: Origin
    first: MonthYear | None = None
    last: MonthYear | None = None
    is_current: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class _Item:
    """A piece of a passage. start: where it begins in the document."""

    text: str
    start: int


def spellings(passages: Iterable[Passage]) -> frozenset[str]:
    """Every normal spelling that `answers` may ask about: look these up in what is remembered."""
    items = tuple(_items(passages))
    pieces = (piece for item in items for piece in _pieces(item))
    return frozenset(normal(item.text) for item in (*items, *pieces))


def answers(
    passages: Sequence[Passage],
    resolver: Resolver,
    remembered: Mapping[str, Resolution] = MappingProxyType({}),
) -> dict[str, Resolution]:
    """Resolve each distinct spelling of the stated items, once; what is remembered is not redone.

    Returns normal spelling -> Resolution for all of them, the unknown too: store what is new.
    """
    found: dict[str, Resolution] = {}
    for item in _items(passages):
        if _only_qualifies(item, resolver):
            continue
        if not _answer(item, resolver, remembered, found).skill_id:
            for piece in _pieces(item):
                _answer(piece, resolver, remembered, found)
    return found


def find(
    passages: Sequence[Passage],
    resolver: Resolver,
    remembered: Mapping[str, Resolution] = MappingProxyType({}),
) -> tuple[Mention, ...]:
    """All mentions, in order of their place. remembered: spellings answered before."""
    known = answers(passages, resolver, remembered)
    found: list[Mention] = []
    for passage in passages:
        if passage.origin == "stated":
            for item in _items((passage,)):
                found.extend(_stated(passage, item, known, resolver))
        else:
            found.extend(_said(passage, _Item(passage.text, passage.start), resolver))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.skill_id)))


def _items(passages: Iterable[Passage]) -> Iterator[_Item]:
    """What stated passages list, item by item."""
    for passage in passages:
        if passage.origin == "stated":
            yield from _split(_Item(passage.text, passage.start), _BETWEEN_ITEMS)


def _only_qualifies(item: _Item, resolver: Resolver) -> bool:
    """Whether an item says how well, not what: "advanced", "5 years"; "Training" is a skill."""
    words = key(item.text)
    return words not in resolver.lexicon.by_key and all(map(is_qualifier, words.split()))


def _pieces(item: _Item) -> tuple[_Item, ...]:
    """The members of an item like "Excel and PowerPoint"; none if it is one thing."""
    pieces = tuple(_split(item, _WITHIN_ITEM))
    return pieces if len(pieces) > 1 else ()


def _split(item: _Item, separator: re.Pattern[str]) -> Iterator[_Item]:
    place = 0
    for gap in [*separator.finditer(item.text), None]:
        piece = item.text[place : gap.start() if gap else None]
        if piece.strip():
            yield _Item(piece.strip(), item.start + place + len(piece) - len(piece.lstrip()))
        place = gap.end() if gap else place


def _answer(
    item: _Item,
    resolver: Resolver,
    remembered: Mapping[str, Resolution],
    found: dict[str, Resolution],
) -> Resolution:
    """The answer for an item, remembered in found; a sentence is not asked about."""
    spelling = normal(item.text)
    if len(spelling.split()) > LONGEST_ITEM:
        return unknown(spelling, "a sentence")
    if spelling not in found:
        found[spelling] = remembered.get(spelling) or resolver.resolve(item.text)
    return found[spelling]


def _stated(
    passage: Passage, item: _Item, known: Mapping[str, Resolution], resolver: Resolver
) -> Iterator[Mention]:
    """The skill an item means; else those its pieces mean; else those it names as a sentence."""
    is_found = False
    for piece in (item, *_pieces(item)):
        answer = known.get(normal(piece.text))
        if answer and answer.skill_id:
            is_found = True
            yield _mention(passage, piece, answer.skill_id, answer)
            if piece is item:
                return
    if not is_found:
        yield from _said(passage, item, resolver)


def _said(passage: Passage, item: _Item, resolver: Resolver) -> Iterator[Mention]:
    for sighting in sightings(item.text, resolver.lexicon):
        said = _Item(item.text[sighting.start : sighting.end], item.start + sighting.start)
        yield _mention(
            passage, said, sighting.spelling.skill_id, same(said.text, sighting.spelling)
        )


def _mention(passage: Passage, item: _Item, skill_id: str, answer: Resolution) -> Mention:
    return Mention(
        skill_id=skill_id,
        spelling=item.text,
        how=answer.how,
        score=answer.score,
        strength=answer.strength,
        reason=answer.reason,
        start=item.start,
        end=item.start + len(item.text),
        origin=passage.origin,
        first=passage.first,
        last=passage.last,
        is_current=passage.is_current,
        confidence=CONFIDENCE[passage.origin] * passage.confidence * answer.score / 100,
    )
