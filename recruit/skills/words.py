"""Spellings made comparable: one key for all the ways to write the same words."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 256
"""Characters of a spelling that are compared at all."""

WORD = re.compile(r"[^\W_]+[+#]*|&")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")


def folded(text: str) -> tuple[str, ...]:
    """Words without case, accents, hyphens and dots: "B.A.N.T." is bant, "P&L" is p, and, l."""
    undotted = _DOTTED.sub(lambda found: found[0].replace(".", ""), text[:LONGEST])
    return tuple(plain(word) for word in WORD.findall(undotted))


def key(text: str) -> str:
    """What two spellings share if they differ in case, accents, hyphens, dots or plural only."""
    return " ".join(singular(word) for word in folded(text))


def normal(text: str) -> str:
    """A spelling as it is remembered: small letters, single spaces, else as written."""
    return " ".join(text.casefold().split())


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The key of a single word as it stands in a text."""
    return singular(plain(word))


def plain(word: str) -> str:
    """A word in small letters without accents; "&" is spelled out."""
    if word == "&":
        return "and"
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def singular(word: str) -> str:
    """A folded word without its English plural ending; words of three letters stay."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1]
