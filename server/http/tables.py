"""What a workshop came to as tables: CSV that a spreadsheet opens in Thai and never executes."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from server.http.breaths import in_breaths
from server.http.sentences import OUTCOMES, SECTORS, STAGES
from server.i18n import in_language
from workshops.core.actors import Sector
from workshops.result import ActivityResult, ItemResult, Result, StageResult
from workshops.voting.queries import CastBallot

Cells = list[Any]
BOM = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Cells]) -> bytes:
    """UTF-8 with a byte order mark, since a spreadsheet guesses another encoding without it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in in_breaths(rows, 200):
        writer.writerow([_safe(cell) for cell in row])
    return (BOM + text.getvalue()).encode()


def _safe(cell: Any) -> Any:
    """What people typed stays words: a leading apostrophe keeps it from being a formula."""
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return "'" + cell
    return cell


def notes(result: Result) -> Iterator[Cells]:
    names = [_("Name"), _("Sector")] if result.authors else []
    shown = [_("Picture"), _("Sketch")] if result.pictures or result.sketches else []
    by = [_("Entered by")] if result.entries else []
    head = [_("Zone"), _("Note"), _("Cluster"), _("On behalf of"), *by, *names, *shown]
    yield [*_day(), *head, _("Key of the note")]
    for stage, activity in _activities(result):
        if activity.board is None:
            continue
        zones = {zone["key"]: in_language(zone, "title") for zone in activity.board.board["zones"]}
        for group in activity.board.groups:
            cluster = group.cluster["title"] if group.cluster else ""
            for note in group.notes:
                author = _author(result, note["id"]) if names else []
                words = [zones.get(note["zone"], ""), note["text"], cluster]
                words += [note["on_behalf_of"] or ""]
                words += [result.entries.get(note["id"], {}).get("name", "")] if by else []
                words += author
                words += _illustration(result, note["id"]) if shown else []
                yield [*_where(stage, activity), *words, note["id"]]


def clusters(result: Result) -> Iterator[Cells]:
    yield [*_day(), _("Cluster"), _("Notes"), _("Key of the cluster")]
    for stage, activity in _activities(result):
        for group in activity.board.groups if activity.board else ():
            if group.cluster:
                title, id = group.cluster["title"], group.cluster["id"]
                yield [*_where(stage, activity), title, len(group.notes), id]


def votes(result: Result) -> Iterator[Cells]:
    """One line per item; a sector of fewer than five people stays empty."""
    kinds = [_("Dots"), _("Agree"), _("Neutral"), _("Disagree")]
    sectors = [str(SECTORS[sector]) for sector in Sector]
    yield [*_day(), _("Item"), *kinds, _("Of these entered on behalf"), _("Voters"), *sectors]
    for stage, activity in _activities(result):
        if activity.vote is None or activity.vote.tally is None:
            continue
        for item in activity.vote.items:
            yield [*_where(stage, activity), *_tally(item)]


def ballots(result: Result, cast: Mapping[str, Sequence[CastBallot]]) -> Iterator[Cells]:
    """Every ballot of the revealed rounds, from which anybody can count the totals again.

    ``cast`` holds them by round, in an order of chance; their numbers say nothing about people.
    """
    words = [_("Ballot"), _("Entered on behalf"), _("Item"), _("Choice")]
    yield [*_day(), *words, _("Key of the round"), _("Key of the item")]
    for stage, activity in _activities(result):
        if activity.vote is None or activity.vote.tally is None:
            continue
        round_id = activity.vote.round["id"]
        asked = {one.item["id"]: in_language(one.item, "text") for one in activity.vote.items}
        for number, ballot in enumerate(cast.get(round_id, ()), start=1):
            of_ballot = [*_where(stage, activity), number, 1 if ballot.is_entered else ""]
            for item_id, choice in ballot.choices.items():
                words = [asked[str(item_id)], _choice(activity.vote.round, choice)]
                yield [*of_ballot, *words, round_id, str(item_id)]


