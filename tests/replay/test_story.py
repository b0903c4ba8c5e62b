"""A made-up export goes through a real server, and the tally that comes out is the one that went in."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.replay.exports import VOTES, write_export
from tests.support.lab import EMAIL, PASSWORD, make_staff
from tests.support.server import ROOT, ServerProcess


def start_replay(
    folder: Path, url: str, *options: str, password: str = PASSWORD
) -> "subprocess.Popen[str]":
    settings = {
        "RUAMSANG_REPLAY_EMAIL": EMAIL,
        "RUAMSANG_REPLAY_PASSWORD": password,
        "RUAMSANG_DATA_DIR": str(folder),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "replay", str(folder), "--to", url, *options],
        env=os.environ | settings,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def replay(
    folder: Path, url: str, *options: str, password: str = PASSWORD
) -> "subprocess.CompletedProcess[str]":
    return finished(start_replay(folder, url, *options, password=password))


def finished(process: "subprocess.Popen[str]") -> "subprocess.CompletedProcess[str]":
    stdout, stderr = process.communicate(timeout=90)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def wait_until_under_way(process: "subprocess.Popen[str]") -> None:
    """The progress bar is drawn now and then, so any share will do that is not the last."""
    assert process.stderr is not None
    told = ""
    while not re.search(r" [1-6]/8 ", told):
        letter = process.stderr.read(1)
        assert letter, told
        told += letter


def test_a_replayed_consultation_is_counted_like_its_export(
    server: ServerProcess, tmp_path: Path
) -> None:
    make_staff(server)
    folder = write_export(tmp_path)

    played = replay(folder, server.url)

    assert played.returncode == 0, played.stderr
    assert "Statements    2" in played.stdout
    assert "Votes         6 (1 of them changed an earlier one)" in played.stdout
    assert "Differences   none" in played.stdout


def test_a_replay_takes_as_long_as_its_speed_says(server: ServerProcess, tmp_path: Path) -> None:
    make_staff(server)
    folder = write_export(tmp_path)

    played = replay(folder, server.url, "--speed", "2")

    seconds = float(played.stdout.partition("Time")[2].split()[0])
    assert 1.9 < seconds < 4


def test_a_damaged_export_is_refused_before_anything_is_played(tmp_path: Path) -> None:
    folder = write_export(tmp_path, votes=(*VOTES, "6000,then,0,9,2"))

    played = replay(folder, "http://127.0.0.1:9")

    assert played.returncode == 1
    assert played.stderr.strip() == (
        "Error: votes.csv, line 8, column 5 (vote): expected 1, 0 or -1, found “2”"
    )


def test_a_replay_without_the_right_password_says_so(server: ServerProcess, tmp_path: Path) -> None:
    make_staff(server)

    played = replay(write_export(tmp_path), server.url, password="not this one")

    assert played.returncode == 1
    assert "POST /tokens" in played.stderr


def test_a_replay_goes_on_after_the_server_was_killed(
    server: ServerProcess, tmp_path: Path
) -> None:
    make_staff(server)
    with start_replay(write_export(tmp_path), server.url, "--speed", "0.7") as process:
        wait_until_under_way(process)

        server.restart()

        played = finished(process)
    assert played.returncode == 0, played.stderr
    assert "Differences   none" in played.stdout
