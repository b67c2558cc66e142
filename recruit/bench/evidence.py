"""Where a résumé speaks of a skill: the quoted line, what in it is marked, how it was read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from recruit.matching.score import Want

Mark = Literal["exact", "weak"]
FULL_CREDIT = frozenset({"exact", "alias"})


@dataclass(frozen=True)
class Part:
    """A piece of a quoted text. how: None where nothing is marked; reason: why a weak one counts.

    id: what a link to it says after the #.
    """

    text: str
    how: Mark | None = None
    reason: str | None = None
    id: str | None = None

    @property
    def is_marked(self) -> bool:
        """Whether it is evidence."""
        return self.how is not None

    @property
    def is_weak(self) -> bool:
        """Whether it earns less than full credit."""
        return self.how == "weak"


@dataclass(frozen=True)
class Evidence:
    """One mention of a skill. start, end: characters of the résumé's text; quote_start: likewise.

    skill: the skill's name. suggests: the name of the wanted skill that this one only suggests.
    """

    id: int
    resume_id: int
    candidate_id: int
    skill_id: str
    skill: str
    spelling: str
    how: str
    reason: str
    start: int
    end: int
    page: int | None
    quote: str
    quote_start: int
    suggests: str | None = None

    @property
    def mark(self) -> Mark:
        """How it is marked: what earns full credit is bright, the rest pale."""
        return "exact" if self.how in FULL_CREDIT and self.suggests is None else "weak"

    @property
    def anchor(self) -> str:
        """What a link to it says after the #."""
        return f"box-{self.id}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The quote with the mention marked."""
        first = min(max(self.start - self.quote_start, 0), len(self.quote))
        last = min(max(self.end - self.quote_start, first), len(self.quote))
        pieces = (
            Part(self.quote[:first]),
            Part(self.quote[first:last], self.mark, self.read_as),
            Part(self.quote[last:]),
        )
        return tuple(piece for piece in pieces if piece.text)

    @property
    def read_as(self) -> str | None:
        """What its words were taken for; None where they are the skill's own name."""
        if self.suggests is not None:
            return f"{self.skill}, which is related to {self.suggests}"
        return None if self.how == "exact" else f"read as {self.skill}"


def marked_text(text: str, mentions: Iterable[Evidence]) -> tuple[Part, ...]:
    """Cut a whole text where its evidence is; of two mentions that overlap the first is marked."""
    return tuple(part for part in _cut(text, sorted(mentions, key=_place)) if part.text)


def first_at(mentions: Iterable[Evidence]) -> dict[int, str]:
    """Give the anchor that leads to each mention: its own, or of the mention it overlaps."""
    anchors: dict[int, str] = {}
    last: Evidence | None = None
    for mention in sorted(mentions, key=_place):
        if last is None or mention.start >= last.end:
            last = mention
        anchors[mention.id] = last.anchor
    return anchors


def _cut(text: str, mentions: list[Evidence]) -> Iterator[Part]:
    place = 0
    for mention in mentions:
        if mention.start >= place:
            yield Part(text[place : mention.start])
            marked = text[mention.start : mention.end]
            yield Part(marked, mention.mark, mention.read_as, mention.anchor)
            place = mention.end
    yield Part(text[place:])


def _place(mention: Evidence) -> tuple[int, int, int]:
    return mention.start, -mention.end, mention.id


def preferred(
    meant: Iterable[str], wants: Iterable[Want], name: Callable[[str], str]
) -> dict[str, str | None]:
    """Which skills' mentions to quote, the best to see first; of related ones what they suggest.

    meant: skills that were asked for. name: skill id -> what it is called.
    """
    found: dict[str, str | None] = dict.fromkeys(meant)
    ordered = sorted(wants, key=lambda want: (not want.is_must_have, -want.weight, want.skill_id))
    for want in ordered:
        found.setdefault(want.skill_id)
    for want in ordered:
        for related in want.related:
            found.setdefault(related.skill_id, name(want.skill_id))
    return found


def to_quote(mentions: Iterable[Evidence], preference: Mapping[str, str | None]) -> Evidence | None:
    """Choose the mention that says most of what was asked for."""
    rank = {skill_id: index for index, skill_id in enumerate(preference)}
    found = min(
        (mention for mention in mentions if mention.skill_id in rank),
        key=lambda mention: rank[mention.skill_id],
        default=None,
    )
    return replace(found, suggests=preference[found.skill_id]) if found else None