def entered(result: Result) -> Iterator[Cells]:
    """The ballots that facilitators entered in revealed rounds: for whom, and who entered them."""
    yield [*_day(), _("On behalf of"), _("Entered by"), _("Item"), _("Choice")]
    for stage, activity in _activities(result):
        if activity.vote is None or activity.vote.tally is None:
            continue
        asked = {one.item["id"]: in_language(one.item, "text") for one in activity.vote.items}
        for ballot in activity.vote.entered:
            who = [*_where(stage, activity), ballot["on_behalf_of"], ballot["name"]]
            for item_id, choice in ballot["choices"].items():
                yield [*who, asked[item_id], _choice(activity.vote.round, choice)]


def outcomes(result: Result) -> Iterator[Cells]:
    titles = [_("Title (Thai)"), _("Title (English)"), _("Text")]
    yield [_("Kind"), *titles, _("Derived from"), _("Key of the outcome"), _("Keys of the sources")]
    said = _words_by_id(result)
    for row in result.outcomes:
        ids = [one["id"] for one in row["derived_from"]]
        words = [row["title_th"], row["title_en"], row["text"]]
        sources = "; ".join(said[id] for id in ids if said.get(id))
        yield [str(OUTCOMES[row["kind"]]), *words, sources, row["public_id"], " ".join(ids)]


def participants(
    people: Iterable[dict[str, Any]], teams: Iterable[dict[str, Any]]
) -> Iterator[Cells]:
    called = {team["id"]: _team(team) for team in teams}
    yield [_("Name"), _("Sector"), _("Table")]
    for person in people:
        yield [person["name"], str(SECTORS[person["sector"]]), called.get(person["team_id"], "")]


def rehearsed(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The same with a column ahead that says on every line that it does not count."""
    for number, row in enumerate(rows):
        yield ["" if number == 0 else "ซ้อม / Rehearsal", *row]


TABLES: dict[str, Callable[[Result], Iterator[Cells]]] = {
    "notes": notes,
    "clusters": clusters,
    "votes": votes,
    "outcomes": outcomes,
}


def _team(team: dict[str, Any]) -> str:
    """As it stands on the table: a number, and the name that it was given."""
    return f"{team['number']} {team['name']}".strip()


def _choice(round: Mapping[str, Any], choice: int) -> Any:
    """Dots are a number; a side is said."""
    sides = {1: _("Agree"), 0: _("Neutral"), -1: _("Disagree")}
    return sides[choice] if round["kind"] == "stance" else choice


def _words_by_id(result: Result) -> dict[str, str]:
    """What an outcome may come from, in its own words. Of what may not be shown there are none."""
    said = {row["id"]: in_language(row, "title") for row in result.outcomes}
    for _stage, activity in _activities(result):
        if activity.vote:
            said[activity.vote.round["id"]] = in_language(activity.activity, "title")
        for group in activity.board.groups if activity.board else ():
            said |= {note["id"]: note["text"] for note in group.notes}
            said |= {group.cluster["id"]: group.cluster["title"]} if group.cluster else {}
    return said


def _day() -> Cells:
    return [_("Stage"), _("Run"), _("Activity")]


def _where(stage: StageResult, activity: ActivityResult) -> Cells:
    return [
        str(STAGES[stage.run["stage"]]),
        stage.run["run"],
        in_language(activity.activity, "title"),
    ]


def _activities(result: Result) -> Iterator[tuple[StageResult, ActivityResult]]:
    return ((stage, one) for stage in result.stages for one in stage.activities)


def _author(result: Result, note_id: str) -> Cells:
    author = result.authors.get(note_id)
    return [author["name"], str(SECTORS[author["sector"]])] if author else ["", ""]


def _illustration(result: Result, note_id: str) -> Cells:
    """What the picture shows, in its sender's words, and whether there is a sketch."""
    picture = result.pictures.get(note_id)
    words = (picture["alt"] or _("without a description")) if picture else ""
    return [words, _("yes") if note_id in result.sketches else ""]


def _tally(item: ItemResult) -> Cells:
    counts = [item.counts.get(key, "") for key in ("dots", "1", "0", "-1")]
    entered = sum(item.entered.values())
    by_sector = {one.sector: "" if one.count is None else one.count for one in item.sectors}
    sectors = [by_sector.get(sector.value, "") for sector in Sector]
    return [in_language(item.item, "text"), *counts, entered, item.turnout, *sectors]
