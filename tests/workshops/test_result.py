"""A screen's rows arranged for reading, and the way from words and numbers to an outcome."""

from typing import Any

from server.http.threads import threads
from workshops.lineage import lineage_of
from workshops.result import Result, arrange


def rows(**more: Any) -> dict[str, list[dict[str, Any]]]:
    """One stage with a board of two zones and a vote; tests add what hangs there."""
    stage, board, vote = "stage", "board-activity", "vote-activity"
    empty = ("notes", "clusters", "round_items", "tallies", "outcomes", "note_authors")
    return {
        "workshop": [{"id": "workshop"}],
        "stage_runs": [{"id": stage, "stage": "ideate", "run": 1, "state": "open"}],
        "activities": [
            {"id": board, "stage_run_id": stage, "is_revealed": True},
            {"id": vote, "stage_run_id": stage, "is_revealed": True},
        ],
        "boards": [{"id": "board", "activity_id": board, "zones": [{"key": "a"}, {"key": "b"}]}],
        "rounds": [{"id": "round", "activity_id": vote, "rule": {"budget": 3, "cap": 1}}],
        **{table: [] for table in empty},
        **more,
    }


def note(id: str, *, cluster: str | None = None, zone: str = "a", hidden: bool = False) -> Any:
    return {
        "id": id,
        "board_id": "board",
        "zone": zone,
        "text": f"words of {id}",
        "cluster_id": cluster,
        "is_hidden": hidden,
    }


def cluster(id: str) -> dict[str, str]:
    return {"id": id, "board_id": "board", "title": f"title of {id}"}


def item(id: str, source: tuple[str, str] | None = None) -> dict[str, Any]:
    words = {"type": source[0], "id": source[1]} if source else None
    return {"id": id, "round_id": "round", "source": words}


def tally(counts: dict[str, dict[str, int]], *, turnout: int, **sectors: Any) -> dict[str, Any]:
    items = [{"id": id, "counts": count} for id, count in counts.items()]
    return {
        "id": "round",
        "turnout": turnout,
        "items": items,
        "entered": {"turnout": 0, "items": []},
        "by_sector": [
            {"sector": name, "turnout": of, "items": [{"id": next(iter(counts)), "counts": count}]}
            for name, (count, of) in sectors.items()
        ],
    }


def outcome(*sources: tuple[str, str], id: str = "outcome") -> dict[str, Any]:
    return {"id": id, "derived_from": [{"type": type, "id": id} for type, id in sources]}


def board_of(result: Result) -> Any:
    return next(result.boards)


def vote_of(result: Result) -> Any:
    return next(result.votes)


def test_notes_stand_under_their_cluster_and_the_rest_comes_last() -> None:
    notes = [note("1"), note("2", cluster="c"), note("3", cluster="c")]

    board = board_of(arrange(rows(notes=notes, clusters=[cluster("c"), cluster("empty")])))

    named = [(g.cluster and g.cluster["id"], [n["id"] for n in g.notes]) for g in board.groups]
    assert named == [("c", ["2", "3"]), ("empty", []), (None, ["1"])]
    assert board.note_count == 3
    assert board.zone_number("b") == 2


def test_hidden_notes_are_counted_and_not_shown() -> None:
    board = board_of(arrange(rows(notes=[note("1"), note("2", hidden=True)])))

    assert [n["id"] for group in board.groups for n in group.notes] == ["1"]
    assert board.hidden_count == 1


def test_a_note_whose_cluster_was_dissolved_is_not_lost() -> None:
    board = board_of(arrange(rows(notes=[note("1", cluster="dissolved")])))

    assert [n["id"] for n in board.groups[-1].notes] == ["1"]


def test_items_stand_by_their_support_and_bars_are_of_all_who_voted() -> None:
    counts = {"i": {"dots": 2}, "k": {"dots": 8}}

    vote = vote_of(
        arrange(rows(round_items=[item("i"), item("k")], tallies=[tally(counts, turnout=10)]))
    )

    assert [one.item["id"] for one in vote.items] == ["k", "i"]
    assert [one.portion("dots") for one in vote.items] == [0.8, 0.2]
    assert vote.total == 10


