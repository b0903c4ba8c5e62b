"""A made-up export goes through a real server, and the tally that comes out is the one that went in."""

import os
import subprocess
import sys
from pathlib import Path

from tests.replay.exports import VOTES, write_export
from tests.support.server import ROOT, ServerProcess

EMAIL, PASSWORD = "replay@example.org", "a long password for one test"


def flask(*arguments: str, typed: str = "", **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "flask", *arguments],
        input=typed,
        env=os.environ | settings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def create_staff(server: ServerProcess) -> None:
    settings = {
        name: value for name, value in server.process.env.items() if name[:9] == "RUAMSANG_"
    }
    order = ("create-staff", EMAIL, "--role", "admin", "--password-stdin")
    made = flask(*order, typed=PASSWORD, **settings)
    assert made.returncode == 0, made.stderr


def replay(
    folder: Path, server: ServerProcess, *options: str, password: str = PASSWORD
) -> "subprocess.CompletedProcess[str]":
    return flask(
        *("replay", str(folder), "--to", server.url, *options),
        RUAMSANG_REPLAY_EMAIL=EMAIL,
        RUAMSANG_REPLAY_PASSWORD=password,
        RUAMSANG_DATA_DIR=str(folder),
    )


def test_a_replayed_consultation_is_counted_like_its_export(
    server: ServerProcess, tmp_path: Path
) -> None:
    create_staff(server)
    folder = write_export(tmp_path)

    played = replay(folder, server)

    assert played.returncode == 0, played.stderr
    assert "Statements    2" in played.stdout
    assert "Votes         6 (1 of them changed an earlier one)" in played.stdout
    assert "Differences   none" in played.stdout


def test_a_replay_takes_as_long_as_its_speed_says(server: ServerProcess, tmp_path: Path) -> None:
    create_staff(server)
    folder = write_export(tmp_path)

    played = replay(folder, server, "--speed", "2")

    seconds = float(played.stdout.partition("Time")[2].split()[0])
    assert 1.9 < seconds < 4


def test_a_damaged_export_is_refused_before_anything_is_played(
    server: ServerProcess, tmp_path: Path
) -> None:
    folder = write_export(tmp_path, votes=(*VOTES, "6000,then,0,9,2"))

    played = replay(folder, server)

    assert played.returncode == 1
    assert played.stderr.strip() == (
        "Error: votes.csv, line 8, column 5 (vote): expected 1, 0 or -1, found “2”"
    )


def test_a_replay_without_the_right_password_says_so(server: ServerProcess, tmp_path: Path) -> None:
    create_staff(server)

    played = replay(write_export(tmp_path), server, password="not this one")

    assert played.returncode == 1
    assert "POST /tokens" in played.stderr
