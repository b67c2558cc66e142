"""The vocabulary this release ships, read once from beside this file."""

from collections.abc import Collection
from functools import cache
from importlib.resources import files

from sqlalchemy import select

from foundation.db import db
from recruit.skills.models import KnownSpelling
from recruit.skills.resolver import Resolution, Resolver
from recruit.skills.vocabulary import Vocabulary


@cache
def vocabulary() -> Vocabulary:
    """All shipped skills."""
    folder = files("recruit.skills") / "data"
    return Vocabulary.parse(
        {
            file.name: file.read_text("utf-8")
            for file in folder.iterdir()
            if file.name.endswith(".txt")
        }
    )


@cache
def resolver() -> Resolver:
    """The resolver for the shipped skills; it lays them out on first use."""
    return Resolver.of(vocabulary())


def remembered(spellings: Collection[str]) -> dict[str, Resolution]:
    """What these normal spellings were taken for before, under the vocabulary of today."""
    rows = db.session.scalars(
        select(KnownSpelling).where(
            KnownSpelling.spelling.in_(spellings),
            KnownSpelling.vocabulary_version == vocabulary().version,
        )
    )
    return {
        row.spelling: Resolution(
            row.spelling, row.skill_id, row.how, row.score, row.strength, row.reason
        )
        for row in rows
    }
