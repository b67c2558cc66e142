"""The papers themselves: each written as it arrived."""

from recruit.demo.arrivals import Paper
from recruit.demo.layouts import resume
from recruit.demo.people import applicant
from recruit.demo.spoiled import cut_off, scanned, screenshot

HARMS = {"scanned": scanned, "cut off": cut_off, "screenshot": screenshot}


def content(paper: Paper) -> bytes:
    """Write a file; the same bytes every time."""
    whole = resume(applicant(paper.applicant))
    return HARMS[paper.harm](whole) if paper.harm else whole
