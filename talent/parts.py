"""Registers every part of talent management."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what talent management brings."""
