"""What holds for every page: read by machines and by people who do not see it."""

import re
from collections import Counter
from collections.abc import Iterator

import html5lib
from bs4 import BeautifulSoup, Tag

CONTROLS = {"input", "select", "textarea"}
NAMED_BY_VALUE = {"hidden", "submit", "button", "reset", "image"}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "commandfor")


def read(html: str) -> BeautifulSoup:
    """Parse a page or a fragment."""
    return BeautifulSoup(html, "html.parser")


def problems(html: str) -> list[str]:
    """Everything wrong with a page, or with a fragment that is swapped into one."""
    found = [*_invalid(html), *_in_any(read(html))]
    return found + list(_in_page(read(html))) if is_page(html) else found


def is_page(html: str) -> bool:
    return html.lstrip()[:9].lower() == "<!doctype"


def _invalid(html: str) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    if is_page(html):
        parser.parse(html)
    else:
        # A row can only be judged inside a table.
        rows = re.match(r"\s*<(tr|td|th|tbody|thead|tfoot)\b", html)
        inside = {"tr": "tbody", "td": "tr", "th": "tr"}.get(rows[1], "table") if rows else "div"
        parser.parseFragment(html, container=inside)
    for (line, _column), code, values in parser.errors:
        yield f"invalid HTML in line {line}: {html5lib.constants.E[code] % values}"


def _in_any(soup: BeautifulSoup) -> Iterator[str]:
    tags = soup.find_all(True)
    for name, count in Counter(tag["id"] for tag in tags if tag.has_attr("id")).items():
        if count > 1:
            yield f"{count} elements have the id {name}"
    labelled = {label.get("for") for label in soup.find_all("label")}
    for tag in tags:
        for problem in (*_code_in(tag), *_missing_in(tag, labelled)):
            yield f"{problem}: {_start(tag)}"


def _code_in(tag: Tag) -> Iterator[str]:
    if tag.name == "style" or (tag.name == "script" and not tag.get("src")):
        yield "inline code or style"
    for name, value in tag.attrs.items():
        if name == "style" or name.startswith(("on", "hx-on")):
            yield f"inline {name}"
        if str(value).strip().lower().startswith("javascript:"):
            yield "inline code"


def _missing_in(tag: Tag, labelled: set[str | None]) -> Iterator[str]:
    if tag.name in CONTROLS and not _is_labelled(tag, labelled):
        yield "no label"
    if tag.name in {"a", "button"} and not _has_name(tag):
        yield "nothing to read out"
    if tag.name == "img" and not tag.has_attr("alt"):
        yield "no alt"
    if _is_posted(tag) and not tag.select_one("input[name=csrf_token]"):
        yield "no CSRF token"


def _in_page(soup: BeautifulSoup) -> Iterator[str]:
    headings = soup.find_all("h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1, wanted 1"
    else:
        title, heading = (_text(soup.title), _text(headings[0]))
        if not title.startswith(heading):
            yield f"the title “{title}” does not start with the h1 “{heading}”"
    if not (soup.html and soup.html.get("lang")):
        yield "no language"
    ids = {tag["id"] for tag in soup.find_all(id=True)}
    for name in REFERENCES:
        for tag in soup.find_all(attrs={name: True}):
            for wanted in set(str(tag[name]).split()) - ids:
                yield f"{name} points at {wanted}, which is not there: {_start(tag)}"


def _is_posted(tag: Tag) -> bool:
    return tag.name == "form" and tag.get("method", "").lower() == "post"


def _is_labelled(tag: Tag, labelled: set[str | None]) -> bool:
    return bool(
        tag.get("type") in NAMED_BY_VALUE
        or tag.get("aria-label")
        or tag.get("aria-labelledby")
        or tag.find_parent("label")
        or (tag.get("id") and tag["id"] in labelled)
    )


def _has_name(tag: Tag) -> bool:
    return bool(
        _text(tag)
        or tag.get("aria-label")
        or tag.get("aria-labelledby")
        or tag.select_one("img[alt], svg[aria-label], svg title")
    )


def _text(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag else ""


def _start(tag: Tag) -> str:
    return re.sub(r"\s+", " ", str(tag))[:120]
