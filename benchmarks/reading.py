"""Reading a PDF into facts, against pdfminer only laying out its pages."""

from io import BytesIO
from pathlib import Path

from pdfminer.high_level import extract_pages

from benchmarks.table import Row, cpu_ms, interleaved
from recruit.demo.arrivals import DROPS
from recruit.demo.papers import content
from recruit.resumes.document import read
from recruit.resumes.glyphs import MAXIMUM_PAGES
from recruit.resumes.kinds import Kind

SHARED = Path(__file__).parents[2] / "shared/resumes/dev/files"
ROUNDS = 3
TARGET = 1.25


def rows() -> list[Row]:
    """One row: CPU of reading all files ÷ CPU of extract_pages on them, by file in turn."""
    files, origin = pdfs()
    read(files[0], Kind.PDF)  # loads what loads late
    lay_out(files[0])
    pairs = [
        interleaved(
            lambda data=data: cpu_ms(lambda: read(data, Kind.PDF)),  # type: ignore[misc]
            lambda data=data: cpu_ms(lambda: lay_out(data)),  # type: ignore[misc]
            rounds=ROUNDS,
        )
        for data in files
    ]
    ours, theirs = (sum(side) / len(files) for side in zip(*pairs, strict=True))
    note = (
        f"a file, facts and evidence included, over {len(files)} PDFs {origin}; "
        f"baseline extract_pages of pdfminer.six; medians of {ROUNDS} rounds a file"
    )
    return [Row("reading", ours, "ms", theirs, TARGET, note)]


def pdfs() -> tuple[list[bytes], str]:
    """The PDFs to read, and where they come from: those beside the checkout, else the demo's."""
    shared = [path.read_bytes() for path in sorted(SHARED.glob("*.pdf"))]
    if shared:
        return shared, "of the development half"
    papers = (content(paper) for drop in DROPS for paper in drop.papers if not paper.harm)
    return [data for data in papers if data.startswith(b"%PDF-")], "of the demo"


def lay_out(data: bytes) -> int:
    """Every page with pdfminer's own layout analysis, and nothing more."""
    return sum(1 for _ in extract_pages(BytesIO(data), maxpages=MAXIMUM_PAGES))
