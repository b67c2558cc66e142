import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.resumes.headings import known_heading

CASES = [
    ("Work Experience", "work"),
    ("W ORK E XPERIENCE", "work"),
    ("(01) WORK", "work"),
    ("BERUFSERFAHRUNG", "work"),
    ("Expérience professionnelle", "work"),
    ("EXPERIENCE PROFESSIONNELLE", "work"),
    ("Experiencia laboral", "work"),
    ("Experiência profissional", "work"),
    ("Esperienze lavorative", "work"),
    ("Doświadczenie zawodowe", "work"),
    ("Werkervaring", "work"),
    ("Ausbildung", "education"),
    ("Formación académica", "education"),
    ("Wykształcenie", "education"),
    ("Opleidingen", "education"),
    ("Kenntnisse", "skills"),
    ("Skills & Tools", "skills"),
    ("Umiejętności", "skills"),
    ("Sprachkenntnisse", "languages"),
    ("Języki", "languages"),
    ("Awards & Certificates", "awards"),
    ("Centres d'intérêt", "interests"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_headings_are_known_in_eight_languages(text, kind):
    assert known_heading(text) == kind


@pytest.mark.parametrize(
    "text", ["", "Marlowe Labs", "Led the work of 3", "ana@skills.com", "Highlights"]
)
def test_other_lines_are_no_headings(text):
    assert known_heading(text) is None


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text):
    known_heading(text)
