import json
from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import (
    BooleanField,
    FieldList,
    FloatField,
    FormField,
    HiddenField,
    StringField,
    ValidationError,
)
from wtforms import Form as Part
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from foundation.forms import Clash, Form, stripped
from foundation.merging import merge
from recruit.matching.profile import MOST_WANTS, WEIGHTS
from recruit.matching.reasons import duration
from recruit.matching.score import Want
from recruit.skills.queries import resolver, vocabulary


class WantForm(Part):  # type: ignore[misc]  # WTForms ships no types
    """One wanted skill, by any of its names."""

    skill = StringField("Skill", filters=[stripped], validators=[Length(max=200)])
    minimum_years = FloatField(
        "Years at least",
        validators=[Optional(), NumberRange(0, 40, "Between 0 and 40 years.")],
    )
    is_must_have = BooleanField("Must-have")
    weight = FloatField(
        "Weight", validators=[Optional(), NumberRange(0.1, 10, "Between 0.1 and 10.")]
    )

    def validate_skill(self, field: StringField) -> None:
        """A name that means one of the skills we know; an empty row is no wish at all."""
        if field.data and self.skill_id is None:
            raise ValidationError("No skill we know is written like this. Pick one from the list.")

    @property
    def skill_id(self) -> str | None:
        """The skill that is meant."""
        return resolver().resolve(self.skill.data or "").skill_id

    @property
    def want(self) -> Want:
        """What is wanted, once it is valid."""
        is_must_have = bool(self.is_must_have.data)
        return Want(
            skill_id=self.skill_id or "",
            weight=self.weight.data or WEIGHTS["must" if is_must_have else "nice"],
            minimum_years=self.minimum_years.data or 0.0,
            is_must_have=is_must_have,
        )


class ProfileForm(Form):
    """What an A-player of one role has; `shown` is what was on the page, for two who edit."""

    name = StringField(
        "Name",
        filters=[stripped],
        validators=[
            DataRequired("Give it a name that says which role it is for."),
            Length(max=200),
        ],
    )
    role = StringField(
        "Role in the sales organisation",
        description="SDR, AE, account manager …",
        filters=[stripped],
        validators=[DataRequired("Say which role it is for."), Length(max=100)],
    )
    wanted = FieldList(FormField(WantForm), "Wanted skills", min_entries=1, max_entries=MOST_WANTS)
    shown = HiddenField()

    def validate_wanted(self, field: FieldList) -> None:
        """One to twenty skills, each once."""
        rows = [row for row in self._rows if row.skill.data]
        if not rows:
            raise ValidationError("A profile wants at least one skill.")
        named: set[str] = set()
        for row in rows:
            if row.skill_id in named:
                row.skill.errors = [*row.skill.errors, "This skill is wanted above already."]
                raise ValidationError("Each skill is wanted once.")
            named.add(row.skill_id or row.skill.data)

    @property
    def wants(self) -> tuple[Want, ...]:
        """What is wanted, once it is valid; empty rows are left out."""
        return tuple(row.want for row in self._rows if row.skill.data)

    @property
    def can_grow(self) -> bool:
        """Whether there is room for another row."""
        return len(self.wanted.entries) < MOST_WANTS

    def show(self, current: Mapping[str, Any]) -> None:
        """Fill the fields with the profile as it is now."""
        self.name.data, self.role.data = current["name"], current["role"]
        self._show_rows(Want(skill_id, *current[skill_id]) for skill_id in skills_in(current))
        self.shown.data = json.dumps(current)

    def settle(self, current: Mapping[str, Any]) -> list[Clash]:
        """Take over what changed meanwhile; give the clashes, of which mine stay in the fields."""
        base = self._base(current)
        mine = as_plain(self.name.data, self.role.data, self.wants)
        every = dict.fromkeys((*base, *current, *mine))
        merged = merge(base=base, mine=every | mine, theirs=current)
        self.show({name: value for name, value in merged.values.items() if value is not None})
        self.shown.data = json.dumps(current)
        return [
            Clash(_label(name), _in_words(mine.get(name)), _in_words(current.get(name)))
            for name in merged.clashes
        ]

    def add_row(self) -> None:
        """Make room for one more skill, and go on there."""
        if self.can_grow:
            self.wanted.append_entry().form.skill.render_kw = {"autofocus": True}

    def remove_row(self, name: str) -> None:
        """Take the row of this name out; an empty one always stays."""
        self.wanted.entries = [row for row in self.wanted.entries if row.name != name]
        if not self.wanted.entries:
            self.wanted.append_entry()

    def _show_rows(self, wants: Iterable[Want]) -> None:
        while self.wanted.entries:
            self.wanted.pop_entry()
        for want in wants:
            self.wanted.append_entry(
                {
                    "skill": vocabulary().name(want.skill_id),
                    "minimum_years": _short(want.minimum_years) or None,
                    "is_must_have": want.is_must_have,
                    "weight": _short(want.weight),
                }
            )

    def _base(self, current: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            base = json.loads(self.shown.data or "")
        except ValueError:
            return current
        return base if isinstance(base, dict) else current

    @property
    def _rows(self) -> list[WantForm]:
        return [entry.form for entry in self.wanted.entries]


def as_plain(name: str, role: str, wants: Iterable[Want]) -> dict[str, Any]:
    """Give a profile as plain values, each wanted skill under its id."""
    rows = {want.skill_id: [want.weight, want.minimum_years, want.is_must_have] for want in wants}
    return {"name": name, "role": role, **rows}


def skills_in(plain: Mapping[str, Any]) -> list[str]:
    """The ids of the skills in what `as_plain` gave."""
    return [name for name in plain if name not in {"name", "role"}]


def _label(name: str) -> str:
    return {"name": "Name", "role": "Role"}.get(name) or vocabulary().name(name)


def _in_words(value: str | list[Any] | None) -> str:
    if not isinstance(value, list):
        return value or "not wanted"
    want = Want("", *value)
    kind = "must-have" if want.is_must_have else "nice to have"
    years = f", {duration(want.minimum_years)}" if want.minimum_years else ""
    return f"{kind}{years}, weight {want.weight:g}"


def _short(number: float) -> float | int:
    return int(number) if number == int(number) else number
