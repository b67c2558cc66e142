"""E-mail address, phone number and links, as the lines of a résumé state them."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import phonenumbers

from recruit.resumes.dates import periods, without
from recruit.resumes.lines import Line
from recruit.resumes.reading import Fact, Span

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w+%-][\w.+%'-]{0,63}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@])"
)
_EMAIL_BEGUN = re.compile(r"(?<!\S)[\w.+%'-]+(?:@[\w.-]*)?$")
_EMAIL_ENDED = re.compile(r"^[\w.+%'@-]+(?!\S)")
_PHONE = re.compile(r"(?<![\w@.,$€£])(?:\+|00)?\(?\d[\d\s().\-/–‑]{5,22}\d(?![\w@%])")
_PHONE_LABEL = re.compile(
    r"\b(?:phone|tel|telephone|mobile|cell|call|telefon|handy|mobil|téléphone|portable|teléfono|"
    r"móvil|telefone|celular|telemóvel|telefono|cellulare|komórka|telefoon|mobiel|p|t|m)\b\.?:?",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()|,;•·]+|"
    r"(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|co|eu|de|fr|es|it|pl|nl|pt|br|uk|us|"
    r"ch|at|be|in|info|biz|app|ai|tech|xyz|site|online|page|blog)(?:/[^\s<>()|,;•·]*)?(?![\w@.])",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"^https?://(?:[\w-]+\.)?(?:linkedin|xing|github|gitlab|twitter|x|facebook|instagram|medium|"
    r"behance|dribbble|stackoverflow|youtube|calendly)\.com/\w",
    re.IGNORECASE,
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15


def email(lines: Iterable[Line], links: tuple[str, ...] = ()) -> Fact[str] | None:
    """The first e-mail address, also where a narrow column broke it in two."""
    lines = list(lines)
    for line, follower in pairwise([*lines, None]):
        if line is None:
            break
        broken = _broken_email(line, follower) if follower else None
        if broken:
            return broken
        match = _EMAIL.search(line.text)
        if match:
            start = line.start + match.start()
            return Fact(match[0], 0.98, Span(start, start + len(match[0])))
    for link in links:
        match = _EMAIL.search(link.removeprefix("mailto:"))
        if link.startswith("mailto:") and match:
            return Fact(match[0], 0.8)
    return None


def _broken_email(line: Line, follower: Line) -> Fact[str] | None:
    begun = _EMAIL_BEGUN.search(line.text)
    ended = _EMAIL_ENDED.match(follower.text)
    if not begun or not ended or line.flow != follower.flow:
        return None
    whole = begun[0] + ended[0]
    is_one = _EMAIL.fullmatch(whole) is not None and whole.count("@") == 1
    is_cut = (
        ended[0] == follower.text
        and (ended[0].startswith(".") or len(ended[0]) <= 3)
        and "@" in begun[0]
    ) or (
        ("@" in begun[0] and not _EMAIL.fullmatch(begun[0]))
        or ended[0].startswith("@")
        or ("@" in ended[0] and begun[0][-1] in "._-+")
        or (begun[0][-1] in "-" and "@" in begun[0])
    )
    if not (is_one and is_cut):
        return None
    return Fact(whole, 0.9, Span(line.start + begun.start(), follower.start + ended.end()))


def phone(lines: Iterable[Line], country: str | None = None) -> Fact[str] | None:
    """The likeliest phone number, as written. country: ISO code of where the person lives."""
    found = [fact for line in lines for fact in _phones(line, country)]
    return max(found, key=lambda fact: fact.confidence, default=None)


def _phones(line: Line, country: str | None) -> Iterator[Fact[str]]:
    if sum(char.isdigit() for char in line.text) < _FEWEST_DIGITS:
        return
    text = without(line.text, [period for period in periods(line.text) if period.is_range])
    for match in _PHONE.finditer(text):
        written = match[0].strip(" -–./")
        digits = sum(char.isdigit() for char in written)
        if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS or _is_listing(written):
            continue
        start = line.start + match.start() + match[0].index(written)
        before = text[max(match.start() - 16, 0) : match.start()]
        sure = _phone_confidence(written, country, has_label=bool(_PHONE_LABEL.search(before)))
        yield Fact(written, sure, Span(start, start + len(written)))


def _is_listing(written: str) -> bool:
    """Years beside each other, or an ISO date, are no phone."""
    parts = re.findall(r"\d+", written)
    return all(len(part) == 4 and part[:2] in ("19", "20") for part in parts) or (
        re.fullmatch(r"(?:19|20)\d\d[-./]\d\d?[-./]\d\d?", written) is not None
    )


def _phone_confidence(written: str, country: str | None, *, has_label: bool) -> float:
    try:
        number = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return 0.8 if has_label else 0.6
    if phonenumbers.is_valid_number(number):
        return 0.98
    return 0.9 if has_label or written.startswith("+") else 0.7


def links(
    lines: Iterable[Line], targets: tuple[str, ...], address: str | None
) -> tuple[Fact[str], ...]:
    """Links written out, and linked profiles on networks, each once."""
    found: dict[str, Fact[str]] = {}
    for fact in _written_links(list(lines), address or ""):
        found.setdefault(_bare(fact.value), fact)
    for target in targets:
        if _NETWORK.match(target):
            found.setdefault(_bare(target), Fact(target, 0.9))
    return tuple(found.values())


def _written_links(lines: list[Line], address: str) -> Iterator[Fact[str]]:
    for line, follower in pairwise([*lines, None]):
        if line is None:
            break
        for match in _LINK.finditer(line.text):
            value = match[0].rstrip(".:'\"")
            if address.endswith(value):
                continue
            start = line.start + match.start()
            stop = start + len(value)
            rest = _rest_of_link(line, match.end(), follower)
            if rest and follower:
                value, stop = value + rest, follower.start + len(rest)
            yield Fact(value, 0.95, Span(start, stop))


def _rest_of_link(line: Line, end: int, follower: Line | None) -> str:
    """What a narrow column pushed to the next line: a single word after "-" or "/"."""
    if follower is None or end != len(line.text) or follower.flow != line.flow:
        return ""
    is_cut = (line.text[-1] in "-/_" or follower.text[0] in "-/_") and "/" in line.text
    return follower.text if is_cut and re.fullmatch(r"[\w./-]+", follower.text) else ""


def _bare(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")
