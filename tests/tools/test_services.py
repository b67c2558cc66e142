import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = "postgresql://nobody@127.0.0.1:1/nothing"


@pytest.fixture
def browser(tmp_path: Path) -> str:
    """A program that starts, which is all that is asked of a browser here."""
    path = tmp_path / "browser"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def with_services(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a machine where nothing is installed but what the environment names."""
    return subprocess.run(
        [sys.executable, "-m", "tools.services", *command],
        cwd=ROOT,
        env={"PATH": ""} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_browser_is_said_with_what_to_do() -> None:
    ended = with_services("/bin/true")
    assert ended.returncode == 1
    assert ended.stderr == (
        "The tests need a browser: install Chromium, or name one in FIVEBAR_CHROMIUM.\n"
    )


def test_a_server_that_was_named_and_does_not_answer_is_not_replaced(browser: str) -> None:
    ended = with_services("/bin/true", FIVEBAR_CHROMIUM=browser, TEST_DATABASE_URL=NOBODY)
    assert ended.returncode == 1
    assert "TEST_DATABASE_URL does not answer" in ended.stderr


@pytest.mark.postgres
def test_the_command_is_told_where_they_are_and_ends_as_it_ends(browser: str) -> None:
    url = os.environ.get("TEST_DATABASE_URL")
    given = {"TEST_DATABASE_URL": url} if url else {}
    say = 'import os; print(os.environ["FIVEBAR_CHROMIUM"]); raise SystemExit(3)'
    ended = with_services(sys.executable, "-c", say, FIVEBAR_CHROMIUM=browser, **given)
    assert (ended.returncode, ended.stdout.strip()) == (3, browser)
