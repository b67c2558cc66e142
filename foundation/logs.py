"""Logs: one JSON object a line, with the request and never with personal data."""

import json
import logging
import sys
from datetime import UTC, datetime

from flask import g, has_request_context, request


class JsonLines(logging.Formatter):
    """Format a record as JSON; of an error only its kind and place are kept, never its values."""

    def format(self, record: logging.LogRecord) -> str:
        """Give one line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            line |= {
                "request": g.get("request_id"),
                "method": request.method,
                "endpoint": request.endpoint,
            }
        line |= {name: vars(record)[name] for name in ("status", "ms") if name in vars(record)}
        if record.exc_info and record.exc_info[1]:
            line["error"] = type(record.exc_info[1]).__name__
            line["trace"] = _places(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _places(error: BaseException) -> list[str]:
    places = []
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]


def _is_ours(handler: logging.Handler) -> bool:
    return isinstance(handler.formatter, JsonLines)


def start(level: int = logging.INFO) -> None:
    """Send everything from `level` on to standard error, a JSON object a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [*(other for other in root.handlers if not _is_ours(other)), handler]
    root.setLevel(level)
    for chatty, quieter in (("pdfminer", logging.ERROR), ("alembic", logging.WARNING)):
        logging.getLogger(chatty).setLevel(quieter)
