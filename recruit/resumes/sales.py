"""Sales results stated in figures, each with the sentence that states it."""

import re
from collections.abc import Iterator

from recruit.resumes.lines import Line
from recruit.resumes.reading import Fact, SalesFact, SalesFactKind, Span

_PERCENT = r"(\d{1,3}(?:[.,]\d{1,2})?\s?%)"
_MONEY = (
    r"((?:[$€£]|USD|EUR|GBP|PLN|CHF|BRL|R\$)\s?\d[\d.,\s]*\d?\s?(?:k|m|mm|bn|b|million|mio|billion)?"
    r"|\d[\d.,]*\s?(?:k|m|million|mio|billion)?\s?(?:[$€£]|USD|EUR|GBP|PLN|CHF|BRL|zł))(?!\w)"
)
_QUOTA = r"(?:quota|target|plan|goal|budget|quote|ziel|zielerreichung|objectif|cuota|objetivo|meta)"
_OF = r"(?:of|/|out of|among)"
_FIRST = r"(?:led|managed|leading|managing|coached)"
_REVENUE = r"(?:arr|mrr|revenue|sales|bookings|umsatz)"
_REGIONS = r"(?:regions?|countries|states|territories|markets)"
_NAMED_REGION = r"(EMEA|DACH|APAC|LATAM|NORAM|AMER|Benelux|Nordics|CEE)"
_STATEMENTS: dict[SalesFactKind, tuple[str, ...]] = {
    "quota attainment": (
        rf"{_PERCENT}[^.;%]{{0,30}}?\b{_QUOTA}",
        rf"\b{_QUOTA}s?\b[^.;%\d]{{0,40}}?{_PERCENT}",
    ),
    "rank": (
        rf"(#\s?\d{{1,3}}(?:\s?{_OF}\s?\d{{1,4}})?)(?!\d)",
        rf"\b((?:no\.|number)\s?\d{{1,3}}(?:\s{_OF}\s\d{{1,4}})?)\b",
        rf"\branked\s(?:as\s)?(\d{{1,3}}(?:st|nd|rd|th)?(?:\s{_OF}\s\d{{1,4}})?)",
        r"\b(top\s\d{1,3}\s?%?)(?=\s(?:of|in|nationwide|globally|performer|rep|seller))",
        r"\b(president['’]?s club|top performer|rookie of the year|rep of the year)\b",
    ),
    "deal size": (
        rf"\b(?:deal size|deals?|contract value|acv|tcv|ticket)\b[^.;\d]{{0,30}}?{_MONEY}",
        rf"\bcontracts? worth\s{_MONEY}",
    ),
    "sales cycle": (r"\bcycles?\b[^.;\d]{0,30}?(\d{1,4}\s?(?:days?|weeks?|months?|%))",),
    "revenue": (
        rf"{_MONEY}[^.;]{{0,25}}?\b(?:{_REVENUE}|new business)\b",
        rf"\b{_REVENUE}\b[^.;\d%]{{0,25}}?{_MONEY}",
    ),
    "team size": (
        r"\bteam of (\d{1,4})\b",
        rf"\b{_FIRST}\s(\d{{1,4}})\s(?:people|reps?|sales|representatives|account)",
    ),
    "territory": (
        rf"\b(?:across|covering|of|in)\s(\d{{1,3}}\s{_REGIONS})\b",
        r"\bterritor(?:y|ies)\s*(?:of|:|covering|in|–|-)\s*([A-Z][^.;\n]{2,40})",
        rf"\b{_NAMED_REGION}\b(?=[^.;]{{0,20}}(?:region|territor|market))",
    ),
}
_PATTERNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, patterns in _STATEMENTS.items()
    for pattern in patterns
)
_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_HAS_FIGURE = re.compile(
    r"\d|club|performer|of the year|territor|EMEA|DACH|APAC|LATAM", re.IGNORECASE
)


def sales_facts(lines: tuple[Line, ...]) -> tuple[Fact[SalesFact], ...]:
    """Every result once a sentence and kind, in reading order."""
    return tuple(fact for line in lines for fact in _in_line(line))


def _in_line(line: Line) -> Iterator[Fact[SalesFact]]:
    if len(line.text.split()) < 3 or not _HAS_FIGURE.search(line.text):
        return
    seen: set[SalesFactKind] = set()
    year = _YEAR.search(line.text)
    for kind, pattern in _PATTERNS:
        match = pattern.search(line.text)
        if match and kind not in seen:
            seen.add(kind)
            fact = SalesFact(kind, match[1].strip(), int(year[0]) if year else None)
            yield Fact(fact, 0.85, Span(line.start, line.end))
