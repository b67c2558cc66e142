import pytest

from recruit.resumes.document import read
from recruit.resumes.json_resume import json_resume
from recruit.resumes.kinds import Kind


def read_text(text):
    return read(text.encode(), Kind.TEXT)


def jobs(*lines):
    resume = json_resume(read_text("\n".join(["Experience", *lines])))
    return [
        (job.get("position"), job.get("name"), job.get("startDate"), job.get("endDate"))
        for job in resume["work"]
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Account Manager\t2019 – 2021", "Marlowe Labs", "- Sold things"],
        ["Marlowe Labs", "Account Manager", "2019 – 2021", "- Sold things"],
        ["2019 – 2021", "Account Manager at Marlowe Labs"],
        ["Account Manager, Marlowe Labs (2019 – 2021)"],
        ["Marlowe Labs | Account Manager | 2019 – 2021"],
        ["Account Manager – Marlowe Labs, 2019 – 2021"],
    ],
)
def test_one_job_is_read_however_it_is_set(lines):
    assert jobs(*lines) == [("Account Manager", "Marlowe Labs", "2019", "2021")]


def test_several_positions_at_one_employer_keep_the_employer():
    found = jobs(
        "Marlowe Labs",
        "Head of Sales\t2021 – Present",
        "- Led the team to new things",
        "Account Manager\t2019 – 2021",
        "- Sold things",
    )
    assert found == [
        ("Head of Sales", "Marlowe Labs", "2021", None),
        ("Account Manager", "Marlowe Labs", "2019", "2021"),
    ]


def test_companies_with_commas_stay_whole():
    (job,) = jobs("Teacher\t2019 – 2021", "Allen, Pollard and Marsden")
    assert job[1] == "Allen, Pollard and Marsden"


def studies(*lines):
    resume = json_resume(read_text("\n".join(["Education", *lines])))
    return [
        (each.get("institution"), each.get("studyType"), each.get("area"), each.get("endDate"))
        for each in resume["education"]
    ]


@pytest.mark.parametrize(
    ("lines", "study"),
    [
        (
            ["Bachelor of Arts in Public Relations", "Leeds College", "Sep 2015 – Jun 2017"],
            ("Leeds College", "Bachelor of Arts", "Public Relations", "2017-06"),
        ),
        (
            ["Technische Universität Amberg\t2013 – 2017", "MSc, Communications — 1,7"],
            ("Technische Universität Amberg", "MSc", "Communications", "2017"),
        ),
        (
            ["Leeds College", "Economics, B.Com", "2017"],
            ("Leeds College", "B.Com", "Economics", "2017"),
        ),
        (["MBA, Leeds College (2017)"], ("Leeds College", "MBA", None, "2017")),
    ],
)
def test_degree_area_and_school_are_told_apart(lines, study):
    assert studies(*lines) == [study]


def skills(*lines):
    return [skill.value for skill in read_text("\n".join(["Skills", *lines])).skills]


@pytest.mark.parametrize(
    ("lines", "stated"),
    [
        (["Negotiation, Upselling; HTML/CSS"], ["Negotiation", "Upselling", "HTML/CSS"]),
        (["Sales: Negotiation, Upselling", "CRM: Gong"], ["Negotiation", "Upselling", "Gong"]),
        (["- Negotiation (Advanced)", "- Gong ●●●○○"], ["Negotiation", "Gong"]),
        (["Negotiation • Upselling •", "Gong"], ["Negotiation", "Upselling", "Gong"]),
        (["Salesforce.com (SFDC)", "Expert"], ["Salesforce.com (SFDC)"]),
    ],
)
def test_skills_are_read_without_groups_and_levels(lines, stated):
    assert skills(*lines) == stated


@pytest.mark.parametrize(
    "lines",
    [
        ["English (native), German (B2)"],
        ["English: native", "German: B2"],
        ["English\tGerman", "native\tB2"],
        ["English – native", "German – B2"],
    ],
)
def test_languages_keep_their_levels(lines):
    found = read_text("\n".join(["Languages", *lines])).languages
    levels = [(each.name.value, each.fluency and each.fluency.value) for each in found]
    assert levels == [("English", "native"), ("German", "B2")]


def test_certificates_have_issuer_and_date():
    (found,) = read_text("Certificates\nPMP | Project Management Institute\tJun 2017").certificates
    assert found.issuer is not None
    assert found.date is not None
    assert (found.name.value, found.issuer.value) == ("PMP", "Project Management Institute")
    assert str(found.date.value) == "2017-06"


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("Exceeded annual quota by 131% for 3 years", "quota attainment", "131%"),
        ("Reached 104 % of target in 2021", "quota attainment", "104 %"),
        ("Ranked #2 of 40 account executives", "rank", "#2 of 40"),
        ("Negotiated multi-year contracts worth €267,000", "deal size", "€267,000"),
        ("Cut the sales cycle by 26 days overall", "sales cycle", "26 days"),
        ("Closed $548k in new ARR across accounts", "revenue", "$548k"),
        ("Led a team of 14 representatives", "team size", "14"),
        ("Sold across 5 regions of the country", "territory", "5 regions"),
    ],
)
def test_sales_results_are_read_with_their_sentence(sentence, kind, value):
    reading = read_text(f"Experience\n- {sentence}")
    fact = next(fact for fact in reading.sales_facts if fact.value.kind == kind)
    assert fact.value.value == value
    assert fact.span is not None
    assert reading.text[fact.span.start : fact.span.end] == sentence


def test_the_schema_carries_the_evidence_of_every_value():
    resume = json_resume(read_text("Ana Lima\nana@example.com\nSkills\nGong, Upselling"))
    evidence = resume["meta"]["fivebar"]["evidence"]
    assert resume["basics"]["email"] == evidence["basics.email"]["text"] == "ana@example.com"
    assert evidence["skills[1]"]["text"] == "Upselling"
    assert 0 < evidence["basics.name"]["confidence"] <= 1
