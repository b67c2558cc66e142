import socket

from foundation.db import db
from foundation.organisation.models import Organisation


def test_a_port_that_is_taken_is_said_before_anything_starts(app):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = app.test_cli_runner().invoke(args=["serve", "--port", str(port)])
    assert answer.exit_code == 1
    assert f"Port {port} is taken." in answer.output
    assert db.session.query(Organisation).count() == 0


def test_migrating_by_hand_prepares_what_serving_would(app):
    assert app.test_cli_runner().invoke(args=["migrate"]).exit_code == 0
    assert db.session.query(Organisation).count() == 1
