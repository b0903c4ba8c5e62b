"""G15, G16: the stage and the timer are the server's, and nobody's words are overwritten unseen."""

import threading
import time
from typing import Any
from uuid import uuid4

from tests.support.lab import Lab
from tests.support.phone import Phone

ROUNDS = 12


def left_ms(phone: Phone) -> float:
    """What the timer on this screen shows: counted by the server's clock, as ``now`` tells it."""
    answer = phone._call("sync", {})
    return float(phone.rows("timer")[0]["ends_at"] - answer["now"])


def test_a_stage_opens_everywhere_within_a_second(lab: Lab) -> None:
    board = lab.activity("board")
    lab.steer("workshop.open")
    phones = [lab.phone() for _ in range(12)] + [lab.console(), lab.projector()]

    lab.steer("stage.open", stage_run_id=board["stage_run_id"])
    begin = time.monotonic()
    for phone in phones:
        phone.until(lambda p=phone: [row for row in p.rows("stage_runs") if row["state"] == "open"])

    assert time.monotonic() - begin < 1


def test_who_comes_late_sees_the_same_timer_as_everybody(lab: Lab) -> None:
    lab.steer("workshop.open")
    early = lab.phone()
    lab.steer("timer.start", seconds=300)
    early.until(lambda: early.rows("timer")[0]["state"] == "running")
    time.sleep(1)

    late = lab.phone()

    assert late.rows("timer") == early.rows("timer")
    assert 290_000 < left_ms(late) < 299_500
    assert abs(left_ms(late) - left_ms(early)) < 1000


def test_of_two_who_edit_one_note_the_second_is_shown_the_first_ones_words(lab: Lab) -> None:
    board_id, note_id = lab.open_board(), str(uuid4())
    author, console = lab.phone(), lab.console()
    author.do("note.add", board_id=board_id, note_id=note_id, text="เริ่ม")

    for number in range(ROUNDS):
        version = lab.truth(author).row("notes", note_id)["version"]  # type: ignore[index]
        texts = [f"ผู้เขียน {number}", f"วิทยากร {number}"]
        answers = at_once([author, console], note_id, texts, version)

        (won,) = [text for text, one in zip(texts, answers, strict=True) if one["ok"]]
        (refused,) = [one for one in answers if not one["ok"]]
        assert (refused["code"], refused["row"]["text"]) == ("conflict", won)
        loser = [author, console][answers.index(refused)]
        own_words = texts[answers.index(refused)]
        loser.do("note.edit", note_id=note_id, text=own_words, version=refused["row"]["version"])

    lab.assert_converged(author)
    lab.assert_converged(console)
    assert author.row("notes", note_id)["version"] == 1 + 2 * ROUNDS  # type: ignore[index]


def at_once(
    editors: list[Phone], note_id: str, texts: list[str], version: int
) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = [{}, {}]

    def edit(number: int) -> None:
        words = {"note_id": note_id, "text": texts[number], "version": version}
        answers[number] = editors[number].ask("note.edit", **words)

    threads = [threading.Thread(target=edit, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers
