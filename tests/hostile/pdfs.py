"""PDF files that somebody made to hurt, or that broke on their way. Written here, byte by byte."""

import zlib

from fpdf import FPDF

ZEROS_BYTES = 10 * 1024 * 1024


def pdf(*objects, trailer=b"/Root 1 0 R"):
    """A file of numbered objects from 1, with a correct table of them."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d %b >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(data, *, entries=b"", compress=False):
    if compress:
        data, entries = zlib.compress(data, 9), entries + b"/Filter /FlateDecode"
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def one_page(content, *, pages=1, box=b"0 0 612 792"):
    """A page (or many that share it) that shows `content`, an object, in Helvetica."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + pages))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        content,
        *(page % box for _ in range(pages)),
    )


def shown(*lines):
    """The operators that show lines of text from the top."""
    moves = b" ".join(b"(%b) Tj 0 -20 Td" % line for line in lines)
    return b"BT /F1 12 Tf 72 720 Td %b ET" % moves


def good():
    return one_page(
        stream(
            shown(
                b"Ada Lovelace",
                b"ada@lovelace.example  +44 20 7946 0958",
                b"Work experience",
                b"Account Executive, Analytical Engines Ltd, Jan 2019 - Mar 2023",
                b"Skills",
                b"Negotiation, Salesforce, Forecasting",
            )
        )
    )


def zeros_compressed(mebibytes):
    """Zeros as zlib writes them, a thousandth of their size, made without ever having them."""
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = maker.compress(bytes(ZEROS_BYTES)) + maker.flush(zlib.Z_FULL_FLUSH)
    blocks = mebibytes * 1024 * 1024 // ZEROS_BYTES
    checksum = (blocks * ZEROS_BYTES % 65521) << 16 | 1
    return b"\x78\x9c" + block * blocks + b"\x03\x00" + checksum.to_bytes(4, "big")


def deflate_bomb():
    return one_page(stream(zeros_compressed(2000), entries=b"/Filter /FlateDecode"))


def double_deflate_bomb():
    twice = zlib.compress(zeros_compressed(4000), 9)
    return one_page(stream(twice, entries=b"/Filter [/FlateDecode /FlateDecode]"))


def scattered_letters():
    places = (((number * 7919) % 600, (number * 104729) % 780) for number in range(2000))
    return one_page(
        stream(b" ".join(b"BT /F1 8 Tf 1 0 0 1 %d %d Tm (a) Tj ET" % place for place in places))
    )


def one_letter_repeated():
    return one_page(stream(b"BT /F1 1 Tf (%b) Tj ET" % (b"a" * 2_000_000), compress=True))


def many_pages_of_one_stream():
    return one_page(stream(shown(b"Ada Lovelace")), pages=20_000)


def deep_arrays():
    deep = b"[" * 100_000 + b"]" * 100_000
    return one_page(stream(b"BT /F1 12 Tf %b TJ ET" % deep, compress=True))


def deep_page_tree():
    links = (
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, 5000)
    )
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *links, b"<< /Type /Page >>")


def page_tree_in_a_circle():
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
        b"<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 1 >>",
    )


def forms_in_a_circle():
    """A drawing that draws itself, twice each time."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>"
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
        b" /Resources << /XObject << /X 4 0 R >> >> >>",
        stream(b"/X Do /X Do", entries=form),
        stream(b"/X Do"),
    )


def locked():
    """Encrypted: a password is asked before the text is shown."""
    file = FPDF()
    file.set_encryption(owner_password="owner", user_password="user")
    file.add_page()
    file.set_font("helvetica", size=12)
    file.cell(text="Ada Lovelace")
    return bytes(file.output())


def truncated():
    return good()[:600]


def garbage():
    return b"%PDF-1.7\n" + bytes((number * number * 31 + 7) % 251 for number in range(50_000))


def wrong_lengths():
    return one_page(b"<< /Length 999999999 >>\nstream\n%b\nendstream" % shown(b"Ada Lovelace"))


def wild_coordinates():
    content = shown(b"Ada Lovelace") + b" BT /F1 1e30 Tf 1e300 -1e300 Td (x) Tj ET"
    return one_page(stream(content), box=b"0 0 1e30 -1e30")


def gif_and_pdf():
    """Begins as a picture does; readers that search for %PDF find one."""
    return b"GIF89a\x01\x00\x01\x00\x00\x00\x00;" + good()


def script_in_pdf():
    """Asks to run a script, open an address and start a program when it is opened."""
    action = b"<< /S /JavaScript /JS (app.launchURL('http://127.0.0.1/')) >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
    page += b" /Resources << /Font << /F1 5 0 R >> >> /AA << /O << /S /Launch /F (sh) >> >> >>"
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction %b >>" % action,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        stream(shown(b"Ada Lovelace", b"ada@lovelace.example")),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def control_signs_in_text():
    return one_page(stream(shown(b"Ada\\000 Lovelace\\033[2J", b"ada@lovelace.example")))
