"""What a benchmark says: one figure, what it is held against, and whether that is good enough."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from statistics import median
from time import process_time


@dataclass(frozen=True)
class Row:
    """figure and baseline: in unit, medians of CPU time unless the note says otherwise.

    ratio = figure ÷ baseline; ok when it is not above target.
    """

    name: str
    figure: float
    unit: str
    baseline: float
    target: float
    note: str = ""
    ratio: float = field(init=False)
    ok: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratio", self.figure / self.baseline)
        object.__setattr__(self, "ok", self.ratio <= self.target)


def cpu_ms(work: Callable[[], object], *, times: int = 1) -> float:
    """CPU milliseconds of one call, the mean of so many in a row."""
    start = process_time()
    for _ in range(times):
        work()
    return (process_time() - start) * 1000 / times


def interleaved(
    ours: Callable[[], float], theirs: Callable[[], float], *, rounds: int
) -> tuple[float, float]:
    """Medians of two measurements taken in turn, so that a busy minute hits both."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return median(own for own, _ in pairs), median(other for _, other in pairs)


def as_json(rows: Iterable[Row]) -> str:
    """A list of objects: name, figure, unit, baseline, ratio, target, ok, note."""
    return json.dumps([asdict(row) for row in rows], indent=2, ensure_ascii=False)


def as_text(rows: Iterable[Row]) -> str:
    """The table people read."""
    lines = [f"{'name':<16}{'figure':>14}{'baseline':>16}{'ratio':>12}{'target':>12}"]
    for row in rows:
        figure, baseline = f"{row.figure:,.2f} {row.unit}", f"{row.baseline:,.2f} {row.unit}"
        verdict = "" if row.ok else "  not met"
        lines.append(
            f"{row.name:<16}{figure:>14}{baseline:>16}"
            f"{_ratio(row.ratio):>12}{_ratio(row.target):>12}{verdict}"
        )
        if row.note:
            lines.append(f"    {row.note}")
    return "\n".join(lines)


def _ratio(ratio: float) -> str:
    return f"1/{1 / ratio:,.0f}" if 0 < ratio < 0.1 else f"{ratio:.2f}"
