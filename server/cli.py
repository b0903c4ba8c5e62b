"""Commands of `flask`, for whoever runs an installation."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from server.backup import BackupRefused, back_up
from server.backup import restore as put_back
from server.config import SettingsError
from server.database import bring_up_to_date, database, reaching_database
from server.replay.cli import replay
from workshops.core.errors import Refused
from workshops.core.workshop import renew_epochs as begin_anew
from workshops.people import accounts, passwords
from workshops.people.models import AccountRole


def register(app: Flask) -> None:
    for command in (create_staff, upgrade_database, backup, restore, renew_epochs, replay):
        app.cli.add_command(command)


class CannotBe(click.ClickException):
    """A setting that cannot be, as the server itself says it at its start."""

    exit_code = 2


def in_one_line(command: Callable[..., None]) -> Callable[..., None]:
    @wraps(command)
    def told(*args: object, **words: object) -> None:
        try:
            command(*args, **words)
        except SettingsError as error:
            raise CannotBe(str(error)) from None

    return told


@click.command("create-staff")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in AccountRole]), required=True)
@click.option("--name", default="", help="As colleagues see it.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_appcontext
@in_one_line
def create_staff(email: str, role: str, name: str, password_stdin: bool) -> None:
    """Make a staff account. Asks for the password when it does not come on standard input."""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    bring_up_to_date(current_app.extensions["settings"].database_url)
    try:
        password_hash = passwords.hash_password(password, email=email)
        with database().writing() as db:
            accounts.create_account(
                db, email=email, role=AccountRole(role), name=name, password_hash=password_hash
            )
    except Refused as refusal:
        raise click.ClickException(_in_words(refusal)) from refusal
    click.echo(f"{email} may sign in as {role}.")


_REASONS = {
    "not_an_email": "This is not an e-mail address.",
    "taken": "There is already an account with this e-mail address.",
    "too_short": f"The password needs at least {passwords.SHORTEST} characters.",
    "too_long": "The password or the name is too long.",
    "too_plain": "The password needs different letters, not one again and again.",
    "is_the_email": "The password must not be the e-mail address.",
}


def _in_words(refusal: Refused) -> str:
    """For whoever sits at a terminal: in English, like everything there."""
    reasons = [_REASONS.get(word, f"{name}: {word}") for name, word in refusal.fields.items()]
    return " ".join(reasons) or refusal.code


@click.command("upgrade-database")
@with_appcontext
@in_one_line
def upgrade_database() -> None:
    """Bring the database's tables to this version."""
    bring_up_to_date(current_app.extensions["settings"].database_url)
    click.echo("The database is up to date.")


@click.command("backup")
@click.argument("path", type=click.Path(path_type=Path))
@with_appcontext
def backup(path: Path) -> None:
    """Copy the database to PATH, while the server runs; of PostgreSQL by pg_dump."""
    try:
        back_up(current_app.extensions["settings"].database_url, path)
    except BackupRefused as reason:
        raise click.ClickException(str(reason)) from reason
    click.echo(f"{path} holds the database as it was a moment ago.")


@click.command("restore")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--replace", is_flag=True, help="Put the present database aside. Stop the server first."
)
@with_appcontext
def restore(path: Path, replace: bool) -> None:
    """Put the backup at PATH in the place of the SQLite database."""
    settings = current_app.extensions["settings"]
    try:
        aside = put_back(settings.database_url, path, replace=replace)
    except BackupRefused as reason:
        raise click.ClickException(str(reason)) from reason
    if aside:
        click.echo(f"What was there before is kept at {aside}.")
    click.echo("The backup is in place. Phones take a fresh screen when they come back.")


@click.command("renew-epochs")
@with_appcontext
@in_one_line
def renew_epochs() -> None:
    """After pg_restore: make every phone take a fresh screen. Stop the server first."""
    with reaching_database(), database().writing() as db:
        begin_anew(db)
    click.echo("Every workshop's stream begins anew.")
