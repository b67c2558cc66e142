"""What a reading says about skills."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recruit.resumes.passages import passages
from recruit.resumes.reading import Reading, Span, Work, boxes
from recruit.skills.holding import Held, held
from recruit.skills.mentions import Mention, answers, find
from recruit.skills.resolver import Resolution, Resolver

# A result stated in figures shows a skill that its sentence need not name.
SHOWN_BY = {"quota attainment": "quota-attainment"}


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
    mentions = (*find(parts, resolver, known), *_shown_in_figures(reading))
    pages = {}
    for mention in mentions:
        places = boxes(reading, Span(mention.start, mention.end))
        if places:
            pages[mention.start, mention.end] = places[0].page
    fresh = tuple(answer for spelling, answer in known.items() if spelling not in remembered)
    return Understanding(mentions, held(mentions, on=on), fresh, pages)


def _shown_in_figures(reading: Reading) -> Iterator[Mention]:
    for fact in reading.sales_facts:
        skill_id = SHOWN_BY.get(fact.value.kind)
        if skill_id is None or fact.span is None:
            continue
        job = _job_around(reading, fact.span)
        yield Mention(
            skill_id=skill_id,
            spelling=reading.text[fact.span.start : fact.span.end],
            how="exact",
            score=100.0,
            strength=1.0,
            reason=f"{fact.value.kind} of {fact.value.value}",
            start=fact.span.start,
            end=fact.span.end,
            origin="work" if job else "other",
            first=job.start.value if job and job.start else None,
            last=job.end.value if job and job.end else None,
            is_current=job.is_current if job else False,
            confidence=fact.confidence,
        )


def _job_around(reading: Reading, span: Span) -> Work | None:
    """Give the job whose part of the text holds `span`."""
    jobs = (job for job in reading.work if job.span.start <= span.start < job.span.end)
    return next(jobs, None)
