import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from flask import current_app

from foundation.files.store import files
from recruit.resumes.models import Resume

ROOT = Path(__file__).parents[2]
DRAWER = (
    "import sys; from recruit.resumes.confinement import isolate; isolate(); "
    "from recruit.pages.drawing import draw; "
    "sys.stdout.buffer.write(draw(sys.stdin.buffer.read(), int(sys.argv[1])))"
)
LIMITS = (
    (resource.RLIMIT_AS, 512 * 1024 * 1024),
    (resource.RLIMIT_CPU, 15),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_NPROC, 0),
    (resource.RLIMIT_CORE, 0),
)
WALL_SECONDS = 30
LARGEST_BYTES = 32 * 1024 * 1024
# A page is drawn once in its life, so a process for each is cheap; not too many at a time.
_drawing = BoundedSemaphore(2)


def page_image(resume: Resume, number: int) -> bytes:
    """The image of one page as PNG, drawn when it is first asked for; b"" if it cannot be drawn.

    What cannot be drawn leaves an empty file, so that nobody tries again.
    """
    if resume.sha256 is None:
        return b""
    folder = current_app.config["FIVEBAR"].home / "pages" / resume.sha256[:2]
    path: Path = folder / f"{resume.sha256[2:]}-{number}.png"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with _drawing:
            image = _draw(files().read(resume.sha256), number)
        _put(image, path)
    return path.read_bytes()


def _draw(data: bytes, number: int) -> bytes:
    """Draw a page in a process of its own, within limits; b"" if that fails."""
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-c", DRAWER, str(number)],
        cwd=ROOT,
        env={"LC_ALL": "C.UTF-8"},  # and no secret of ours
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        for limit, value in LIMITS:  # set before it is given anything to draw
            resource.prlimit(process.pid, limit, (value, value))
        try:
            image, _ = process.communicate(data, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return b""
    return image if process.returncode == 0 and len(image) <= LARGEST_BYTES else b""


def _put(image: bytes, path: Path) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(image)
    Path(name).replace(path)
