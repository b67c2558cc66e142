import shutil
import subprocess
from pathlib import Path

import pytest

from tools.architecture import database, purity, repository, sizes, templates
from tools.architecture.__main__ import RULES, findings
from tools.architecture.tree import Tree

ROOT = Path(__file__).parents[1]
LONG_FUNCTION = "def long():\n" + "    pass\n" * 40

# Where, what, and what the check says of it.
BROKEN = [
    ("recruit/skills/words.py", "from flask import g", "may not import flask.g"),
    ("recruit/skills/words.py", "import time", "may not import time"),
    ("recruit/skills/words.py", "from pathlib import Path", "may not import pathlib.Path"),
    ("recruit/skills/words.py", "from urllib.request import urlopen", "may not import urllib"),
    ("recruit/skills/words.py", "from foundation.clock import now", "foundation.clock.now"),
    ("recruit/skills/words.py", "from recruit.skills import models", "recruit.skills.models"),
    ("recruit/skills/words.py", "import recruit.resumes.sandbox", "recruit.resumes.sandbox"),
    ("recruit/skills/words.py", "text = open('list').read()", "may not call open()"),
    ("talent/coaching/deep/plans.py", "def late():\n    import socket", "may not import socket"),
    ("foundation/months.py", "import os", "may not import os"),
    ("recruit/skills/__init__.py", "from recruit.skills import models", "docstring at most"),
    ("foundation/organisation/__init__.py", "import flask", "docstring at most"),
    ("recruit/skills/actions.py", "db.session.commit()", "commit"),
    ("recruit/skills/jobs.py", "db.session.commit()", "commit"),
    ("recruit/skills/views.py", "db.session.get(Skill, 1)", "session.get belongs"),
    ("recruit/skills/jobs.py", "db.session.add(skill)", "session.add belongs"),
    ("recruit/skills/views.py", "Skill.query.all()", ".query belongs"),
    ("recruit/skills/views.py", "from sqlalchemy import select", "select() belongs"),
    ("recruit/skills/models.py", "__tablename__ = 'skills'", "prefix recruit_"),
    ("talent/reps/models.py", "ForeignKey('recruit_candidates.id')", "may not point"),
    ("foundation/files/models.py", "ForeignKey('talent_reps.id')", "may not point"),
    ("recruit/skills/models.py", "sa.ForeignKey('talent_reps.id')", "may not point"),
    ("recruit/skills/models.py", "ForeignKey(Skill.id)", "plain text"),
    ("recruit/skills/models.py", "ForeignKeyConstraint(['a'], ['talent_a.id'])", "may not point"),
    ("templates/a.html", "<p>\n<script>go()</script>", "templates/a.html:2: inline script"),
    ("templates/a.html", "<style>p {}</style>", "inline style sheet"),
    ("templates/a.html", '<p class="a" style="color: red">', "inline style"),
    ("templates/a.html", "<p{% if x %} onclick='go()'{% endif %}>", "inline event handler"),
    ("templates/a.html", '<p hx-on:click="go()">', "inline htmx handler"),
    ("templates/a.html", '<a href="javascript:go()">', "inline script"),
    ("templates/a.html", "{{ name | safe }}", "switches escaping off"),
    ("templates/a.html", "{% autoescape false %}", "autoescape stays on"),
    ("recruit/bench/views.py", "Markup(name)", "made in templates"),
    ("static/css/app.css", "\n" * 301, "301 lines, 300 at most"),
    ("tests/conftest.py", "\n" * 151, "151 lines, 150 at most"),
    ("tools/long.py", LONG_FUNCTION, "long has 41 lines, 40 at most"),
    ("package-lock.json", '"resolved": ' + '"https://host/a.tgz"', "names a package registry"),
    (".npmrc", "registry=" + "https://host", "names a package registry"),
    ("requirements.txt", "--index-" + "url https://host", "names a package registry"),
    ("Makefile", "https://" + "pypi" + ".org/simple", "names a package registry"),
]

