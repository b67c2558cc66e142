"""What a reader says of one file, as plain JSON values."""

import io
from typing import Any

import docx

from recruit.resumes import document
from recruit.resumes.kinds import Refusal, sniff
from recruit.resumes.outcome import DAMAGED, NO_TEXT
from recruit.resumes.reading import to_json
from recruit.resumes.unreadable import Unreadable

SAMPLE = """Ada Lovelace
ada@lovelace.example · +44 20 7946 0958 · London
Work experience
Account Executive, Analytical Engines Ltd
January 2019 – March 2023
• Closed 120 % of quota in 2021
Skills
Negotiation, Forecasting
"""


def prepare() -> None:
    """Read samples, so that what loads late is there before the first file is read."""
    empty = io.BytesIO()
    docx.Document().save(empty)
    report(SAMPLE.encode(), "sample.txt")
    report(empty.getvalue(), "sample.docx")


def report(data: bytes, filename: str) -> dict[str, Any]:
    """Read a file: state, reason if there is something to say, reading if there is text or none.

    Raises MemoryError; nothing else, whatever the file.
    """
    try:
        kind = sniff(data, filename)
        if isinstance(kind, Refusal):
            return {"state": "refused", "reason": kind.reason}
        reading = document.read(data, kind)
    except MemoryError:
        raise
    except Unreadable as problem:
        return {"state": "unreadable", "reason": problem.reason}
    except Exception:  # parsers of strangers' files raise anything
        return {"state": "unreadable", "reason": DAMAGED}
    reason = NO_TEXT if reading.state == "no text" else reading.dropped
    return {"state": reading.state, "reason": reason, "reading": to_json(reading)}
