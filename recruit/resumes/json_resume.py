"""A reading in the JSON Resume schema, with confidence and evidence beside it in meta.fivebar."""

from collections.abc import Iterator
from typing import Any

from foundation.months import MonthYear
from recruit.resumes.reading import (
    Box,
    Certificate,
    Education,
    Fact,
    Language,
    Reading,
    Span,
    Work,
    boxes,
)

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def json_resume(reading: Reading) -> dict[str, Any]:
    """The facts in the schema's own fields. Fields without a value are left out."""
    return {
        "$schema": _SCHEMA,
        "basics": _basics(reading),
        "work": [_work(work) for work in reading.work],
        "education": [_education(education) for education in reading.education],
        "skills": [{"name": skill.value} for skill in reading.skills],
        "languages": [_language(language) for language in reading.languages],
        "certificates": [_certificate(certificate) for certificate in reading.certificates],
        "meta": {"fivebar": _meta(reading)},
    }


def _basics(reading: Reading) -> dict[str, Any]:
    location = reading.location.value if reading.location else None
    links = [link.value for link in reading.links]
    return _known(
        name=_value(reading.name),
        email=_value(reading.email),
        phone=_value(reading.phone),
        summary=_value(reading.summary),
        location=_known(city=location.city, region=location.region, country=location.country)
        if location
        else None,
        profiles=[_known(network=_network(link), url=link) for link in links],
    )


def _network(link: str) -> str:
    host = link.split("//")[-1].split("/")[0].removeprefix("www.")
    return host.rpartition(".")[0].rpartition(".")[2] or host


def _work(work: Work) -> dict[str, Any]:
    return _known(
        name=_value(work.company),
        position=_value(work.position),
        location=_value(work.location),
        startDate=_month(work.start),
        endDate=_month(work.end),
        highlights=[highlight.value for highlight in work.highlights],
    )


def _education(education: Education) -> dict[str, Any]:
    return _known(
        institution=_value(education.institution),
        studyType=_value(education.study_type),
        area=_value(education.area),
        startDate=_month(education.start),
        endDate=_month(education.end),
    )


def _language(language: Language) -> dict[str, Any]:
    return _known(language=language.name.value, fluency=_value(language.fluency))


def _certificate(certificate: Certificate) -> dict[str, Any]:
    return _known(
        name=certificate.name.value,
        issuer=_value(certificate.issuer),
        date=_month(certificate.date),
    )


def _value(fact: Fact[str] | None) -> str | None:
    return fact.value if fact else None


def _month(fact: Fact[MonthYear] | None) -> str | None:
    return str(fact.value) if fact else None


def _known(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _meta(reading: Reading) -> dict[str, Any]:
    return _known(
        state=reading.state,
        pages=reading.pages,
        pagesRead=reading.pages_read,
        dropped=reading.dropped,
        language=reading.language,
        readerVersion=reading.reader_version,
        sections=[
            {"kind": section.kind, "heading": section.heading} for section in reading.sections
        ],
        salesFacts=[
            _known(kind=fact.value.kind, value=fact.value.value, year=fact.value.year)
            | _evidence(reading, fact)
            for fact in reading.sales_facts
        ],
        evidence={path: _evidence(reading, fact) for path, fact in _facts(reading)},
    )


def _facts(reading: Reading) -> Iterator[tuple[str, Fact[Any]]]:
    """Every fact under the path of its value in the résumé: ("work[0].name", fact)."""
    yield from _present(
        "basics.",
        name=reading.name,
        email=reading.email,
        phone=reading.phone,
        location=reading.location,
        summary=reading.summary,
    )
    for index, link in enumerate(reading.links):
        yield f"basics.profiles[{index}]", link
    for index, work in enumerate(reading.work):
        yield from _present(
            f"work[{index}].",
            name=work.company,
            position=work.position,
            location=work.location,
            startDate=work.start,
            endDate=work.end,
        )
        for number, highlight in enumerate(work.highlights):
            yield f"work[{index}].highlights[{number}]", highlight
    for index, education in enumerate(reading.education):
        yield from _present(
            f"education[{index}].",
            institution=education.institution,
            studyType=education.study_type,
            area=education.area,
            startDate=education.start,
            endDate=education.end,
        )
    for index, skill in enumerate(reading.skills):
        yield f"skills[{index}]", skill
    for index, language in enumerate(reading.languages):
        yield f"languages[{index}]", language.name
    for index, certificate in enumerate(reading.certificates):
        yield f"certificates[{index}]", certificate.name


def _present(prefix: str, **facts: Fact[Any] | None) -> Iterator[tuple[str, Fact[Any]]]:
    return ((prefix + name, fact) for name, fact in facts.items() if fact)


def _evidence(reading: Reading, fact: Fact[Any]) -> dict[str, Any]:
    span = fact.span
    if span is None:
        return {"confidence": fact.confidence}
    return {
        "confidence": fact.confidence,
        "text": reading.text[span.start : span.end],
        "span": [span.start, span.end],
    } | _known(boxes=_boxes(reading, span))


def _boxes(reading: Reading, span: Span) -> list[dict[str, float]]:
    return [_box(box) for box in boxes(reading, span)]


def _box(box: Box) -> dict[str, float]:
    return {"page": box.page, "x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}
