import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.resumes.document import read
from recruit.resumes.kinds import Kind, Refusal, sniff
from recruit.resumes.lines import MAXIMUM_TEXT
from recruit.resumes.reading import boxes
from recruit.resumes.unreadable import Unreadable
from recruit.resumes.word import word_text
from tests.recruit.resumes.samples import Put, pdf, repacked, word


def kind_of(data, filename=""):
    found = sniff(data, filename)
    return found.reason if isinstance(found, Refusal) else found


def test_a_file_is_known_by_its_content():
    assert kind_of(pdf([Put(60, 80, "Ana")]), "cv.txt") is Kind.PDF
    assert kind_of(word(lambda d: d.add_paragraph("Ana")), "cv.pdf") is Kind.DOCX
    assert kind_of("Ana Lima\nVerkäuferin".encode()) is Kind.TEXT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x00\x00  \n", "empty"),
        (b"\xd0\xcf\x11\xe0old", "old Word"),
        (b"\x89PNG\r\n", "picture"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\x01\x02\x03\x04" * 50, "neither"),
    ],
)
def test_what_is_not_read_is_refused_with_a_sentence(data, said):
    assert said in kind_of(data, "cv.pdf")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([Put(60, 80, "Ana")], password="secret"), "password"),
        (b"%PDF-1.4 nothing in here", "damaged"),
        (pdf([Put(60, 80, "Ana")])[:200], "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_opened_says_why(data, said):
    with pytest.raises(Unreadable, match=said):
        read(data, Kind.PDF)


def test_a_page_without_text_is_read_as_no_text():
    reading = read(pdf([]), Kind.PDF)
    assert (reading.state, reading.pages, reading.text) == ("no text", 1, "")


def test_pages_after_the_thirtieth_are_said_to_be_dropped():
    reading = read(pdf(*[[Put(60, 80, f"Page {n}")] for n in range(32)]), Kind.PDF)
    assert (reading.pages, reading.pages_read) == (32, 30)
    assert reading.dropped == "Only the first 30 of 32 pages were read."


def test_text_beyond_the_limit_is_said_to_be_dropped():
    reading = read(b"Sold more than most people do\n" * 20_000, Kind.TEXT)
    assert len(reading.text) <= MAXIMUM_TEXT
    assert reading.dropped is not None
    assert "300,000 characters" in reading.dropped


def test_control_characters_never_reach_the_text():
    reading = read("Ana\x00 Li\x07ma \u202eevil".encode(), Kind.TEXT)
    assert reading.text == "Ana Lima evil"


def test_text_in_another_encoding_is_read():
    assert (
        "Vertriebsleiter für Österreich"
        in read(
            "Vertriebsleiter für Österreich und die Schweiz, größer als zuvor".encode("cp1252"),
            Kind.TEXT,
        ).text
    )


def fill(document):
    document.sections[0].header.paragraphs[0].text = "Ana Lima | ana@example.com"
    document.add_heading("Berufserfahrung", 1)
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text = "03/2019 – heute"
    row.cells[1].text = "Vertriebsleiterin, Marlowe GmbH"
    row.cells[1].add_paragraph("Closed 14 accounts", style="List Bullet")
    document.add_heading("Kenntnisse", 1)
    document.add_paragraph("Negotiation, Forecasting")


def test_a_word_document_is_read_with_its_header_and_tables():
    reading = read(word(fill), Kind.DOCX)
    (work,) = reading.work
    assert reading.name is not None
    assert reading.name.value == "Ana Lima"
    assert work.position is not None
    assert work.company is not None
    assert (work.position.value, work.company.value) == ("Vertriebsleiterin", "Marlowe GmbH")
    assert work.start is not None
    assert (str(work.start.value), work.is_current) == ("2019-03", True)
    assert [skill.value for skill in reading.skills] == ["Negotiation", "Forecasting"]
    assert reading.words == ()


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"word/media/zeros.xml": b"\0" * (12 * 2**20)}, "unpacks"),
        ({f"word/part{n}.bin": b"" for n in range(2001)}, "parts"),
    ],
)
def test_a_word_document_that_is_a_bomb_is_not_opened(extra, said):
    data = repacked(word(lambda d: d.add_paragraph("Ana")), extra)
    with pytest.raises(Unreadable, match=said):
        word_text(data)


