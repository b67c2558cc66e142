"""Registers every part of recruiting. Not in `__init__`: pure modules import without Flask."""

from flask import Flask

from recruit.bench.views import bench
from recruit.candidates import models as _candidates
from recruit.matching import models as _matching
from recruit.resumes import models as _resumes
from recruit.skills import models as _skills

TABLES = (_skills, _candidates, _matching, _resumes)  # known to migrations by being imported


def init_app(app: Flask) -> None:
    """Register routes, jobs, commands and what recruiting adds to Today."""
    for blueprint in (bench,):
        app.register_blueprint(blueprint)
