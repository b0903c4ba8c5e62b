"""An export is read whole, or refused with the place of what is wrong with it."""

from pathlib import Path

import pytest

from server.replay.polis import read_export
from server.replay.table import DamagedExportError
from tests.replay.exports import COMMENTS, VOTES, write_export


def test_an_export_is_read_with_its_words_and_its_votes(tmp_path: Path) -> None:
    folder = write_export(tmp_path)

    export = read_export(folder)

    assert [statement.text for statement in export.statements] == [
        "รถเมล์ควรมาตรงเวลา, ทุกสาย",
        "The stop needs a roof",
    ]
    assert [vote.vote for vote in export.votes] == [1, -1, 0, 1, -1, 1]
    assert export.people == (7, 8, 9)


def test_the_sign_that_fits_the_totals_of_the_export_means_agree(tmp_path: Path) -> None:
    turned = tuple(line.rpartition(",")[0] + f",{-int(line.rpartition(',')[2])}" for line in VOTES)

    as_written = read_export(write_export(tmp_path))
    as_turned = read_export(write_export(tmp_path, votes=turned))

    assert (as_written.agree, as_written.unmatched) == (1, 0)
    assert (as_turned.agree, as_turned.unmatched) == (-1, 0)


def test_statements_with_other_totals_than_the_votes_are_counted(tmp_path: Path) -> None:
    folder = write_export(tmp_path, votes=VOTES[:-1])

    export = read_export(folder)

    assert export.unmatched == 1


def test_a_statement_over_several_lines_moves_the_lines_below_it(tmp_path: Path) -> None:
    folder = write_export(
        tmp_path, comments=('1000,then,0,7,2,1,1,"one\ntwo"', "3000,then,one,8,1,1,1,words")
    )

    with pytest.raises(DamagedExportError) as refused:
        read_export(folder)

    assert str(refused.value) == (
        "comments.csv, line 4, column 3 (comment-id): expected a whole number, found “one”"
    )


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ((*VOTES, "6000,then,0,9,2"), (8, 5)),
        ((*VOTES, "6000,then,0,9,"), (8, 5)),
        ((*VOTES, "6000,then,0,9,yes"), (8, 5)),
        ((*VOTES, "6000,then,5,9,1"), (8, 3)),
        ((*VOTES, "6000,then,0,-9,1"), (8, 4)),
        (("soon,then,0,9,1", *VOTES), (2, 1)),
        ((*VOTES, "6000,then,0"), (8, 4)),
        ((*VOTES, "6000,then,0,9,1,1"), (8, 6)),
        ((*VOTES[:2], '2500,"then,0,9,1', *VOTES[2:]), (4, 2)),
        ((*VOTES[:2], '2500,"th"en,0,9,1', *VOTES[2:]), (4, 2)),
        ((), (2, 1)),
    ],
)
def test_a_damaged_vote_is_named_by_line_and_column(
    tmp_path: Path, lines: tuple[str, ...], place: tuple[int, int]
) -> None:
    folder = write_export(tmp_path, votes=lines)

    with pytest.raises(DamagedExportError) as refused:
        read_export(folder)

    assert (refused.value.file, refused.value.line, refused.value.column) == ("votes.csv", *place)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("5000,then,1,7,1,1,1,twice", 3),
        ("5000,then,2,nobody,1,1,1,words", 4),
        ("5000,then,2,7,-1,1,1,words", 5),
        ("5000,then,2,7,1,many,1,words", 6),
        ("5000,then,2,7,1,1,1, ", 8),
        ("5000,then,2,7,1,1,1,\x07", 8),
        (f"5000,then,2,7,1,1,1,{'ก็' * 501}", 8),
    ],
)
def test_a_damaged_statement_is_named_by_line_and_column(
    tmp_path: Path, line: str, column: int
) -> None:
    folder = write_export(tmp_path, comments=(*COMMENTS, line))

    with pytest.raises(DamagedExportError) as refused:
        read_export(folder)

    assert (refused.value.file, refused.value.line, refused.value.column) == (
        "comments.csv",
        4,
        column,
    )


def test_a_statement_may_have_as_many_letters_as_a_note(tmp_path: Path) -> None:
    long = f"5000,then,2,7,0,0,1,{'ก็' * 500}"

    export = read_export(write_export(tmp_path, comments=(*COMMENTS, long)))

    assert len(export.statements) == 3


def test_a_foreign_table_is_refused_for_the_first_column_it_lacks(tmp_path: Path) -> None:
    folder = write_export(tmp_path, votes_heading="timestamp,datetime,comment-id,person,choice")

    with pytest.raises(DamagedExportError) as refused:
        read_export(folder)

    assert str(refused.value) == (
        "votes.csv, line 1, column 3 (voter-id): the column is missing; a Polis export has it"
    )


def test_a_file_that_is_not_text_is_refused_where_it_stops_being_text(tmp_path: Path) -> None:
    folder = write_export(tmp_path)
    with (folder / "comments.csv").open("ab") as file:
        file.write(b"5000,then,2,7,1,1,1,caf\xe9\n")

    with pytest.raises(DamagedExportError) as refused:
        read_export(folder)

    assert (refused.value.line, refused.value.column) == (4, 8)


def test_a_folder_without_votes_is_refused_by_the_missing_file(tmp_path: Path) -> None:
    folder = write_export(tmp_path)
    (folder / "votes.csv").unlink()

    with pytest.raises(DamagedExportError) as refused:
        read_export(folder)

    assert refused.value.file == "votes.csv"
    assert "cannot be read" in str(refused.value)
