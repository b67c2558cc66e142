"""The style guide: every component in every state, for those who build pages."""

from flask import Flask, render_template

from foundation.access.guard import rule
from foundation.access.rules import Noun
from foundation.config import Config


def init_app(app: Flask, config: Config) -> None:
    """Show it everywhere but in production."""
    if config.environment != "production":
        app.add_url_rule("/styleguide", "styleguide", show)


@rule(Noun.TODAY)
def show() -> str:
    """Every component in every state."""
    return render_template("styleguide.html")
