"""The base of every form."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from foundation.merging import merge


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form with a CSRF token; errors are shown beside their fields."""


@dataclass(frozen=True)
class Clash:
    """A field that two people changed, each in their own way, as text for the page."""

    label: str
    mine: str
    theirs: str


class SharedForm(Form):
    """A form over a row that two people may edit at once.

    It carries what it showed. When it comes back, fields changed meanwhile by somebody else are
    taken over, and only those that both changed have to be asked about.
    """

    shown = HiddenField()

    def show(self, current: Mapping[str, Any]) -> None:
        """Fill the fields with the row as it is now."""
        for name, value in current.items():
            self[name].data = value
        self.shown.data = json.dumps(current)

    def settle(self, current: Mapping[str, Any]) -> list[Clash]:
        """Take over what changed meanwhile; give the clashes, of which mine stay in the fields."""
        base = self._base(current)
        mine = {name: self[name].data for name in current}
        merged = merge(base=base, mine=mine, theirs=current)
        for name, value in merged.values.items():
            self[name].data = value
        self.shown.data = json.dumps(current)
        return [self._clash(name, current[name]) for name in merged.clashes]

    def _base(self, current: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            base = json.loads(self.shown.data or "")
        except ValueError:
            return current
        return base if isinstance(base, dict) else current

    def _clash(self, name: str, theirs: Any) -> Clash:
        field = self[name]
        return Clash(field.label.text, _words(field, field.data), _words(field, theirs))


def _words(field: Any, value: Any) -> str:
    labels = {choice.value: choice.label for choice in getattr(field, "choices", None) or ()}
    values = value if isinstance(value, list) else ["" if value is None else value]
    return ", ".join(labels.get(str(one), str(one)) for one in values) or "nothing"


def choices(pairs: Iterable[tuple[object, str]]) -> list[SelectChoice]:
    """What a select field offers: (value, text) pairs."""
    return [SelectChoice(str(value), text) for value, text in pairs]


def stripped(value: str | None) -> str | None:
    """Drop the white space around what was typed."""
    return value.strip() if isinstance(value, str) else value
