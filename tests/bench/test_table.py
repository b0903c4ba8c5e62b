"""The full run as it is printed and drawn."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import markdown, plot, table
from bench.everything import Results, kept, medians
from bench.peers.every import NAMES
from bench.plan import QUICK, Effort, chosen, works
from bench.run import Scenario
from bench.targets import TARGETS
from bench.works.base import Place, Sample, Work

COSTS: Results = {
    "cost_by_phones": {
        "ruamsang": [{"us_50": 90.0, "us_1000": 12.0}],
        "node": [{"us_50": 18.0, "us_1000": 16.0}],
    },
    "cost_by_rate": {"ruamsang": [{"us_5": 80.0, "us_400": 8.0}]},
}


def _nothing(peer: object, place: Place) -> Sample:
    return {}


def _work(key: str) -> Work:
    return Work(key, f"the work {key}", {"ruamsang": 1, "node": 1}, _nothing)


def test_medians_stand_beside_each_other_with_their_ratio() -> None:
    results: Results = {
        "200x100": {
            "ruamsang": [{"room_p50": 8.0, "room_p95": 20.0}, {"room_p50": 9.0, "room_p95": 22.0}],
            "node": [{"room_p50": 4.0, "room_p95": 10.5}],
        }
    }

    told = table.as_text(results, [_work("200x100")])

    assert "the work 200x100 (medians of 2 (Ruamsang), 1 (Node Socket.IO))" in told
    assert "8.50 / 21.0" in told
    assert "Node Socket.IO ÷ Ruamsang: room_p95 0.50" in told
    assert "21.0 ms, 2 × Node's 10.5" in told.replace("2.00", "2")


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"generator_cpu_percent": 90.0}, "the load generator held things up, 90.0 % busy"),
        ({"generator_lag_p99": 25.0}, "25.0 ms late (p99)"),
        ({"others_cpu_percent": 40.0}, "other programs used 40.0 % of a core"),
        ({"refused": 3.0}, "3.00 not acknowledged"),
        ({"failed": 1.0}, "a pass could not be measured"),
    ],
)
def test_what_makes_a_figure_doubtful_is_said(figures: Sample, words: str) -> None:
    told = table.as_text({"200x100": {"node": [figures]}}, [_work("200x100")])

    assert f"! Node Socket.IO: {words}" in told or words in told


def test_a_run_is_kept_with_every_single_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "RESULTS", tmp_path)

    text = table.write(COSTS, [_work("cost_by_phones")], name="once", is_picture=False)

    told = json.loads(text.with_suffix(".json").read_text())
    assert {"at", "commit", "machine", "targets"} <= told.keys()
    assert kept(text.with_suffix(".json")) == COSTS
    assert "50: 90.0 µs" in text.read_text()


def test_the_picture_of_the_costs_is_an_svg_with_a_curve_for_each_server() -> None:
    drawn = ElementTree.fromstring(plot.cost_of_a_note(medians(COSTS), NAMES))

    assert len(drawn.findall(".//{*}polyline[@class='line']")) == 3
    assert "Node Socket.IO" in [
        each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")
    ]


def test_nothing_is_drawn_of_nothing() -> None:
    assert plot.cost_of_a_note({}, NAMES) == ""


@pytest.mark.parametrize("effort", [Effort(), QUICK])
def test_every_work_has_a_key_of_its_own_and_peers_that_exist(effort: Effort) -> None:
    planned = works(effort)

    assert len({work.key for work in planned}) == len(planned)
    assert all(peer in NAMES for work in planned for peer in work.peers)


def test_a_run_can_be_confined_to_some_works_and_servers() -> None:
    (only,) = chosen(works(Effort()), keys=["most"], peers=["node"])

    assert (only.key, list(only.peers)) == ("most", ["node"])


def test_many_workshops_are_named_in_a_title() -> None:
    assert Scenario(1000, 100, rooms=50).name == "50 workshops, 1,000 phones × 100 notes/s"


def test_the_table_of_the_documentation_has_a_row_for_each_target() -> None:
    told = markdown.targets_table(medians(COSTS)).splitlines()

    assert len(told) == 2 + len(TARGETS)
    assert all(line.count("|") == 5 for line in told)
    assert "| 90.0 → 12.0 µs for a note at a phone | holds |" in told[-3]
