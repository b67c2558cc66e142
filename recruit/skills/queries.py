"""The vocabulary this release ships, read once from beside this file."""

from functools import cache
from importlib.resources import files

from recruit.skills.resolver import Resolver
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
