"""Months and periods as people write them, in eight languages.

Every date is found where it stands; two with a dash or a word for "until" between are a period.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from foundation.months import MonthYear
from recruit.resumes.lexicon import groups

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PER_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """text[begin:stop] says: from start to end, or from start on, or (is_range False) one date."""

    start: MonthYear | None
    end: MonthYear | None
    is_current: bool
    is_range: bool
    begin: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """A date or a word for today in the text; no date means today. month_only: no year given."""

    date: MonthYear | None
    begin: int
    stop: int
    month_only: int | None = None


def periods(text: str) -> list[Period]:
    """All periods and single dates, in order."""
    flat = _flat(text)
    marks = list(_marks(flat))
    found: list[Period] = []
    position = 0
    while position < len(marks):
        mark = marks[position]
        follower = marks[position + 1] if position + 1 < len(marks) else None
        if follower and _joins(flat[mark.stop : follower.begin]) and _can_follow(mark, follower):
            found.append(_range(flat, mark, follower))
            position += 2
            continue
        single = _single(flat, mark)
        if single is not None:
            found.append(single)
        position += 1
    return found


def is_only_dates(text: str) -> bool:
    """Whether the text says nothing but when."""
    flat = _flat(text)
    rest, count = _mark_pattern().subn(" ", flat)
    if not count:
        return False
    short = periods(text)
    if short and short[0].is_range:
        rest = without(flat, short)
    rest = _either().sub(" ", rest)
    return _NOTHING_ELSE.fullmatch(rest) is not None


def without(text: str, found: list[Period]) -> str:
    """The text with the periods blanked out, everything else where it was."""
    for period in found:
        text = text[: period.begin] + " " * (period.stop - period.begin) + text[period.stop :]
    return text


_NOTHING_ELSE = re.compile(
    r"(?:[\W_]|\b\d{1,2}\b|\b(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois|"
    r"años?|meses|mes|anni|mesi|anos|lata?|miesięcy|jaar|maanden|and|y|et|und)\b)*",
    re.IGNORECASE,
)


def _flat(text: str) -> str:
    """Lower case without accents, every character still in its place."""
    if text.isascii():
        return text.lower()
    return "".join(_FLAT.get(char) or _flat_character(char) for char in text)


_FLAT = {"ł": "l", "Ł": "l", "’": "'", "‘": "'", "‐": "-", "‑": "-", "−": "-"}


def _flat_character(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 else char


@cache
def _months() -> dict[str, int]:
    named = {
        _flat(word): int(group)
        for group, words in groups("months").items()
        if group.isdigit()
        for word in words
    }
    seasons = {
        _flat(word): month for group, month in _SEASONS.items() for word in groups("months")[group]
    }
    return seasons | named


def _any_of(words: Iterator[str] | tuple[str, ...]) -> str:
    longest_first = sorted({_flat(word) for word in words}, key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)


@cache
def _mark_pattern() -> re.Pattern[str]:
    month = rf"(?<![^\W\d_])(?:{_any_of(tuple(_months()))})(?![^\W\d_])\.?"
    year = r"(?:19[4-9]\d|20[0-4]\d)(?!\d)"
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    number = r"(?:0?[1-9]|1[0-2])"
    alone = r"(?<![\d/.,$€£%-])"
    return re.compile(
        "|".join(
            (
                rf"(?<!\d)(?:{day}(?:\.|st|nd|rd|th|er|o)?\s+(?:de\s+|of\s+)?)?"
                rf"(?P<name>{month})[\s,/-]*(?:{day}(?:st|nd|rd|th)?,\s*)?(?:de[l]?\s+|of\s+)?"
                rf"(?P<name_year>{year}|'\d\d(?!\d))",
                rf"(?<!\d)(?P<year_name>{year})[\s,/.-]+(?P<name_after>{month})(?!\s*\d)",
                rf"(?<!\d)(?P<iso_year>{year})[-/.](?P<iso>{number})(?:[-/.]{day})?(?![\d])",
                rf"{alone}(?:{day}[./-])?(?P<number>{number})\s?[./-]\s?(?P<number_year>{year})",
                rf"{alone}(?P<short>0[1-9]|1[0-2])[./](?P<short_year>\d\d)(?![\d./])",
                rf"(?<![\w])(?:q|t)(?P<quarter>[1-4])[\s/'-]*(?P<quarter_year>{year})",
                rf"(?P<bare_name>{month})(?=\s*(?:[-–—]|to\b|bis\b|a\b))",
                rf"(?<![\w$€£+#.,@/-])(?P<year>{year})(?![\w%])(?!-\d{{3}}(?!\d))",
                rf"(?<=[-–—])(?P<dashed_year>{year})(?![\w%])",
                rf"(?<!\w)(?P<today>{_any_of(groups('months')['present'])})(?!\w)",
            )
        )
    )


def _marks(flat: str) -> Iterator[_Mark]:
    for match in _mark_pattern().finditer(flat):
        found = {name: value for name, value in match.groupdict().items() if value}
        mark = _mark(found, match.start(), match.end())
        yield mark


def _mark(found: dict[str, str], begin: int, stop: int) -> _Mark:
    if "today" in found:
        return _Mark(None, begin, stop)
    name = found.get("name") or found.get("name_after") or found.get("bare_name")
    month = _months()[_bare(name)] if name else None
    if "bare_name" in found:
        return _Mark(None, begin, stop, month_only=month)
    year = _full_year(next(found[key] for key in _YEARS if key in found))
    if "quarter" in found:
        month = (int(found["quarter"]) - 1) * _PER_QUARTER + 1
    for key in ("iso", "number", "short"):
        if key in found:
            month = int(found[key])
    return _Mark(MonthYear(year, month), begin, stop)


_YEARS = (
    "name_year", "year_name", "iso_year", "number_year", "short_year", "quarter_year", "year",
    "dashed_year",
)  # fmt: skip


def _bare(name: str) -> str:
    return name if name in _months() else name.rstrip(".")


def _full_year(digits: str) -> int:
    year = int(digits.strip("'"))
    if year >= 100:
        return year
    return year + (2000 if year < 50 else 1900)


def _joins(between: str) -> bool:
    return len(between) <= 16 and _until().fullmatch(between) is not None


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:[-–—~→>]+|\b(?:{_any_of(groups('months')['until'])})\b|\s/\s)\W*")


@cache
def _either() -> re.Pattern[str]:
    named = (*groups("months")["until"], *groups("months")["since"])
    return re.compile(rf"(?<!\w)(?:{_any_of(named)})(?!\w)")


def _can_follow(first: _Mark, second: _Mark) -> bool:
    if first.date is None and first.month_only is None:
        return False
    if second.date is None:
        return second.month_only is None
    return first.date is None or first.date.first <= second.date.last


def _range(flat: str, first: _Mark, second: _Mark) -> Period:
    start = first.date
    if start is None and second.date is not None:
        start = MonthYear(second.date.year, first.month_only)
    return Period(
        start=start,
        end=second.date,
        is_current=second.date is None,
        is_range=True,
        begin=_with_since(flat, first.begin),
        stop=second.stop,
    )


_SHORT_END = re.compile(r"\s?[-–—/]\s?'?(\d\d)(?![\d/.%])(?!\s*[a-z%])")
_OPEN_END = re.compile(r"\s*[-–—]\s*(?=$|[)\]\t|])")


def _single(flat: str, mark: _Mark) -> Period | None:
    if mark.date is None:
        return None
    begin = _with_since(flat, mark.begin)
    is_since = begin < mark.begin
    short = _SHORT_END.match(flat, mark.stop) if mark.date.month is None else None
    if short and mark.date.year < _full_year(short[1]) <= mark.date.year + 50:
        end = MonthYear(_full_year(short[1]))
        return Period(mark.date, end, False, True, begin, short.end())
    is_open = _OPEN_END.match(flat, mark.stop)
    if is_since or is_open:
        stop = is_open.end() if is_open else mark.stop
        return Period(mark.date, None, True, True, begin, stop)
    return Period(mark.date, None, False, False, begin, mark.stop)


def _with_since(flat: str, begin: int) -> int:
    match = _since().search(flat, max(begin - 14, 0), begin)
    return match.start() if match else begin


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(groups('months')['since'])})\s*:?\s+(?=\S*$)")
