"""The word lists in lexicon/*.txt, compared without regard to case and accents."""

import unicodedata
from functools import cache
from importlib.resources import files

# Letters that Unicode does not take apart into a base and an accent.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of lexicon/<name>.txt by group, as written; before any [group]: ''."""
    found: dict[str, list[str]] = {}
    group = ""
    for line in (files(__package__) / "lexicon" / f"{name}.txt").read_text("utf-8").splitlines():
        content = line.strip()
        if content.startswith("[") and content.endswith("]"):
            group = content[1:-1]
        elif content and not content.startswith("#"):
            entries = (entry.strip() for entry in content.split(","))
            found.setdefault(group, []).extend(entry for entry in entries if entry)
    return {group: tuple(entries) for group, entries in found.items()}


@cache
def words(name: str, group: str = "") -> frozenset[str]:
    """One group's entries, folded."""
    return frozenset(folded(entry) for entry in groups(name)[group])


def folded(text: str) -> str:
    """Lower case without accents: "Éducation" and "EDUCATION" alike."""
    if text.isascii():
        return text.lower()
    taken_apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in taken_apart if not unicodedata.combining(char))


def letters(text: str) -> str:
    """Only letters, folded: how headings are compared, "W ORK  E XPERIENCE" and all."""
    return "".join(char for char in folded(text) if char.isalpha())
