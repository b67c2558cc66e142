"""Nothing grows past what one sitting can read."""

import ast
from collections.abc import Iterator

from tools.architecture.tree import Finding, Tree

FILE_LINES = 300
FUNCTION_LINES = 40
LIMITS = {"tests/conftest.py": 150}
WRITTEN = (".py", ".js", ".mjs", ".css", ".html")
# Longer all the same, each for a reason: path, or path::function.
LONGER = {
    "recruit/resumes/glyphs.py::render_string_horizontal": "a third of it is pdfminer's signature",
}


def files(tree: Tree) -> Iterator[Finding]:
    """A file longer than the limit holds a second idea."""
    for path in tree.ending(*WRITTEN):
        limit = LIMITS.get(path, FILE_LINES)
        lines = tree.text(path).count("\n")
        if lines > limit and path not in LONGER and not path.startswith("migrations/versions/"):
            yield Finding(path, 0, f"{lines} lines, {limit} at most: look for the missing noun")


def functions(tree: Tree) -> Iterator[Finding]:
    """A function longer than the limit does a second thing."""
    for source in tree.python:
        for node in source.walk():
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES and f"{source.path}::{node.name}" not in LONGER:
                message = f"{node.name} has {lines} lines, {FUNCTION_LINES} at most"
                yield Finding(source.path, node.lineno, message)
