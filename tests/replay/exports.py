"""Tiny made-up Polis exports, written into a folder of a test's own."""

from pathlib import Path

COMMENTS_HEADING = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body"
VOTES_HEADING = "timestamp,datetime,comment-id,voter-id,vote"

# Three people, two statements, one changed mind; 1 means agree.
COMMENTS = (
    '1000,then,0,7,2,1,1,"รถเมล์ควรมาตรงเวลา, ทุกสาย"',
    "3000,then,1,8,1,1,1,The stop needs a roof",
)
VOTES = (
    "1000,then,0,7,1",
    "2000,then,0,8,-1",
    "3500,then,1,9,0",
    "3000,then,1,8,1",
    "5000,then,1,7,-1",
    "4000,then,0,8,1",
)


def write_export(
    folder: Path,
    *,
    comments: tuple[str, ...] = COMMENTS,
    votes: tuple[str, ...] = VOTES,
    comments_heading: str = COMMENTS_HEADING,
    votes_heading: str = VOTES_HEADING,
) -> Path:
    """A folder with comments.csv and votes.csv made of these lines."""
    _write(folder / "comments.csv", comments_heading, comments)
    _write(folder / "votes.csv", votes_heading, votes)
    return folder


def _write(path: Path, heading: str, lines: tuple[str, ...]) -> None:
    path.write_text("\n".join((heading, *lines)) + "\n", encoding="utf-8")
