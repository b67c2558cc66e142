"""Keeping uploads: each file once, under the checksum of what is in it."""

from flask import Flask

from foundation.config import Config
from foundation.files import jobs, models, store

__all__ = ["init_app", "jobs", "models"]


def init_app(app: Flask, config: Config) -> None:
    """Open the file store of `config` for this application."""
    app.extensions[store.EXTENSION] = store.LocalStore(config.files)
