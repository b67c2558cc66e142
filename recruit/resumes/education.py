"""Courses of study: where, which degree and in what, from the dated entries of a section."""

import re
from functools import cache

from foundation.months import MonthYear
from recruit.resumes.dates import is_only_dates
from recruit.resumes.entries import Entry, entries
from recruit.resumes.lexicon import folded, words
from recruit.resumes.lines import Line
from recruit.resumes.phrases import school_likeness
from recruit.resumes.reading import Education, Fact, Span
from recruit.resumes.tokens import Token
from recruit.resumes.work import period_facts

_JOINT = re.compile(
    r"^(?:\s*[,:;–—|(-]\s*|\s+(?:in|of|en|de|em|di|w|im|fach|mention|option|spécialité)\s+|\s+)",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?:^|[\s(,;–—-])(?:gpa|grade|score|result|note|final grade|mention|punteggio|voto|nota|"
    r"ocena|cijfer|abschlussnote|average|cgpa)\b.*$|^\d[\d.,/ %]*$|\s[–—-]\s*\d[\d.,/%]*$",
    re.IGNORECASE,
)
_COURSES = re.compile(r"^(?:relevant )?(?:courses?|coursework|modules|thesis|kurse|cours)\b", re.I)


def education(lines: list[Line]) -> tuple[Education, ...]:
    """The courses of study told by the lines of an education section, in their order."""
    found = [_education(entry) for entry in entries(lines) if entry.tokens]
    return tuple(each for each in found if each.institution or each.study_type or each.area)


def _education(entry: Entry) -> Education:
    tokens = [token for token in map(_without_grade, entry.tokens) if token is not None]
    tokens = [part for token in tokens for part in _at_school(token)]
    degree = next((token for token in tokens if _degree_in(token.text)), None)
    others = [token for token in tokens if token is not degree]
    schools = [token for token in others if school_likeness(token.text)]
    school = schools[0] if schools else None
    study_type, area = _taken_apart(degree)
    rest = [token for token in others if token is not school]
    if school is None and rest:
        school = rest.pop(0)
    if area is None and rest:
        area = _fact(rest[0], 0.7)
    start, end, _is_current = period_facts(entry)
    start, end = _only_end(entry, start, end)
    return Education(
        institution=_fact(school, 0.95 if schools else 0.6) if school else None,
        study_type=study_type,
        area=area,
        start=start,
        end=end,
        span=Span(entry.start, entry.end),
    )


def _only_end(
    entry: Entry, start: Fact[MonthYear] | None, end: Fact[MonthYear] | None
) -> tuple[Fact[MonthYear] | None, Fact[MonthYear] | None]:
    """A single date of a course is when it ended."""
    if entry.period is not None and not entry.period.is_range and end is None:
        return None, start
    return start, end


def _without_grade(token: Token) -> Token | None:
    text = token.text
    if _COURSES.match(text) or is_only_dates(text):
        return None
    match = _GRADE.search(text)
    if match is None:
        return token
    kept = text[: match.start()].rstrip(" ,;:|–—-(")
    return Token(kept, token.start, token.style, token.slot) if kept else None


def _at_school(token: Token) -> list[Token]:
    """The degree with its subject, and the school, of "BSc, Marketing, University of Leeds"."""
    text = token.text
    if not (_degree_in(text) and school_likeness(text)):
        return [token]
    for mark in (" at ", " from ", ", ", " - ", " – "):
        for match in re.finditer(re.escape(mark), text):
            left, right = text[: match.start()], text[match.end() :]
            if _degree_in(left) and not school_likeness(left) and school_likeness(right):
                after = token.start + match.end()
                return [
                    Token(left, token.start, token.style, token.slot),
                    Token(right, after, token.style, (token.slot[0], token.slot[1] + 1)),
                ]
            if school_likeness(left) and _degree_in(right) and not school_likeness(right):
                after = token.start + match.end()
                return [
                    Token(left, token.start, token.style, token.slot),
                    Token(right, after, token.style, (token.slot[0], token.slot[1] + 1)),
                ]
    return [token]


@cache
def _degrees() -> dict[str, tuple[str, ...]]:
    """Degrees by their first word, the longest first."""
    by_word: dict[str, list[str]] = {}
    for degree in sorted(words("degrees", "degrees"), key=len, reverse=True):
        by_word.setdefault(degree.split()[0], []).append(degree)
    return {word: tuple(degrees) for word, degrees in by_word.items()}


def _degree_in(text: str) -> tuple[int, int] | None:
    """Where a degree stands at the beginning of the phrase, or after its last comma."""
    for begin in _beginnings(text):
        rest = folded(text[begin:])
        first = rest.split(maxsplit=1)[0] if rest.split() else ""
        for degree in (*_degrees().get(first, ()), *_degrees().get(first.strip(",:;"), ())):
            after = rest[len(degree) : len(degree) + 1]
            if rest.startswith(degree) and not after.isalnum():
                return begin, begin + len(degree)
    return None


def _beginnings(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"(?:, | - | – |\()", text))]


def _taken_apart(degree: Token | None) -> tuple[Fact[str] | None, Fact[str] | None]:
    """Study type and area of "Bachelor of Arts in Public Relations"."""
    if degree is None:
        return None, None
    found = _degree_in(degree.text)
    if found is None:
        return None, None
    begin, end = found
    text = degree.text
    study_type = Fact(text[begin:end], 0.95, Span(degree.start + begin, degree.start + end))
    if begin:
        area, at = text[:begin].rstrip(" ,–-("), 0
    else:
        joint = _JOINT.match(text[end:])
        at = end + (joint.end() if joint else 0)
        area = text[at:].strip(" ,;:–-()")
    if not area:
        return study_type, None
    start = degree.start + at
    return study_type, Fact(area, 0.9, Span(start, start + len(area)))


def _fact(token: Token, confidence: float) -> Fact[str]:
    return Fact(token.text, confidence, Span(token.start, token.end))
