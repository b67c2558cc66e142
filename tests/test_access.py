"""Who gets what: every route, every role, every relation, by real requests."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from foundation.access.guard import rule_of
from tests.access_matrix import ROLES, Case, Row, areas, rows
from tests.audit import problems
from tests.cast import make_cast
from tests.staging import Stage, stage

AREAS = areas()
TABLE: list[Row] = [row for area in AREAS for row in rows(area.ROWS)]
NAMES = [f"{row.method} {row.scene_key}" for row in TABLE]
# Opening a sign-in link is using it; nothing else that is read changes anything.
WRITING_READS: frozenset[str] = frozenset({"accounts.link"})
KINDS_OF_METHOD = {"HEAD", "OPTIONS"}


@pytest.fixture(scope="module")
def scene(applications, blank_sqlite: Path, tmp_path_factory) -> Iterator[Stage]:
    home = tmp_path_factory.mktemp("access")
    path = home / "fivebar.sqlite3"
    shutil.copyfile(blank_sqlite, path)
    with applications.application(home, f"sqlite:///{path}") as app:
        cast = make_cast()
        cases: dict[str, Case] = {}
        for area in AREAS:
            cases |= area.scene(cast)
        yield stage(app, path, cast, cases)


def address(scene: Stage, row: Row) -> tuple[str, dict]:
    case = scene.cases.get(row.scene_key, Case())
    with scene.app.test_request_context():
        return scene.app.url_for(row.endpoint, **case.arguments), case.form


def asks_to_sign_in(response: TestResponse) -> bool:
    return response.status_code == 302 and "/accounts/sign-in" in response.location


def is_answered(response: TestResponse, row: Row) -> bool:
    if row.endpoint in {"accounts.sign_out", "accounts.sign_out_everywhere"}:
        return asks_to_sign_in(response)
    failed = response.status_code >= 500 or response.status_code in {400, 401, 403, 404, 405}
    return not failed and not asks_to_sign_in(response)


ANSWERS = {
    "yes": is_answered,
    "no": lambda response, _row: response.status_code == 404,
    "ask": lambda response, _row: asks_to_sign_in(response),
}


def test_every_route_has_a_rule_and_a_row(scene):
    routes = {
        (method, route.endpoint)
        for route in scene.app.url_map.iter_rules()
        for method in route.methods - KINDS_OF_METHOD
    }
    assert {endpoint for _, endpoint in routes if rule_of(endpoint) is None} == set()
    assert {(row.method, row.endpoint) for row in TABLE} == routes
    assert {row.scene_key for row in TABLE} >= set(scene.cases)


@pytest.mark.parametrize("row", TABLE, ids=NAMES)
def test_each_role_gets_what_the_table_says(scene, row):
    scene.reset()
    url, form = address(scene, row)
    before = scene.contents()
    for role in (role for role in ROLES if row.answers[role] != "yes"):
        response = scene.send(role, row.method, url, form)
        wanted = row.answers[role]
        assert ANSWERS[wanted](response, row), f"{role}: {response.status}, wanted {wanted}"
    assert scene.contents() == before, "somebody is denied and yet changes something"
    for role in (role for role in ROLES if row.answers[role] == "yes"):
        response = scene.send(role, row.method, url, form)
        assert is_answered(response, row), f"{role}: {response.status}, wanted yes"
        if row.method != "GET" or row.endpoint in WRITING_READS:
            scene.reset()
    assert scene.contents() == before, "reading changes something"
    if "yes" in row.answers.values() and response.mimetype == "text/html":
        assert problems(response.text) == []


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row.method != "GET"], ids=lambda row: row.scene_key
)
def test_nothing_is_sent_without_the_token_of_this_very_session(scene, row):
    scene.reset()
    url, form = address(scene, row)
    before = scene.contents()
    allowed = next((role for role in reversed(ROLES) if row.answers[role] == "yes"), "rep")
    strange = scene.tokens["anonymous"]
    for headers in ({}, {"X-CSRFToken": "none"}, {"X-CSRFToken": strange}):
        response = scene.client(allowed).open(url, method=row.method, data=form, headers=headers)
        assert response.status_code == 400
    assert scene.contents() == before


@pytest.mark.parametrize(
    "row",
    [row for row in TABLE if row.relation and "no" in row.answers.values()],
    ids=lambda row: row.scene_key,
)
def test_what_is_not_yours_looks_like_what_is_not_there(scene, row):
    scene.reset()
    url, form = address(scene, row)
    nowhere = re.sub(r"(?<=/)\d+(?=/|$)", "999999", url)
    role = next(role for role in ("manager", *ROLES) if row.answers[role] == "no")
    found, absent = (scene.send(role, row.method, one, form) for one in (url, nowhere))
    assert absent.status_code == 404
    assert without_particulars(found, url) == without_particulars(absent, nowhere)


def without_particulars(response: TestResponse, url: str) -> str:
    text = response.text.replace(url, "").replace(response.headers["X-Request-Id"], "")
    return re.sub(r'(content|value)="[^"]+\.[^"]+\.[^"]+"', "", text)  # CSRF tokens
