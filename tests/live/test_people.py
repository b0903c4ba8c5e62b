"""People over the wire: teams, hands, nudges, receipts, and consoles that die. Real servers."""

import json
import re
import threading
import time
from typing import Any
from uuid import uuid4

import pytest
import requests

from tests.support.console import Console
from tests.support.lab import PASSWORD, Lab, make_staff
from tests.support.phone import Api, Phone
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess


@pytest.fixture
def colleague(lab: Lab, server: ServerProcess) -> Api:
    """A second facilitator of the workshop."""
    email = f"{uuid4().hex}@example.org"
    api = make_staff(server, email, role="facilitator")
    with Lab.found(lab.url, api) as own:
        user_id = api.get(f"/workshops/{own.id}/snapshot")["me"]["actor_id"]
    lab.steer("facilitator.add", user_id=user_id)
    return api


def test_whoever_is_moved_syncs_anew_as_another_audience(lab: Lab) -> None:
    """G5: a viewer changes teams."""
    first, second = lab.phone(), lab.phone(sector="private")
    teams = [str(uuid4()), str(uuid4())]
    before = first.screen.epoch

    lab.steer("team.deal", team_ids=teams, how="mixed")
    first.until(lambda: first.screen.me["team_id"] in teams)
    second.until(lambda: second.screen.me["team_id"] in teams)

    assert first.screen.epoch != before
    assert first.screen.epoch != second.screen.epoch
    me = first.screen.me
    other = next(id for id in teams if id != me["team_id"])
    second.frames.clear()
    lab.steer("team.move", participant_ids=[me["participant_id"]], team_id=other)
    first.until(lambda: first.screen.me["team_id"] == other)
    assert first.screen.epoch == second.screen.epoch
    for phone in (first, second):
        lab.assert_converged(phone)
    assert first.row("participants", me["participant_id"])["team_id"] == other  # type: ignore[index]
    assert {frame["epoch"] for frame in second.frames} <= {second.screen.epoch}


def test_a_moved_phone_goes_on_hearing_and_writing(lab: Lab) -> None:
    board_id = lab.open_board()
    phone = lab.phone()
    team_id = str(uuid4())
    lab.steer("team.deal", team_ids=[team_id], how="random")

    note_id = str(uuid4())
    phone.until(lambda: phone.screen.me["team_id"] == team_id)
    phone.do("note.add", board_id=board_id, note_id=note_id, text="ยังเขียนได้")

    phone.until(lambda: phone.row("own_notes", note_id))
    lab.assert_converged(phone)


def test_hands_reach_no_other_phone(lab: Lab) -> None:
    """R-PEOPLE-4, G8"""
    lab.steer("workshop.open")
    raiser, other, wall = lab.phone(), lab.phone(), lab.projector()
    console = lab.console()

    raiser.do("hand.raise")

    console.until(lambda: console.rows("hands"))
    raiser.until(lambda: raiser.rows("hands"))
    seq = lab.steer("timer.start", seconds=60)["seq"]
    for onlooker in (other, wall):
        onlooker.until_seq(seq)
        assert "hand" not in "".join(onlooker.heard)
        assert raiser.screen.me["participant_id"] not in "".join(onlooker.heard)


def test_a_nudge_reaches_only_those_who_are_missing(lab: Lab) -> None:
    """R-PEOPLE-6"""
    board_id = lab.open_board()
    activity_id = lab.activity("board")["id"]
    wrote, done, missing, console = lab.phone(), lab.phone(), lab.phone(), lab.console()
    nudged: list[tuple[str, str]] = []
    for name, phone in {"wrote": wrote, "done": done, "missing": missing}.items():
        phone.socket.on(
            "nudge",
            lambda words, name=name: nudged.append((name, words["kind"])),
            namespace="/live",
        )
    wrote.do("note.add", board_id=board_id, note_id=str(uuid4()), text="เขียนแล้ว")
    done.socket.call("ready", {"is_ready": True}, namespace="/live")

    lab.steer("nudge.send", activity_id=activity_id)

    console.until(lambda: console.rows("nudges"))
    missing.until(lambda: nudged)
    time.sleep(0.5)
    assert nudged == [("missing", "write")]
    assert console.rows("nudges")[0]["reached"] == 2
    assert str(missing.screen.me["participant_id"]) not in json.dumps(
        [frame for frame in console.frames if "nudge" in json.dumps(frame)]
    )


def test_the_room_is_whoever_joined_and_the_light_is_who_is_connected(lab: Lab) -> None:
    """R-PEOPLE-5"""
    awake, asleep, console = lab.phone(), lab.phone(sector="private"), lab.console()
    wall = lab.projector()

    asleep.leave()

    for screen in (awake, console, wall):
        screen.until(lambda screen=screen: counted(screen) == {"online": 1, "joined": 2})
        counts = screen.presence
        assert counts["by_sector"]["private"] == 0
        assert counts["joined_by_sector"] == {
            "people": 1, "civil_society": 0, "private": 1, "academic": 0, "government": 0
        }  # fmt: skip


def counted(screen: Phone) -> dict[str, Any]:
    """Whoever looks early sees the room before the second one had come."""
    return {name: screen.presence.get(name) for name in ("online", "joined")}


