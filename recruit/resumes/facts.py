"""From a manuscript to the facts of a reading."""

from collections.abc import Callable
from itertools import pairwise
from typing import TypedDict, TypeVar

from phonenumbers import SUPPORTED_REGIONS

from recruit.resumes.certificates import certificates
from recruit.resumes.contacts import email, links, phone
from recruit.resumes.education import education
from recruit.resumes.homes import home
from recruit.resumes.languages import languages
from recruit.resumes.lines import Line, Manuscript
from recruit.resumes.names import name
from recruit.resumes.reading import (
    Certificate,
    Education,
    Fact,
    Language,
    Location,
    SalesFact,
    Section,
    SectionKind,
    Span,
    Work,
)
from recruit.resumes.sales import sales_facts
from recruit.resumes.sections import Part, parts, sections
from recruit.resumes.stated_skills import stated_skills
from recruit.resumes.tongue import language_of
from recruit.resumes.work import work

T = TypeVar("T")


class Facts(TypedDict):
    """What the text says, by the names of the fields of a reading."""

    language: str | None
    name: Fact[str] | None
    email: Fact[str] | None
    phone: Fact[str] | None
    links: tuple[Fact[str], ...]
    location: Fact[Location] | None
    summary: Fact[str] | None
    work: tuple[Work, ...]
    education: tuple[Education, ...]
    skills: tuple[Fact[str], ...]
    languages: tuple[Language, ...]
    certificates: tuple[Certificate, ...]
    sales_facts: tuple[Fact[SalesFact], ...]
    sections: tuple[Section, ...]


def facts(manuscript: Manuscript) -> Facts:
    """All facts of a résumé."""
    found = parts(manuscript)
    contact = _contact_lines(found)
    address = email(contact, ()) or email(manuscript.lines, manuscript.links)
    known_links = links(contact, manuscript.links, address.value if address else None)
    person = name(
        manuscript.lines, address.value if address else None, tuple(x.value for x in known_links)
    )
    listed = frozenset(
        line.start
        for part in found
        if part.kind == "contact"
        for line in part.lines
        if part.heading
    )
    place = home(_address_lines(found), person, listed)
    country = place.value.country if place else None
    region = country if country in SUPPORTED_REGIONS else None
    return Facts(
        language=language_of(manuscript.text),
        name=person,
        email=address,
        phone=phone(contact, region) or phone(manuscript.lines, region),
        links=known_links,
        location=place,
        summary=_summary(found),
        work=_each(found, "work", work),
        education=_each(found, "education", education),
        skills=stated_skills(found),
        languages=_each(found, "languages", languages),
        certificates=_each(found, "certificates", certificates),
        sales_facts=sales_facts(manuscript.lines),
        sections=sections(found),
    )


def _each(
    found: list[Part], kind: SectionKind, read: Callable[[list[Line]], tuple[T, ...]]
) -> tuple[T, ...]:
    return tuple(fact for part in found if part.kind == kind for fact in read(part.lines))


def _contact_lines(found: list[Part]) -> list[Line]:
    """Where contacts stand: before the first heading, under "Contact", and in a profile."""
    return [line for part in found if part.kind in ("contact", "summary") for line in part.lines]


def _address_lines(found: list[Part]) -> list[Line]:
    """Contact lines, and from a profile only those with a number in them."""
    return [
        line
        for part in found
        for above, line in pairwise([None, *part.lines])
        if line is not None
        and (part.kind == "contact" or (part.kind == "summary" and _is_in_address(above, line)))
    ]


def _is_in_address(above: Line | None, line: Line) -> bool:
    """Whether a line has a number in it, or is short and stands right under one that has."""
    if any(char.isdigit() for char in line.text):
        return True
    is_short = len(line.text.split()) < 5 and line.cells[0].page > 0
    return is_short and above is not None and any(char.isdigit() for char in above.text)


def _summary(found: list[Part]) -> Fact[str] | None:
    for part in found:
        if part.kind == "summary" and part.lines:
            text = " ".join(line.text for line in part.lines)
            return Fact(text, 0.9, Span(part.lines[0].start, part.lines[-1].end))
    return None
