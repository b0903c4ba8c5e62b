"""A process of its own with many tabs that cast until their round closes, for the race test.

Reads one JSON object from stdin, says ``ready``, starts at the next line, and prints what every
tab asked and what it was answered. Knows the database and the commands, and no other process.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any
from uuid import UUID, uuid4

from workshops.batch import Answer, Ask, carry_out
from workshops.core.actors import Actor, Role
from workshops.core.db import Database
from workshops.execution import Done, Envelope

Cast = dict[str, Any]
GOES_ON = {"done", "over_budget", "retry"}


def race(database: Database, room: dict[str, Any], voter: dict[str, str], seed: int) -> list[Cast]:
    """One tab: cast as fast as answers come, and stop at the second final refusal."""
    random = Random(seed)
    actor = Actor(
        id=UUID(voter["id"]),
        role=Role.PARTICIPANT,
        participant_id=UUID(voter["participant_id"]),
    )
    casts: list[Cast] = []
    while sum(cast["code"] not in GOES_ON for cast in casts[-2:]) < 2:
        some = random.sample(room["items"], random.randint(1, 2))
        choices = {item: random.choice([None, 1, 1, 2, 3]) for item in some}
        data = {"round_id": room["round_id"], "choices": choices}
        envelope = Envelope(uuid4(), "ballot.cast", data)
        outcome = carry_out(database, UUID(room["workshop_id"]), [Ask(envelope, actor)])
        casts.append({"voter": voter["id"], "choices": choices, **_told(outcome.answers[0])})
    return casts


def _told(answer: Answer) -> Cast:
    if not isinstance(answer, Done):
        return {"code": answer.code, "seq": None}
    return {"code": "done", "seq": answer.events[0].seq if answer.events else None}


def main() -> None:
    asked = json.loads(sys.stdin.readline())
    database = Database(asked["url"])
    with ThreadPoolExecutor(len(asked["tabs"])) as pool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for room in asked["rooms"]:
            tabs = [
                pool.submit(race, database, room, room["voters"][voter], seed)
                for voter, seed in asked["tabs"]
            ]
            casts = [cast for tab in tabs for cast in tab.result()]
            sys.stdout.write(json.dumps(casts) + "\n")
            sys.stdout.flush()
    database.dispose()


if __name__ == "__main__":
    main()
