"""Certificates and licences: what, from whom, when."""

import re

from recruit.resumes.entries import entries
from recruit.resumes.lines import Line
from recruit.resumes.reading import Certificate, Fact, Span
from recruit.resumes.tokens import Token

_ISSUED = re.compile(r"^(?:issued by|issuer|by|from|von|par|por|da|przez)\s*:?\s+", re.IGNORECASE)


def certificates(lines: list[Line]) -> tuple[Certificate, ...]:
    """The certificates told by the lines of their section."""
    found: list[Certificate] = []
    for entry in entries(lines):
        if not entry.tokens:
            continue
        issuers = [token for token in entry.tokens if _ISSUED.match(token.text)]
        names = [token for token in entry.tokens if token not in issuers]
        if not names:
            continue
        issuer = issuers[0] if issuers else names[1] if len(names) > 1 else None
        period = entry.period
        date = period.end or period.start if period else None
        at = entry.period_start
        found.append(
            Certificate(
                _fact(names[0], 0),
                _fact(issuer, _lead(issuer)) if issuer else None,
                Fact(date, 0.9, Span(at + period.begin, at + period.stop))
                if period and date
                else None,
            )
        )
    return tuple(found)


def _lead(token: Token) -> int:
    match = _ISSUED.match(token.text)
    return match.end() if match else 0


def _fact(token: Token, lead: int) -> Fact[str]:
    return Fact(token.text[lead:], 0.85, Span(token.start + lead, token.end))
