"""Settings from the environment, read once and checked before anything starts."""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from click import ClickException
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

SHORTEST_SECRET = 32
FEWEST_SIGNS = 8  # different ones in a secret: “xxxxxxxx…” is none
ENVIRONMENTS = ("production", "development", "test")


class BadSetting(ClickException):
    """One or more settings cannot be used; the message has a line for each."""


@dataclass(frozen=True)
class Config:
    """What an installation can choose. Each field names its environment variable below."""

    home: Path  # database, files and secret of the embedded default
    database_url: str
    secret_key: str
    environment: str = "production"
    https: bool = False  # served over https: Secure and __Host- cookies, HSTS
    trusted_hosts: tuple[str, ...] = ("localhost", "127.0.0.1")
    proxies: int = 0  # reverse proxies before us whose word on the caller's address counts
    port: int = 8000
    web_processes: int = 1
    web_threads: int = 8
    readers: int = 2  # résumés read at the same time
    idle_minutes: int = 480  # without a request, until a person has to sign in again
    clock: datetime | None = None  # where the clock of a test server starts

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.database_url.startswith("sqlite")

    @property
    def files(self) -> Path:
        """Where the embedded file store keeps its files."""
        return self.home / "files"


VARIABLES = {
    "home": "FIVEBAR_HOME",
    "database_url": "DATABASE_URL",
    "secret_key": "SECRET_KEY",
    "environment": "FIVEBAR_ENV",
    "https": "FIVEBAR_HTTPS",
    "trusted_hosts": "FIVEBAR_HOSTS",
    "proxies": "FIVEBAR_PROXIES",
    "port": "PORT",
    "web_processes": "FIVEBAR_WEB_PROCESSES",
    "web_threads": "FIVEBAR_WEB_THREADS",
    "readers": "FIVEBAR_READERS",
    "idle_minutes": "FIVEBAR_IDLE_MINUTES",
    "clock": "FIVEBAR_CLOCK",
}
RANGES = {
    "proxies": (0, 8),
    "port": (1, 65535),
    "web_processes": (1, 64),
    "web_threads": (1, 256),
    "readers": (1, 16),
    "idle_minutes": (30, 480),
}


def from_environment(variables: Mapping[str, str] = os.environ, /, **overrides: Any) -> Config:
    """Read every setting, make the first-run secret, and check the whole.

    overrides: fields of Config, stronger than the environment.
    Raises BadSetting with one line per value that cannot be used.
    """
    values, problems = _read(variables)
    values |= overrides
    home = Path(values.get("home", "instance")).absolute()
    values["home"] = home
    values.setdefault("database_url", f"sqlite:///{home / 'fivebar.sqlite3'}")
    values["database_url"] = _with_driver(values["database_url"])
    try:
        home.mkdir(parents=True, exist_ok=True)
        values["secret_key"] = values.get("secret_key") or _secret(home)
    except OSError as problem:
        raise BadSetting("\n".join([*problems, f"FIVEBAR_HOME: {problem}"])) from None
    config = Config(**values)
    problems += _problems(config)
    if problems:
        raise BadSetting("\n".join(problems))
    return config


def _read(variables: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, variable in VARIABLES.items():
        if text := variables.get(variable):
            try:
                values[name] = _READ.get(name, str)(text)
            except ValueError as problem:
                problems.append(f"{variable}: {problem}")
    return values, problems


def _with_driver(url: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _secret(home: Path) -> str:
    """Read this installation's secret; make it on the first run, readable by its owner only."""
    path = home / "secret"
    if not path.exists():
        draft = home / f"secret.{secrets.token_hex(8)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(SHORTEST_SECRET))
        try:
            os.link(draft, path)  # whole or not at all, and only for the first of several
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def _problems(config: Config) -> Iterator[str]:
    if problem := _problem_of_secret(config.secret_key):
        yield f"SECRET_KEY: {problem}"
    if problem := _problem_of_database(config.database_url):
        yield f"DATABASE_URL: {problem}"
    if config.environment not in ENVIRONMENTS:
        yield f"FIVEBAR_ENV: needs one of {', '.join(ENVIRONMENTS)}"
    if not config.trusted_hosts:
        yield "FIVEBAR_HOSTS: needs one name or more, with commas between"
    if config.clock and (problem := _problem_of_clock(config.clock, config.environment)):
        yield f"FIVEBAR_CLOCK: {problem}"
    for name, (low, high) in RANGES.items():
        if not low <= getattr(config, name) <= high:
            yield f"{VARIABLES[name]}: needs {low} to {high}"


def _problem_of_secret(secret: str) -> str | None:
    if len(secret) < SHORTEST_SECRET:
        return f"needs {SHORTEST_SECRET} characters or more"
    return "can be guessed, take random characters" if len(set(secret)) < FEWEST_SIGNS else None


def _problem_of_clock(clock: datetime, environment: str) -> str | None:
    if environment == "production":
        return "only tests may set the clock, not production"
    return None if clock.tzinfo else "needs an offset, as in 2026-11-23T09:00+00:00"


def _problem_of_database(text: str) -> str | None:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        return "is not an address like postgresql://user@host/database"
    if url.drivername not in {"sqlite", "postgresql+psycopg"}:
        return "needs sqlite:///… or postgresql://…"
    if url.drivername == "sqlite" and url.database in {None, "", ":memory:"}:
        return "needs a file, which the web and the worker can share"
    return None


def _truth(text: str) -> bool:
    if text.lower() in {"1", "yes", "true", "on"}:
        return True
    if text.lower() in {"0", "no", "false", "off"}:
        return False
    raise ValueError(f"“{text}” is neither yes nor no")


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a whole number") from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a time like 2026-11-23T09:00+00:00") from None


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in text.split(",") if host.strip())


_READ: dict[str, Callable[[str], Any]] = {
    "home": Path,
    "https": _truth,
    "trusted_hosts": _hosts,
    "clock": _moment,
    **dict.fromkeys(RANGES, _whole),
}

if set(VARIABLES) != {field.name for field in fields(Config)}:
    raise AssertionError("every setting has its environment variable")
