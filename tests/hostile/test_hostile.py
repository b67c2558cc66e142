"""Each hostile file ends within its limits, with a sentence; and the next good one is read."""

import re
from pathlib import Path

import pytest

from recruit.resumes.outcome import Limits
from recruit.resumes.reading import to_json
from recruit.resumes.sandbox import read_safely
from tests.hostile import pdfs
from tests.hostile.collection import HOSTILE

LIMITS = Limits()
FILES = [
    pytest.param(file, id=str(file), marks=[pytest.mark.slow] if file.is_heavy else [])
    for file in HOSTILE
]


@pytest.mark.parametrize("file", FILES)
def test_a_hostile_file_ends_within_its_limits_and_with_a_sentence(file):
    data = file.make()
    outcome = read_safely(data, file.name)
    assert outcome.state in file.states
    assert outcome.cpu_seconds <= LIMITS.cpu_seconds + 1
    assert outcome.wall_seconds <= LIMITS.wall_seconds + 1
    assert outcome.peak_bytes <= LIMITS.memory_bytes
    said = outcome.reason or ""
    assert re.search(file.says, said)
    assert outcome.state == "text" or said.endswith(".")
    assert (outcome.reading is None) == (outcome.state in {"unreadable", "refused"})

    good = read_safely(pdfs.good(), "good.pdf")
    assert good.state == "text"
    assert "Ada Lovelace" in good.reading.text


@pytest.mark.slow
def test_files_are_small_enough_to_be_uploaded():
    assert max(len(file.make()) for file in HOSTILE) <= 10 * 1024 * 1024


@pytest.mark.parametrize("name", ["file of the server.docx", "address.docx"])
def test_nothing_of_the_server_gets_into_a_reading(name):
    [file] = [file for file in HOSTILE if file.name == name]
    outcome = read_safely(file.make(), file.name)
    assert Path("/etc/passwd").read_text().splitlines()[0] not in outcome.reading.text
    assert "/bin/" not in outcome.reading.text


def test_text_that_is_kept_has_no_control_signs():
    outcome = read_safely(pdfs.control_signs_in_text(), "signs.pdf")
    assert "\\u0000" not in str(to_json(outcome.reading))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", outcome.reading.text)
