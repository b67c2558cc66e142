"""One file in, one reading out."""

from typing import assert_never

from recruit.resumes.facts import facts
from recruit.resumes.kinds import Kind
from recruit.resumes.lines import MAXIMUM_TEXT, Manuscript
from recruit.resumes.pdf import PdfText, pdf_text
from recruit.resumes.plain_text import plain_text
from recruit.resumes.reading import Reading, Word
from recruit.resumes.unreadable import Unreadable
from recruit.resumes.word import word_text


def read(data: bytes, kind: Kind) -> Reading:
    """Read a résumé. Raises Unreadable, and nothing else, for a file that cannot be read."""
    try:
        text = _text(data, kind)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # three libraries raise what they like on damaged files
        raise Unreadable("The file is damaged and cannot be read.") from error
    return _reading(text)


def _text(data: bytes, kind: Kind) -> PdfText:
    match kind:
        case Kind.PDF:
            return pdf_text(data)
        case Kind.DOCX:
            return PdfText(word_text(data), (), 0, None)
        case Kind.TEXT:
            return PdfText(plain_text(data), (), 0, None)
        case _:
            assert_never(kind)


def _reading(read_text: PdfText) -> Reading:
    manuscript = read_text.manuscript
    dropped = [read_text.dropped] if read_text.dropped else []
    if manuscript.is_cut:
        dropped.append(f"Text after the first {MAXIMUM_TEXT:,} characters was left out.")
    pages = len(read_text.page_sizes)
    if not any(char.isalnum() for char in manuscript.text):
        return Reading(
            state="no text",
            page_sizes=read_text.page_sizes,
            pages=read_text.pages,
            pages_read=pages,
            dropped=" ".join(dropped) or None,
        )
    return Reading(
        state="text",
        text=manuscript.text,
        words=_words(manuscript) if pages else (),
        page_sizes=read_text.page_sizes,
        pages=read_text.pages,
        pages_read=pages,
        dropped=" ".join(dropped) or None,
        **facts(manuscript),
    )


def _words(manuscript: Manuscript) -> tuple[Word, ...]:
    """Every word with its place in the text and on its page."""
    words: list[Word] = []
    for line in manuscript.lines:
        start = line.start
        for cell in line.cells:
            for word in cell.words:
                end = start + len(word.text)
                words.append(Word(start, end, cell.page, word.x0, word.top, word.x1, word.bottom))
                start = end + 1
    return tuple(words)
