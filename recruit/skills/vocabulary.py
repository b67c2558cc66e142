"""The words we know: canonical skills, how people write them, and what says something of what."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256

from recruit.skills.entries import Entry, VocabularyError, entries
from recruit.skills.words import key

MOST_RELATED = 0.5
"""The credit a related skill can lend at most: it suggests the wanted one, it is not it."""


@dataclass(frozen=True)
class Related:
    """Another skill and how much one says about the other. weight: above 0, to MOST_RELATED."""

    skill_id: str
    weight: float


@dataclass(frozen=True)
class Skill:
    """One thing a person can be good at, and how people write it.

    aliases count anywhere. cased count in prose only when written exactly so and not as the first
    word of a sentence ("Excel"). listed count only in a list of skills ("closing"). A name that
    stands in cased or listed is bound by that too. never: phrases that contain a spelling and
    mean something else. says: the skills that this one is partial evidence of.
    """

    id: str
    name: str
    group: str
    aliases: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    says: tuple[Related, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write it, the name first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.cased, *self.listed)))


@dataclass(frozen=True)
class Vocabulary:
    """All skills by id. version: a hash of the content, stored beside whatever it decided."""

    skills: Mapping[str, Skill]
    version: str
    _said_by: Mapping[str, tuple[Related, ...]] = field(repr=False)

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> "Vocabulary":
        """Read group files (name -> text). Raises VocabularyError naming the file and line."""
        found = [entry for name in sorted(files) for entry in entries(name, files[name])]
        _refuse_doubles(found)
        _refuse_bad_relations(found)
        return cls.of(_skills(found))

    @classmethod
    def of(cls, skills: Iterable[Skill]) -> "Vocabulary":
        """A vocabulary of these skills, which are taken to be in order."""
        by_id = {skill.id: skill for skill in sorted(skills, key=lambda skill: skill.id)}
        content = json.dumps([asdict(skill) for skill in by_id.values()], ensure_ascii=False)
        return cls(by_id, sha256(content.encode()).hexdigest()[:16], _said_by(by_id.values()))

    def related_to(self, skill_id: str) -> tuple[Related, ...]:
        """The skills that are partial evidence of this one, strongest first."""
        return self._said_by.get(skill_id, ())

    def name(self, skill_id: str) -> str:
        """What to call a skill; its id if it has been retired since."""
        skill = self.skills.get(skill_id)
        return skill.name if skill else skill_id


def _skills(found: list[Entry]) -> Iterable[Skill]:
    mirrored: dict[str, list[Related]] = {}
    for entry in found:
        for other, weight in entry.relations.get("like", ()):
            mirrored.setdefault(other, []).append(Related(entry.id, weight))
    for entry in found:
        own = [Related(*pair) for pairs in entry.relations.values() for pair in pairs]
        says = sorted((*own, *mirrored.get(entry.id, ())), key=_strongest_first)
        yield Skill(
            id=entry.id,
            name=entry.name,
            group=entry.group,
            aliases=entry.spellings.get("also", ()),
            cased=entry.spellings.get("cased", ()),
            listed=entry.spellings.get("listed", ()),
            never=entry.spellings.get("never", ()),
            says=tuple(says),
        )


def _strongest_first(related: Related) -> tuple[float, str]:
    return -related.weight, related.skill_id


def _said_by(skills: Iterable[Skill]) -> dict[str, tuple[Related, ...]]:
    said_by: dict[str, list[Related]] = {}
    for skill in skills:
        for related in skill.says:
            said_by.setdefault(related.skill_id, []).append(Related(skill.id, related.weight))
    return {
        skill_id: tuple(sorted(related, key=_strongest_first))
        for skill_id, related in said_by.items()
    }


def _refuse_doubles(found: list[Entry]) -> None:
    """No id twice, and no two spellings that a reader could not tell apart."""
    places: dict[str, str] = {}
    taken: dict[str, tuple[str, str]] = {}
    for entry in found:
        if entry.id in places:
            raise VocabularyError(f"{entry.place}: {entry.id} is at {places[entry.id]} already")
        places[entry.id] = entry.place
        bound = {*entry.spellings.get("cased", ()), *entry.spellings.get("listed", ())}
        written = [spelling for some in entry.spellings.values() for spelling in some]
        for spelling in written if entry.name in bound else [entry.name, *written]:
            spelling_key = key(spelling)
            if not spelling_key:
                raise VocabularyError(f"{entry.place}: “{spelling}” has no words")
            if spelling_key in taken:
                other, other_id = taken[spelling_key]
                raise VocabularyError(
                    f"{entry.place}: “{spelling}” is “{other}” of {other_id} already"
                )
            taken[spelling_key] = (spelling, entry.id)


def _refuse_bad_relations(found: list[Entry]) -> None:
    """Relations lead to another skill, once, with a weight that is allowed, never in a circle."""
    ids = {entry.id for entry in found}
    pairs: set[frozenset[str]] = set()
    for entry in found:
        for other, weight in [pair for some in entry.relations.values() for pair in some]:
            pair = frozenset((entry.id, other))
            if other not in ids:
                raise VocabularyError(f"{entry.place}: {entry.id} relates to {other}, unknown")
            if other == entry.id:
                raise VocabularyError(f"{entry.place}: {entry.id} relates to itself")
            if not 0 < weight <= MOST_RELATED:
                raise VocabularyError(f"{entry.place}: {other} {weight} is not in 0 to .5")
            if pair in pairs:
                raise VocabularyError(f"{entry.place}: {entry.id} and {other} are related already")
            pairs.add(pair)
    graph = {entry.id: [other for other, _ in entry.relations.get("says", ())] for entry in found}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise VocabularyError(f"a circle of “says”: {' > '.join(error.args[1])}") from error
