"""Settings from the environment, read once and checked before anything starts."""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SHORTEST_SECRET = 32
ENVIRONMENTS = ("production", "development", "test")


class BadSetting(Exception):
    """One or more settings cannot be used; the message has a line for each."""


@dataclass(frozen=True)
class Config:
    """What an installation can choose. Each field names its environment variable below."""

    home: Path  # database, files and secret of the embedded default
    database_url: str
    secret_key: str
    environment: str = "production"
    https: bool = False  # served over https: Secure and __Host- cookies, HSTS
    trusted_hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    port: int = 8000
    web_processes: int = 1
    web_threads: int = 8
    readers: int = 2  # résumés read at the same time
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
    "port": "PORT",
    "web_processes": "FIVEBAR_WEB_PROCESSES",
    "web_threads": "FIVEBAR_WEB_THREADS",
    "readers": "FIVEBAR_READERS",
    "clock": "FIVEBAR_CLOCK",
}


def from_environment(
    variables: Mapping[str, str] = os.environ, /, **overrides: Any
) -> Config:
    """Read every setting, make the first-run secret, and check the whole.

    Raises BadSetting with one line per value that cannot be used.
    """
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, variable in VARIABLES.items():
        text = variables.get(variable)
        if text:
            try:
                values[name] = _READ.get(name, str)(text)
            except ValueError as problem:
                problems.append(f"{variable}: {problem}")
    values |= overrides
    home = Path(values.get("home", "instance")).absolute()
    values["home"] = home
    values.setdefault("database_url", f"sqlite:///{home / 'fivebar.sqlite3'}")
    values["database_url"] = _with_driver(values["database_url"])
    if problems:
        raise BadSetting("\n".join(problems))
    home.mkdir(parents=True, exist_ok=True)
    config = Config(**{"secret_key": values.pop("secret_key", None) or _secret(home), **values})
    problems = list(_problems(config))
    if problems:
        raise BadSetting("\n".join(problems))
    return config


def _with_driver(url: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _secret(home: Path) -> str:
    """Read this installation's secret; make it on the first run, readable by its owner only."""
    path = home / "secret"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(SHORTEST_SECRET))
    return path.read_text().strip()


def _problems(config: Config) -> list[str]:
    found = []
    if len(config.secret_key) < SHORTEST_SECRET:
        found.append(f"SECRET_KEY: needs {SHORTEST_SECRET} characters or more")
    if urlsplit(config.database_url).scheme not in {"sqlite", "postgresql+psycopg"}:
        found.append("DATABASE_URL: needs sqlite:///… or postgresql://…")
    if config.environment not in ENVIRONMENTS:
        found.append(f"FIVEBAR_ENV: needs one of {', '.join(ENVIRONMENTS)}")
    if config.clock and config.environment == "production":
        found.append("FIVEBAR_CLOCK: only tests may set the clock, not production")
    if config.clock and config.clock.tzinfo is None:
        found.append("FIVEBAR_CLOCK: needs an offset, as in 2026-11-23T09:00+00:00")
    found += [
        f"{VARIABLES[name]}: needs {low} to {high}"
        for name, low, high in (
            ("port", 1, 65535),
            ("web_processes", 1, 64),
            ("web_threads", 1, 256),
            ("readers", 1, 16),
        )
        if not low <= getattr(config, name) <= high
    ]
    return found


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
    "port": _whole,
    "web_processes": _whole,
    "web_threads": _whole,
    "readers": _whole,
    "clock": _moment,
}

if set(VARIABLES) != {field.name for field in fields(Config)}:
    raise AssertionError("every setting has its environment variable")
