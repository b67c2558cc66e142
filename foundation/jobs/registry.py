"""Which jobs there are: functions that take keywords and may run twice without harm."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

Work = Callable[..., None]
F = TypeVar("F", bound=Work)

OURS = {"key", "after", "by"}  # what enqueue takes for itself
ATTEMPTS = 5


class NotAJob(Exception):
    """The function or name is not one that was declared with @job or @every."""


@dataclass(frozen=True)
class Definition:
    """A job as declared. With a `period` it is queued again each time it ends."""

    name: str
    function: Work
    attempts: int
    period: timedelta | None = None


_by_name: dict[str, Definition] = {}


def job(name: str, *, attempts: int = ATTEMPTS) -> Callable[[F], F]:
    """Declare a job. It is tried `attempts` times before it is a dead letter."""
    return _declare(name, attempts, None)


def every(period: timedelta, name: str) -> Callable[[F], F]:
    """Declare work that the worker does again and again, `period` after it last ended."""
    return _declare(name, ATTEMPTS, period)


def _declare(name: str, attempts: int, period: timedelta | None) -> Callable[[F], F]:
    def register(function: F) -> F:
        _check(function)
        known = _by_name.get(name)
        if known and known.function.__qualname__ != function.__qualname__:
            raise ValueError(f"two jobs are called {name}")
        _by_name[name] = Definition(name, function, attempts, period)
        return function

    return register


def _check(function: Work) -> None:
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is not parameter.KEYWORD_ONLY or parameter.name in OURS:
            raise TypeError(
                f"{function.__qualname__}: {parameter} must be keyword-only and its own"
            )


def definition(name: str) -> Definition:
    """The job of this name, or NotAJob."""
    try:
        return _by_name[name]
    except KeyError:
        raise NotAJob(name) from None


def definition_of(function: Work) -> Definition:
    """The job that this function is, or NotAJob."""
    for known in _by_name.values():
        if known.function is function:
            return known
    raise NotAJob(function.__qualname__)


def periodic() -> tuple[Definition, ...]:
    """The work that repeats."""
    return tuple(known for known in _by_name.values() if known.period)
