"""The core stays pure: outside the shell, values come in and values go out."""

import ast
import sys
from collections.abc import Iterable, Iterator

from tools.architecture.tree import PACKAGES, SHELL, Finding, Source, Tree

# Files outside the shell's names that are shell all the same, each for a reason.
IMPURE = {
    "recruit/parts.py": "registers the package with the application",
    "talent/parts.py": "registers the package with the application",
    "recruit/resumes/confinement.py": "sets the kernel's limits on a process that reads a file",
    "recruit/resumes/nursery.py": "the process that readers are forked from",
    "recruit/resumes/sandbox.py": "has one file read in a process of its own, and sees it end",
}
# What the foundation offers to the core; held to the same rule.
PURE_FOUNDATION = frozenset({"foundation.months", "foundation.organisation.calendar"})
LIBRARIES = frozenset(
    {
        "charset_normalizer",
        "defusedxml",
        "docx",
        "email_validator",
        "fpdf",
        "lxml",
        "numpy",
        "pdfminer",
        "phonenumbers",
        "pypdfium2",
        "rapidfuzz",
        "scipy",
    }
)
# The standard library, without what reaches a clock, a path, a process, the network or chance.
WORLDLY = frozenset(
    {
        *("os", "sys", "platform", "resource", "runpy", "syslog", "logging", "getpass"),
        *("glob", "pathlib", "shelve", "shutil", "sqlite3", "tempfile"),
        *("asyncio", "concurrent", "multiprocessing", "signal", "subprocess", "threading"),
        *("fcntl", "ftplib", "http", "imaplib", "mmap", "poplib", "select", "selectors"),
        *("smtplib", "socket", "socketserver", "ssl", "urllib"),
        *("random", "sched", "secrets", "time", "uuid", "importlib"),
    }
)
# Parts of the above that reach nothing: names, not files; what ships with the package.
PURE_PARTS = ("pathlib.PurePath", "pathlib.PurePosixPath", "urllib.parse", "importlib.resources")
PURE_STANDARD = frozenset(sys.stdlib_module_names) - WORLDLY
WORLDLY_CALLS = frozenset({"open", "print", "input", "exec", "eval", "__import__"})


def pure_modules(tree: Tree) -> Iterator[Finding]:
    """Every file of a subject that is not shell imports only what is pure, and opens nothing."""
    for source in tree.ours:
        if is_pure(source):
            for line, name in imports(source):
                if not _may_import(name):
                    yield Finding(source.path, line, f"a pure module may not import {name}")
            for node in source.walk():
                if isinstance(node, ast.Call) and _called(node) in WORLDLY_CALLS:
                    message = f"a pure module may not call {_called(node)}()"
                    yield Finding(source.path, node.lineno, message)


def empty_packages(tree: Tree) -> Iterator[Finding]:
    """A package with pure modules has an empty `__init__`: whoever imports them runs it."""
    for source in tree.ours:
        if source.name != "__init__" or not _holds_pure(source.module):
            continue
        for node in source.tree.body:
            if not _is_docstring(node):
                yield Finding(source.path, node.lineno, "this __init__ holds a docstring at most")


def is_pure(source: Source) -> bool:
    """Whether a file belongs to the core."""
    if source.package == "foundation":
        return source.module in PURE_FOUNDATION
    return source.name not in SHELL | {"__init__"} and source.path not in IMPURE


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Every imported name, dotted, with its line: `from a import b` gives a.b."""
    for node in source.walk():
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _may_import(name: str) -> bool:
    top, *rest = name.split(".")
    if top == "foundation":
        return _is_in(name, PURE_FOUNDATION)
    if top in PACKAGES:
        return not SHELL & set(rest) and not _is_in(name, map(_module, IMPURE))
    return top in PURE_STANDARD | LIBRARIES or _is_in(name, PURE_PARTS)


def _holds_pure(package: str) -> bool:
    if package.partition(".")[0] == "foundation":
        return any(module.startswith(f"{package}.") for module in PURE_FOUNDATION)
    return True


def _is_in(name: str, modules: Iterable[str]) -> bool:
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def _called(node: ast.Call) -> str | None:
    return node.func.id if isinstance(node.func, ast.Name) else None


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
