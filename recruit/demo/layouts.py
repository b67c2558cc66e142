"""A résumé as a file, in the layout that its owner chose."""

from collections.abc import Callable, Mapping

from recruit.demo.grid import grid
from recruit.demo.people import Applicant
from recruit.demo.plain import plain
from recruit.demo.sidebars import sidebar_left, sidebar_right
from recruit.demo.singles import date_margin, ledger, report, spaced_capitals
from recruit.demo.word import word, word_table

LAYOUTS: Mapping[str, Callable[[Applicant], bytes]] = {
    "ledger": ledger,
    "date margin": date_margin,
    "spaced capitals": spaced_capitals,
    "report": report,
    "sidebar left": sidebar_left,
    "sidebar right": sidebar_right,
    "grid": grid,
    "word": word,
    "word table": word_table,
    "plain": plain,
}


def resume(applicant: Applicant) -> bytes:
    """Write the file; the same bytes every time."""
    return LAYOUTS[applicant.layout](applicant)
