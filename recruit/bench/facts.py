"""What was read from a résumé, as lines of names and values; no school and no address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foundation.months import MonthYear
from recruit.resumes.reading import Education, Fact, Language, Location, Reading, SalesFact, Work

DOUBTFUL = 0.6
MOST_JOBS = 8
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class ReadFact:
    """A name and a value. confidence: 0..1; claimed: said by the person, verified by nobody."""

    label: str
    value: str
    confidence: float = 1.0
    is_claimed: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look."""
        return self.confidence < DOUBTFUL


def read_facts(reading: Reading) -> tuple[ReadFact, ...]:
    """Give what a résumé says beside who it is."""
    certificates = (one.name for one in reading.certificates)
    return (
        *_jobs(reading.work),
        *_sales(reading.sales_facts),
        *_studies(reading.education),
        *_languages(reading.languages),
        *(ReadFact("Certificate", name.value, name.confidence) for name in certificates),
    )


def doubtful_fields(reading: Reading) -> frozenset[str]:
    """Say of which fields of the candidate the reading was unsure."""
    latest = next((work for work in reading.work if work.is_current), None)
    facts: dict[str, Fact[str] | Fact[Location] | None] = {
        "name": reading.name,
        "email": reading.email,
        "phone": reading.phone,
        "city": reading.location,
        "position": latest.position if latest else None,
        "employer": latest.company if latest else None,
    }
    return frozenset(name for name, fact in facts.items() if fact and fact.confidence < DOUBTFUL)


def unread_share(reading: Reading | None) -> float:
    """Give the share of a résumé's pages that was not read, 0..1."""
    if reading is None or reading.pages <= reading.pages_read:
        return 0.0
    return 1 - reading.pages_read / reading.pages


def months(start: MonthYear | None, end: MonthYear | None, *, is_current: bool = False) -> str:
    """Write a time span: 2017–2021, since Mar 2021, until 2019."""
    if start and is_current:
        return f"since {_month(start)}"
    if start and end:
        return _month(start) if start == end else f"{_month(start)}–{_month(end)}"
    if start:
        return f"from {_month(start)}"
    return f"until {_month(end)}" if end else ""


def _month(month: MonthYear) -> str:
    return str(month.year) if month.month is None else f"{NAMES[month.month - 1]} {month.year}"


def _jobs(jobs: Iterable[Work]) -> Iterator[ReadFact]:
    jobs = tuple(jobs)
    for index, work in enumerate(jobs[:MOST_JOBS]):
        named = [fact for fact in (work.position, work.company) if fact]
        span = months(
            work.start.value if work.start else None,
            work.end.value if work.end else None,
            is_current=work.is_current,
        )
        texts = [*(fact.value for fact in named), span]
        yield ReadFact(
            label="Now" if work.is_current else "Last" if index == 0 else "Before",
            value=", ".join(text for text in texts if text),
            confidence=min((fact.confidence for fact in named), default=0.0),
        )
    if len(jobs) > MOST_JOBS:
        yield ReadFact("Earlier", f"{len(jobs) - MOST_JOBS} more jobs, in the original")


def _sales(facts: Iterable[Fact[SalesFact]]) -> Iterator[ReadFact]:
    for fact in facts:
        year = f" in {fact.value.year}" if fact.value.year else ""
        yield ReadFact(
            fact.value.kind.capitalize(), fact.value.value + year, fact.confidence, is_claimed=True
        )


def _studies(education: Iterable[Education]) -> Iterator[ReadFact]:
    for one in education:
        named = [fact for fact in (one.study_type, one.area) if fact]
        if named:
            value = ", ".join(fact.value for fact in named)
            yield ReadFact("Studies", value, min(fact.confidence for fact in named))


def _languages(languages: tuple[Language, ...]) -> Iterator[ReadFact]:
    if languages:
        value = ", ".join(
            f"{one.name.value} ({one.fluency.value})" if one.fluency else one.name.value
            for one in languages
        )
        yield ReadFact("Languages", value, min(one.name.confidence for one in languages))
