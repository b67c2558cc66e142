"""What pages carry besides the résumé: running headers and footers, numbers of pages."""

import re
from collections import defaultdict

from recruit.resumes.lexicon import letters
from recruit.resumes.lines import Line

_LEVEL = 4.0  # points by which the same line may stand higher on another page
_PAGE_NUMBER = re.compile(
    r"(?:^|[\t|·•,–—-])\s*(?:page|seite|página|pagina|strona|p\.)?\s*\d{1,2}\s*"
    r"(?:/|of|von|sur|de|di|z|van)\s*\d{1,2}\s*$|^(?:page|seite|página|pagina|strona)\s+\d{1,2}$",
    re.IGNORECASE,
)


def furniture(lines: tuple[Line, ...]) -> frozenset[int]:
    """Starts of the lines that number a page, or say on a later page what the first one did."""
    seen: dict[str, list[Line]] = defaultdict(list)
    found: set[int] = set()
    for line in lines:
        if not line.cells[0].page:
            continue
        if _PAGE_NUMBER.search(line.text):
            found.add(line.start)
            continue
        same = seen[letters(line.text)]
        if any(_is_repeated(other, line) for other in same):
            found.add(line.start)
        same.append(line)
    return frozenset(found)


def _is_repeated(other: Line, line: Line) -> bool:
    here, there = line.cells[0], other.cells[0]
    return (
        here.page != there.page
        and abs(here.baseline - there.baseline) < _LEVEL
        and abs(here.x0 - there.x0) < _LEVEL
        and len(letters(line.text)) > 2
    )
