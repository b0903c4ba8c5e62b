"""Commands of `flask`, for whoever runs an installation."""

import sys

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from server.database import database
from server.replay.cli import replay
from workshops.core.errors import Refused
from workshops.migrations import upgrade
from workshops.people import accounts, passwords
from workshops.people.models import AccountRole


def register(app: Flask) -> None:
    for command in (create_staff, upgrade_database, replay):
        app.cli.add_command(command)


@click.command("create-staff")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in AccountRole]), required=True)
@click.option("--name", default="", help="As colleagues see it.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_appcontext
def create_staff(email: str, role: str, name: str, password_stdin: bool) -> None:
    """Make a staff account. Asks for the password when it does not come on standard input."""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    upgrade(current_app.extensions["settings"].database_url)
    try:
        password_hash = passwords.hash_password(password, email=email)
        with database().writing() as db:
            accounts.create_account(
                db, email=email, role=AccountRole(role), name=name, password_hash=password_hash
            )
    except Refused as refusal:
        words = ", ".join(f"{name}: {word}" for name, word in refusal.fields.items())
        raise click.ClickException(f"{refusal.code} ({words})") from refusal
    click.echo(f"{email} may sign in as {role}.")


@click.command("upgrade-database")
@with_appcontext
def upgrade_database() -> None:
    """Bring the database's tables to this version."""
    upgrade(current_app.extensions["settings"].database_url)
    click.echo("The database is up to date.")
