"""What a reader says of one file, as plain JSON values."""

from typing import Any

from recruit.resumes import document
from recruit.resumes.kinds import Refusal, sniff
from recruit.resumes.outcome import DAMAGED, NO_TEXT
from recruit.resumes.reading import to_json
from recruit.resumes.unreadable import Unreadable


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
