from foundation.months import MonthYear
from recruit.resumes.passages import passages, quote
from recruit.resumes.reading import Fact, Reading, Section, Span, Work

TEXT = (
    "Ada Example\n"
    "Summary\n"
    "Ten years of cold calling. Likes chess.\n"
    "Experience\n"
    "Verlaine, AE, 2020-2022\n"
    "- Ran discovery before any demo; nine logos\nwon from cold outreach.\n"
    "Skills\n"
    "Salesforce, MEDDIC\n"
    "References\n"
    "Negotiation School\n"
)


def span(piece: str) -> Span:
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def section(kind, first: str, last: str) -> Section:
    return Section(kind, first, Span(span(first).start, span(last).end))


BULLET = "Ran discovery before any demo; nine logos\nwon from cold outreach."
READING = Reading(
    state="text",
    text=TEXT,
    work=(
        Work(
            company=Fact("Verlaine", 1.0),
            position=Fact("AE", 1.0),
            location=None,
            start=Fact(MonthYear(2020), 1.0),
            end=Fact(MonthYear(2022), 1.0),
            is_current=False,
            highlights=(Fact(BULLET, 1.0, span(BULLET)),),
            span=Span(span("Verlaine").start, span(BULLET).end),
        ),
    ),
    skills=(Fact("Salesforce", 0.9, span("Salesforce")), Fact("MEDDIC", 0.9, span("MEDDIC"))),
    sections=(
        section("summary", "Summary", "Likes chess."),
        section("work", "Experience", "won from cold outreach."),
        section("skills", "Skills", "MEDDIC"),
        section("references", "References", "Negotiation School"),
    ),
)


def test_skills_are_looked_for_where_people_speak_of_their_work():
    found = {(part.origin, part.text.splitlines()[0]) for part in passages(READING)}
    assert found == {
        ("stated", "Salesforce"),
        ("stated", "MEDDIC"),
        ("work", "Verlaine, AE, 2020-2022"),
        ("other", "Summary"),
    }


def test_a_text_without_headings_is_looked_through_whole():
    plain = Reading(state="text", text="Ada Example. Sold software: negotiation, prospecting.")
    assert [part.text for part in passages(plain)] == [plain.text]


def test_a_job_brings_its_months():
    (job,) = (part for part in passages(READING) if part.origin == "work")
    assert (job.first, job.last, job.is_current) == (MonthYear(2020), MonthYear(2022), False)


def test_every_passage_stands_where_it_says():
    for part in passages(READING):
        assert TEXT[part.start : part.start + len(part.text)] == part.text


def test_a_bullet_is_quoted_whole_across_its_lines():
    place = span("cold outreach")
    around = quote(READING, place.start, place.end)
    assert around.text == BULLET.replace("\n", " ")


def test_elsewhere_the_sentence_is_quoted():
    place = span("cold calling")
    assert quote(READING, place.start, place.end).text == "Ten years of cold calling"


def test_a_quote_holds_the_words_it_is_made_for():
    for words in ("cold outreach", "cold calling", "Salesforce", "discovery"):
        place = span(words)
        around = quote(READING, place.start, place.end)
        at = place.start - around.start
        assert around.text[at : at + len(words)] == words


def test_an_endless_sentence_is_cut_around_what_it_is_quoted_for():
    text = "x" * 5000 + " negotiation " + "y" * 5000
    around = quote(Reading(state="text", text=text), 5001, 5012)
    assert "negotiation" in around.text
    assert len(around.text) < 300
