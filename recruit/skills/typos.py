"""Typing errors: how far a spelling may be from a known one and still be taken for it.

Precision comes first. Words are compared one to one; a word that the vocabulary knows is never an
error ("inside sales" is not "outside sales"), nor is another first letter, nor, in a short word,
another letter in place of one ("Slick" is not "Slack"). Two skills equally near is no answer.
"""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from recruit.skills.lexicon import Lexicon, Spelling, initials

SHORTEST = 6
"""Letters in all, below which nothing is guessed."""
SHORTEST_FOR_SUBSTITUTION = 9
"""Letters of a word, below which another letter in place of one makes another word."""


@dataclass(frozen=True)
class Typo:
    """A known spelling that was probably meant. score: 0..100."""

    spelling: Spelling
    score: float
    reason: str


def nearest(spelling_key: str, lexicon: Lexicon) -> Typo | None:
    """The one skill a spelling was probably meant to be, if there is just one."""
    if len(spelling_key.replace(" ", "")) < SHORTEST:
        return None
    near: list[tuple[int, Spelling]] = []
    for spelling in lexicon.blocks.get(initials(spelling_key), ()):
        edits = _edits(spelling_key.split(), spelling.key.split(), lexicon.words)
        if edits is not None:
            near.append((edits, spelling))
    if not near:
        return None
    least = min(edits for edits, _ in near)
    best = [spelling for edits, spelling in near if edits == least]
    if len({spelling.skill_id for spelling in best}) > 1:
        return None
    score = 100 * OSA.normalized_similarity(spelling_key, best[0].key)
    return Typo(best[0], round(score, 1), f"{least} typing error{'s' if least > 1 else ''}")


def _edits(written: list[str], known: list[str], words: frozenset[str]) -> int | None:
    """Typing errors between two runs of words, None if there are more than is likely."""
    total = 0
    for one, other in zip(written, known, strict=True):
        if one == other:
            continue
        if one in words or not _is_slip(one, other):
            return None
        total += OSA.distance(one, other)
    return total if total <= _allowed(sum(map(len, known))) else None


def _is_slip(written: str, known: str) -> bool:
    distance = OSA.distance(written, known, score_cutoff=2)
    if distance > _allowed(len(known)):
        return False
    is_long = len(known) >= SHORTEST_FOR_SUBSTITUTION
    return is_long or len(written) != len(known) or sorted(written) == sorted(known)


def _allowed(letters: int) -> int:
    """Errors allowed in so many letters: none to 4, one to 10, then two."""
    if letters <= 4:
        return 0
    return 1 if letters <= 10 else 2
