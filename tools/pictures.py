"""Take the pictures of the README from a running demo: `python -m tools.pictures [PORT]`.

Start one with `make demo` first. Needs a Chromium, as the browser tests do.
"""

# ruff: noqa: S603 - it runs our own command

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.services import chromium

ROOT = Path(__file__).parents[1]
HOME = "instance/demo"  # as in the Makefile
FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 250_000
MANAGER = "manager@fivebar.example"
CANDIDATE = "Farah Siddiqui"


@dataclass(frozen=True)
class Picture:
    """A page worth showing: how to get there, and how large it is seen."""

    name: str
    go: Callable[[Page], object]
    width: int = 1280
    height: int = 840
    scheme: str = "light"


def _bench(page: Page) -> None:
    page.goto("/bench")


def _candidate(page: Page) -> None:
    _bench(page)
    page.get_by_role("link", name=CANDIDATE).first.click()
    page.wait_for_load_state("networkidle")


def _evidence(page: Page) -> None:
    _candidate(page)
    page.get_by_text("As read", exact=True).evaluate("part => part.scrollIntoView()")
    page.locator("figure img").first.evaluate("image => image.decode()")


def _batch(page: Page) -> None:
    page.goto("/resumes/")
    page.locator("a[href*='/batches/']").first.click()


PICTURES = (
    Picture("today", lambda page: page.goto("/")),
    Picture("upload", _batch),
    Picture("bench", _bench),
    Picture("candidate", _candidate, height=900),
    Picture("evidence", _evidence, height=1000),
    Picture("candidate-phone-dark", _candidate, width=390, height=840, scheme="dark"),
)


def main(port: str = "8000") -> None:
    """Sign in as the demo's manager and look around."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for picture in PICTURES:
            context = browser.new_context(
                base_url=f"http://127.0.0.1:{port}",
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,  # type: ignore[arg-type]  # one of its literals
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(_link(port))
            picture.go(page)
            page.wait_for_load_state("networkidle")
            _keep(page.screenshot(), picture.name)
            context.close()
        browser.close()


def _link(port: str) -> str:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "accounts", "link", MANAGER]
    environment = {"FIVEBAR_HOME": HOME, **os.environ}
    said = subprocess.run(
        [*command, "--port", port],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    found = re.search(r"http://\S+", said)
    if not found:
        raise SystemExit(f"No link: {said}")
    return found[0]


def _keep(picture: bytes, name: str) -> None:
    if len(picture) > MOST_BYTES:
        raise SystemExit(f"{name} has {len(picture)} bytes, {MOST_BYTES} at most")
    (FOLDER / f"{name}.png").write_bytes(picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
