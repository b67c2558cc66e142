from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, redirect, render_template, request, url_for

from foundation.access.guard import rule
from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer
from foundation.agenda.registry import Place
from foundation.db import db
from foundation.forms import Clash
from foundation.organisation.actions import add_holiday, change, remove_holiday
from foundation.organisation.queries import holiday_on, holidays, organisation
from foundation.settings.forms import HolidayForm, SettingsForm, as_shown
from foundation.web import day_short, say

settings = Blueprint("settings", __name__, url_prefix="/settings")


def places(viewer: Viewer) -> list[Place]:
    """The settings, for who may change them."""
    if not viewer.may(Noun.SETTINGS):
        return []
    return [Place("settings", "Settings", url_for("settings.show"), gate=4, rank=2)]


@settings.get("/")
@rule(Noun.SETTINGS)
def show() -> Any:
    """Show what holds for the whole organisation."""
    form = SettingsForm()
    form.show(as_shown(organisation()))
    return _page(form, _holiday_form())


@settings.post("/")
@rule(Noun.SETTINGS, Act.EDIT)
def save() -> Any:
    """Change the settings; what somebody else changed meanwhile is kept."""
    form = SettingsForm()
    if not form.validate_on_submit():
        return _page(form, _holiday_form()), 422
    if clashes := form.settle(as_shown(organisation())):
        return _page(form, _holiday_form(), clashes), 409
    change(
        organisation(),
        name=form.name.data,
        zone=ZoneInfo(form.time_zone.data),
        currency=form.currency.data,
        working_days=form.working_days.data,
        fiscal_year_start=form.fiscal_year_start.data,
    )
    db.session.commit()
    say("The settings are saved.")
    return redirect(url_for("settings.show"))


@settings.post("/holidays")
@rule(Noun.SETTINGS, Act.EDIT)
def create_holiday() -> Any:
    """Add a holiday."""
    form = _holiday_form(is_sent=True)
    if not form.validate_on_submit():
        shown = SettingsForm(formdata=None)
        shown.show(as_shown(organisation()))
        return _page(shown, form), 422
    add_holiday(form.day.data, form.name.data)
    db.session.commit()
    say(f"{day_short(form.day.data)} is a holiday.")
    return redirect(url_for("settings.show", _anchor="holidays"))


@settings.post("/holidays/<day>/removal")
@rule(Noun.SETTINGS, Act.EDIT)
def delete_holiday(day: str) -> Any:
    """Make a holiday a day like any other."""
    try:
        holiday = holiday_on(date.fromisoformat(day)) or abort(404)
    except ValueError:
        abort(404)
    remove_holiday(holiday)
    db.session.commit()
    say(f"{day_short(holiday.day)} is no holiday any more.")
    return redirect(url_for("settings.show", _anchor="holidays"))


def _holiday_form(*, is_sent: bool = False) -> HolidayForm:
    return HolidayForm(formdata=request.form if is_sent else None, prefix="holiday-")


def _page(form: SettingsForm, holiday_form: HolidayForm, clashes: Sequence[Clash] = ()) -> str:
    return render_template(
        "settings/show.html",
        form=form,
        holiday_form=holiday_form,
        holidays=holidays(),
        clashes=clashes,
    )
