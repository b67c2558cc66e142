"""A server as it is run in earnest, and a browser that minds what it meets there."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.server import Server, serving
from tests.browser.watch import Watch
from tests.engines import ENGINES
from tools.services import chromium

HERE = Path(__file__).parent
AXE = HERE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PATIENCE_MILLISECONDS = 20_000  # the machine may be busy

expect.set_options(timeout=PATIENCE_MILLISECONDS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies here is a journey."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """A journey is made on both engines, unless it is parametrised with one."""
    return request.param


@pytest.fixture
def server(database: str, tmp_path: Path) -> Iterator[Server]:
    """Fivebar with its worker, on a database and files of its own."""
    with serving(tmp_path, database) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as the machine has it."""
    path = os.environ.get("FIVEBAR_CHROMIUM") or chromium()
    if path is None:
        pytest.fail("No Chromium is there. `make browser` finds or installs one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Open pages with contexts of their own: `open_page(width=390, color_scheme="dark")`."""
    watch, contexts = Watch(server.url), []

    def opened(*, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        contexts.append(context)
        watch.over(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert watch.problems == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page of a visitor at a desk, not signed in."""
    return open_page()


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Ask axe-core about a page, in the state it is in."""
    source = AXE.read_text()

    def check(page: Page) -> None:
        page.evaluate(source)
        violations = page.evaluate("async () => (await axe.run()).violations")
        assert [
            f"{page.url}: {found['help']}: {node['html'][:200]}"
            for found in violations
            for node in found["nodes"]
        ] == []

    return check
