"""Marks drawn in the ledger: the five-bar gate, its strokes, bars. Sizes and colours are in CSS.

A mark beside a text that says the same is hidden from screen readers; one that stands alone
takes a label.
"""

from collections.abc import Iterator

from markupsafe import Markup

__all__ = ["gate", "meter", "musts", "nth", "stroke", "tally"]

# One letter a stroke: its class, and what it means.
STATES = {
    "x": "on",  # kept, met, filled
    "m": "bad",  # missed
    "o": "off",  # not this one
    "d": "due",  # still to come
    "r": "risk",  # a seat at risk
    "e": "open",  # an open seat
    "n": None,  # draws nothing
}
POSTS = (3, 8, 13, 18)  # where the four upright strokes stand
CROSSING, CROSSING_MISSED = "M0 15.5L23 4", "M20 5.5L24 3.5"
FAINT = "od"


def gate(states: str = "xxxxx", css: str = "", label: str | None = None) -> Markup:
    """Draw five strokes, one letter of STATES each; the fifth crosses the other four."""
    if len(states) != len(POSTS) + 1:
        raise ValueError(f"a gate has five strokes, not {states!r}")
    posts = [_post(x, state) for x, state in zip(POSTS, states, strict=False)]
    crossing = _path(states[4], CROSSING_MISSED if states[4] == "m" else CROSSING, "cross")
    strokes = [crossing, *posts] if states[4] in FAINT else [*posts, crossing]
    return _svg("gate", css, "0 0 24 20", label, strokes)


def nth(number: int, css: str = "") -> Markup:
    """Draw the gate of one of the five: that stroke inked, the rest faint."""
    return gate("".join("x" if stroke == number else "o" for stroke in range(1, 6)), css)


def musts(evidenced: int, wanted: int = 5, css: str = "") -> Markup:
    """Draw how many of the wanted must-haves have evidence, in fifths; only all close the gate."""
    if evidenced >= wanted:
        strokes = 5
    else:
        strokes = min(4, max(round(5 * evidenced / wanted), 1 if evidenced else 0))
    label = f"{evidenced} of {wanted} must-haves evidenced"
    return gate("x" * strokes + "o" * (5 - strokes), css, label)


def tally(states: str, css: str = "") -> Markup:
    """Draw gates in a row, five strokes each; the last is filled up with nothing."""
    gates = Markup("").join(gate(part.ljust(5, "n")) for part in _fives(states))
    return Markup('<span class="tally {}" aria-hidden="true">{}</span>').format(css, gates)


def stroke(state: str) -> Markup:
    """Draw one day of a week: a full stroke is a day kept."""
    top = {"m": 9, "o": 13}.get(state, 1)
    return _svg("gate wk", "", "0 0 6 16", None, [_path(state, f"M3 {top}V15")])


def meter(percent: float, css: str = "", label: str | None = None) -> Markup:
    """Draw a bar filled from the left; css "is-low" draws it in red."""
    width = f"{min(max(percent, 0), 100):g}"
    bars = [
        Markup('<rect class="bar-t" width="100" height="6"/>'),
        Markup('<rect class="bar-m" width="{}" height="6"/>').format(width),
    ]
    return _svg("meter", css, "0 0 100 6", label, bars, Markup(' preserveAspectRatio="none"'))


def _post(x: int, state: str) -> Markup:
    return _path(state, f"M{x} {11 if state == 'm' else 2}V18")


def _path(state: str, line: str, css: str = "") -> Markup:
    kind = STATES[state]
    if kind is None:
        return Markup("")
    return Markup('<path class="{}" d="{}"/>').format(f"{kind} {css}".strip(), line)


def _svg(
    kind: str, css: str, box: str, label: str | None, parts: list[Markup], more: Markup | str = ""
) -> Markup:
    said = (
        Markup('role="img" aria-label="{}"').format(label)
        if label
        else Markup('aria-hidden="true"')
    )
    return Markup('<svg class="{}" viewBox="{}" {}{}>{}</svg>').format(
        f"{kind} {css}".strip(), box, said, more, Markup("").join(parts)
    )


def _fives(states: str) -> Iterator[str]:
    return (states[start : start + 5] for start in range(0, len(states), 5))
