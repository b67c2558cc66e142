"""Nothing in a page that the content policy would block, nothing unescaped."""

import ast
import re
from collections.abc import Iterator

from tools.architecture.tree import Finding, Tree

JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
IN_JINJA = {
    re.compile(r"\|\s*(?:force)?safe\b"): "|safe switches escaping off",
    re.compile(r"\{%-?\s*autoescape\b"): "autoescape stays on",
}
TAG = r"<[a-z][^<>]*?\s"
IN_MARKUP = {
    re.compile(r"<script\b(?![^>]*\bsrc\s*=)", re.IGNORECASE): "inline script",
    re.compile(r"<style\b", re.IGNORECASE): "inline style sheet",
    re.compile(TAG + r"style\s*=", re.IGNORECASE): "inline style",
    re.compile(TAG + r"on[a-z]+\s*=", re.IGNORECASE): "inline event handler",
    re.compile(TAG + r"(?:data-)?hx-on\b", re.IGNORECASE): "inline htmx handler",
    re.compile(TAG + r"[a-z]+\s*=\s*[\"']?\s*javascript:", re.IGNORECASE): "inline script",
}
# Who may make markup in Python, each for a reason.
MARKUP_MAKERS = {
    "foundation/marks.py": "draws the marks of the house as svg, from numbers",
}


def templates(tree: Tree) -> Iterator[Finding]:
    """No template carries code or style of its own, or switches escaping off."""
    for path in tree.ending(".html", ".svg.jinja", ".jinja"):
        text = tree.text(path)
        markup = JINJA.sub(_blank, text)
        for patterns, where in ((IN_JINJA, text), (IN_MARKUP, markup)):
            for pattern, message in patterns.items():
                for hit in pattern.finditer(where):
                    yield Finding(path, text.count("\n", 0, hit.start()) + 1, message)


def markup(tree: Tree) -> Iterator[Finding]:
    """Python makes no markup but in the few named files."""
    for source in tree.ours:
        if source.path in MARKUP_MAKERS:
            continue
        for node in source.walk():
            if isinstance(node, ast.Call) and _is_markup(node.func):
                yield Finding(source.path, node.lineno, "markup is made in templates")


def _is_markup(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "Markup"


def _blank(hit: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "_", hit.group())