def test_of_two_that_come_back_at_once_one_stays(lab: Lab) -> None:
    """R-PEOPLE-9"""
    receipt = lab.join()["receipt"]
    path = f"/workshops/{lab.code}/participants/return"
    answers: list[dict[str, Any]] = []
    start = threading.Barrier(4)

    def come_back() -> None:
        start.wait()
        answers.append(Api(lab.url).post(path, {"receipt": receipt}))

    threads = [threading.Thread(target=come_back) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    staying = []
    for answer in answers:
        told = Api(lab.url, answer["token"]).get(f"/workshops/{lab.id}/snapshot")
        staying += [answer["token"]] if "snapshot" in told else []
    assert len(answers) == 4
    assert len(staying) == 1


def test_a_colleague_takes_over_when_a_laptop_dies(lab: Lab, colleague: Api, proxy: Proxy) -> None:
    """G15, R-PEOPLE-7: within 10 s, and the timer runs on untouched."""
    lab.open_board()
    lab.steer("timer.start", seconds=600)
    phone, wall = lab.phone(), lab.projector()
    leading = Console(lab.console(via=proxy.url))
    other = Console(lab.connect(colleague.token))
    other.phone.until(lambda: {leading.id, other.id} <= set(other.here))
    other.phone.until(lambda: leading.answers > 1)
    timer = phone.rows("timer")

    proxy.half_open()
    died_at = time.monotonic()
    other.phone.until(lambda: leading.id not in other.here, seconds=10)
    other.phone.do("lead.set", user_id=other.id)
    other.phone.do("door.set", door="locked")
    took = time.monotonic() - died_at

    assert took < 10
    assert [row["id"] for row in other.phone.rows("facilitators") if row["is_lead"]] == [other.id]
    for screen in (phone, wall, other.phone):
        assert screen.rows("timer") == timer


def test_a_console_that_never_answers_counts_while_it_is_connected(
    lab: Lab, colleague: Api
) -> None:
    silent = lab.console()
    other = Console(lab.connect(colleague.token))

    time.sleep(6)
    assert silent.screen.me["actor_id"] in other.here
    silent.leave()

    other.phone.until(lambda: silent.screen.me["actor_id"] not in other.here, seconds=8)


def test_participants_hear_nothing_of_who_steers(lab: Lab) -> None:
    phone, console = lab.phone(), lab.console()
    heard: list[Any] = []
    phone.socket.on("colleagues", heard.append, namespace="/live")

    time.sleep(2.5)

    assert heard == []
    assert console.screen.me["actor_id"] not in "".join(phone.heard)


def test_signing_out_closes_the_sockets_of_that_browser_alone(
    lab: Lab, server: ServerProcess
) -> None:
    """G11, R-ACCOUNT-2"""
    email = f"{uuid4().hex}@example.org"
    api = make_staff(server, email, role="facilitator")
    with Lab.found(lab.url, api) as own:
        laptop, tablet = _signed_in(lab.url, email), _signed_in(lab.url, email)
        on_laptop = own.connect(_ticket(laptop, own))
        on_tablet = own.connect(_ticket(tablet, own))

        page = laptop.get(f"{lab.url}/staff/account", timeout=10).text
        laptop.post(
            f"{lab.url}/sign-out", data=_form(page), headers={"Origin": lab.url}, timeout=10
        )

        on_laptop.until(lambda: on_laptop.byes, seconds=1)
        heard = len(on_laptop.frames)
        seq = own.steer("door.set", door="open")["seq"]
        on_tablet.until_seq(seq)
        assert on_laptop.byes == ["revoked"]
        assert len(on_laptop.frames) == heard
        assert on_tablet.byes == []


def test_a_demoted_account_stops_steering_within_a_second(
    lab: Lab, colleague: Api, server: ServerProcess
) -> None:
    """G11, R-PEOPLE-8"""
    admin = _signed_in(lab.url, "host@example.org")
    console = lab.connect(colleague.token)
    user_id = console.screen.me["actor_id"]
    page = admin.get(f"{lab.url}/staff/accounts", timeout=10).text

    admin.post(
        f"{lab.url}/staff/accounts/{user_id}/role",
        data=_form(page) | {"role": "staff"},
        headers={"Origin": lab.url},
        timeout=10,
    )

    console.until(lambda: console.byes, seconds=1)
    path = f"/workshops/{lab.id}/commands"
    body = {"id": str(uuid4()), "type": "door.set", "data": {"door": "locked"}}
    assert colleague.post(path, body)["code"] in {"not_found", "revoked"}


def _signed_in(url: str, email: str) -> requests.Session:
    browser = requests.Session()
    page = browser.get(f"{url}/sign-in", timeout=10).text
    words = _form(page) | {"email": email, "password": PASSWORD}
    browser.post(f"{url}/sign-in", data=words, headers={"Origin": url}, timeout=10)
    return browser


def _form(page: str) -> dict[str, str]:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return {"csrf_token": found.group(1)}


def _ticket(browser: requests.Session, lab: Lab) -> str:
    page = browser.get(f"{lab.url}/console/{lab.id}", timeout=10).text
    found = re.search(r'name="csrf-token" content="([^"]+)"', page)
    assert found
    answer = browser.post(
        f"{lab.url}/live-ticket",
        json={"workshop_id": lab.id},
        headers={"X-CSRFToken": found.group(1), "Origin": lab.url},
        timeout=10,
    )
    return str(answer.json()["ticket"])
