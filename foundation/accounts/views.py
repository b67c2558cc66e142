from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask_login import current_user, login_user, logout_user

from foundation.access.guard import local, public, rule
from foundation.access.rules import Act, Noun
from foundation.accounts.actions import note_failure, set_password, use_link
from foundation.accounts.forms import PasswordForm, SignInForm
from foundation.accounts.models import Person, Purpose
from foundation.accounts.passwords import key_of, matches
from foundation.accounts.queries import (
    WINDOW,
    is_throttled,
    live_link,
    person_with_email,
)
from foundation.audit.actions import record
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
    is_right = matches(form.password.data, person.password_hash if person else None)
    if person is None or not is_right or person.is_disabled:
        note_failure(**keys, at=now())
        db.session.commit()
        form.password.errors = ["This e-mail and password do not belong together."]
        return render_template("accounts/sign_in.html", form=form), 422
    return _let_in(person)


@accounts.post("/sign-out")
@rule(Noun.OWN_ACCOUNT, Act.EDIT)
def sign_out() -> Any:
    """End this session."""
    logout_user()
    return redirect(url_for("accounts.sign_in"))


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
        return render_template("accounts/password.html", form=PasswordForm(), person=found.person)
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
    form = PasswordForm()
    if not form.validate_on_submit():
        answer = render_template("accounts/password.html", form=form, person=found.person)
        return answer, 422
    if not use_link(found):
        abort(409)
    set_password(found.person, form.password.data)
    say("Your password is set.")
    return _let_in(found.person)


def _let_in(person: Person) -> Any:
    record("sign in", "person", person.id, actor_id=person.id)
    login_user(person)
    db.session.commit()
    return redirect(local(request.args.get("next")) or url_for("agenda.today"))