# What stands close to the above and is right.
KEPT = [
    ("recruit/skills/words.py", "import re\nfrom urllib.parse import urlsplit\nimport numpy"),
    ("recruit/skills/words.py", "from pathlib import PurePath\nfrom foundation.months import a"),
    ("recruit/skills/words.py", "from recruit.resumes.reading import Reading"),
    ("recruit/skills/__init__.py", '"""What people can do."""'),
    ("foundation/files/__init__.py", "from foundation.files import models"),
    ("recruit/skills/views.py", "db.session.commit()\nsession.get('theme')"),
    ("recruit/skills/queries.py", "from sqlalchemy import select\ndb.session.scalars(select(1))"),
    ("recruit/skills/models.py", "__tablename__ = 'recruit_skills'"),
    ("talent/reps/models.py", "ForeignKey('foundation_people.id')\nForeignKey('talent_reps.id')"),
    ("templates/a.html", '<script src="a.js"></script>{{ field(only="a", style="b") }}'),
    ("templates/a.html", "<p>Safe | sound, and one = 1</p>"),
    ("foundation/marks.py", "Markup('<svg></svg>')"),
    ("static/css/app.css", "\n" * 300),
    ("build/made.py", "import os\n" * 400),
    ("static/dist/app.css", "\n" * 400),
]


def seeded(root: Path, files: dict[str, str]) -> list[str]:
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return [str(finding) for finding in findings(root)]


@pytest.mark.parametrize(("path", "text", "said"), BROKEN)
def test_a_broken_rule_is_said(tmp_path: Path, path: str, text: str, said: str) -> None:
    found = seeded(tmp_path, {path: text})
    assert len(found) == 1
    assert path in found[0]
    assert said in found[0]


@pytest.mark.parametrize(("path", "text"), KEPT)
def test_what_is_right_passes(tmp_path: Path, path: str, text: str) -> None:
    assert seeded(tmp_path, {path: text}) == []


def test_a_foreign_key_may_not_point_at_a_subject_that_imports_its_own(tmp_path: Path) -> None:
    found = seeded(
        tmp_path,
        {
            "recruit/skills/models.py": "ForeignKey('recruit_files.id')",
            "recruit/resumes/models.py": "__tablename__ = 'recruit_files'",
            "recruit/resumes/actions.py": "from recruit.matching import score",
            "recruit/matching/actions.py": "from recruit.skills import models",
        },
    )
    assert found == [
        "recruit/skills/models.py:1: a foreign key to recruit_files.id, "
        "but recruit.resumes imports recruit.skills"
    ]


@pytest.mark.skipif(shutil.which("git") is None, reason="a machine without git keeps nothing in it")
def test_a_build_may_not_be_kept_in_git(tmp_path: Path) -> None:
    seeded(tmp_path, {"static/dist/app.js": "", "static/js/app.js": ""})
    for words in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    assert [finding.path for finding in findings(tmp_path)] == ["static/dist/app.js"]


def test_every_rule_has_a_case_that_breaks_it(tmp_path: Path) -> None:
    trees = []
    for number, (path, text, _said) in enumerate(BROKEN):
        seeded(tmp_path / str(number), {path: text})
        trees.append(Tree(tmp_path / str(number)))
    unbroken = {rule for rule in RULES if not any(next(rule(tree), None) for tree in trees)}
    assert unbroken == {database.foreign_key_cycles, repository.kept}  # theirs are above


def test_every_exception_is_of_a_file_that_is_there() -> None:
    excepted = {*purity.IMPURE, *database.COMMITTERS, *templates.MARKUP_MAKERS}
    excepted |= {path.partition("::")[0] for path in sizes.LONGER}
    assert excepted - set(Tree(ROOT).files) == set()


def test_this_checkout_breaks_no_rule() -> None:
    assert [str(finding) for finding in findings(ROOT)] == []
