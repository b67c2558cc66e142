"""The checkout as the rules see it: its own files, read and parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

PACKAGES = ("foundation", "recruit", "talent")
# The shell of a subject; every other file is its core.
SHELL = frozenset({"views", "forms", "jobs", "commands", "actions", "queries", "models"})
MADE = frozenset({".git", ".venv", "node_modules", "static/dist", "build", "instance"})
CACHES = ("_cache", "__pycache__", ".hypothesis")


@dataclass(frozen=True)
class Finding:
    """A rule broken at a place; line 0: by the file as a whole."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.message}"
            if self.line
            else f"{self.path}: {self.message}"
        )


@dataclass(frozen=True)
class Source:
    """A Python file."""

    path: str  # from the root, with slashes
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """Its file name, without the ending."""
        return self.path.rpartition("/")[2].removesuffix(".py")

    @property
    def package(self) -> str:
        """The top folder."""
        return self.path.partition("/")[0]

    @property
    def subject(self) -> str | None:
        """The subject it belongs to, as `recruit.skills`; None right under a package."""
        parts = self.path.split("/")
        return ".".join(parts[:2]) if len(parts) > 2 else None

    @property
    def module(self) -> str:
        """Its dotted name; of an `__init__`, the package's."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def walk(self) -> Iterator[ast.AST]:
        """Every node of its syntax."""
        return ast.walk(self.tree)


class Tree:
    """The files of a checkout, without what is made or installed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file of the project, from the root, with slashes."""
        return tuple(sorted(self._below(self.root)))

    def _below(self, folder: Path) -> Iterator[str]:
        for path in folder.iterdir():
            if path.is_dir():
                if not self._is_made(path):
                    yield from self._below(path)
            else:
                yield path.relative_to(self.root).as_posix()

    def _is_made(self, folder: Path) -> bool:
        return folder.relative_to(self.root).as_posix() in MADE or folder.name.endswith(CACHES)

    @cache  # noqa: B019 - a tree lives as long as the check
    def text(self, path: str) -> str:
        """What a file says; bytes that are no text are replaced."""
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def ending(self, *endings: str) -> Iterator[str]:
        """Paths by how they end."""
        return (path for path in self.files if path.endswith(endings))

    @cached_property
    def python(self) -> tuple[Source, ...]:
        """Every Python file, the generated migrations aside."""
        return tuple(
            Source(path, self.text(path))
            for path in self.ending(".py")
            if not path.startswith("migrations/versions/")
        )

    @property
    def ours(self) -> Iterator[Source]:
        """The Python of the three packages."""
        return (source for source in self.python if source.package in PACKAGES)
