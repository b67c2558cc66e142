"""Registers every part of recruiting."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register routes, jobs, commands and what recruiting adds to Today."""
