"""Positions held: who did what where, from the dated entries of a section.

A job title is known by its words; a company mostly by not being one. What stands in the same place
in other entries of the section decides where the words do not.
"""

import re
from collections import defaultdict

from foundation.months import MonthYear
from recruit.resumes.entries import Entry, entries
from recruit.resumes.lines import Line
from recruit.resumes.phrases import company_likeness, has_legal_form, title_likeness
from recruit.resumes.places import is_country_or_region
from recruit.resumes.reading import Fact, Span, Work
from recruit.resumes.tokens import Token

_AT = re.compile(r"\s+(?:at|@|bei|chez|presso)\s+", re.IGNORECASE)
_LEADING_AT = re.compile(r"^(?:at|@|bei|chez|presso)\s+", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|und|et|y|e|i|en)\b|&", re.IGNORECASE)
_SHORT_FORM = re.compile(r"[A-Z]{2,6}|\(.*\)")
_STATE = re.compile(r"[A-Z]{2}")
_LABEL = re.compile(r"^(?:company|employer|position|title|role|location)\s*:\s*", re.IGNORECASE)


def work(lines: list[Line]) -> tuple[Work, ...]:
    """The positions told by the lines of a work section, in their order."""
    found = [entry for entry in entries(lines) if entry.tokens]
    split = [_split(entry.tokens) for entry in found]
    likely = _likely_slots(split)
    held: list[Work] = []
    company: Fact[str] | None = None
    for entry, tokens in zip(found, split, strict=True):
        position, employer, place = _roles(tokens, likely)
        if entry.period is None and position is None and not entry.body and len(found) > 1:
            company = employer or company
            continue
        if employer is None and position is not None and entry.period is not None:
            employer = company
        company = employer or company
        held.append(_work(entry, position, employer, place))
    return tuple(held)


def _split(tokens: list[Token]) -> list[Token]:
    """Take "Position at Company" and "Position, Company, City" apart where nothing else did."""
    parted = [part for token in tokens for part in _at(token)]
    if any(title_likeness(token.text) for token in parted) and len(parted) > 1:
        pure = [token for token in parted if not _is_mixed(token)]
        if len(pure) == len(parted) or any(title_likeness(token.text) for token in pure):
            return parted
    is_only = len(parted) == 1
    return [part for token in parted for part in _at_commas(token, is_only)]


def _at(token: Token) -> list[Token]:
    text = token.text
    lead = _LEADING_AT.match(text) or _LABEL.match(text)
    if lead:
        return [_part(token, lead.end(), len(text), 0)]
    match = _AT.search(text)
    if match and title_likeness(text[: match.start()]):
        return [_part(token, 0, match.start(), 0), _part(token, match.end(), len(text), 1)]
    return [token]


def _part(token: Token, begin: int, end: int, place: int) -> Token:
    slot = (token.slot[0], token.slot[1] + place)
    return Token(token.text[begin:end].strip(" ,"), token.start + begin, token.style, slot)


def _is_mixed(token: Token) -> bool:
    """Whether commas part a title from something that is none."""
    pieces = token.text.split(", ")
    return len(pieces) > 1 and title_likeness(pieces[0]) > title_likeness(pieces[-1])


def _at_commas(token: Token, is_only: bool) -> list[Token]:
    """A title up to its last word or short form, then the rest a comma at a time."""
    pieces = token.text.split(", ")
    titled = [title_likeness(piece) > 0 for piece in pieces]
    if len(pieces) == 1 or not any(titled):
        return [token]
    if titled[0]:
        end = 1
        last = len(pieces) - 1 if is_only else len(pieces)
        while end < last and (titled[end] or _SHORT_FORM.fullmatch(pieces[end])):
            end += 1
        if not is_only and not any(map(company_likeness, pieces[end:])):
            end = len(pieces)
        groups = [pieces[:end], *_companies(pieces[end:])]
    else:
        first = titled.index(True)
        groups = [*_companies(pieces[:first]), pieces[first:]]
    parts: list[Token] = []
    position = 0
    for place, group in enumerate(groups):
        text = ", ".join(group)
        parts.append(_part(token, position, position + len(text), place))
        position += len(text) + 2
    return parts


