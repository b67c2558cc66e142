"""The people whose résumés the demo writes: one file each in bench/, loose papers in drawer/."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from foundation.months import MonthYear

Language = Literal["en", "de", "fr"]
DateStyle = Literal["words", "numbers", "years"]


@dataclass(frozen=True)
class Job:
    """One position; `end` is empty while it lasts."""

    position: str
    employer: str
    place: str
    start: MonthYear
    end: MonthYear | None
    results: tuple[str, ...]


@dataclass(frozen=True)
class Study:
    """One course of study, in years."""

    award: str
    area: str
    school: str
    start: MonthYear
    end: MonthYear


@dataclass(frozen=True)
class Applicant:
    """What somebody puts on a résumé, how it is laid out, and how the file is called."""

    name: str  # empty where an agency withholds it
    title: str
    email: str
    phone: str
    place: str
    file: str
    layout: str
    jobs: tuple[Job, ...]
    studies: tuple[Study, ...]
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    links: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    summary: str = ""
    language: Language = "en"
    dates: DateStyle = "words"

    @property
    def contact(self) -> tuple[str, ...]:
        """Where they can be reached."""
        return (self.place, self.phone, self.email, *self.links)


@cache
def applicants(folder: Literal["bench", "drawer"]) -> Mapping[str, Applicant]:
    """Everybody in a folder, by the name of their file without its ending."""
    found = resources.files("recruit.demo").joinpath(folder).iterdir()
    texts = {file.name: file.read_text("utf-8") for file in found if file.name.endswith(".toml")}
    return {name.removesuffix(".toml"): read(texts[name]) for name in sorted(texts)}


def applicant(name: str) -> Applicant:
    """One of them, wherever they are."""
    return applicants("bench").get(name) or applicants("drawer")[name]


def read(text: str) -> Applicant:
    """Read one file. Raises TypeError for a field that is unknown or missing."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in tomllib.loads(text).items()
    }
    values["jobs"] = tuple(_job(job) for job in values["jobs"])
    values["studies"] = tuple(_study(study) for study in values["studies"])
    return Applicant(**values)


def _job(values: dict[str, Any]) -> Job:
    end = values.get("end")
    return Job(
        position=values["position"],
        employer=values["employer"],
        place=values["place"],
        start=MonthYear.parse(values["start"]),
        end=MonthYear.parse(end) if end else None,
        results=tuple(values["results"]),
    )


def _study(values: dict[str, Any]) -> Study:
    years = {name: MonthYear.parse(values[name]) for name in ("start", "end")}
    return Study(values["award"], values["area"], values["school"], **years)
