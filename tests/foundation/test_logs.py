import json
import logging
import sys

from flask import g

from foundation import logs
from foundation.logs import JsonLines


def line(**more):
    record = logging.LogRecord("fivebar", logging.INFO, "here.py", 7, "said %s", ("this",), None)
    record.__dict__.update(more)
    return json.loads(JsonLines().format(record))


def test_a_line_is_an_object_with_when_how_grave_and_what():
    said = line()
    assert (said["level"], said["logger"], said["message"]) == ("info", "fivebar", "said this")
    assert said["at"].endswith("+00:00")


def test_of_an_error_its_kind_and_place_are_kept_and_never_its_values():
    try:
        raise ValueError("rosa@fivebar.example is not a number")
    except ValueError:
        said = line(exc_info=sys.exc_info())
    assert said["error"] == "ValueError"
    assert "test_logs.py" in said["trace"][-1]
    assert "rosa" not in json.dumps(said)


def test_a_request_is_named_by_its_endpoint_never_by_its_address(app):
    with app.test_request_context("/accounts/links/secret-token?q=rosa"):
        g.request_id = "7KQ2M4"
        said = line(status=404, ms=3)
    assert (said["request"], said["endpoint"]) == ("7KQ2M4", "accounts.link")
    assert (said["status"], said["ms"]) == (404, 3)
    assert "secret-token" not in json.dumps(said)
    assert "rosa" not in json.dumps(said)


def test_starting_twice_says_everything_once():
    logs.start()
    logs.start()
    ours = [one for one in logging.getLogger().handlers if isinstance(one.formatter, JsonLines)]
    assert len(ours) == 1