def _companies(pieces: list[str]) -> list[list[str]]:
    """Group the pieces of a company name that has commas in it, and leave the city apart."""
    groups: list[list[str]] = []
    for piece in pieces:
        belongs = has_legal_form(piece) and len(piece) < 14 and " " not in piece.strip()
        if groups and (belongs or _AND.search(piece)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _likely_slots(split: list[list[Token]]) -> dict[tuple[int, int], float]:
    """How often what stands in a place looks like a title."""
    seen: dict[tuple[int, int], list[float]] = defaultdict(list)
    for tokens in split:
        for token in tokens:
            seen[token.slot].append(title_likeness(token.text) - company_likeness(token.text) / 2)
    return {slot: sum(values) / len(values) for slot, values in seen.items()}


def _roles(
    tokens: list[Token], likely: dict[tuple[int, int], float]
) -> tuple[Fact[str] | None, Fact[str] | None, Fact[str] | None]:
    """Position, company and place of one entry."""
    scored = [
        (
            title_likeness(token.text)
            - 0.6 * company_likeness(token.text)
            + 0.8 * likely.get(token.slot, 0.0),
            -number,
            token,
        )
        for number, token in enumerate(tokens)
    ]
    best = max(scored, default=None, key=lambda each: each[:2])
    position = best[2] if best and best[0] > 0.3 else None
    rest = [token for token in tokens if token is not position]
    companies = [token for token in rest if not is_country_or_region(token.text)] or rest
    employer = _employer(companies)
    places = [token for token in rest if token is not employer]
    sure = 0.95 if position and title_likeness(position.text) else 0.7
    place = _fact(places[0], 0.5) if places else None
    if employer is not None and "," in employer.text and not place:
        employer, place = _without_city(employer)
    return (
        _fact(position, sure) if position else None,
        _fact(employer, 0.9 if company_likeness(employer.text) else 0.75) if employer else None,
        place,
    )


def _employer(tokens: list[Token]) -> Token | None:
    """The first that looks like a company, unless something as good stands before it."""
    if not tokens:
        return None
    named = [token for token in tokens if has_legal_form(token.text)]
    return named[0] if named else tokens[0]


def _without_city(token: Token) -> tuple[Token, Fact[str] | None]:
    """The company and the place of "Leclerc, Martin"."""
    head, _, last = token.text.rpartition(", ")
    if ", " in head and _STATE.fullmatch(last) and not has_legal_form(last):
        head, _, city = head.rpartition(", ")
        last = f"{city}, {last}"
    if not head or has_legal_form(last) or _AND.search(last):
        return token, None
    start = token.start + len(head) + 2
    company = Token(head, token.start, token.style, token.slot)
    return company, Fact(last, 0.5, Span(start, start + len(last)))


def _fact(token: Token, confidence: float) -> Fact[str]:
    return Fact(token.text, confidence, Span(token.start, token.end))


def _work(
    entry: Entry,
    position: Fact[str] | None,
    company: Fact[str] | None,
    place: Fact[str] | None,
) -> Work:
    start, end, is_current = period_facts(entry)
    return Work(
        company=company,
        position=position,
        location=place,
        start=start,
        end=end,
        is_current=is_current,
        highlights=_highlights(entry.body),
        span=Span(entry.start, entry.end),
    )


def period_facts(
    entry: Entry,
) -> tuple[Fact[MonthYear] | None, Fact[MonthYear] | None, bool]:
    """Start, end, and whether it goes on. A single date of a job is its start."""
    period = entry.period
    if period is None:
        return None, None, False
    at = entry.period_start
    span = Span(at + period.begin, at + period.stop)
    sure = 0.95 if period.is_range else 0.6
    start = Fact(period.start, sure, span) if period.start else None
    end = Fact(period.end, sure, span) if period.end else None
    return start, end, period.is_current


def _highlights(body: list[Line]) -> tuple[Fact[str], ...]:
    """Sentences and bullet points, lines of one joined."""
    found: list[list[Line]] = []
    for line in body:
        if found and not line.is_item and _continues(found[-1][-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(
        Fact(" ".join(line.text for line in lines), 0.9, Span(lines[0].start, lines[-1].end))
        for lines in found
    )


def _continues(above: Line, line: Line) -> bool:
    return line.text[:1].islower() or (above.text[-1:] not in ".!?;" and line.gap < above.gap - 0.2)