def test_a_full_bar_is_everybodys_cap() -> None:
    screen = rows(round_items=[item("i")], tallies=[tally({"i": {"dots": 6}}, turnout=4)])
    screen["rounds"][0]["rule"] = {"budget": 6, "cap": 3}

    assert vote_of(arrange(screen)).items[0].portion("dots") == 0.5


def test_stances_are_of_all_who_voted_and_support_is_who_agrees() -> None:
    screen = rows(
        round_items=[item("i")], tallies=[tally({"i": {"1": 5, "0": 2, "-1": 3}}, turnout=10)]
    )
    screen["rounds"][0]["rule"] = {}

    one = vote_of(arrange(screen)).items[0]

    assert one.support == 5
    assert [one.portion(key) for key in ("1", "0", "-1")] == [0.5, 0.2, 0.3]


def test_a_sector_of_few_says_nothing_and_an_empty_one_says_none() -> None:
    sectors = {"people": ({"dots": 3}, 6), "academic": (None, None), "private": ({"dots": 0}, 0)}

    screen = rows(
        round_items=[item("i")], tallies=[tally({"i": {"dots": 3}}, turnout=6, **sectors)]
    )

    shares = [one.share for one in vote_of(arrange(screen)).items[0].sectors]
    assert shares == [0.5, None, 0.0]


def test_a_post_is_full_when_its_sector_gave_all_that_it_could() -> None:
    counted = tally({"i": {"dots": 9}}, turnout=6, people=({"dots": 9}, 6))
    screen = rows(round_items=[item("i")], tallies=[counted])
    screen["rounds"][0]["rule"] = {"budget": 3, "cap": 2}

    people = vote_of(arrange(screen)).items[0].sectors[0]

    assert people.share == 9 / 12


def test_sectors_are_shown_where_any_of_them_may_be() -> None:
    """R-VOTE-10"""
    suppressed, shown = (None, None), ({"dots": 6}, 6)

    def vote(**sectors: Any) -> Any:
        counted = tally({"i": {"dots": 9}}, turnout=9, **sectors)
        return vote_of(arrange(rows(round_items=[item("i")], tallies=[counted])))

    assert vote(people=shown, private=suppressed).has_sectors
    assert not vote(people=suppressed, private=suppressed).has_sectors
    assert not vote(people=suppressed, private=({"dots": 0}, 0)).has_sectors, "nobody voted there"


def test_a_round_without_a_tally_shows_what_was_asked_and_no_number() -> None:
    vote = vote_of(arrange(rows(round_items=[item("i"), item("k")])))

    assert [one.item["id"] for one in vote.items] == ["i", "k"]
    assert vote.tally is None
    assert all(not one.counts for one in vote.items)


def test_an_outcome_draws_its_clusters_notes_and_the_items_that_lead_to_it() -> None:
    screen = rows(
        notes=[note("1", cluster="c"), note("2", cluster="other"), note("3", zone="b")],
        clusters=[cluster("c"), cluster("other")],
        round_items=[item("i", ("cluster", "c")), item("k", ("cluster", "other"))],
    )
    row = outcome(("cluster", "c"), ("round", "round"), ("note", "3"))

    lineage = lineage_of(row, arrange(screen))

    assert [(one.note["id"], one.zone, one.group) for one in lineage.notes] == [
        ("1", 1, 0),
        ("3", 2, 1),
    ]
    assert [one.item["id"] for one in lineage.rounds[0].items] == ["i"]
    assert lineage.links() == [(0, 0)]
    assert lineage.unvoted() == [1]
    assert lineage.lost == 0


