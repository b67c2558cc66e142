"""Words around a skill that say how well it is known, not what is known."""

from recruit.skills.words import key


def _keys(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split())


BEFORE = _keys(
    "advanced basic beginner certified conversational deep effective excellent exceptional expert "
    "experienced extensive familiar fluent good great hands-on intermediate in-depth native "
    "outstanding proficient profound proven skilled solid strong successful superior thorough "
    "working experience expertise familiarity knowledge proficiency understanding ability "
    "competence skills use using user hands on of in with to the a an years year yrs"
)
AFTER = _keys(
    "ability abilities advanced app application basic beginner certificate certification certified "
    "competence competency conversational experience expert expertise fluency fluent framework "
    "intermediate knowledge language level method methodology native platform power proficiency "
    "proficient skill skills software suite system technique techniques tool tools user "
    "years year yrs yr months working professional a1 a2 b1 b2 c1 c2 bootcamp course courses "
    "masterclass training workshop"
)


def is_qualifier(word: str) -> bool:
    """Whether a word key only qualifies: "advanced", "fluent", "2019", "v3"."""
    return word in BEFORE or word in AFTER or is_version(word)


def is_version(word: str) -> bool:
    """Whether a word key is a version or a count: "365", "v2", "5+"."""
    return word.strip("v+").isdigit()


def bare(words: list[str]) -> list[list[str]]:
    """The words without what qualifies them, least taken away first, themselves left out."""
    most_before = _run(words, BEFORE)
    most_after = _run(words[::-1], AFTER)
    taken = [
        (before, after)
        for before in range(most_before + 1)
        for after in range(most_after + 1)
        if 0 < before + after < len(words)
    ]
    return [words[before : len(words) - after] for before, after in sorted(taken, key=sum)]


def _run(words: list[str], qualifying: frozenset[str]) -> int:
    length = 0
    for word in words:
        if word not in qualifying and not is_version(word):
            break
        length += 1
    return length
