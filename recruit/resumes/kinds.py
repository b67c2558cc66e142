"""What a file is, by its content; its name only helps to say what was expected."""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

_BINARY_SHARE = 0.02  # control characters in what claims to be text
_LOOKED_AT = 8192


class Kind(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not taken, as a sentence for the person who sent it."""

    reason: str


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "This is an old Word document (.doc). Save it as PDF or DOCX."),
    (b"{\\rtf", "This is an RTF document. Save it as PDF or DOCX."),
    (b"\x89PNG", "This is a picture, not a document with text. Send the résumé as PDF or DOCX."),
    (b"\xff\xd8\xff", "This is a picture, not a document with text. Send it as PDF or DOCX."),
    (b"GIF8", "This is a picture, not a document with text. Send the résumé as PDF or DOCX."),
    (b"II*\x00", "This is a picture, not a document with text. Send the résumé as PDF or DOCX."),
    (b"MM\x00*", "This is a picture, not a document with text. Send the résumé as PDF or DOCX."),
    (b"MZ", "This is a program, not a résumé."),
    (b"\x7fELF", "This is a program, not a résumé."),
    (b"Rar!", "This is an archive. Send the files in it one by one."),
    (b"7z\xbc\xaf", "This is an archive. Send the files in it one by one."),
    (b"\x1f\x8b", "This is an archive. Send the files in it one by one."),
)


def sniff(data: bytes, filename: str = "") -> Kind | Refusal:
    """The kind of a file, or why it is refused."""
    if not data.strip(b"\x00 \t\r\n"):
        return Refusal("The file is empty.")
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            return Refusal(reason)
    if _is_text(data):
        return Kind.TEXT
    ending = filename.rpartition(".")[2].upper()[:8] if "." in filename else ""
    said = f" (it is named {ending})" if ending.isalnum() else ""
    return Refusal(f"This is neither a PDF, a Word document nor plain text{said}.")


def _zipped(data: bytes) -> Kind | Refusal:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return Refusal("The file is damaged: it begins like a Word document but cannot be opened.")
    if "word/document.xml" in names:
        return Kind.DOCX
    if any(name.startswith("word/") for name in names):
        return Refusal("This Word document has no text part. Save it again as DOCX or PDF.")
    if "content.xml" in names or "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        return Refusal("This is an office document of another kind. Save it as PDF or DOCX.")
    return Refusal("This is an archive. Send the files in it one by one.")


def _is_text(data: bytes) -> bool:
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return odd <= _BINARY_SHARE * len(head)
