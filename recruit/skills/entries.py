"""The format of a vocabulary file: made to be read and edited by hand.

group Prospecting                 one a file, before the first skill; # begins a comment line

cold-calling: Cold calling        id: name
    also    phone prospecting; cold outbound calls
    cased   …                     counts in prose only when written exactly like this
    listed  calling               counts only in a list of skills
    never   calling off           contains the words, means something else
    says    prospecting .5        partial evidence of another skill
    like    cold-outreach .4      partial evidence of each other
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*):\s+(\S.*)")
_RELATION = re.compile(r"([a-z0-9-]+)\s+(0?\.\d+)")
_SPELLINGS = ("also", "cased", "listed", "never")
_RELATIONS = ("says", "like")


class VocabularyError(ValueError):
    """A vocabulary file says something that cannot be meant. The message names file and line."""


@dataclass(frozen=True)
class Entry:
    """One skill as its file has it. place: "file:line", for messages."""

    place: str
    group: str
    id: str
    name: str
    spellings: dict[str, tuple[str, ...]]
    relations: dict[str, tuple[tuple[str, float], ...]]


@dataclass
class _Block:
    place: str
    head: str
    lines: list[tuple[str, str]]


def entries(file: str, text: str) -> tuple[Entry, ...]:
    """Read one file. Raises VocabularyError for anything the format does not have."""
    numbered = [
        (f"{file}:{number}", line.rstrip())
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not numbered or not numbered[0][1].startswith("group "):
        raise VocabularyError(f"{file}:1: begins with “group <name>”")
    group = numbered[0][1].removeprefix("group ").strip()
    return tuple(_entry(group, block) for block in _blocks(numbered[1:]))


def _blocks(numbered: list[tuple[str, str]]) -> Iterator[_Block]:
    block: _Block | None = None
    for place, line in numbered:
        if not line[0].isspace():
            if block:
                yield block
            block = _Block(place, line, [])
        elif block is None:
            raise VocabularyError(f"{place}: an indented line before the first skill")
        else:
            block.lines.append((place, line.strip()))
    if block:
        yield block


def _entry(group: str, block: _Block) -> Entry:
    head = _HEAD.fullmatch(block.head)
    if not head:
        raise VocabularyError(f"{block.place}: a skill begins with “some-id: Its name”")
    spellings: dict[str, tuple[str, ...]] = {}
    relations: dict[str, tuple[tuple[str, float], ...]] = {}
    for place, line in block.lines:
        what, _, rest = line.partition(" ")
        values = tuple(value.strip() for value in rest.split(";"))
        if what in spellings or what in relations:
            raise VocabularyError(f"{place}: “{what}” stands twice in {head[1]}")
        if not all(values):
            raise VocabularyError(f"{place}: an empty value after “{what}”")
        if what in _SPELLINGS:
            spellings[what] = values
        elif what in _RELATIONS:
            relations[what] = tuple(_relation(place, value) for value in values)
        else:
            known = ", ".join(_SPELLINGS + _RELATIONS)
            raise VocabularyError(f"{place}: “{what}” is none of {known}")
    return Entry(block.place, group, head[1], head[2].strip(), spellings, relations)


def _relation(place: str, value: str) -> tuple[str, float]:
    found = _RELATION.fullmatch(value)
    if not found:
        raise VocabularyError(f"{place}: a relation is “some-id .4”, not “{value}”")
    return found[1], float(found[2])
