"""Nothing is kept that a registry provides, and no file says where one is."""

import re
import shutil
import subprocess
from collections.abc import Iterator

from tools.architecture.tree import Finding, Tree

ADDRESS = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|registry\.yarnpkg|deb\.debian\.org"
    r'|"resolved"\s*:\s*"https?:'
    r"|^\s*(?:--)?(?:extra-)?index-url\b|^\s*(?:--)?find-links\b"
    r"|\bregistry\s*=\s*\"?https?:",
    re.MULTILINE,
)
PROVIDED = ("node_modules", "static/dist", ".venv", "build", "instance")


def addresses(tree: Tree) -> Iterator[Finding]:
    """A registry's address belongs to the machine, not to the project."""
    for path in tree.files:
        text = tree.text(path)
        for hit in ADDRESS.finditer(text):
            line = text.count("\n", 0, hit.start()) + 1
            yield Finding(path, line, "names a package registry")


def kept(tree: Tree) -> Iterator[Finding]:
    """What is installed or built is not kept; nothing to say outside a git checkout."""
    git = shutil.which("git")
    if git is None or not (tree.root / ".git").exists():
        return
    listed = subprocess.run(  # noqa: S603 - git, with names written above
        [git, "ls-files", "-z", "--", *PROVIDED],
        cwd=tree.root,
        capture_output=True,
        check=True,
        text=True,
    )
    for path in filter(None, listed.stdout.split("\0")):
        yield Finding(path, 0, "is kept in git, but a build or a registry provides it")
