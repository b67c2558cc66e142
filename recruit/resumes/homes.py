"""The home of a person among the contact lines: which phrases may be an address."""

import re
from collections.abc import Iterator

from recruit.resumes.dates import periods
from recruit.resumes.headings import known_heading
from recruit.resumes.lexicon import folded
from recruit.resumes.lines import Line
from recruit.resumes.phrases import title_likeness
from recruit.resumes.places import is_address_label, location
from recruit.resumes.reading import Fact, Location, Span

_BAR = re.compile(r"(?<!,)\t|\s*[|•·∙●▪]\s*|\s[/–—]\s")
_CONTACT = re.compile(r"\S+@\S+|(?:\+|\(0?)?\d[\d\s().-]{7,}\d(?=$|[\s,;|])")
_PARTING = re.compile(rf"{_BAR.pattern}|\s*(?:{_CONTACT.pattern})\s*")
_BROKEN = re.compile(
    r"\b(?:d[aeiou]|dos|das|del|della|la|le|las|los|of|the|am|im|bei|sur)$", re.IGNORECASE
)
_NO_PLACES = frozenset(
    {
        "linkedin", "github", "email", "e-mail", "mail", "phone", "tel", "telefon", "mobile", "web",
        "website", "twitter", "xing", "facebook", "instagram", "portfolio", "blog", "url",
    }
)  # fmt: skip


# Characters; nobody lives in a longer line, and looking for phrases in it would take minutes.
LONGEST_LINE = 400


def home(
    lines: list[Line], person: Fact[str] | None, listed: frozenset[int] = frozenset()
) -> Fact[Location] | None:
    """The likeliest place in the contact lines. listed: starts of those under such a heading."""
    taken = person.value if person else ""
    lines = [line for line in lines if len(line.text) <= LONGEST_LINE]
    found = [
        Fact(place[0], place[1] + bonus, Span(start, start + len(text)))
        for start, text, bonus in _phrases(lines, listed)
        if text not in taken and taken not in text and (place := location(text)) is not None
    ]
    best = max(found, key=lambda fact: fact.confidence, default=None)
    if best is None or best.confidence < 0.6:
        return None
    return Fact(best.value, min(best.confidence, 0.95), best.span)


def _phrases(lines: list[Line], listed: frozenset[int]) -> Iterator[tuple[int, str, float]]:
    """Phrases that may be a place, each with where it begins and what speaks for it."""
    for position, line in enumerate(lines):
        labelled = False
        beside = lines[max(position - 1, 0) : position + 2]
        contacts = line.start in listed or any(map(_is_contact, beside))
        for start, text in _pieces(line):
            if is_address_label(text):
                labelled = True
                continue
            begin, has_label = _after_label(text)
            phrase = text[begin:]
            if _is_something_else(phrase):
                continue
            bonus = 0.2 if labelled or has_label else 0.05 if contacts else -0.05
            yield start + begin, phrase, bonus
        if position + 1 < len(lines) and _is_address_before(line, lines[position + 1]):
            yield from _over_lines(lines[position : position + 4])


def _is_contact(line: Line) -> bool:
    """Whether the line has an e-mail address or a phone number in it."""
    return _CONTACT.search(line.text) is not None


def _pieces(line: Line) -> Iterator[tuple[int, str]]:
    """The phrases of a line between tabs, bars and bullets."""
    position = 0
    for match in [*_PARTING.finditer(line.text), None]:
        stop = match.start() if match else len(line.text)
        phrase = line.text[position:stop]
        if phrase.strip():
            yield line.start + position + phrase.index(phrase.strip()), phrase.strip()
        position = match.end() if match else stop


def _after_label(text: str) -> tuple[int, bool]:
    """Where the address begins in "Address: …" or "LOCALE East Rachaelside, GB"."""
    first, _, rest = text.partition(" ")
    is_label = is_address_label(first) and (first.endswith(":") or first.isupper())
    return (len(text) - len(rest.lstrip()), True) if rest and is_label else (0, False)


def _is_something_else(text: str) -> bool:
    return (
        "@" in text
        or "://" in text
        or (title_likeness(text) > 0 and not any(char.isdigit() for char in text))
        or bool(periods(text))
        or text.rstrip().endswith((".", ":"))
        or len(text.split()) > 12
        or known_heading(text) is not None
        or folded(text).strip(":") in _NO_PLACES
    )


def _is_address_before(line: Line, follower: Line) -> bool:
    """Whether an address begins here that the next line goes on with."""
    has_number = any(char.isdigit() for char in line.text)
    return (
        line.flow == follower.flow
        and len(line.cells) == len(follower.cells) == 1
        and "@" not in line.text
        and (has_number or line.text.endswith(","))
        and not _is_something_else(follower.text)
        and sum(char.isdigit() for char in line.text) < 9
    )


def _over_lines(lines: list[Line]) -> Iterator[tuple[int, str, float]]:
    """Addresses of two or three lines; its beginning stands for their evidence."""
    taken = [lines[0]]
    for line in lines[1:3]:
        if len(line.cells) > 1 or _is_something_else(line.text) or line.flow != taken[0].flow:
            break
        if not any(char.isalpha() for char in line.text):
            break
        taken.append(line)
        yield taken[0].start, _joined(taken), 0.02


def _joined(lines: list[Line]) -> str:
    """One address; a line that was broken between words goes on without a comma."""
    text = lines[0].text
    for line in lines[1:]:
        is_broken = text.endswith(",") or _BROKEN.search(text)
        text += (" " if is_broken else ", ") + line.text
    return text
