import pytest

from recruit.resumes.pdf import pdf_text
from tests.recruit.resumes.samples import Put, column, pdf

SIDEBAR = [
    Put(40, 60, "CONTACT", 12, "B"),
    *column(40, 78, "ana@example.com", "+49 30 901820", "Berlin"),
    Put(40, 150, "SKILLS", 12, "B"),
    *column(40, 168, "Negotiation", "Forecasting", "MEDDIC"),
]
MAIN = [
    Put(220, 64, "EXPERIENCE", 12, "B"),
    *column(220, 83, "Account Executive at Marlowe Labs from the first day on", "Closed new"),
    Put(220, 141, "EDUCATION", 12, "B"),
    *column(220, 159, "University of Leeds and its school of management", "MBA"),
]


def lines(*pages):
    return [line.text for line in pdf_text(pdf(*pages)).manuscript.lines]


def in_order(texts, *wanted):
    places = [texts.index(text) for text in wanted]
    return places == sorted(places)


def test_a_sidebar_is_read_before_the_column_beside_it():
    texts = lines(SIDEBAR + MAIN)
    assert texts.index("MEDDIC") < texts.index("EXPERIENCE")
    assert in_order(texts, "CONTACT", "SKILLS", "EXPERIENCE", "Closed new", "EDUCATION", "MBA")


def test_the_order_of_drawing_does_not_matter():
    assert lines(list(reversed(SIDEBAR + MAIN))) == lines(SIDEBAR + MAIN)


def test_a_column_goes_on_on_the_next_page():
    texts = lines(SIDEBAR + MAIN, [*column(40, 60, "Upselling"), *column(220, 60, "Diploma")])
    assert in_order(texts, "MEDDIC", "Upselling", "EXPERIENCE", "MBA", "Diploma")


def test_dates_in_a_column_on_the_right_stand_beside_their_jobs():
    jobs = column(60, 80, "Account Manager", "Teacher", "Barista", "Nurse", leading=30)
    dates = column(430, 80, "2019 – 2021", "2016 – 2019", "2014 – 2016", "2010", leading=30)
    assert lines(jobs + dates)[0] == "Account Manager\t2019 – 2021"


def test_dates_in_two_lines_on_the_left_are_one_label():
    page = []
    for number, job in enumerate(("Account Manager", "Teacher", "Barista", "Nurse")):
        top = 80 + 60 * number
        page += column(60, top, f"10/201{number} –", f"09/201{number + 1}")
        page += column(160, top, job, "Worked with many people on many things", "and more")
    assert lines(page)[0] == "10/2010 – 09/2011\tAccount Manager"


def test_headings_beside_their_content_come_before_it():
    page = [
        Put(40, 80, "Experience", 14),
        *column(180, 80, "Account Manager, Oakspire", "Ran the north", "Ran the south"),
        Put(40, 160, "Education", 14),
        *column(180, 160, "University of Leeds", "MBA", "With honours"),
        Put(40, 240, "Skills", 14),
        *column(180, 240, "Negotiation", "Upselling", "Forecasting"),
    ]
    assert in_order(
        lines(page), "Experience", "Account Manager, Oakspire", "Education", "MBA", "Skills"
    )


@pytest.mark.parametrize(
    "heading", [Put(60, 80, "EXPERIENCE", 12, spacing=5), Put(60, 80, "E X P E R I E N C E", 12)]
)
def test_spaced_letters_are_one_word(heading):
    assert lines([heading]) == ["EXPERIENCE"]


def test_words_of_spaced_letters_stay_apart():
    assert lines([Put(60, 80, "WORK HISTORY", 12, spacing=4)]) == ["WORK HISTORY"]


def test_a_bullet_is_a_mark_and_not_text():
    (line,) = pdf_text(pdf([Put(60, 80, "- Closed deals")])).manuscript.lines
    assert (line.text, line.is_item) == ("Closed deals", True)


def test_turned_text_is_kept_after_the_rest():
    assert lines([Put(30, 400, "CURRICULUM", angle=90), Put(60, 80, "Ana Lima")]) == [
        "Ana Lima",
        "CURRICULUM",
    ]


def test_text_drawn_twice_to_look_bold_is_read_once():
    assert lines([Put(60, 80, "Ana Lima"), Put(60.3, 80, "Ana Lima")]) == ["Ana Lima"]


def test_links_of_the_page_are_known():
    data = pdf(
        [Put(60, 80, "LinkedIn")], links=[("https://www.linkedin.com/in/ana", 60, 70, 40, 12)]
    )
    assert pdf_text(data).manuscript.links == ("https://www.linkedin.com/in/ana",)
