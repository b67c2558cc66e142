"""A Word document as lines: page headers, body with tables and text boxes, page footers."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from recruit.resumes.lines import (
    PLAIN,
    Cell,
    Line,
    Manuscript,
    PlacedWord,
    Style,
    clean,
    manuscript,
)
from recruit.resumes.unreadable import Unreadable

_MOST_MEMBERS = 2_000
_MOST_INFLATED = 100 * 2**20
_MOST_RATIO, _RATIO_FROM = 100, 10 * 2**20
_MOST_DOCUMENT = 20 * 2**20
_MOST_LINES = 20_000
_DEEPEST_TABLE = 4
_BODY_SIZE = 11.0
_SIZES = {"Title": 26.0, "Heading 1": 16.0, "Heading 2": 13.0, "Heading 3": 12.0, "Subtitle": 14.0}
_TOO_LARGE = "The Word document unpacks to far more than a résumé holds, so it was not opened."


def word_text(data: bytes) -> Manuscript:
    """Read a DOCX. Raises Unreadable."""
    _check(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds
        raise Unreadable("The Word document is damaged and cannot be opened.") from error
    lines = (line for number, line in enumerate(_lines(document)) if number < _MOST_LINES)
    return manuscript(lines, links=tuple(_links(document)))


def _check(data: bytes) -> None:
    """Look at the directory, then count what really comes out, before anything is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_declared(members, len(data))
            _check_counted(archive, members)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError) as error:
        raise Unreadable("The Word document is damaged and cannot be opened.") from error
    except (RuntimeError, NotImplementedError, ValueError) as error:
        raise Unreadable("The Word document is encrypted or packed in an unusual way.") from error


def _check_declared(members: list[zipfile.ZipInfo], packed: int) -> None:
    if len(members) > _MOST_MEMBERS:
        raise Unreadable("The Word document has too many parts, so it was not opened.")
    total = sum(member.file_size for member in members)
    if total > _MOST_INFLATED or (total > _RATIO_FROM and total > _MOST_RATIO * packed):
        raise Unreadable(_TOO_LARGE)
    names = [member.filename for member in members]
    if names.count("word/document.xml") > 1:
        raise Unreadable("The Word document holds two texts, so it was not opened.")
    for member in members:
        if member.filename == "word/document.xml" and member.file_size > _MOST_DOCUMENT:
            raise Unreadable(_TOO_LARGE)


