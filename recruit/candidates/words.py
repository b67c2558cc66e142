"""Folding words for search, so that both databases compare the same plain letters."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_QUERY = 8  # words; what is typed after them no longer narrows anything
# Letters that no accent explains, and signs that are part of a name.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
    | {"+": " plus ", "#": " sharp "}
)


def folded(text: str) -> str:
    """Give the words of `text` in small plain letters, one blank between them."""
    # Decomposed first: some letters, like 𝕊, only then turn out to be capitals.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_PLAIN)
    return " ".join(re.findall(r"[^\W_]+", plain))


def document(parts: Iterable[str | None]) -> str:
    """Give the search document of these texts: each distinct word once, in order."""
    words = (word for part in parts if part for word in folded(part).split())
    return " ".join(dict.fromkeys(words))


def query_words(typed: str) -> tuple[str, ...]:
    """Give the distinct words to look for; each is the beginning of a word that must occur."""
    return tuple(dict.fromkeys(folded(typed).split()))[:LONGEST_QUERY]
