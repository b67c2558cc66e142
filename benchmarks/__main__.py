"""Run every benchmark: print the table, write build/bench.json, exit 1 if a target is not met."""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.table import Row, as_json, as_text

MODULES = ("benchmarks.reading", "benchmarks.ranking", "benchmarks.list_growth")
RESULT = Path("build/bench.json")


def main() -> int:
    """Measure, print, write."""
    rows: list[Row] = [row for module in MODULES for row in import_module(module).rows()]
    print(as_text(rows))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(as_json(rows) + "\n", "utf-8")
    return 0 if all(row.ok for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
