"""The composition root: the only file that knows every part.

Serve with `flask serve`, or `gunicorn "wsgi:create_app()"` beside `flask jobs work`.
"""

from typing import Any

from flask import Flask

from foundation import config as settings
from foundation import db, logs, web
from foundation import parts as foundation
from recruit import parts as recruit
from talent import parts as talent


def create_app(**overrides: Any) -> Flask:
    """Build the application from the environment; overrides are fields of Config.

    Raises BadSetting with a line for each value that cannot be used.
    """
    config = settings.from_environment(**overrides)
    logs.start()
    app = Flask(__name__)
    web.configure(app, config)
    db.init_app(app, config)
    foundation.init_app(app, config)
    recruit.init_app(app)
    talent.init_app(app)
    return app
