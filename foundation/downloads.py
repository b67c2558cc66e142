"""Handing out what people uploaded: always as an attachment that can do nothing."""

from io import BytesIO

from flask import Response, send_file

# The browser must not run, show or guess anything of it.
NO_RIGHTS = "default-src 'none'; sandbox"


def attachment(data: bytes, filename: str) -> Response:
    """Send a file under its name, to be saved and not opened in place."""
    response = send_file(
        BytesIO(data),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=filename,
    )
    response.headers["Content-Security-Policy"] = NO_RIGHTS
    return response
