"""Check what import-linter and ruff cannot see: `python -m tools.architecture`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.architecture import database, purity, repository, sizes, templates
from tools.architecture.tree import Finding, Tree

RULES: tuple[Callable[[Tree], Iterator[Finding]], ...] = (
    purity.pure_modules,
    purity.empty_packages,
    database.commits,
    database.statements,
    database.tables,
    database.foreign_key_cycles,
    templates.templates,
    templates.markup,
    sizes.files,
    sizes.functions,
    repository.addresses,
    repository.kept,
)


def findings(root: Path) -> list[Finding]:
    """Everything in the checkout at `root` that breaks a rule, by place."""
    tree = Tree(root)
    return sorted(
        (finding for rule in RULES for finding in rule(tree)),
        key=lambda finding: (finding.path, finding.line, finding.message),
    )


def main() -> int:
    """Print the findings; 1 if there are any."""
    found = findings(Path.cwd())
    for finding in found:
        sys.stderr.write(f"{finding}\n")
    sys.stdout.write(f"Architecture: {len(RULES)} rules, {len(found)} broken.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
