from typing import Any
from zoneinfo import ZoneInfo

from flask import (
    Blueprint,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_login import current_user, login_user

from foundation.access.guard import local, may, public, rule
from foundation.access.rules import Act, Noun
from foundation.accounts.actions import (
    EmailTaken,
    begin_visit,
    end_visit,
    end_visits,
    forgive,
    note_attempt,
    prefer,
    rename,
    set_password,
    use_link,
)
from foundation.accounts.forms import (
    ChangePasswordForm,
    FirstPasswordForm,
    OwnForm,
    PasswordForm,
    SignInForm,
)
from foundation.accounts.models import Person, Purpose
from foundation.accounts.passwords import key_of, matches
from foundation.accounts.queries import (
    WINDOW,
    is_throttled,
    live_link,
    person_with_email,
    visits,
)
from foundation.clock import now
from foundation.db import db
from foundation.web import say, writes

accounts = Blueprint("accounts", __name__, url_prefix="/accounts")


@accounts.get("/sign-in")
@public
def sign_in() -> Any:
    """Ask who it is; somebody signed in already goes on to their first page."""
    if current_user.is_authenticated:
        return redirect(url_for("agenda.today"))
    return render_template("accounts/sign_in.html", form=SignInForm())


@accounts.post("/sign-in")
@public
def sign_in_post() -> Any:
    """Let a person in; say the same whether the account or the password is wrong."""
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("accounts/sign_in.html", form=form), 422
    secret = current_app.config["SECRET_KEY"]
    keys = {
        "account_key": key_of(secret, form.email.data),
        "address_key": key_of(secret, request.remote_addr or ""),
    }
    if is_throttled(**keys, at=now()):
        form.password.errors = [
            f"Too many attempts. Wait {WINDOW.seconds // 60} minutes, then try again."
        ]
        return render_template("accounts/sign_in.html", form=form), 429
    person = person_with_email(form.email.data)
    kept = person.password_hash if person else None
    attempt = note_attempt(**keys, at=now())
    db.session.commit()  # counted before it is checked, and nothing is locked meanwhile
    is_right = matches(form.password.data, kept)
    if person is None or not is_right or person.is_disabled:
        form.password.errors = ["This e-mail and password do not belong together."]
        return render_template("accounts/sign_in.html", form=form), 422
    forgive(attempt)
    return _let_in(person)


@accounts.post("/sign-out")
@rule(Noun.OWN_ACCOUNT, Act.EDIT)
def sign_out() -> Any:
    """End this visit."""
    end_visit(current_user.visit_key)
    db.session.commit()
    return _see_off("You are signed out.")


@accounts.get("/links/<token>")
@public
@writes
def link(token: str) -> Any:
    """Follow a one-time link.

    A sign-in link is made on the machine itself and opened by hand, so opening it is using it.
    The others lead to a form first, since mail scanners open what they find.
    """
    found = live_link(token, now())
    if found is None:
        return render_template("accounts/dead_link.html"), 404
    if found.purpose is not Purpose.SIGN_IN:
        form = FirstPasswordForm()
        return render_template("accounts/password.html", form=form, person=found.person)
    if not use_link(found):
        return render_template("accounts/dead_link.html"), 404
    return _let_in(found.person)


@accounts.post("/links/<token>")
@public
def link_post(token: str) -> Any:
    """Set the password that an invitation or a reset asks for, and sign in."""
    found = live_link(token, now())
    if found is None or found.purpose is Purpose.SIGN_IN:
        return render_template("accounts/dead_link.html"), 404
    form = FirstPasswordForm()
    if not form.validate_on_submit():
        answer = render_template("accounts/password.html", form=form, person=found.person)
        return answer, 422
    if not use_link(found):
        abort(409)
    set_password(found.person, form.password.data)
    say("Your password is set.")
    return _let_in(found.person)


@accounts.get("/own")
@rule(Noun.OWN_ACCOUNT)
def own() -> Any:
    """Show the account of who is signed in."""
    return _own_page(_own_form(obj=current_user), _password_form())


@accounts.post("/own")
@rule(Noun.OWN_ACCOUNT, Act.EDIT)
def own_post() -> Any:
    """Change name, address, zone and keys."""
    form = _own_form()
    if not form.validate_on_submit():
        return _own_page(form, _password_form()), 422
    person: Person = current_user._get_current_object()
    try:
        rename(person, name=form.name.data, email=form.email.data if form.email else person.email)
    except EmailTaken:
        form.email.errors = ["Somebody else signs in under this address."]
        return _own_page(form, _password_form()), 422
    zone = ZoneInfo(form.time_zone.data) if form.time_zone.data else None
    prefer(person, zone=zone, has_keys=form.has_keys.data)
    db.session.commit()
    say("Your account is saved.")
    return redirect(url_for("accounts.own"))


@accounts.post("/own/password")
@rule(Noun.OWN_ACCOUNT, Act.EDIT)
def own_password() -> Any:
    """Change the password; this visit begins anew, every other one ends."""
    form = _password_form()
    if not form.validate_on_submit():
        return _own_page(_own_form(formdata=None, obj=current_user), form), 422
    person: Person = current_user._get_current_object()
    if person.password_hash and not matches(form.current.data, person.password_hash):
        form.current.errors = ["This is not your password now."]
        return _own_page(_own_form(formdata=None, obj=person), form), 422
    set_password(person, form.password.data)
    say("Your password is changed. Everywhere else you are signed out.")
    return _let_in(person, target=url_for("accounts.own"))


@accounts.post("/own/visits/end")
@rule(Noun.OWN_ACCOUNT, Act.EDIT)
def sign_out_everywhere() -> Any:
    """End every visit of who is signed in, this one too."""
    end_visits(current_user)
    db.session.commit()
    return _see_off("You are signed out everywhere.")


def _own_form(**arguments: Any) -> OwnForm:
    form = OwnForm(**arguments)
    if not may(Noun.PEOPLE, Act.EDIT):  # others ask an administrator for a new address
        del form.email
    return form


def _password_form() -> PasswordForm:
    kind = ChangePasswordForm if current_user.password_hash else FirstPasswordForm
    return kind(formdata=request.form if request.endpoint == "accounts.own_password" else None)


def _own_page(form: OwnForm, password_form: PasswordForm) -> str:
    return render_template(
        "accounts/own.html",
        form=form,
        password_form=password_form,
        visits=visits(current_user, now()),
    )


def _let_in(person: Person, *, target: str | None = None) -> Any:
    _forget()
    begin_visit(person)
    db.session.commit()
    login_user(person)
    session.permanent = True  # ends after the idle time, renewed by each page
    return redirect(target or local(request.args.get("next")) or url_for("agenda.today"))


def _see_off(said: str) -> Any:
    _forget()
    say(said)
    return redirect(url_for("accounts.sign_in"))


def _forget() -> None:
    """Keep nothing of the session before but what is still to be said."""
    said = session.get("_flashes", [])
    session.clear()
    session["_flashes"] = said
