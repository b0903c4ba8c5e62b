"""G9, G10: nothing crosses from one workshop to another, and every action is authorised."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from tests.support.lab import Lab, make_staff
from tests.support.phone import Api, Phone
from tests.support.server import ServerProcess
from workshops.catalogue import COMMANDS
from workshops.core.actors import GRANTS, Role

SECRET = "ความลับของห้องอื่น"


@dataclass
class Elsewhere:
    """Ids of things in another workshop, by the names that commands call them."""

    lab: Lab
    ids: dict[str, str]
    seq: int


@pytest.fixture
def elsewhere(lab: Lab) -> Iterator[Elsewhere]:
    """A busy workshop of the same host, with a note, a cluster, a round and an outcome."""
    with Lab.found(lab.url, lab.host) as other:
        board_id = other.open_board()
        made = ("note_id", "cluster_id", "outcome_id", "item_id", "team_id")
        ids = {name: str(uuid4()) for name in made}
        other.steer("team.deal", team_ids=[ids["team_id"]], how="mixed")
        note = {"board_id": board_id, "note_id": ids["note_id"], "text": SECRET}
        other.steer("note.add", **note)
        notes = [ids["note_id"]]
        cluster = {"cluster_id": ids["cluster_id"], "title": SECRET, "note_ids": notes}
        other.steer("cluster.make", board_id=board_id, **cluster)
        round_id = other.activity("round")["round_id"]
        items = [{"id": ids["item_id"], "text_th": SECRET}]
        other.steer("round.add_items", round_id=round_id, items=items)
        seq = other.steer("round.open", round_id=round_id)["seq"]
        joined = other.join()
        ids |= {
            "board_id": board_id,
            "round_id": round_id,
            "participant_id": joined["participant_id"],
            "activity_id": other.activity("board")["id"],
            "stage_run_id": other.activity("board")["stage_run_id"],
            "user_id": str(uuid4()),
            "projector_id": other.host.post(f"/workshops/{other.id}/projector")["id"],
            "command_id": str(uuid4()),
            "ballot_id": str(uuid4()),
            "target_id": ids["note_id"],
        }
        yield Elsewhere(other, ids, seq + 1)


EXTRA: dict[str, dict[str, Any]] = {
    "note.add": {"text": "x"},
    "note.edit": {"text": "x", "version": 1},
    "note.move": {"version": 1},
    "note.hide": {"reason": "x"},
    "cluster.rename": {"title": "x", "version": 1},
    "spotlight.set": {"target_type": "note"},
    "activity.edit": {"minutes": 5},
    "activity.add": {"kind": "board", "title_th": "x", "title_en": "x"},
    "stage.add": {"stage": "define"},
    "round.reword_item": {"text_th": "x", "before": {}},
    "team.deal": {"how": "mixed"},
    "team.rename": {"name": "x", "version": 1},
}
LISTS: dict[str, Callable[[dict[str, str]], list[Any]]] = {
    "note_ids": lambda ids: [ids["note_id"]],
    "participant_ids": lambda ids: [ids["participant_id"]],
    "item_ids": lambda ids: [ids["item_id"]],
    "team_ids": lambda ids: [ids["team_id"]],
    "teams": lambda ids: [{"id": ids["team_id"], "number": 1, "name": ""}],
    "standing": lambda ids: [],
    "moves": lambda ids: [],
}
OWN_THINGS_ONLY = {
    # These name nothing of another workshop: they act on the one that the connection is in.
    "workshop.open", "workshop.close", "workshop.edit", "door.set", "timer.start", "timer.pause",
    "timer.extend", "timer.stop", "participant.join", "participant.return",
    "hand.raise", "hand.lower_all", "seats.plan", "workshop.rehearse",
}  # fmt: skip


def data_for(type: str, ids: dict[str, str]) -> dict[str, Any]:
    """The command's own fields, filled with ids of the other workshop."""
    schema = COMMANDS[type].schema
    data = {name: ids[name] for name in schema.fields if name in ids}
    data |= EXTRA.get(type, {})
    data |= {name: fill(ids) for name, fill in LISTS.items() if name in schema.fields}
    if "title" in schema.fields and schema.fields["title"].required:
        data["title"] = "x"
    if type == "ballot.cast":
        data = {"round_id": ids["round_id"], "choices": {ids["item_id"]: 1}}
    if type == "round.add_items":
        data["items"] = [{"id": str(uuid4()), "text_th": "x"}]
    if type == "outcome.save":
        sources = [{"type": "note", "id": ids["note_id"]}]
        data = {"outcome_id": str(uuid4()), "kind": "idea", "title_th": "x", "text": "x"}
        data["derived_from"] = sources
    if type in ("cluster.make", "note.add"):
        data[{"cluster.make": "cluster_id", "note.add": "note_id"}[type]] = str(uuid4())
    if type == "stage.open":
        data = {"stage_run_id": ids["stage_run_id"]}
    return data


