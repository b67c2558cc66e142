"""The parts of a reading in which skills are looked for, and what to quote of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from recruit.resumes.reading import Reading, Section, Span, Work
from recruit.skills.mentions import Passage

# Where else a skill may be spoken of. Schools, references and hobbies say nothing here.
TELLING = frozenset({"summary", "certificates", "projects", "volunteer", "awards", "other"})
LONGEST_QUOTE = 240
ENDS_OF_SENTENCE = (". ", "! ", "? ", "; ", "\n")


@dataclass(frozen=True)
class Quote:
    """A piece of the text worth reading, and where it begins; line feeds are blanks in it."""

    text: str
    start: int


def passages(reading: Reading) -> tuple[Passage, ...]:
    """Give what the résumé states as skills, each job with its months, and what else it tells."""
    return (*_stated(reading), *_jobs(reading), *_other(reading))


def _stated(reading: Reading) -> Iterator[Passage]:
    facts = (*reading.skills, *(language.name for language in reading.languages))
    for fact in facts:
        if fact.span:
            text = reading.text[fact.span.start : fact.span.end]
            yield Passage(fact.span.start, text, "stated", confidence=fact.confidence)


def _jobs(reading: Reading) -> Iterator[Passage]:
    for work in reading.work:
        yield Passage(
            work.span.start,
            reading.text[work.span.start : work.span.end],
            "work",
            first=work.start.value if work.start else None,
            last=work.end.value if work.end else None,
            is_current=work.is_current,
        )


def _other(reading: Reading) -> Iterator[Passage]:
    if not reading.sections:  # a letter, or notes: all of it may tell
        yield Passage(0, reading.text, "other")
    for section in reading.sections:
        if section.kind in TELLING and not _is_taken(section, reading):
            start = section.span.start
            yield Passage(start, reading.text[start : section.span.end], "other")


def _is_taken(section: Section, reading: Reading) -> bool:
    return any(_overlap(section.span, work.span) for work in reading.work)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def quote(reading: Reading, start: int, end: int) -> Quote:
    """Give the bullet, or else the sentence, around characters start to end of the text."""
    around = _highlight(reading.work, start, end) or _sentence(reading.text, start, end)
    if around.end - around.start > LONGEST_QUOTE:
        room = max(LONGEST_QUOTE - (end - start), 0) // 2
        around = Span(max(around.start, start - room), min(around.end, end + room))
    text = reading.text[around.start : around.end]
    kept = text.lstrip()
    return Quote(kept.rstrip().replace("\n", " "), around.start + len(text) - len(kept))


def _highlight(jobs: tuple[Work, ...], start: int, end: int) -> Span | None:
    for work in jobs:
        for highlight in work.highlights:
            span = highlight.span
            if span and span.start <= start and end <= span.end:
                return span
    return None


def _sentence(text: str, start: int, end: int) -> Span:
    befores = (
        at + len(sign) for sign in ENDS_OF_SENTENCE if (at := text.rfind(sign, 0, start)) >= 0
    )
    afters = (text.find(sign, end) for sign in ENDS_OF_SENTENCE)
    begins = max(befores, default=0)
    ends = min((at for at in afters if at >= 0), default=len(text))
    return Span(begins, ends)
