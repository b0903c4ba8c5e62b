"""Reads a Polis export (comments.csv, votes.csv) and refuses a damaged one before anything is played."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from server.replay.table import DamagedExportError, Row, read_rows, shown
from workshops.core.thai import graphemes, has_forbidden, tidy

LONGEST_STATEMENT = 500  # graphemes, as a note takes them
COMMENTS, VOTES = "comments.csv", "votes.csv"
_COMMENT_COLUMNS = (
    "timestamp",
    "comment-id",
    "author-id",
    "agrees",
    "disagrees",
    "comment-body",
)
_VOTE_COLUMNS = ("timestamp", "comment-id", "voter-id", "vote")


@dataclass(frozen=True)
class Statement:
    id: int
    at: int  # milliseconds since 1970
    author: int
    text: str
    agrees: int  # as the export itself counted them: every cast, changed ones too
    disagrees: int


@dataclass(frozen=True)
class Vote:
    at: int
    statement: int
    voter: int
    vote: int  # 1, 0 or -1; `Export.agree` says which of them means agree


@dataclass(frozen=True)
class Export:
    statements: tuple[Statement, ...]
    votes: tuple[Vote, ...]
    agree: int  # the sign of an agreeing vote
    unmatched: int  # statements whose own columns count otherwise than votes.csv

    @property
    def people(self) -> tuple[int, ...]:
        """Everybody who wrote or voted. Polis numbers authors and voters alike."""
        authors = {statement.author for statement in self.statements}
        return tuple(sorted(authors | self.voters))

    @property
    def voters(self) -> set[int]:
        return {vote.voter for vote in self.votes}


def read_export(folder: Path) -> Export:
    """The whole export, checked. Raises DamagedExportError with file, line and column."""
    statements = _statements(folder / COMMENTS)
    votes = _votes(folder / VOTES, known={statement.id for statement in statements})
    agree, unmatched = _agreeing_sign(statements, votes)
    return Export(statements, votes, agree, unmatched)


def _statements(path: Path) -> tuple[Statement, ...]:
    seen: dict[int, Statement] = {}
    for row in _some_rows(path, _COMMENT_COLUMNS):
        statement = _statement(row)
        if statement.id in seen:
            raise row.damaged("comment-id", f"statement {statement.id} stands here twice")
        seen[statement.id] = statement
    return tuple(seen.values())


def _statement(row: Row) -> Statement:
    return Statement(
        id=row.integer("comment-id"),
        at=row.integer("timestamp"),
        author=row.integer("author-id"),
        text=_words(row),
        agrees=row.integer("agrees"),
        disagrees=row.integer("disagrees"),
    )


def _words(row: Row) -> str:
    words = tidy(row.text("comment-body"))
    if not words:
        raise row.damaged("comment-body", "the statement is empty")
    if has_forbidden(words):
        raise row.damaged("comment-body", "the statement holds control characters")
    if graphemes(words) > LONGEST_STATEMENT:
        reason = f"the statement is longer than the {LONGEST_STATEMENT} letters of a note"
        raise row.damaged("comment-body", reason)
    return words


def _votes(path: Path, *, known: set[int]) -> tuple[Vote, ...]:
    return tuple(_vote(row, known=known) for row in _some_rows(path, _VOTE_COLUMNS))


def _vote(row: Row, *, known: set[int]) -> Vote:
    vote = Vote(
        at=row.integer("timestamp"),
        statement=row.integer("comment-id"),
        voter=row.integer("voter-id"),
        vote=row.integer("vote", least=None),
    )
    if vote.statement not in known:
        raise row.damaged("comment-id", f"{COMMENTS} has no statement {vote.statement}")
    if vote.vote not in (-1, 0, 1):
        raise row.damaged("vote", f"expected 1, 0 or -1, found {shown(str(vote.vote))}")
    return vote


def _some_rows(path: Path, required: tuple[str, ...]) -> tuple[Row, ...]:
    rows = read_rows(path, required)
    if not rows:
        raise DamagedExportError(
            "there is nothing below the heading", file=path.name, line=2, column=1
        )
    return rows


def _agreeing_sign(statements: tuple[Statement, ...], votes: tuple[Vote, ...]) -> tuple[int, int]:
    """Which sign fits the export's own columns better, and how many statements it does not fit.

    Exports are found with either sign. The columns count every cast, so a person who voted
    twice on a statement is in them twice.
    """
    cast = Counter((vote.statement, vote.vote) for vote in votes)

    def unmatched(agree: int) -> int:
        return sum(
            (cast[each.id, agree], cast[each.id, -agree]) != (each.agrees, each.disagrees)
            for each in statements
        )

    agree = 1 if unmatched(1) <= unmatched(-1) else -1
    return agree, unmatched(agree)
