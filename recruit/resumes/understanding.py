"""What a reading says about skills."""

from dataclasses import dataclass
from datetime import date

from recruit.resumes.passages import passages
from recruit.resumes.reading import Reading, Span, boxes
from recruit.skills.holding import Held, held
from recruit.skills.mentions import Mention, answers, find
from recruit.skills.resolver import Resolution, Resolver


@dataclass(frozen=True)
class Understanding:
    """Every mention of a skill, what is held by them, and what spellings were taken for."""

    mentions: tuple[Mention, ...]
    held: tuple[Held, ...]
    answers: tuple[Resolution, ...]
    pages: dict[tuple[int, int], int]

    def page_of(self, mention: Mention) -> int | None:
        """The page a mention stands on, where pages are known."""
        return self.pages.get((mention.start, mention.end))


def understand(
    reading: Reading, resolver: Resolver, remembered: dict[str, Resolution], *, on: date
) -> Understanding:
    """Find the skills in a reading. on: the day that "until now" means."""
    parts = passages(reading)
    known = remembered | answers(parts, resolver, remembered)
    mentions = find(parts, resolver, known)
    pages = {}
    for mention in mentions:
        places = boxes(reading, Span(mention.start, mention.end))
        if places:
            pages[mention.start, mention.end] = places[0].page
    fresh = tuple(answer for spelling, answer in known.items() if spelling not in remembered)
    return Understanding(mentions, held(mentions, on=on), fresh, pages)
