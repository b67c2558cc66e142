"""The letter that moves a card to a stage."""

from collections.abc import Sequence

# What a card does by other letters, and how one moves between cards.
TAKEN = frozenset("mjkrwaxgnz")


def letters(names: Sequence[str]) -> tuple[str, ...]:
    """Give each name a letter of its own, the first that is free; "" where none is."""
    used: set[str] = set()
    found = []
    for name in names:
        letter = next((sign for sign in name.casefold() if _is_free(sign, used)), "")
        used.add(letter)
        found.append(letter)
    return tuple(found)


def _is_free(sign: str, used: set[str]) -> bool:
    return sign.isascii() and sign.isalpha() and sign not in TAKEN and sign not in used