PAGE = [
    Put(60, 60, "Ana Lima", 24, "B"),
    Put(60, 80, "ana.lima@example.com | +49 30 901820"),
    Put(60, 120, "Experience", 14, "B"),
    Put(60, 140, "Account Executive", 11, "B"),
    Put(440, 140, "Mar 2019 – Present"),
    Put(60, 154, "Marlowe Labs"),
    Put(75, 170, "- Exceeded annual quota by 131% in 2022"),
    Put(60, 200, "Education", 14, "B"),
    Put(60, 220, "BSc in Economics, University of Leeds, 2014 – 2017"),
]


def test_every_fact_of_a_page_has_evidence_on_it():
    reading = read(pdf(PAGE), Kind.PDF)
    (work,) = reading.work
    (study,) = reading.education
    assert work.company is not None
    assert work.company.span is not None
    (box,) = boxes(reading, work.company.span)
    assert reading.text[work.company.span.start : work.company.span.end] == "Marlowe Labs"
    assert (box.page, round(box.x0)) == (1, 60)
    assert box.top < 154 < box.bottom
    assert study.study_type is not None
    assert study.study_type.value == "BSc"
    assert study.institution is not None
    assert study.institution.value == "University of Leeds"
    (fact,) = reading.sales_facts
    assert (fact.value.kind, fact.value.value, fact.value.year) == (
        "quota attainment",
        "131%",
        2022,
    )


def spans_of(reading):
    facts = [reading.name, reading.email, reading.phone, reading.location, reading.summary]
    facts += [*reading.links, *reading.skills, *reading.sales_facts]
    for work in reading.work:
        facts += [work.company, work.position, work.location, work.start, work.end]
        facts += work.highlights
    for study in reading.education:
        facts += [study.institution, study.study_type, study.area, study.start, study.end]
    for language in reading.languages:
        facts += [language.name, language.fluency]
    return [fact.span for fact in facts if fact is not None and fact.span is not None]


pieces = st.sampled_from(
    ["Experience", "Ausbildung", "Skills:", "Languages", "2019 – 2021", "Mar 2020 – Present", "\t",
     "Account Executive at Marlowe", "University of", "BSc in", "- ", "ana@ex", "ample.com", ",",
     "English (B2)", "Sales: a, b", "of", "131% of quota", "|", "+49 30 901820", "GmbH", "é", "("]
) | st.text(max_size=12)  # fmt: skip
documents = st.lists(st.lists(pieces, max_size=4).map(" ".join), max_size=14).map("\n".join)


@given(documents)
@settings(deadline=None)
def test_any_text_is_read_and_all_evidence_stands_in_it(text):
    reading = read(text.encode("utf-8", "replace"), Kind.TEXT)
    for span in spans_of(reading):
        assert 0 <= span.start <= span.end <= len(reading.text)


places = st.builds(
    Put,
    st.integers(10, 500),
    st.integers(20, 800),
    pieces.map(lambda text: text.encode("ascii", "ignore").decode()).filter(str.strip),
    st.sampled_from([8, 10, 16]),
)


@given(st.lists(places, max_size=25))
@settings(deadline=None, max_examples=25)
def test_any_page_is_read_and_all_boxes_stand_on_it(page):
    reading = read(pdf(page), Kind.PDF)
    for word_ in reading.words:
        assert reading.text[word_.start : word_.end].strip()
        assert -1 <= word_.top <= word_.bottom <= 842 + 20
    for span in spans_of(reading):
        assert 0 <= span.start <= span.end <= len(reading.text)
