"""A CSV file read so that every complaint about it names the file, the line and the column."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
_FIELD = re.compile(r'"(?:[^"]|"")*"|[^",\r\n][^,\r\n]*|')


class DamagedExportError(Exception):
    """The files cannot be played as they are. ``column`` counts from 1."""

    def __init__(self, reason: str, *, file: str, line: int, column: int, name: str = "") -> None:
        called = f" ({name})" if name else ""
        super().__init__(f"{file}, line {line}, column {column}{called}: {reason}")
        self.file, self.line, self.column = file, line, column


@dataclass(frozen=True)
class Row:
    """One record. ``line`` is where it starts; a quoted value may run over several."""

    file: str
    line: int
    columns: dict[str, int]
    values: tuple[str, ...]

    def text(self, name: str) -> str:
        return self.values[self.columns[name]]

    def integer(self, name: str, *, least: int | None = 0) -> int:
        """The value as a whole number that is no smaller than ``least``."""
        written = self.text(name).strip()
        if not _WHOLE_NUMBER.fullmatch(written):
            raise self.damaged(name, f"expected a whole number, found {shown(written)}")
        if least is not None and int(written) < least:
            raise self.damaged(name, f"expected {least} or more, found {written}")
        return int(written)

    def damaged(self, name: str, reason: str) -> DamagedExportError:
        column = self.columns[name] + 1
        return DamagedExportError(reason, file=self.file, line=self.line, column=column, name=name)


def read_rows(path: Path, required: tuple[str, ...]) -> tuple[Row, ...]:
    """Every record below the heading; blank lines are passed over.

    Raises DamagedExportError; columns that nobody asked for are left alone.
    """
    records = _records(path.name, _decoded(path))
    heading_line, heading = next(records, (1, []))
    columns = _columns(path.name, heading_line, heading, required)
    return tuple(
        Row(path.name, line, columns, _complete(path.name, line, heading, values))
        for line, values in records
    )


def shown(value: str) -> str:
    """A value as it may be repeated in a sentence."""
    return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"


def _decoded(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        raise DamagedExportError(reason, file=path.name, line=1, column=1) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        raise _not_text(path.name, before) from error


def _not_text(file: str, before: str) -> DamagedExportError:
    """Where the text stops being UTF-8: in the field after which ``before`` breaks off."""
    started = before.rfind("\n") + 1
    fields = next(csv.reader([before[started:]]), [])
    line = before.count("\n") + 1
    return DamagedExportError(
        "this is not UTF-8 text", file=file, line=line, column=len(fields) or 1
    )


def _records(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    while True:
        started = reader.line_num
        try:
            values = next(reader, None)
        except csv.Error as error:
            column = _broken_column("".join(lines[started:]))
            raise DamagedExportError(
                str(error), file=file, line=started + 1, column=column
            ) from error
        if values is None:
            return
        if values:
            yield started + 1, values


def _broken_column(record: str) -> int:
    """The first field that is not a value followed by a comma or the end of its line."""
    column, at = 1, 0
    while found := _FIELD.match(record, at):
        at = found.end()
        if record[at : at + 1] != ",":
            break
        column, at = column + 1, at + 1
    return column


def _columns(file: str, line: int, heading: list[str], required: tuple[str, ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, name in enumerate(heading):
        if name in columns:
            reason = "the heading names this column twice"
            raise DamagedExportError(reason, file=file, line=line, column=number + 1, name=name)
        columns[name] = number
    for number, name in enumerate(required, start=1):
        if name not in columns:
            reason = "the column is missing; a Polis export has it"
            raise DamagedExportError(reason, file=file, line=line, column=number, name=name)
    return columns


def _complete(file: str, line: int, heading: list[str], values: list[str]) -> tuple[str, ...]:
    if len(values) < len(heading):
        name, column = heading[len(values)], len(values) + 1
        raise DamagedExportError(
            "the value is missing", file=file, line=line, column=column, name=name
        )
    if len(values) > len(heading):
        reason = f"expected {len(heading)} values, found {len(values)}"
        raise DamagedExportError(reason, file=file, line=line, column=len(heading) + 1)
    return tuple(values)
