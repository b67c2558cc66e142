"""What the documents say is there, is there; what is there, they say."""

import re
from pathlib import Path

import pytest

from foundation.config import VARIABLES
from tools.architecture.tree import SHELL

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
DOCUMENTS = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
DECISIONS = sorted((ROOT / "docs" / "decisions").iterdir())


@pytest.mark.parametrize("variable", VARIABLES.values())
def test_every_setting_has_its_row(variable: str) -> None:
    assert f"| `{variable}` |" in README


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", text)
    for target in filter(None, (one or other for one, other in links)):
        assert "://" in target or (document.parent / target).exists(), target


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)", README + CONTRIBUTING))
    assert named <= targets


def test_the_names_of_the_shell_are_explained() -> None:
    assert all(f"`{name}.py`" in CONTRIBUTING for name in SHELL)


def test_every_subject_of_recruiting_is_placed() -> None:
    subjects = {path.parent.name for path in (ROOT / "recruit").glob("*/__init__.py")}
    assert all(f"`{subject}`" in CONTRIBUTING for subject in subjects)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name)
def test_a_decision_has_its_four_parts_on_one_page(decision: Path) -> None:
    text = decision.read_text("utf-8")
    parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "Status", "Consequences"]
    assert text.count("\n") <= 50


def test_decisions_are_numbered_in_a_row() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
