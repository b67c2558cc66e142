"""The base of every form."""

from flask_wtf import FlaskForm


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form with a CSRF token; errors are shown beside their fields."""


def stripped(value: str | None) -> str | None:
    """Drop the white space around what was typed."""
    return value.strip() if isinstance(value, str) else value
