"""A profile as a file: what an A player in a role brings, for the start, to be edited."""

import tomllib
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from recruit.matching.score import Want

MOST_WANTS = 20
WEIGHTS = {"must": 3.0, "nice": 1.0}
"""What a must-have and a nice-to-have weigh unless the file says otherwise."""
_KEYS = {"must", "nice", "weight", "years"}


class ProfileError(ValueError):
    """A profile file says something that cannot be meant."""


@dataclass(frozen=True)
class ProfileDraft:
    """A profile nobody owns yet. wants: 1..MOST_WANTS, must-haves first, as in the file."""

    name: str
    role: str
    summary: str
    wants: tuple[Want, ...]


def parse(text: str, known: Container[str]) -> ProfileDraft:
    """Read a profile file. known: the ids of the vocabulary. Raises ProfileError.

    name, role and summary are texts; each table of [[wants]] has must = "skill-id" or
    nice = "skill-id", and may have years (the least) and weight.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(str(error)) from error
    wants = tuple(_want(table, known) for table in data.get("wants", ()))
    if not 1 <= len(wants) <= MOST_WANTS:
        raise ProfileError(f"a profile wants 1 to {MOST_WANTS} skills, not {len(wants)}")
    if len({want.skill_id for want in wants}) < len(wants):
        raise ProfileError("a profile wants a skill once")
    return ProfileDraft(_text(data, "name"), _text(data, "role"), _text(data, "summary"), wants)


def _want(table: dict[str, Any], known: Container[str]) -> Want:
    kinds = table.keys() & WEIGHTS.keys()
    if len(kinds) != 1 or table.keys() - _KEYS:
        raise ProfileError(f"a want has must or nice, and perhaps years and weight: {table}")
    (kind,) = kinds
    skill_id = table[kind]
    if skill_id not in known:
        raise ProfileError(f"{skill_id} is not in the vocabulary")
    weight, years = table.get("weight", WEIGHTS[kind]), table.get("years", 0)
    if not isinstance(weight, int | float) or weight <= 0:
        raise ProfileError(f"the weight of {skill_id} is above 0, not {weight}")
    if not isinstance(years, int | float) or years < 0:
        raise ProfileError(f"the years of {skill_id} are 0 or more, not {years}")
    return Want(skill_id, float(weight), float(years), kind == "must")


def _text(data: dict[str, Any], what: str) -> str:
    text = data.get(what)
    if not isinstance(text, str) or not text.strip():
        raise ProfileError(f"{what} is missing")
    return text.strip()
