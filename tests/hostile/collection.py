"""Every hostile file: what it is called, what is in it, and what must become of it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile import documents, pdfs

TEXT = {"text"}
GIVEN_UP = {"unreadable"}
NOT_TAKEN = {"refused"}
WITHOUT = {"no text"}


@dataclass(frozen=True)
class Hostile:
    """A file, the states it may end in, and what its sentence says (a regular expression)."""

    name: str
    make: Callable[[], bytes]
    states: set[str]
    says: str = ""
    is_heavy: bool = False  # takes seconds: for `make test`

    def __str__(self) -> str:
        return ascii(self.name[:40])


MEMORY_OR_TIME = "takes too (much memory|long) to read; the original is kept"
DAMAGED = "damaged"
LARGE = "unpacks to far more"

PDFS = (
    Hostile("deflate bomb.pdf", pdfs.deflate_bomb, GIVEN_UP, MEMORY_OR_TIME, is_heavy=True),
    Hostile(
        "bomb in a bomb.pdf", pdfs.double_deflate_bomb, GIVEN_UP, MEMORY_OR_TIME, is_heavy=True
    ),
    Hostile("scattered letters.pdf", pdfs.scattered_letters, TEXT),
    Hostile("one letter.pdf", pdfs.one_letter_repeated, GIVEN_UP, MEMORY_OR_TIME, is_heavy=True),
    Hostile("20000 pages.pdf", pdfs.many_pages_of_one_stream, TEXT, "first 30 of 20000 pages"),
    Hostile("deep arrays.pdf", pdfs.deep_arrays, GIVEN_UP, DAMAGED),
    Hostile("deep pages.pdf", pdfs.deep_page_tree, GIVEN_UP, DAMAGED),
    Hostile("pages in a circle.pdf", pdfs.page_tree_in_a_circle, GIVEN_UP, DAMAGED),
    Hostile("forms in a circle.pdf", pdfs.forms_in_a_circle, WITHOUT, "No text"),
    Hostile("locked.pdf", pdfs.locked, GIVEN_UP, "password"),
    Hostile("truncated.pdf", pdfs.truncated, GIVEN_UP, DAMAGED),
    Hostile("garbage.pdf", pdfs.garbage, GIVEN_UP, DAMAGED),
    Hostile("wrong lengths.pdf", pdfs.wrong_lengths, TEXT | WITHOUT),
    Hostile("wild coordinates.pdf", pdfs.wild_coordinates, TEXT),
    Hostile("picture.pdf", pdfs.gif_and_pdf, TEXT),
    Hostile("script.pdf", pdfs.script_in_pdf, TEXT),
    Hostile("control signs.pdf", pdfs.control_signs_in_text, TEXT),
)
DOCUMENTS = (
    Hostile("zip bomb.docx", documents.zip_bomb, GIVEN_UP, LARGE, is_heavy=True),
    Hostile("3 million paragraphs.docx", documents.empty_paragraphs, GIVEN_UP, LARGE),
    Hostile("file of the server.docx", documents.a_file_of_the_server, TEXT),
    Hostile("address.docx", documents.an_address_of_the_network, TEXT),
    Hostile("billion laughs.docx", documents.a_billion_laughs, GIVEN_UP, DAMAGED),
    Hostile("deep elements.docx", documents.deep_elements, GIVEN_UP, DAMAGED),
    Hostile("zips in zips.docx", documents.nested_zips, NOT_TAKEN, "archive"),
    Hostile("bomb beside.docx", documents.a_bomb_beside_the_text, GIVEN_UP, LARGE, is_heavy=True),
    Hostile("two texts.docx", documents.duplicate_members, GIVEN_UP, "two texts"),
    Hostile("2500 members.docx", documents.too_many_members, GIVEN_UP, "too many parts"),
    Hostile("members outside.docx", documents.members_outside, TEXT),
    Hostile("link.docx", documents.a_link_as_member, TEXT),
    Hostile("lie about size.docx", documents.a_lie_about_size, GIVEN_UP, DAMAGED, is_heavy=True),
    Hostile("outside template.docx", documents.an_outside_template, TEXT),
    Hostile("half.docx", documents.half_a_zip, NOT_TAKEN, DAMAGED),
)
PLAIN = b"Ada Lovelace\nada@lovelace.example\nSkills\nNegotiation\n"
OTHERS = (
    Hostile("empty.pdf", lambda: b"", NOT_TAKEN, "empty"),
    Hostile("zeros.pdf", lambda: bytes(100_000), NOT_TAKEN, "empty"),
    Hostile(
        "really a picture.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(999), NOT_TAKEN, "picture"
    ),
    Hostile("really a program.pdf", lambda: b"MZ\x90" + bytes(999), NOT_TAKEN, "program"),
    Hostile("really old.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(999), NOT_TAKEN, "PDF or DOCX"),
    Hostile("signs.txt", lambda: bytes(range(256)) * 99, NOT_TAKEN, "neither"),
    Hostile("really Word.pdf", documents.good, TEXT),
    Hostile("really PDF.docx.txt", pdfs.good, TEXT),
    Hostile("one line.txt", lambda: b"a" * 9_000_000, TEXT | WITHOUT),
    Hostile(
        "lines.txt", lambda: b"a b\n" * 500_000, TEXT, "characters was left out", is_heavy=True
    ),
    Hostile("spaces.txt", lambda: b"Ada" + b" " * 900_000 + b"!", TEXT),
)
NAMES = tuple(
    Hostile(name, lambda: PLAIN, TEXT)
    for name in (
        "r\u00e9sum\u00e9\u202etxt.exe",
        "x" * 4096 + ".txt",
        "nul\0name.txt",
        "../../etc/passwd",
        "a.php.jpg.txt",
        "line\nbreak\r.txt",
        "<img src=x onerror=alert(1)>.txt",
        "",
        "\udcff.txt",
    )
)
HOSTILE = PDFS + DOCUMENTS + OTHERS + NAMES
