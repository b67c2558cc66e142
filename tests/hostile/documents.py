"""Word files that somebody made to hurt."""

import io
import itertools
import struct
import warnings
import zipfile

import docx

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT = "word/document.xml"


def body(inner):
    return f'<w:document xmlns:w="{NAMESPACE}"><w:body>{inner}</w:body></w:document>'


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def good():
    document = docx.Document()
    for line in ("Ada Lovelace", "ada@lovelace.example", "Skills", "Negotiation, Salesforce"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_members(*more, **replaced):
    """The good file with some members replaced by content, and more pairs of name and content."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good())) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
        warnings.catch_warnings(action="ignore", category=UserWarning),  # two of one name
    ):
        for name in source.namelist():
            target.writestr(name, replaced.get(name, source.read(name)))
        for name, content in more:
            target.writestr(name, content)
    return out.getvalue()


def with_content(xml):
    return with_members(**{CONTENT: xml})


def zip_bomb():
    return with_content(body(" " * 200 * 1024 * 1024))


def empty_paragraphs():
    return with_content(body("<w:p/>" * 3_000_000))


def a_file_of_the_server():
    entity = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return with_content(entity + body(paragraph("Ada &secret; Lovelace")))


def an_address_of_the_network():
    entity = '<!DOCTYPE x [<!ENTITY secret SYSTEM "http://127.0.0.1:9/secret">]>'
    return with_content(entity + body(paragraph("Ada &secret; Lovelace")))


def a_billion_laughs():
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {this} "{f"&{last};" * 10}">' for last, this in itertools.pairwise("abcdefghij")
    )
    return with_content(f"<!DOCTYPE x [{laughs}]>" + body(paragraph("&j;")))


def deep_elements():
    return with_content(body("<w:p>" * 100_000 + "</w:p>" * 100_000))


def nested_zips():
    inner = b"0" * 1_000_000
    for level in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            target.writestr(f"{level}.zip", inner)
        inner = out.getvalue()
    return inner


def a_bomb_beside_the_text():
    return with_members(("word/media/image1.zip", nested_zips()), ("word/x.bin", bytes(120 << 20)))


def duplicate_members():
    return with_members((CONTENT, body(paragraph("Somebody else"))))


def too_many_members():
    return with_members(*((f"word/media/{number}.txt", "x") for number in range(2_500)))


def members_outside():
    return with_members(("../../../evil.txt", "evil"), ("/evil.txt", "evil"))


def a_link_as_member():
    link = zipfile.ZipInfo("word/link")
    link.external_attr = 0o120777 << 16
    return with_members((link, "/etc/passwd"))


def a_lie_about_size():
    """The directory says that the text is 100 bytes; it is 200 MiB."""
    data = bytearray(zip_bomb())
    name = CONTENT.encode()
    for signature, before_name, size_at in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        start = -1
        while (start := data.find(signature, start + 1)) >= 0:
            if data[start + before_name : start + before_name + len(name)] == name:
                struct.pack_into("<I", data, start + size_at, 100)
    return bytes(data)


def an_outside_template():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1:9/evil.dotm" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        "</Relationships>"
    )
    return with_members(("word/_rels/settings.xml.rels", relations))


def half_a_zip():
    return good()[:5_000]
