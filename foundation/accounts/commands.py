import click
from flask import current_app
from flask.cli import AppGroup

from foundation.accounts.actions import make_link
from foundation.accounts.models import Purpose
from foundation.accounts.queries import person_with_email
from foundation.db import db

commands = AppGroup("accounts", help="People who sign in.")


@commands.command("link")
@click.argument("email")
@click.option("--port", type=int, help="Port in the printed address, if not the configured one.")
def link(email: str, port: int | None) -> None:
    """Print a one-time sign-in link for EMAIL; it works once, for 15 minutes."""
    person = person_with_email(email)
    if person is None or person.is_disabled:
        raise click.ClickException(f"Nobody signs in as {email}.")
    token = make_link(person, Purpose.SIGN_IN)
    db.session.commit()
    click.echo(address_of(token, port))


def address_of(token: str, port: int | None = None) -> str:
    """Give the address of a sign-in link on this machine."""
    config = current_app.config["FIVEBAR"]
    return f"http://127.0.0.1:{port or config.port}/accounts/links/{token}"
