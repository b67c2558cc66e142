"""The main job: from the first link to a matched résumé, and why it matches."""

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.recruit.resumes.documents import a_resume
from tests.recruit.resumes.samples import Put, pdf

PASSWORD = "four unrelated garden words"


def a_pdf() -> bytes:
    lines = a_resume("Petra Novotna", email="petra@mail.example", phone="+420 601 123 456")
    return pdf(
        [Put(60, 60 + 18 * row, text) for row, text in enumerate(lines.decode().splitlines())]
    )


def write(folder: Path, **files: bytes) -> list[Path]:
    paths = [folder / name.replace("_", ".") for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    return paths


def invited(page: Page, server, name: str, role: str) -> str:
    """The first administrator adds somebody; give the link that is shown once."""
    page.goto(server.first_link)
    page.get_by_role("link", name="People", exact=True).first.click()
    page.get_by_role("link", name="Add someone").first.click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(f"{name.lower()}@fivebar.example")
    page.get_by_label(role, exact=True).check()
    page.get_by_role("button", name="Add and make the link").click()
    return page.get_by_label(f"For {name.lower()}@fivebar.example").input_value()


def arrive(page: Page, link: str) -> None:
    """Follow an invitation and choose a password."""
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Set the password and sign in").click()


def drop(page: Page, folder: Path) -> dict[str, bytes]:
    """Drop a file of every kind, and wait until all are read."""
    kinds = {
        "odile_txt": a_resume(),
        "petra_pdf": a_pdf(),
        "nobody_txt": a_resume(None, email="who@mail.example", phone="+33 6 99 88 77 66"),
        "picture_pdf": b"\x89PNG\r\n\x1a\n" + bytes(64),
    }
    page.get_by_role("link", name="Add résumés").first.click()
    page.get_by_label("Where are they from?").fill("Job fair")
    page.set_input_files("input[type=file]", write(folder, **kinds))
    expect(page.locator("#progress")).to_contain_text("4 files: all read")
    expect(page.locator("#progress")).to_contain_text("2 on the bench")
    expect(page.locator("#files li")).to_have_count(4)
    expect(page.get_by_text("This is a picture")).to_be_visible()
    return kinds


def say_whose(page: Page, name: str) -> None:
    page.get_by_role("link", name="Whose is it?").click()
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Add to the bench").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def find(page: Page, typed: str, name: str) -> None:
    """The bench shows everybody, ranked; typing narrows it at once."""
    page.goto("/bench")
    expect(page.locator("#rows [data-row]")).to_have_count(3)
    page.locator("main input[type=search]").fill(typed)
    expect(page.locator("#rows [data-row]")).to_have_count(1)
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def put_right_and_undo(page: Page) -> None:
    """The original stays beside a correction; Z takes it back."""
    page.get_by_role("link", name="Change City").click()
    page.get_by_label("City").fill("Brno")
    page.get_by_role("button", name="Save city").click()
    expect(page.locator("#as-read")).to_contain_text("Brno")
    expect(page.locator("#as-read del")).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator("#as-read")).not_to_contain_text("Brno")


def test_a_resume_goes_in_and_an_explained_match_comes_out(server, open_page, axe, tmp_path):
    page = open_page()
    arrive(page, invited(open_page(), server, "Rosa", "HR"))
    axe(page)
    files = drop(page, tmp_path)
    axe(page)
    say_whose(page, "Nora Nameless")
    find(page, "petr", "Petra Novotna")
    expect(page.locator(".bigno")).to_contain_text("of 100")
    expect(page.locator("main")).to_contain_text("No evidence")
    expect(page.locator(".leaf img").first).to_be_visible()
    axe(page)
    put_right_and_undo(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").first.click()
    assert Path(download.value.path()).read_bytes() == files["petra_pdf"]


def test_the_same_without_a_script(server, open_page, tmp_path):
    page = open_page(java_script_enabled=False)
    arrive(page, invited(open_page(), server, "Rosa", "HR"))
    page.get_by_role("link", name="Add résumés").first.click()
    page.set_input_files("input[type=file]", write(tmp_path, odile_txt=a_resume()))
    page.get_by_role("button", name="Add these files").click()
    on_the_bench = page.get_by_role("link", name="On the bench: Odile Marchand")
    for _ in range(100):
        if on_the_bench.count():
            break
        page.get_by_role("link", name="Look again").click()
    on_the_bench.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Odile Marchand")
    page.get_by_role("link", name="Change City").click()
    page.get_by_label("City").fill("Grenoble")
    page.get_by_role("button", name="Save city").click()
    expect(page.locator("#as-read")).to_contain_text("Grenoble")


def test_it_fits_a_phone_in_the_dark(server, open_page, axe, tmp_path):
    page = open_page(width=390, height=844, color_scheme="dark", has_touch=True)
    arrive(page, invited(open_page(), server, "Rosa", "HR"))
    page.goto("/resumes/")
    page.set_input_files("input[type=file]", write(tmp_path, odile_txt=a_resume()))
    page.get_by_role("link", name="On the bench: Odile Marchand").click()
    for path in (page.url, "/", "/bench", "/resumes/"):
        page.goto(path)
        axe(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{path} scrolls sideways, {width} px"


def test_whoever_drops_files_is_told_to_stay_until_they_are_sent(server, open_page, tmp_path):
    page = open_page()
    arrive(page, invited(open_page(), server, "Rosa", "HR"))
    page.goto("/resumes/")
    unsent = page.locator("[data-unsent]")
    expect(unsent).to_be_hidden()
    held: list[Route] = []
    page.route("**/resumes/", lambda route: route.continue_() if held else held.append(route))
    page.set_input_files("input[type=file]", write(tmp_path, a_txt=a_resume(), b_txt=b"b"))
    expect(unsent).to_have_text("2 files are still to be sent. Stay on this page until they are.")
    held[0].continue_()
    expect(unsent).to_be_hidden()
    expect(page.locator("#files li")).to_have_count(2)
