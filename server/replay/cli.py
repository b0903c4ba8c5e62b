"""`flask replay`: plays a Polis export against a running server and compares the tallies."""

import asyncio
import resource
import time
from pathlib import Path

import aiohttp
import click
from tqdm import tqdm

from server.replay.api import Api, ServerRefusedError
from server.replay.client import Acknowledged
from server.replay.line import LostLineError
from server.replay.plan import plan
from server.replay.play import Pace, play
from server.replay.polis import VOTES, Export, read_export
from server.replay.report import Report, changed_votes, compare, lines
from server.replay.room import Room, open_room, set_up
from server.replay.table import DamagedExportError
from server.replay.tally import count

SPARE_FILES = 64
EXPECTED = (DamagedExportError, ServerRefusedError, LostLineError, aiohttp.ClientError)


@click.command("replay")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", "url", required=True, help="The server, such as http://127.0.0.1:8000.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0, min_open=True),
    help="Times real time; as fast as acknowledgements come when left out.",
)
@click.option(
    "--email",
    envvar="RUAMSANG_REPLAY_EMAIL",
    show_envvar=True,
    required=True,
    help="Of a member of staff.",
)
@click.option(
    "--password", envvar="RUAMSANG_REPLAY_PASSWORD", show_envvar=True, required=True, help="Theirs."
)
def replay(path: Path, url: str, speed: float | None, email: str, password: str) -> None:
    """Play the Polis export in PATH as a workshop and compare its tally with votes.csv.

    Exits with 1 when anything differs, when the export is damaged, or when the server refuses.
    """
    try:
        report = asyncio.run(
            _replay(path.resolve(), url, speed=speed, email=email, password=password)
        )
    except (*EXPECTED, ExceptionGroup) as error:
        raise _told(error) from error
    click.echo("\n".join(lines(report)))
    if report.differences:
        raise SystemExit(1)


async def _replay(
    path: Path, url: str, *, speed: float | None, email: str, password: str
) -> Report:
    export = read_export(path)
    _allow_files(len(export.people) + SPARE_FILES)
    log = Acknowledged()
    connector, cookies = aiohttp.TCPConnector(limit=0), aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(connector=connector, cookie_jar=cookies) as http:
        desk = await set_up(Api(http, url), email=email, password=password, title=path.name)
        room = await open_room(desk, export.people, http=http, log=log)
        try:
            return await _played(room, export, log, path=path, speed=speed)
        finally:
            await room.leave()


async def _played(
    room: Room, export: Export, log: Acknowledged, *, path: Path, speed: float | None
) -> Report:
    steps = plan(export)
    log.seconds.clear()
    started = time.monotonic()
    with tqdm(total=len(steps), unit="step", smoothing=0.05) as bar:
        await play(room, steps, pace=Pace(speed, begins=steps[0].at), played=bar.update)
    seconds = time.monotonic() - started
    snapshot = await room.finish()
    totals = count(path / VOTES, agree=export.agree)
    return Report(
        statements=len(export.statements),
        voters=len(export.voters),
        votes=len(export.votes),
        changed=changed_votes(export),
        unmatched=export.unmatched,
        seconds=seconds,
        acknowledged=tuple(log.seconds),
        sent_again=log.sent_again,
        differences=compare(room, export, totals, snapshot),
    )


def _allow_files(wanted: int) -> None:
    """One connection per person: more than the open files that many shells allow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))


def _told(error: Exception) -> Exception:
    """The first of what went wrong together, as a sentence where it was to be expected."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return click.ClickException(str(error)) if isinstance(error, EXPECTED) else error
