"""The original, page by page, with its evidence marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recruit.bench.evidence import Evidence, Part, first_at, marked_text
from recruit.resumes.reading import Box, Reading, Span, boxes


@dataclass(frozen=True)
class Highlight:
    """A mention's boxes on one page. id: what a link to it says after the #."""

    id: str
    is_weak: bool
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Leaf:
    """A page as an image with boxes over it. width and height in points."""

    number: int
    width: float
    height: float
    highlights: tuple[Highlight, ...]
    text: str


@dataclass(frozen=True)
class Original:
    """A résumé to look at: leaves where page images exist, else its text in parts.

    anchors: mention id -> what a link to it says after the #; without an entry, no place is known.
    """

    leaves: tuple[Leaf, ...]
    parts: tuple[Part, ...]
    anchors: Mapping[int, str]


def original(reading: Reading, mentions: Sequence[Evidence]) -> Original:
    """Mark the evidence in what was read: boxes on a PDF's pages, spans of text otherwise."""
    if not reading.page_sizes:
        return Original((), marked_text(reading.text, mentions), first_at(mentions))
    by_page: dict[int, list[Highlight]] = {}
    anchors: dict[int, str] = {}
    for mention in mentions:
        for page, highlight in _highlights(reading, mention):
            by_page.setdefault(page, []).append(highlight)
            anchors.setdefault(mention.id, highlight.id)
    texts = _texts(reading)
    leaves = tuple(
        Leaf(number, size.width, size.height, tuple(by_page.get(number, ())), texts.get(number, ""))
        for number, size in enumerate(reading.page_sizes, start=1)
    )
    return Original(leaves, (), anchors)


def _highlights(reading: Reading, mention: Evidence) -> Iterator[tuple[int, Highlight]]:
    by_page: dict[int, list[Box]] = {}
    for box in boxes(reading, Span(mention.start, mention.end)):
        by_page.setdefault(box.page, []).append(box)
    for index, (page, some) in enumerate(by_page.items()):
        anchor = mention.anchor if index == 0 else f"{mention.anchor}-{page}"
        yield page, Highlight(anchor, mention.mark == "weak", tuple(some))


def _texts(reading: Reading) -> dict[int, str]:
    """What stands on each page, for those who cannot see it."""
    ranges: dict[int, tuple[int, int]] = {}
    for word in reading.words:
        first, last = ranges.get(word.page, (word.start, word.end))
        ranges[word.page] = min(first, word.start), max(last, word.end)
    return {page: reading.text[first:last] for page, (first, last) in ranges.items()}


def by_skill(mentions: Iterable[Evidence]) -> dict[str, tuple[Evidence, ...]]:
    """Group mentions by skill, one for each distinct way it is written."""
    found: dict[str, dict[str, Evidence]] = {}
    for mention in mentions:
        found.setdefault(mention.skill_id, {}).setdefault(mention.spelling.casefold(), mention)
    return {skill_id: tuple(spellings.values()) for skill_id, spellings in found.items()}
