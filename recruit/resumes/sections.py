"""The parts of a résumé: which lines stand under which heading.

A known heading counts where it looks like the other headings. An unknown line that looks exactly
like them is a heading too.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recruit.resumes.dates import periods
from recruit.resumes.furniture import furniture
from recruit.resumes.headings import is_skill_group, known_heading
from recruit.resumes.lexicon import folded, letters, words
from recruit.resumes.lines import Line, Manuscript
from recruit.resumes.phrases import (
    begins_with_degree,
    has_legal_form,
    is_level,
    school_likeness,
    title_likeness,
)
from recruit.resumes.reading import Section, SectionKind, Span

_LOUDER = 0.5  # points by which a size differs to the eye
_LONGEST_UNKNOWN = 5  # words
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Look:
    """What makes a heading look like the others."""

    size: float
    is_bold: bool
    is_italic: bool
    is_capital: bool
    colour: str
    font: str


@dataclass(slots=True)
class Part:
    """A heading and the lines under it. The lines before any heading have kind "contact"."""

    kind: SectionKind
    heading: str
    start: int
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Inside:
    """The section that is open: its kind, the look of its heading, whether a column began since."""

    kind: SectionKind
    look: Look | None
    is_other_column: bool = False


def parts(manuscript: Manuscript) -> list[Part]:
    """All lines, part by part in reading order."""
    lines = manuscript.lines
    opened = _headings(lines, manuscript.independent_flows)
    found = [Part("contact", "", 0)]
    flow = lines[0].flow if lines else 0
    repeated = furniture(lines)
    for position, line in enumerate(lines):
        if line.start in repeated:
            continue
        kind = opened.get(position)
        if kind is not None and _goes_on(found[-1], line):
            found[-1].heading += f" {line.text}"
            continue
        if kind is not None:
            found.append(Part(kind, line.cells[0].text, line.start))
            if len(line.cells) > 1:
                found[-1].lines.append(_beside(line))
            flow = line.flow
            continue
        if line.flow != flow:
            both = manuscript.independent_flows & {flow, line.flow}
            if len(both) == 2:
                found.append(Part("contact", "", line.start))
            flow = line.flow
        found[-1].lines.append(line)
    return [part for part in found if part.heading or part.lines]


def sections(found: Iterable[Part]) -> tuple[Section, ...]:
    """The parts that have a heading, as the reading tells them."""
    return tuple(
        Section(
            part.kind,
            part.heading,
            Span(part.start, part.lines[-1].end if part.lines else part.start + len(part.heading)),
        )
        for part in found
        if part.heading
    )


def look(line: Line) -> Look:
    """The look of a line's first cell, at its largest word."""
    style = max((word.style for word in line.cells[0].words), key=lambda style: style.size)
    text = line.cells[0].text
    return Look(
        style.size, style.is_bold, style.is_italic, text.isupper(), style.colour, style.font
    )


def _beside(line: Line) -> Line:
    """What stands beside a heading, as a line of its own."""
    (_, first), *_rest = list(line.pieces)
    skipped = len(first.text) + 1
    return Line(
        cells=line.cells[1:],
        text=line.text[skipped:],
        start=line.start + skipped,
        flow=line.flow,
        gap=line.gap,
    )


def _headings(lines: tuple[Line, ...], independent_flows: frozenset[int]) -> dict[int, SectionKind]:
    """Which lines open a section: position and kind."""
    known = {
        position: kind for position, line in enumerate(lines) if (kind := _known(line)) is not None
    }
    if not known:
        return {}
    main = _main_look(lines, known)
    are_headings = _are_headings(lines, main)
    opened: dict[int, SectionKind] = {}
    inside = _Inside("contact", None)
    flow = lines[0].flow
    body = _body_size(lines)
    for position, line in enumerate(lines):
        kind = known.get(position) or _rest_of_heading(lines, position, known)
        here = look(line)
        if line.flow != flow:
            inside = replace(inside, is_other_column=line.flow in independent_flows)
            flow = line.flow
        is_alike = here == main and are_headings and inside.look is not None
        is_list = inside.kind in ("skills", "languages") and "," in line.text
        if kind is None and is_alike and not is_list and _may_be_heading(line):
            kind = _unknown_kind(line.cells[0].text, inside.kind)
        elif kind == "languages" and inside.kind == "skills" and _names_tongue(lines, position):
            pass
        elif kind is not None and not _counts(kind, here, inside, body):
            kind = None
        if kind is not None:
            opened[position] = kind
            inside = _Inside(kind, here)
    return opened


