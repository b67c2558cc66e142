"""What every role gets from every route: the table that tests/test_access.py sends requests for.

An area is a module here with

- ROWS: "METHOD endpoint" or "METHOD endpoint: relation" -> one answer for each of ROLES, in order:
  yes (the view does its work), no (404, as if it were not there), ask (on to the sign-in page);
- scene(cast): makes what the rows need and gives, by "endpoint" or "endpoint: relation", a Case
  with the route's arguments and, where the view looks at it, the form.

A route without a row fails the tests, and so does a row without a route. Rows are read as a table:
no wildcards. Who plays a role: Cast.of_role in tests/cast.py.
"""

import pkgutil
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Any

ROLES = ("anonymous", "administrator", "hr", "manager", "interviewer", "rep")


@dataclass(frozen=True)
class Case:
    """With what a row's request is made."""

    arguments: dict[str, Any] = field(default_factory=dict)
    form: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    endpoint: str
    relation: str
    answers: dict[str, str]

    @property
    def scene_key(self) -> str:
        """Under which name the scene keeps this row's case."""
        return f"{self.endpoint}: {self.relation}" if self.relation else self.endpoint


def areas() -> list[ModuleType]:
    """Every module of this package."""
    return [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]


def rows(table: dict[str, str]) -> list[Row]:
    """Read an area's table."""
    return [_row(key, answers.split()) for key, answers in table.items()]


def _row(key: str, answers: list[str]) -> Row:
    target, _, relation = key.partition(": ")
    method, endpoint = target.split()
    assert len(answers) == len(ROLES), f"{key} needs an answer for each of {', '.join(ROLES)}"
    assert set(answers) <= {"yes", "no", "ask"}, f"{key} answers yes, no or ask"
    return Row(method, endpoint, relation, dict(zip(ROLES, answers, strict=True)))
