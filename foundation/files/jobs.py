from datetime import timedelta

from flask import current_app

from foundation.files import actions
from foundation.jobs.registry import every


@every(timedelta(hours=1), "files.sweep")
def sweep() -> None:
    """Remove what interrupted uploads left behind."""
    swept = actions.sweep()
    if swept.files or swept.unfinished:
        current_app.logger.info(
            "swept %d files without a row, %d unfinished", swept.files, swept.unfinished
        )
