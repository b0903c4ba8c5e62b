"""What happens in a replay, in order: pure, from an export to a list of steps."""

from dataclasses import dataclass

from server.replay.polis import Export, Statement


@dataclass(frozen=True)
class Write:
    """An author writes a statement as a note; the facilitator makes it an item of the round."""

    at: int  # milliseconds since 1970
    person: int
    statement: int
    text: str


@dataclass(frozen=True)
class Cast:
    """A voter takes a stance: 1 agrees, -1 disagrees, 0 passes."""

    at: int
    person: int
    statement: int
    stance: int


Step = Write | Cast


def plan(export: Export) -> tuple[Step, ...]:
    """Every step in order of time; equal times keep the order of their file.

    A statement is written before the first vote on it, even where the clocks of the export
    say otherwise.
    """
    steps: list[Step] = [*_writes(export), *_casts(export)]
    return tuple(sorted(steps, key=lambda step: step.at))


def _writes(export: Export) -> list[Write]:
    first: dict[int, int] = {}
    for vote in export.votes:
        first[vote.statement] = min(vote.at, first.get(vote.statement, vote.at))
    return [_write(each, first_vote=first.get(each.id, each.at)) for each in export.statements]


def _write(statement: Statement, *, first_vote: int) -> Write:
    return Write(
        at=min(statement.at, first_vote),
        person=statement.author,
        statement=statement.id,
        text=statement.text,
    )


def _casts(export: Export) -> list[Cast]:
    return [
        Cast(
            at=vote.at, person=vote.voter, statement=vote.statement, stance=vote.vote * export.agree
        )
        for vote in export.votes
    ]
