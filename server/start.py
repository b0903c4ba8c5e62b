"""`make run`: gets an installation ready, says where to go and how to sign in, then serves."""

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

import click
import sqlalchemy as sa

from server.config import Settings, SettingsError
from server.database import bring_up_to_date
from workshops.core.db import Database
from workshops.core.errors import Refused
from workshops.core.workshop import Workshop
from workshops.demo import load_demo
from workshops.people import accounts, passwords
from workshops.people.models import AccountRole, User

EMAIL = "admin@example.org"
LABELS = {"draft": "in its lobby", "open": "live in Ideate", "closed": "closed, with an outcome"}


def main() -> int:
    try:
        settings = Settings.from_environ()
        _check_port(settings)
        Path(settings.data_dir).mkdir(parents=True, exist_ok=True)
        click.echo(get_ready(settings, ending="Ctrl-C stops it; starting again keeps everything."))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return _become_the_server()


def get_ready(settings: Settings, *, ending: str) -> str:
    """Bring the tables up to date, make the first account and the demonstration; the first screen."""
    database = Database(settings.database_url)
    try:
        bring_up_to_date(settings.database_url)
        password = _prepare(database, settings)
        return _welcome(database, settings, password, ending)
    finally:
        database.dispose()


def _become_the_server() -> NoReturn:
    os.execv(sys.executable, [sys.executable, str(Path(__file__).parent.parent / "wsgi.py")])


def _check_port(settings: Settings) -> None:
    """Say so before anything else is done when somebody else has the port."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingsError(
                f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}). "
                f"Try another port: RUAMSANG_PORT={settings.port + 1} make run"
            ) from error


def _prepare(database: Database, settings: Settings) -> str | None:
    """Make the first account and the demonstration once; the password, while it still is the one."""
    note = Path(settings.data_dir) / "first-password"
    with database.reading() as db:
        user = accounts.find_by_email(db, EMAIL)
        is_new = db.scalar(sa.select(User.id).limit(1)) is None
    if is_new:
        user = _make_first_account(database, note)
    if user is not None and not _has_workshops(database):
        click.echo("Loading the demonstration …")
        load_demo(database, user)
    password = note.read_text().strip() if note.exists() else None
    return password if password and _is_still_it(database, password) else None


def _make_first_account(database: Database, note: Path) -> User:
    password = passwords.one_time_password()
    note.touch(mode=0o600)
    note.write_text(password + "\n")
    with database.writing() as db:
        return accounts.create_account(
            db,
            email=EMAIL,
            name="ผู้ดูแลระบบ",
            role=AccountRole.ADMIN,
            password_hash=passwords.hash_password(password, email=EMAIL),
        )


def _has_workshops(database: Database) -> bool:
    with database.reading() as db:
        return db.scalar(sa.select(Workshop.id).limit(1)) is not None


def _is_still_it(database: Database, password: str) -> bool:
    with database.reading() as db:
        try:
            return accounts.check_password(db, EMAIL, password) is not None
        except Refused:
            return False


def _welcome(database: Database, settings: Settings, password: str | None, ending: str) -> str:
    with database.reading() as db:
        rows = db.scalars(sa.select(Workshop).order_by(Workshop.created_at).limit(3)).all()
    secret = password or "(the one you chose)"
    codes = [
        f"    {row.join_code[:3]} {row.join_code[3:]}  {row.title_th} ({LABELS[row.state.value]})"
        for row in rows
    ]
    return "\n".join(
        [
            "",
            f"  Ruamsang (ร่วมสร้าง) is at {settings.public_url}",
            "",
            f"  Staff sign in at {settings.public_url}/sign-in",
            f"    e-mail    {EMAIL}",
            f"    password  {secret}",
            "",
            "  Join codes for phones:",
            *codes,
            "",
            f"  {ending}",
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