def _check_counted(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Declared sizes may lie: count the bytes, a piece at a time."""
    total = 0
    for member in members:
        if not member.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(member) as part:
            while piece := part.read(2**18):
                total += len(piece)
                if total > _MOST_INFLATED:
                    raise Unreadable(_TOO_LARGE)


def _lines(document: Any) -> Iterator[Line]:
    seen: set[int] = set()
    for section in document.sections:
        yield from _inner(section.header, seen)
    yield from _inner(document, seen)
    for section in document.sections:
        yield from _inner(section.footer, seen)


def _inner(container: Any, seen: set[int]) -> Iterator[Line]:
    """Paragraphs and tables of a body, header or footer; one shared by sections comes once."""
    element = getattr(container, "_element", None)
    if element is not None:
        if id(element) in seen:
            return
        seen.add(id(element))
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block, 0)
        else:
            yield from _paragraph(block)


def _table(table: Table, depth: int) -> Iterator[Line]:
    """Rows across where cells are short; cell by cell where they hold whole columns."""
    if depth > _DEEPEST_TABLE:
        return
    for row in table.rows:
        columns = [list(_cell(cell, depth)) for cell in _once(row.cells)]
        columns = [column for column in columns if column]
        if columns and all(len(column) == 1 for column in columns):
            cells = tuple(cell for column in columns for cell in column[0].cells)
            yield Line(cells=cells, level=columns[0][0].level, is_item=columns[0][0].is_item)
        elif len(columns) == 2 and len(columns[0]) == 1 and not columns[0][0].is_item:
            first, *rest = columns[1]
            yield Line(cells=(*columns[0][0].cells, *first.cells), level=columns[0][0].level)
            yield from rest
        else:
            for column in columns:
                yield from column


def _once(cells: Iterable[Any]) -> Iterator[Any]:
    """Merged cells are listed once a column they span."""
    last = None
    for cell in cells:
        if last is None or cell._tc is not last._tc:
            yield cell
        last = cell


def _cell(cell: Any, depth: int) -> Iterator[Line]:
    for block in cell.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block, depth + 1)
        else:
            yield from _paragraph(block)


def _paragraph(paragraph: Paragraph) -> Iterator[Line]:
    """The lines of a paragraph, then those of text boxes anchored in it."""
    base = _base(paragraph)
    name = _style_name(paragraph)
    level = int(name[-1]) if name.startswith("Heading ") and name[-1].isdigit() else 0
    is_item = name.startswith("List") or paragraph._p.find(f".//{qn('w:numPr')}") is not None
    indent = paragraph.paragraph_format.left_indent
    x0 = float(indent.pt) if indent is not None else 0.0
    for cells in _split(_runs(paragraph, base), x0):
        yield Line(cells=cells, level=level, is_item=is_item)
    for box in paragraph._p.iter(qn("w:txbxContent")):
        if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
            for inner in box.iter(qn("w:p")):
                yield from _paragraph(Paragraph(inner, paragraph._parent))


def _style_name(paragraph: Paragraph) -> str:
    return (paragraph.style.name if paragraph.style is not None else "") or ""


def _base(paragraph: Paragraph) -> Style:
    name = _style_name(paragraph)
    font = paragraph.style.font if paragraph.style is not None else None
    size = font.size.pt if font is not None and font.size is not None else None
    is_bold = bool(font.bold) if font is not None and font.bold is not None else name in _SIZES
    return Style(size=size or _SIZES.get(name, _BODY_SIZE), is_bold=is_bold)


def _runs(paragraph: Paragraph, base: Style) -> Iterator[tuple[str, Style]]:
    for piece in paragraph.iter_inner_content():
        for run in getattr(piece, "runs", [piece]):
            bold, italic, size = run.bold, run.italic, run.font.size
            style = Style(
                size=size.pt if size is not None else base.size,
                is_bold=base.is_bold if bold is None else bool(bold),
                is_italic=bool(italic),
            )
            yield clean_keeping_breaks(run.text), style


def clean_keeping_breaks(text: str) -> str:
    """Without control characters, but with line feeds and tabs."""
    return "".join(part if part in "\n\t" else clean(part) for part in _breaks(text))


def _breaks(text: str) -> Iterator[str]:
    position = 0
    for index, char in enumerate(text):
        if char in "\n\t":
            yield text[position:index]
            yield char
            position = index + 1
    yield text[position:]


def _split(runs: Iterable[tuple[str, Style]], x0: float) -> Iterator[tuple[Cell, ...]]:
    """Words in cells in lines: a tab begins a cell, a line break a line."""
    cells: list[list[PlacedWord]] = [[]]
    open_word, open_style = "", PLAIN
    for char, style in ((char, style) for text, style in runs for char in text + "\0"):
        if char == "\0":
            continue
        if not char.isspace():
            open_style = open_style if open_word else style
            open_word += char
            continue
        if open_word:
            cells[-1].append(PlacedWord(open_word, open_style, x0=x0))
            open_word = ""
        if char == "\t":
            cells.append([])
        elif char == "\n":
            yield from _finished(cells)
            cells = [[]]
    if open_word:
        cells[-1].append(PlacedWord(open_word, open_style, x0=x0))
    yield from _finished(cells)


def _finished(cells: list[list[PlacedWord]]) -> Iterator[tuple[Cell, ...]]:
    kept = tuple(Cell(tuple(words)) for words in cells if words)
    if kept:
        yield kept


def _links(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.is_external and relation.reltype.endswith("/hyperlink"):
            yield str(relation.target_ref)[:2000]
