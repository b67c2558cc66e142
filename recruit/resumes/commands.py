import json
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click
from flask.cli import AppGroup

from recruit.resumes.json_resume import json_resume
from recruit.resumes.outcome import Outcome
from recruit.resumes.sandbox import NurseryLost, read_safely

AT_ONCE = 2
MOST_BYTES = 10 * 1024 * 1024

resumes = AppGroup("resumes", help="Résumés.")


@dataclass(frozen=True)
class Place:
    """A file to read, where its facts go, and what is to be said of that."""

    source: Path
    target: Path
    remark: str | None


@resumes.command("parse", with_appcontext=False)
@click.argument("files", nargs=-1, required=True, type=Path)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, writable=True),
    help="Folder for the facts, one <stem>.json a file; made if missing.",
)
def parse(files: tuple[Path, ...], out: Path) -> None:
    """Read FILES into JSON Resume files; print what became of each, one line a file.

    Needs no database. The states are text, no text, unreadable and refused.
    """
    out.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as readers:
        for line in readers.map(_parse, list(_places(files, out))):
            click.echo(line)


def _places(files: Iterable[Path], out: Path) -> Iterator[Place]:
    """Give every file a target of its own: the second `ada` becomes `ada-2`."""
    taken: set[str] = set()
    for source in files:
        name, number = source.stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{source.stem}-{number}"
        taken.add(name.casefold())
        remark = (
            f"Another file is called {source.stem} too: see {name}.json." if number > 1 else None
        )
        yield Place(source, out / f"{name}.json", remark)


def _parse(place: Place) -> str:
    outcome = _outcome(place.source)
    reasons = [outcome.reason]
    if outcome.reading:
        try:
            place.target.write_text(
                json.dumps(json_resume(outcome.reading), ensure_ascii=False, indent=2),
                encoding="utf-8",
            )
            reasons.append(place.remark)
        except (OSError, ValueError) as problem:
            reasons.append(f"{place.target.name} could not be written: {_cause(problem)}.")
    said = " ".join(reason for reason in reasons if reason)
    return _printable(f"{place.source.name}: {outcome.state}" + (f" ({said})" if said else ""))


def _outcome(source: Path) -> Outcome:
    try:
        if source.exists() and not source.is_file():
            return Outcome("refused", "This is not a file.")
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        return Outcome("refused", f"This file could not be opened: {_cause(problem)}.")
    if len(data) > MOST_BYTES:
        return Outcome("refused", "This file is larger than 10 MiB.")
    try:
        return read_safely(data, source.name)
    except NurseryLost:
        return Outcome("unreadable", "The reader could not be started on this machine.")


def _cause(problem: Exception) -> str:
    return (isinstance(problem, OSError) and problem.strerror) or str(problem)


def _printable(line: str) -> str:
    """One line, whatever a name holds: control and direction marks are shown as codes."""
    return "".join(
        sign if unicodedata.category(sign)[0] != "C" else ascii(sign)[1:-1] for sign in line
    )
