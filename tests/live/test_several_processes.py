"""G4, G22: three processes on one PostgreSQL and one Valkey are as good as one; without Valkey
everything comes late and nothing is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from deploy.local.postgres import PostgresServer
from deploy.local.valkey import ValkeyServer
from tests.support.console import Console
from tests.support.lab import Lab, make_staff
from tests.support.phone import Phone
from tests.support.server import ServerProcess

Cluster = list[ServerProcess]


@pytest.fixture
def cluster(tmp_path: Path, postgres: PostgresServer, valkey: ValkeyServer) -> Iterator[Cluster]:
    settings = {
        "DATABASE_URL": postgres.empty_database(),
        "REDIS_URL": valkey.url,
        "SECRET_KEY": "the same for all",
        "PUBLIC_URL": "http://lab.example",
    }
    processes = [ServerProcess(tmp_path / str(n), **settings) for n in range(3)]
    for process in processes:
        process.start()
    yield processes
    for process in processes:
        process.stop()


@pytest.fixture
def lab(cluster: Cluster) -> Iterator[Lab]:
    with Lab.found(cluster[0].url, make_staff(cluster[0])) as lab:
        yield lab


def on(process: ServerProcess, lab: Lab, token: str) -> Phone:
    phone = Phone(process.url, lab.id, token, origin="http://lab.example").connect()
    lab.phones.append(phone)
    return phone


def everywhere(cluster: Cluster, lab: Lab) -> list[Phone]:
    return [on(process, lab, lab.join()["token"]) for process in cluster]


def write(phone: Phone, board_id: str, count: int) -> None:
    for number in range(count):
        phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text=f"โน้ต {number}")


def all_at_once(phones: list[Phone], board_id: str, count: int) -> None:
    writers = [threading.Thread(target=write, args=(one, board_id, count)) for one in phones]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)


def assert_same_order(phones: list[Phone], begin: int, count: int) -> None:
    """Everybody heard the same notes under the same numbers, and no number is missing."""
    first = _notes(phones[0])
    assert sorted(first) == list(range(begin + 1, begin + count + 1))
    assert all(_notes(phone) == first for phone in phones)


def _notes(phone: Phone) -> dict[int, str]:
    return {
        event["seq"]: event["put"]["notes"][0]["id"]
        for frame in phone.frames
        for event in frame["events"]
        if event["type"] == "note.added"
    }


def test_writers_on_three_processes_keep_one_order_without_a_gap(
    cluster: Cluster, lab: Lab
) -> None:
    board_id = lab.open_board()
    phones = everywhere(cluster, lab)
    begin = max(phone.screen.seq for phone in phones)

    all_at_once(phones, board_id, 15)

    for phone in phones:
        lab.assert_converged(phone)
    assert_same_order(phones, begin, 45)


def test_presence_counts_everybody_whichever_process_they_are_on(
    cluster: Cluster, lab: Lab
) -> None:
    phones = everywhere(cluster, lab)

    for phone in phones:
        phone.until(lambda p=phone: p.presence.get("online") == 3)


def test_without_valkey_everything_comes_late_and_nothing_is_lost(
    cluster: Cluster, lab: Lab, valkey: ValkeyServer
) -> None:
    board_id = lab.open_board()
    phones = everywhere(cluster, lab)
    valkey.kill()

    all_at_once(phones, board_id, 5)
    for phone in phones:
        lab.assert_converged(phone)
    valkey.start()
    all_at_once(phones, board_id, 5)

    for phone in phones:
        lab.assert_converged(phone)
        assert len(phone.rows("notes")) == 30


def test_when_a_process_dies_its_phones_move_over(cluster: Cluster, lab: Lab) -> None:
    board_id = lab.open_board()
    phones = everywhere(cluster, lab)
    write(phones[2], board_id, 3)

    cluster[2].kill()
    phones[2].url = cluster[1].url
    phones[2].reconnect()
    write(phones[2], board_id, 3)

    for phone in phones:
        lab.assert_converged(phone)
        assert len(phone.rows("notes")) == 6


def test_whoever_is_removed_on_one_process_is_shown_out_of_another(
    cluster: Cluster, lab: Lab
) -> None:
    joined = lab.join()
    removed = on(cluster[2], lab, joined["token"])

    lab.steer("participant.remove", participant_id=joined["participant_id"])

    removed.until(lambda: removed.byes == ["revoked"], seconds=3)


def test_a_colleague_at_another_process_takes_over(cluster: Cluster, lab: Lab) -> None:
    """G15, G22: a process dies with the leader's console on it."""
    lab.open_board()
    colleague = make_staff(cluster[1], "second@example.org", role="facilitator")
    with Lab.found(cluster[1].url, colleague) as own:
        user_id = colleague.get(f"/workshops/{own.id}/snapshot")["me"]["actor_id"]
    lab.steer("facilitator.add", user_id=user_id)
    lab.steer("timer.start", seconds=600)
    leading = Console(on(cluster[0], lab, lab.host.token))
    other = Console(on(cluster[1], lab, colleague.token))
    phone = on(cluster[2], lab, lab.join()["token"])
    team_id = str(uuid4())
    other.phone.do("team.deal", team_ids=[team_id], how="mixed")
    phone.until(lambda: phone.screen.me["team_id"] == team_id)
    other.phone.until(lambda: {leading.id, other.id} <= set(other.here))
    timer, nudged = phone.rows("timer"), list[str]()
    phone.socket.on("nudge", lambda words: nudged.append(words["kind"]), namespace="/live")
    other.phone.do("nudge.send", activity_id=lab.activity("board")["id"])
    phone.until(lambda: nudged == ["write"])

    cluster[0].kill()
    other.phone.until(lambda: leading.id not in other.here, seconds=10)
    other.phone.do("lead.set", user_id=other.id)

    assert phone.rows("timer") == timer
    assert [row["id"] for row in other.phone.rows("facilitators") if row["is_lead"]] == [other.id]