def _goes_on(part: Part, line: Line) -> bool:
    """Whether a line is the second line of the heading just opened."""
    return (
        bool(part.heading)
        and not part.lines
        and part.start + len(part.heading) + 1 == line.start
        and bool(letters(line.text))
        and known_heading(f"{part.heading} {line.text}") == part.kind
    )


def _rest_of_heading(
    lines: tuple[Line, ...], position: int, known: dict[int, SectionKind]
) -> SectionKind | None:
    """The kind of a heading broken over two lines, seen from its second."""
    above, line = lines[position - 1], lines[position]
    if not letters(line.text):
        return None
    if position - 1 not in known or look(above) != look(line) or len(above.cells) > 1:
        return None
    return known_heading(f"{above.text} {line.text}")


def _known(line: Line) -> SectionKind | None:
    if line.level == 1 or not line.is_item:
        return known_heading(line.cells[0].text)
    return None


def _main_look(lines: tuple[Line, ...], known: dict[int, SectionKind]) -> Look:
    """The look shared by most kinds of headings, the loudest of equals."""
    kinds: dict[Look, set[SectionKind]] = {}
    for position, kind in known.items():
        kinds.setdefault(look(lines[position]), set()).add(kind)
    return max(kinds, key=lambda each: (len(kinds[each]), each.size, each.is_bold))


def _body_size(lines: tuple[Line, ...]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.style.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _counts(kind: SectionKind, here: Look, inside: _Inside, body: float) -> bool:
    """Whether a known heading is one, or a label inside the section that is open.

    A label is quieter than the heading over it. Work and education are never mere labels, unless
    they look like running text; nothing is, where a new column begins.
    """
    above = inside.look
    if above is None:
        return True
    if not _is_quieter(here, above):
        return True
    if here.size <= body and not here.is_bold and not here.is_capital:
        return False
    if kind in ("work", "education"):
        return True
    return inside.is_other_column or inside.kind in ("contact", "summary", "other")


def _names_tongue(lines: tuple[Line, ...], position: int) -> bool:
    """Whether what stands under "Languages" are those people speak, not those of programs."""
    below = " ".join(line.text for line in lines[position : position + 2])
    return any(word in words("tongues", "names") for word in _WORDS.findall(folded(below)))


def _is_quieter(here: Look, above: Look) -> bool:
    if abs(here.size - above.size) > _LOUDER:
        return here.size < above.size
    return (above.is_bold and not here.is_bold) or (above.is_capital and not here.is_capital)


def _may_be_heading(line: Line) -> bool:
    text = line.text
    return (
        len(line.cells) == 1
        and not line.is_item
        and 0 < len(_WORDS.findall(text)) <= _LONGEST_UNKNOWN
        and not periods(text)
        and "@" not in text
    )


def _are_headings(lines: tuple[Line, ...], main: Look) -> bool:
    """Whether the look is kept for headings, apart from items set like headings with a level."""
    have = 0
    lack = 0
    for line, follower in pairwise([*lines, lines[-1]]):
        if look(line) != main:
            continue
        if _known(line):
            have += 1
        elif not is_level(follower.text) and look(follower) != main:
            lack += 1
    return main.size > 0 and have >= 2 and have >= lack


def _unknown_kind(text: str, inside: SectionKind) -> SectionKind | None:
    """The kind of an unknown heading; in a section of entries their heads may look like it."""
    kind = _kind_by_words(text)
    is_head = (
        inside in ("work", "volunteer")
        and (title_likeness(text) > 0 or has_legal_form(text))
        and known_heading(_WORDS.findall(text)[-1]) is None
    ) or (inside == "education" and (school_likeness(text) > 0 or begins_with_degree(text)))
    return None if is_head and kind in ("other", "volunteer") else kind


def _kind_by_words(text: str) -> SectionKind:
    """The kind of a heading known only in part: "Sales Wins & Experience"."""
    if is_skill_group(text):
        return "skills"
    found = _WORDS.findall(text)
    for count in (2, 1):
        for start in range(len(found) - count, -1, -1):
            kind = known_heading(" ".join(found[start : start + count]))
            if kind is not None:
                return kind
    return "other"
