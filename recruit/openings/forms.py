import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import (
    DateField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms import Form as Part
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from foundation.accounts.models import Person
from foundation.forms import Clash, Form, SharedForm, choices, stripped
from foundation.seats.models import Seat, SeatState
from recruit.matching.models import ProfileVersion
from recruit.openings.models import InterviewPlan, Opening
from recruit.openings.stages import MOST_STAGES, PLANNED, Guard, StageDraft, StageType, problem


def _id_or_none(text: Any) -> int | None:
    return int(text) if text else None


class StageForm(Part):  # type: ignore[misc]  # WTForms ships no types
    """One stage of a plan."""

    name = StringField("Stage", filters=[stripped], validators=[Length(max=80)])
    kind = SelectField("Type", choices=choices((kind.value, kind.label) for kind in PLANNED))
    guard = SelectField("Guard", choices=choices((guard.value, guard.label) for guard in Guard))
    days = IntegerField(
        "Days at most", validators=[Optional(), NumberRange(1, 365, "Between 1 and 365 days.")]
    )

    @property
    def draft(self) -> StageDraft:
        """The stage, once it is valid."""
        return StageDraft(
            self.name.data, StageType(self.kind.data), Guard(self.guard.data), self.days.data
        )


class PlanForm(Form):
    """The stages of a plan, in order; `shown` is what was on the page, for two who edit."""

    name = StringField(
        "Name", filters=[stripped], validators=[DataRequired("Give it a name."), Length(max=200)]
    )
    stages = FieldList(FormField(StageForm), "Stages", min_entries=1, max_entries=MOST_STAGES)
    shown = HiddenField()

    def validate_stages(self, field: FieldList) -> None:
        """Stages that somebody can go through; rows without a name are left out."""
        if not any(field.errors) and (wrong := problem(self.drafts)):
            raise ValidationError(wrong)

    @property
    def drafts(self) -> tuple[StageDraft, ...]:
        """The stages, once they are valid."""
        return tuple(entry.form.draft for entry in self.stages.entries if entry.form.name.data)

    def show(self, name: str, stages: Iterable[StageDraft]) -> None:
        """Fill the fields with a plan as it is now."""
        drafts = tuple(stages)
        self.name.data, self.shown.data = name, _plain(name, drafts)
        self._lay_out(
            {"name": one.name, "kind": one.kind, "guard": one.guard, "days": one.days}
            for one in drafts
        )

    def settle(self, name: str, stages: Sequence[StageDraft]) -> list[Clash]:
        """Give what somebody else saved meanwhile, if that is neither what I saw nor what I say."""
        current, mine = _plain(name, stages), _plain(self.name.data, self.drafts)
        if current in {self.shown.data, mine}:
            return []
        self.shown.data = current
        both = [("Name", self.name.data, name), ("Stages", _words(self.drafts), _words(stages))]
        return [Clash(label, yours, theirs) for label, yours, theirs in both if yours != theirs]

    def add_row(self) -> None:
        """Make room for one more stage, before the offer."""
        if len(self.stages.entries) < MOST_STAGES:
            self.stages.append_entry({"kind": StageType.INTERVIEW, "guard": Guard.NOTHING})
            self.raise_row(self.stages.entries[-1].name)

    def remove_row(self, name: str) -> None:
        """Take the row of this name out; one always stays."""
        self.stages.entries = [row for row in self.stages.entries if row.name != name]
        if not self.stages.entries:
            self.stages.append_entry()

    def raise_row(self, name: str) -> None:
        """Let the row of this name change places with the one before it."""
        rows = [row.data for row in self.stages.entries]
        names = [row.name for row in self.stages.entries]
        at = names.index(name) if name in names else 0
        if at:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
            self._lay_out(rows)

    def _lay_out(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write the rows anew: their order is the number in their names."""
        while self.stages.entries:
            self.stages.pop_entry()
        for row in rows:
            self.stages.append_entry(row)


class OpeningForm(SharedForm):
    """What an opening is called, wants, by when and for whom."""

    title = StringField(
        "Title",
        filters=[stripped],
        validators=[DataRequired("Give it a title."), Length(max=200)],
    )
    profile = SelectField("A-player profile", coerce=_id_or_none)
    owner = SelectField("Owner", coerce=int)
    target_on = DateField("Start wanted on", validators=[Optional()])

    def offer(self, versions: Iterable[ProfileVersion], people: Iterable[Person]) -> None:
        """Offer versions of profiles, and people to own it."""
        named = ((one.id, f"{one.profile.name}, version {one.number}") for one in versions)
        self.profile.choices = choices([("", "None: nobody is measured"), *named])
        self.owner.choices = choices((one.id, one.name) for one in people)

    def chosen(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        return {
            "title": self.title.data,
            "profile_version_id": self.profile.data,
            "owner_id": self.owner.data,
            "target_on": self.target_on.data,
        }

    def show(self, current: Mapping[str, Any]) -> None:
        """Fill the fields; days travel as text."""
        super().show({**current, "target_on": _as_text(current["target_on"])})
        self.target_on.data = current["target_on"]

    def settle(self, current: Mapping[str, Any]) -> list[Clash]:
        """The same as ever; days are compared as text."""
        typed = self.target_on.data
        self.target_on.data = _as_text(typed)
        clashes = super().settle({**current, "target_on": _as_text(current["target_on"])})
        kept = self.target_on.data
        self.target_on.data = typed if kept == _as_text(typed) else current["target_on"]
        return clashes


class NewOpeningForm(OpeningForm):
    """The same, with the seat and the plan: chosen once."""

    seat = SelectField("Seat", coerce=int)
    plan = SelectField(
        "Interview plan",
        coerce=int,
        description="Its stages are copied: changing the plan later changes nothing here.",
    )

    def offer_seats(self, seats: Mapping[Seat, SeatState], plans: Iterable[InterviewPlan]) -> None:
        """Offer seats without an opening, and plans."""
        self.seat.choices = choices(
            (seat.id, f"{seat.name} ({state.value})") for seat, state in seats.items()
        )
        self.plan.choices = choices((plan.id, plan.name) for plan in plans)


def as_shown(opening: Opening) -> dict[str, Any]:
    """Give what OpeningForm shows of an opening."""
    return {
        "title": opening.title,
        "profile": opening.profile_version_id,
        "owner": opening.owner_id,
        "target_on": opening.target_on,
    }


def _as_text(day: Any) -> str | None:
    return day.isoformat() if day else None


def _plain(name: str | None, stages: Iterable[StageDraft]) -> str:
    return json.dumps([name, [[one.name, one.kind, one.guard, one.days] for one in stages]])


def _words(stages: Iterable[StageDraft]) -> str:
    return ", ".join(f"{one.name} ({one.days} d)" if one.days else one.name for one in stages)
