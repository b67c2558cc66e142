"""All spellings of a vocabulary, laid out for the ways they are looked up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Union

from recruit.skills.vocabulary import Skill, Vocabulary
from recruit.skills.words import folded, key

Use = Literal["anywhere", "cased", "listed", "never"]
Branch = dict[str, Union["Branch", "Spelling"]]
END = ""
"""The key under which a branch holds the spelling that ends there; no word is empty."""


@dataclass(frozen=True)
class Spelling:
    """One way to write a skill. use: where it counts; "never" marks a phrase that is not it."""

    text: str
    key: str
    skill_id: str
    is_name: bool
    use: Use


@dataclass(frozen=True)
class Lexicon:
    """Spellings by key, as a tree of words, and by what nearly equal ones share.

    branches: word key -> branch -> …, END -> Spelling. squashed: without spaces. reordered: with
    words sorted. blocks: initials of the words -> what a typing error there could be of.
    """

    by_key: Mapping[str, Spelling]
    branches: Branch
    squashed: Mapping[str, Spelling]
    reordered: Mapping[str, Spelling]
    blocks: Mapping[str, tuple[Spelling, ...]]
    words: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Lexicon":
        """Lay out every spelling of a vocabulary."""
        every = [spelling for skill in vocabulary.skills.values() for spelling in _written(skill)]
        real = [spelling for spelling in every if spelling.use != "never"]
        blocks: dict[str, list[Spelling]] = {}
        for spelling in real:
            blocks.setdefault(initials(spelling.key), []).append(spelling)
        return cls(
            by_key={spelling.key: spelling for spelling in every},
            branches=_branches(every),
            squashed=_clear((squash(spelling.text), spelling) for spelling in real),
            reordered=_clear((reorder(spelling.key), spelling) for spelling in real),
            blocks={block: tuple(some) for block, some in blocks.items()},
            words=frozenset(word for spelling in every for word in spelling.key.split()),
        )


def initials(spelling_key: str) -> str:
    """First letters of the words: a typing error is rarely there, so it makes small blocks."""
    return "".join(word[0] for word in spelling_key.split())


def squash(text: str) -> str:
    """Letters and digits alone: "Sales Loft" and "SalesLoft" are the same then."""
    return "".join(folded(text))


def reorder(spelling_key: str) -> str:
    """The words in alphabetical order."""
    return " ".join(sorted(spelling_key.split()))


def _written(skill: Skill) -> Iterable[Spelling]:
    uses: dict[str, Use] = {skill.name: "anywhere"}
    uses |= dict.fromkeys(skill.aliases, "anywhere")
    uses |= dict.fromkeys(skill.cased, "cased")
    uses |= dict.fromkeys(skill.listed, "listed")
    uses |= dict.fromkeys(skill.never, "never")
    for text, use in uses.items():
        yield Spelling(text, key(text), skill.id, text == skill.name, use)


def _branches(spellings: Iterable[Spelling]) -> Branch:
    root: Branch = {}
    for spelling in spellings:
        branch = root
        for word in spelling.key.split():
            deeper = branch.setdefault(word, {})
            assert isinstance(deeper, dict)  # noqa: S101 - only END, no word, leads to a Spelling
            branch = deeper
        branch[END] = spelling
    return root


def _clear(pairs: Iterable[tuple[str, Spelling]]) -> dict[str, Spelling]:
    """Leave out what could be two skills."""
    found: dict[str, Spelling] = {}
    doubtful: set[str] = set()
    for looked_up, spelling in pairs:
        first = found.setdefault(looked_up, spelling)
        if first.skill_id != spelling.skill_id:
            doubtful.add(looked_up)
    return {
        looked_up: spelling for looked_up, spelling in found.items() if looked_up not in doubtful
    }
