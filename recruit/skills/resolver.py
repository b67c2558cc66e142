"""Which skill a spelling means. Asked once per distinct spelling; the answer is remembered."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from recruit.skills.lexicon import Lexicon, Spelling, reorder, squash
from recruit.skills.qualifiers import bare, is_qualifier
from recruit.skills.typos import nearest
from recruit.skills.vocabulary import Vocabulary
from recruit.skills.words import LONGEST, key, normal

How = Literal["exact", "alias", "fuzzy", "unknown"]
SHORTEST_SQUASHED = 7
"""Letters: below, two words that run together are more likely to be something else."""
ALMOST = 97.0
"""Score of a spelling whose letters all agree, but not its spaces or the order of its words."""
_PARTS = re.compile(r"[()\[\]–—:|]|\s[-/]\s")


@dataclass(frozen=True)
class Resolution:
    """What a spelling was taken for, and why: a value to store with the spelling.

    spelling: in its normal form. score: 0..100, how alike the spellings are. strength: 0..1, what
    it is worth in a match.
    """

    spelling: str
    skill_id: str | None
    how: How
    score: float
    strength: float
    reason: str


@dataclass(frozen=True)
class Resolver:
    """Answers for one vocabulary. Keep it: laying it out costs as much as thousands of answers."""

    vocabulary: Vocabulary
    lexicon: Lexicon

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Resolver":
        """A resolver for this vocabulary."""
        return cls(vocabulary, Lexicon.of(vocabulary))

    def resolve(self, spelling: str) -> Resolution:
        """Say which skill a spelling means, trying the surest way first."""
        if len(spelling) > LONGEST:
            return unknown(spelling[:LONGEST], f"longer than {LONGEST} characters")
        words = key(spelling).split()
        if not words:
            return unknown(spelling, "no words")
        by_key = self.lexicon.by_key.get(" ".join(words))
        if by_key:
            return same(spelling, by_key)
        return (
            self._by_parts(spelling)
            or self._unqualified(spelling, words)
            or self._almost(spelling, words)
            or unknown(spelling, "nothing in the vocabulary is written like it")
        )

    def _by_parts(self, spelling: str) -> Resolution | None:
        """Of “Salesforce (SFDC)” the first known part, unless a later one is a kind of it."""
        found: Resolution | None = None
        for part in parts(spelling):
            answer = self.resolve(part)
            if answer.skill_id and (found is None or self._is_kind(answer, found)):
                found = answer
        if found is None:
            return None
        return replace(
            found,
            spelling=normal(spelling),
            how="alias" if found.how == "exact" else found.how,
            reason=f"by its part “{found.spelling}”: {found.reason}",
        )

    def _is_kind(self, special: Resolution, general: Resolution) -> bool:
        skill = self.vocabulary.skills[special.skill_id or ""]
        return general.skill_id in {related.skill_id for related in skill.says}

    def _unqualified(self, spelling: str, words: list[str]) -> Resolution | None:
        for fewer in bare(words):
            found = self.lexicon.by_key.get(" ".join(fewer))
            if found and found.use != "never":
                reason = f"“{found.text}”, with words around it that only qualify"
                return Resolution(normal(spelling), found.skill_id, "alias", 100.0, 1.0, reason)
        return None

    def _almost(self, spelling: str, words: list[str]) -> Resolution | None:
        whole = " ".join(words)
        squashed = squash(spelling)
        together = self.lexicon.squashed.get(squashed)
        if together and len(squashed) >= SHORTEST_SQUASHED:
            return _fuzzy(spelling, together, ALMOST, "spaces set differently")
        turned = self.lexicon.reordered.get(reorder(whole))
        if turned:
            return _fuzzy(spelling, turned, ALMOST, "its words in another order")
        typo = nearest(whole, self.lexicon)
        return _fuzzy(spelling, typo.spelling, typo.score, typo.reason) if typo else None


def parts(spelling: str) -> tuple[str, ...]:
    """What brackets, dashes, colons and bars set apart, without parts that only qualify.

    Empty if nothing is set apart.
    """
    pieces = [piece.strip() for piece in _PARTS.split(spelling)]
    if len(pieces) == 1:
        return ()
    return tuple(piece for piece in pieces if not all(map(is_qualifier, key(piece).split())))


def unknown(spelling: str, reason: str) -> Resolution:
    """The answer for what is no skill we know."""
    return Resolution(normal(spelling), None, "unknown", 0.0, 0.0, reason)


def same(spelling: str, found: Spelling) -> Resolution:
    """The answer for words that are a known spelling."""
    if found.use == "never":
        return unknown(spelling, "a phrase that means something else")
    if found.is_name:
        return Resolution(normal(spelling), found.skill_id, "exact", 100.0, 1.0, "its name")
    reason = f"also written “{found.text}”"
    return Resolution(normal(spelling), found.skill_id, "alias", 100.0, 1.0, reason)


def _fuzzy(spelling: str, found: Spelling, score: float, reason: str) -> Resolution:
    strength = 0.7 + 0.3 * max(0.0, score - 80) / 20
    text = f"like “{found.text}”: {reason}"
    return Resolution(normal(spelling), found.skill_id, "fuzzy", score, round(strength, 2), text)
