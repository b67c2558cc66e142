"""How a résumé words its headings and dates, in the language of whoever wrote it."""

from dataclasses import dataclass

from foundation.months import MonthYear
from recruit.demo.people import Applicant, DateStyle, Job, Language, Study


@dataclass(frozen=True)
class Wording:
    """The headings of a résumé, the months, and what stands for "until now"."""

    profile: str
    work: str
    studies: str
    skills: str
    languages: str
    certificates: str
    contact: str
    today: str
    months: tuple[str, ...]


WORDINGS: dict[Language, Wording] = {
    "en": Wording(
        profile="Profile",
        work="Experience",
        studies="Education",
        skills="Skills",
        languages="Languages",
        certificates="Certificates",
        contact="Contact",
        today="Present",
        months=(
            *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
            *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        ),
    ),
    "de": Wording(
        profile="Profil",
        work="Berufserfahrung",
        studies="Ausbildung",
        skills="Kenntnisse",
        languages="Sprachen",
        certificates="Zertifikate",
        contact="Kontakt",
        today="heute",
        months=(
            *("Januar", "Februar", "März", "April", "Mai", "Juni"),
            *("Juli", "August", "September", "Oktober", "November", "Dezember"),
        ),
    ),
    "fr": Wording(
        profile="Profil",
        work="Expérience professionnelle",
        studies="Formation",
        skills="Compétences",
        languages="Langues",
        certificates="Certifications",
        contact="Contact",
        today="aujourd'hui",
        months=(
            *("janvier", "février", "mars", "avril", "mai", "juin"),
            *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ),
    ),
}


def wording(applicant: Applicant) -> Wording:
    """The words of this applicant's language."""
    return WORDINGS[applicant.language]


def period(item: Job | Study, applicant: Applicant) -> str:
    """From when until when, as this applicant writes it."""
    words, style = wording(applicant), applicant.dates
    end = _date(item.end, words, style) if item.end else words.today
    return f"{_date(item.start, words, style)} – {end}"


def _date(date: MonthYear, words: Wording, style: DateStyle) -> str:
    if date.month is None or style == "years":
        return str(date.year)
    if style == "numbers":
        return f"{date.month:02d}/{date.year}"
    return f"{words.months[date.month - 1]} {date.year}"


def lists(applicant: Applicant) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The headings under which a résumé lists things, with what it lists."""
    words = wording(applicant)
    every = (
        (words.skills, applicant.skills),
        (words.languages, applicant.languages),
        (words.certificates, applicant.certificates),
    )
    return tuple((heading, items) for heading, items in every if items)