def test_an_outcome_of_a_round_came_from_what_was_on_its_ballot() -> None:
    """R-DESK-4"""
    screen = rows(
        notes=[note("1", cluster="c"), note("2", cluster="c"), note("3"), note("4")],
        clusters=[cluster("c")],
        round_items=[
            item("i", ("cluster", "c")),
            item("k", ("note", "3")),
            item("gone", ("cluster", "dissolved")),
            item("own words"),
        ],
    )

    lineage = lineage_of(outcome(("round", "round")), arrange(screen))

    assert [(one.note["id"], one.group) for one in lineage.notes] == [("1", 0), ("2", 0), ("3", 1)]
    assert lineage.links() == [(0, 0), (1, 0)]
    assert lineage.unvoted() == []
    assert lineage.lost == 1


def test_items_that_do_not_lead_to_the_outcome_bring_no_groups_with_them() -> None:
    screen = rows(
        notes=[note("1", cluster="c"), note("2", cluster="other")],
        clusters=[cluster("c"), cluster("other")],
        round_items=[item("i", ("cluster", "c")), item("k", ("cluster", "other"))],
    )

    lineage = lineage_of(outcome(("round", "round"), ("cluster", "c")), arrange(screen))

    assert [group.cluster["id"] for group in lineage.groups if group.cluster] == ["c"]


def test_a_note_of_a_named_cluster_is_not_drawn_twice() -> None:
    screen = rows(notes=[note("1", cluster="c")], clusters=[cluster("c")])

    lineage = lineage_of(outcome(("cluster", "c"), ("note", "1")), arrange(screen))

    assert len(lineage.notes) == 1
    assert len(lineage.groups) == 1


def test_the_picture_takes_a_few_notes_of_each_group() -> None:
    screen = rows(
        notes=[note(f"{group}{n}", cluster=group) for group in "cd" for n in range(10)],
        clusters=[cluster("c"), cluster("d")],
    )

    lineage = lineage_of(outcome(("cluster", "c"), ("cluster", "d")), arrange(screen))

    assert [one.note["id"] for one in lineage.drawn] == ["c0", "c1", "d0", "d1"]
    assert len(lineage.notes) == 20


def test_what_can_not_be_shown_any_more_is_counted() -> None:
    screen = rows(notes=[note("1", hidden=True)])
    row = outcome(("note", "1"), ("cluster", "dissolved"), ("outcome", "elsewhere"))

    lineage = lineage_of(row, arrange(screen))

    assert lineage.lost == 3
    assert not lineage.groups


def test_outcomes_lead_to_outcomes_both_ways() -> None:
    first, second = (
        outcome(("round", "round"), id="first"),
        outcome(("outcome", "first"), id="second"),
    )
    result = arrange(rows(outcomes=[first, second]))

    assert lineage_of(first, result).later == (second,)
    assert lineage_of(second, result).earlier == (first,)


def test_threads_end_in_the_middle_of_their_stations() -> None:
    screen = rows(
        notes=[note("1", cluster="c"), note("2")],
        clusters=[cluster("c")],
        round_items=[item("i", ("cluster", "c"))],
    )
    row = outcome(("cluster", "c"), ("round", "round"), ("note", "2"))

    lines = threads(lineage_of(row, arrange(screen)))

    assert lines.notes_to_groups == "M0 25H100 M0 75H100"
    assert lines.groups_voted == "M0 25C60 25 40 37.5 100 37.5", "a round has three shares"
    assert lines.groups_unvoted == "M0 75C60 75 40 87.5 100 87.5"
    assert lines.outcome_voted == "M0 37.5C60 37.5 40 50 100 50"
    assert lines.outcome_unvoted == "M0 87.5C60 87.5 40 50 100 50"


def test_without_a_vote_one_thin_thread_leads_on() -> None:
    screen = rows(notes=[note("1")])

    lines = threads(lineage_of(outcome(("note", "1")), arrange(screen)))

    assert (lines.groups_voted, lines.outcome_voted) == ("", "")
    assert lines.groups_unvoted == lines.outcome_unvoted == "M0 50H100"