def test_no_command_reaches_into_another_workshop(lab: Lab, elsewhere: Elsewhere) -> None:
    lab.open_board()
    participant = Api(lab.url, lab.join()["token"])
    refusals = {"not_found", "invalid", "not_allowed", "conflict"}
    unexpected = []

    for type in sorted(set(COMMANDS) - OWN_THINGS_ONLY):
        for caller in (lab.host, participant):
            body = {"id": str(uuid4()), "type": type, "data": data_for(type, elsewhere.ids)}
            answer = caller.post(f"/workshops/{lab.id}/commands", body)
            if answer.get("code") not in refusals or SECRET in str(answer):
                unexpected.append((type, answer))

    assert not unexpected
    after = elsewhere.lab.host.get(f"/workshops/{elsewhere.lab.id}/snapshot")
    assert after["seq"] == elsewhere.seq


def test_no_token_opens_another_workshop(lab: Lab, elsewhere: Elsewhere) -> None:
    other = elsewhere.lab
    projector = lab.host.post(f"/workshops/{lab.id}/projector")["token"]
    strangers = [Api(lab.url, lab.join()["token"]), Api(lab.url, projector)]
    calls = [
        ("GET", f"/workshops/{other.id}/snapshot", None),
        ("POST", f"/workshops/{other.id}/projector", {}),
        (
            "POST",
            f"/workshops/{other.id}/commands",
            {"id": str(uuid4()), "type": "workshop.close", "data": {}},
        ),
        ("POST", f"/workshops/{other.id}/pictures?id={uuid4()}", {}),
        ("GET", f"/workshops/{other.id}/pictures/{uuid4()}", None),
        (
            "POST",
            f"/workshops/{other.id}/participants/{elsewhere.ids['participant_id']}/receipt",
            {},
        ),
    ]

    for stranger in strangers:
        for method, path, body in calls:
            answer = stranger.call(method, path, body)
            unreal = stranger.call(method, path.replace(other.id, str(uuid4())), body)
            assert stranger.status == 404
            assert answer["code"] == unreal["code"] == "not_found"
            assert SECRET not in str(answer)
        with pytest.raises(ConnectionError, match="not_found"):
            Phone(lab.url, other.id, stranger.token).connect()


def test_nothing_of_another_workshop_is_heard(lab: Lab, elsewhere: Elsewhere) -> None:
    screens = [lab.phone(), lab.console(), lab.projector()]
    begin = [screen.screen.seq for screen in screens]
    other = elsewhere.lab

    other.steer("note.edit", note_id=elsewhere.ids["note_id"], text=SECRET + "2", version=1)
    answer = lab.steer("workshop.open")

    for screen, seq in zip(screens, begin, strict=True):
        screen.until_seq(answer["seq"])
        assert answer["seq"] == seq + 1 or screen.screen.seq >= answer["seq"]
        assert SECRET not in "".join(screen.heard)


def test_a_role_does_only_what_it_may(lab: Lab) -> None:
    projector = lab.host.post(f"/workshops/{lab.id}/projector")["token"]
    tokens = {
        Role.PARTICIPANT: lab.join()["token"],
        Role.FACILITATOR: lab.host.token,
        Role.PROJECTOR: projector,
    }
    lab.steer("workshop.open")
    unexpected = []

    for type, command in COMMANDS.items():
        for role, token in tokens.items():
            body = {"id": str(uuid4()), "type": type, "data": {"nothing": "known"}}
            answer = Api(lab.url, token).post(f"/workshops/{lab.id}/commands", body)
            may = command.permission in GRANTS[role]
            if (answer["code"] == "not_allowed") == may or answer["ok"]:
                unexpected.append((role, type, answer))

    assert not unexpected


def test_who_somebody_is_comes_from_the_connection_alone(lab: Lab) -> None:
    board_id = lab.open_board()
    victim, attacker = lab.join(), lab.phone()
    author = lab.connect(victim["token"]).screen.me["actor_id"]
    note = {"board_id": board_id, "note_id": str(uuid4()), "text": "x"}

    for claim in ("actor_id", "author_id", "participant_id", "workshop_id", "role"):
        assert attacker.ask("note.add", **note, **{claim: author})["code"] == "invalid"
    renamed = attacker.ask("participant.update", participant_id=victim["participant_id"], name="x")
    assert renamed["code"] in ("not_allowed", "not_found")


def test_staff_who_are_not_assigned_read_only_after_the_close(
    lab: Lab, server: ServerProcess
) -> None:
    colleague = make_staff(server, f"{uuid4().hex}@example.org", role="staff")
    path = f"/workshops/{lab.id}/snapshot"
    lab.open_board()

    before = colleague.get(path)
    lab.steer("workshop.close")
    after = colleague.get(path)
    opening = colleague.post(
        f"/workshops/{lab.id}/commands",
        {"id": str(uuid4()), "type": "door.set", "data": {"door": "open"}},
    )

    assert before["code"] == "not_found"
    assert after["me"]["role"] == "staff"
    assert not after["snapshot"]["participants"]
    assert opening["code"] == "not_allowed"
