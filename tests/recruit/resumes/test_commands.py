import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from recruit.resumes.commands import resumes
from tests.hostile import documents, pdfs

ROOT = Path(__file__).parents[3]
PLAIN = b"Ada Lovelace\nada@lovelace.example\nSkills\nNegotiation\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parse(*names):
    result = CliRunner().invoke(resumes, ["parse", *names, "--out", "facts"])
    return result.exit_code, result.stdout.splitlines()


def facts(folder, name):
    return json.loads((folder / "facts" / name).read_text())


def test_every_file_gets_its_line_in_order_and_a_bad_one_stops_nothing(folder):
    files = {
        "b.pdf": pdfs.good(),
        "bomb.pdf": pdfs.deflate_bomb(),
        "a.docx": documents.good(),
        "empty.pdf": b"",
        "picture.png": b"\x89PNG\r\n\x1a\n",
        "circle.pdf": pdfs.forms_in_a_circle(),
        "c.txt": PLAIN,
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "folder.pdf").mkdir()
    code, lines = parse(*files, "missing.pdf", "folder.pdf")
    assert code == 0
    assert [line.partition(" (")[0] for line in lines] == [
        "b.pdf: text",
        "bomb.pdf: unreadable",
        "a.docx: text",
        "empty.pdf: refused",
        "picture.png: refused",
        "circle.pdf: no text",
        "c.txt: text",
        "missing.pdf: refused",
        "folder.pdf: refused",
    ]
    assert "No such file" in lines[-2]
    assert "not a file" in lines[-1]
    written = sorted(path.name for path in (folder / "facts").iterdir())
    assert written == ["a.json", "b.json", "c.json", "circle.json"]
    assert facts(folder, "b.json")["basics"]["email"] == "ada@lovelace.example"
    assert facts(folder, "circle.json")["meta"]["fivebar"]["state"] == "no text"


def test_files_of_one_stem_each_keep_their_facts_and_it_is_said(folder):
    (folder / "ada.txt").write_bytes(PLAIN)
    (folder / "ada.pdf").write_bytes(pdfs.good())
    (folder / "Ada.docx").write_bytes(documents.good())
    code, lines = parse("ada.txt", "ada.pdf", "Ada.docx")
    assert code == 0
    assert lines[0] == "ada.txt: text"
    assert "see ada-2.json" in lines[1]
    assert "see Ada-3.json" in lines[2]
    assert all(facts(folder, name) for name in ("ada.json", "ada-2.json", "Ada-3.json"))


def test_names_stay_on_their_line(folder):
    names = ["two\nlines.txt", "r\u202etxt.exe", os.fsdecode(b"\xff.txt")]
    for name in names:
        (folder / name).write_bytes(PLAIN)
    code, lines = parse(*names, "nul\0name.txt")
    assert code == 0
    assert lines == [
        "two\\nlines.txt: text",
        "r\\u202etxt.exe: text",
        "\\udcff.txt: text",
        "nul\\x00name.txt: refused (This file could not be opened: embedded null byte.)",
    ]


def test_a_file_over_the_limit_is_not_even_read(folder):
    (folder / "long.txt").write_bytes(b"a" * (10 * 1024 * 1024 + 1))
    assert parse("long.txt") == (0, ["long.txt: refused (This file is larger than 10 MiB.)"])


def test_facts_that_cannot_be_written_are_said(folder):
    (folder / "ada.txt").write_bytes(PLAIN)
    (folder / "facts" / "ada.json").mkdir(parents=True)
    code, [line] = parse("ada.txt")
    assert code == 0
    assert "ada.json could not be written: Is a directory." in line


def test_it_opens_no_database(folder):
    (folder / "ada.txt").write_bytes(PLAIN)
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "flask", "--app", "wsgi", "resumes", "parse"),
            *(folder / "ada.txt", "--out", folder / "facts"),
        ],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": nowhere, "FIVEBAR_HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "ada.txt: text\n")
    assert facts(folder, "ada.json")["basics"]["name"] == "Ada Lovelace"
