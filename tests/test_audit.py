import pytest

from tests.audit import problems

PAGE = (
    '<!doctype html><html lang="en"><head><title>Bench · Fivebar</title></head>'
    "<body><h1>Bench</h1>{}</body></html>"
)

WRONG = [
    ("<h1>Again</h1>", "2 h1"),
    ('<p id="a"></p><p id="a"></p>', "2 elements have the id a"),
    ('<p style="color: red">', "inline style"),
    ('<button onclick="go()">Go</button>', "inline onclick"),
    ('<p hx-on:click="go()">', "inline hx-on:click"),
    ("<script>go()</script>", "inline code"),
    ('<a href="javascript:go()">Go</a>', "inline code"),
    ('<input name="email">', "no label"),
    ('<label for="b">E-mail</label><input id="a">', "for points at b"),
    ('<p aria-describedby="hint"></p>', "aria-describedby points at hint"),
    ("<button><svg></svg></button>", "nothing to read out"),
    ('<img src="a.png">', "no alt"),
    ('<form method="post"></form>', "no CSRF token"),
    ("<p><div></p>", "invalid HTML"),
    ("<table><tr><td>1</table></table>", "invalid HTML"),
]

RIGHT = [
    '<label for="a">E-mail</label><input id="a" name="email">',
    '<label>E-mail <input name="email"></label>',
    '<input type="hidden" name="csrf_token" value="1"><input type="search" aria-label="Find">',
    '<form method="post"><input type="hidden" name="csrf_token" value="1"></form>',
    '<form method="get"></form>',
    '<a href="/"><svg role="img" aria-label="Home"></svg></a>',
    '<img src="a.png" alt=""><script src="a.js"></script>',
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_what_is_wrong_with_a_page_is_said(content: str, said: str) -> None:
    assert any(said in problem for problem in problems(PAGE.format(content)))


@pytest.mark.parametrize("content", RIGHT)
def test_a_page_in_order_passes(content: str) -> None:
    assert problems(PAGE.format(content)) == []


@pytest.mark.parametrize("fragment", ["<tr><td>1</td></tr>", "<td>1</td>", "<li>1</li>", "Saved"])
def test_a_fragment_is_judged_where_it_will_stand(fragment: str) -> None:
    assert problems(fragment) == []


def test_a_fragment_needs_no_heading_but_no_inline_code_either() -> None:
    assert problems('<tr onclick="go()"><td>1</td></tr>') != []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<h1>Bench</h1>", "", "0 h1"),
        ("<h1>Bench</h1>", "<h1>People</h1>", "does not start with the h1"),
        (' lang="en"', "", "no language"),
        ("<!doctype html>", "<!doctype html><p>", "invalid HTML"),
    ],
)
def test_the_frame_of_a_page_is_judged(before: str, after: str, said: str) -> None:
    page = PAGE.format("").replace(before, after)
    assert any(said in problem for problem in problems(page))
