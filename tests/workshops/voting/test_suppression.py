"""No vote of a few people can be read from a tally by sector, nor computed from it."""

from collections.abc import Sequence
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.voting.onlookers import (
    Published,
    found_by_subtracting,
    possible_dots,
    published,
)
from workshops.core.actors import Sector
from workshops.voting.tally import Paper, Tally, count

BUDGET, CAP = 3, 3
PEOPLE, CIVIL, PRIVATE, ACADEMIC, GOVERNMENT = Sector


def items(n: int) -> list[UUID]:
    return [UUID(int=number) for number in range(1, n + 1)]


def dots(sector: Sector, *placed: int) -> Paper:
    """A paper with so many dots on the first item, the second, …"""
    chosen = {item: n for item, n in zip(items(len(placed)), placed, strict=True) if n}
    return Paper(chosen, sector=sector)


def stances(sector: Sector, *taken: int | None) -> Paper:
    chosen = {item: n for item, n in zip(items(len(taken)), taken, strict=True) if n is not None}
    return Paper(chosen, sector=sector)


def shown(tally: Tally, sector: Sector) -> tuple[int | None, list[dict[str, int] | None]]:
    """What is published of one sector: its turnout, and the counts of each item."""
    one = next(one for one in tally.by_sector if one.sector is sector)
    return one.turnout, [
        counts if counts is None else dict(counts) for counts in one.items.values()
    ]


def test_a_sector_with_fewer_than_five_voters_is_hidden_with_the_smallest_beside_it() -> None:
    papers = [dots(PEOPLE, 0, 1)] * 3 + [dots(PRIVATE, 1, 0)] * 7 + [dots(ACADEMIC, 0, 1)] * 9

    tally = count("dots", papers, items(2))

    assert shown(tally, PEOPLE) == (None, [None, None])
    assert shown(tally, PRIVATE) == (None, [None, None])
    assert shown(tally, ACADEMIC) == (9, [{"dots": 0}, {"dots": 9}])


def test_a_sector_without_any_voter_shows_zeros_and_covers_nobody() -> None:
    papers = [stances(PEOPLE, 1)] * 2 + [stances(PRIVATE, 1)] * 6

    tally = count("stance", papers, items(1))

    assert shown(tally, CIVIL) == (0, [{"-1": 0, "0": 0, "1": 0}])
    assert shown(tally, PRIVATE) == (None, [None])


def test_small_sectors_that_are_few_together_are_covered_by_a_bigger_one() -> None:
    papers = [dots(PEOPLE, 1)] * 2 + [dots(CIVIL, 1)] * 2 + [dots(PRIVATE, 1)] * 8

    tally = count("dots", papers, items(1))

    assert shown(tally, PRIVATE) == (None, [None])
    assert tally.whole.items[items(1)[0]] == {"dots": 12}


def test_a_few_dissenters_hide_all_three_counts_of_their_sector() -> None:
    papers = [
        *[stances(PEOPLE, -1, 1)] * 2,
        *[stances(PEOPLE, 1, 1)] * 20,
        *[stances(PRIVATE, 1, 1)] * 10,
        *[stances(GOVERNMENT, 1, 1)] * 30,
    ]

    tally = count("stance", papers, items(2))

    agreed = {"-1": 0, "0": 0}
    assert shown(tally, PEOPLE) == (22, [None, {**agreed, "1": 22}])
    assert shown(tally, PRIVATE) == (10, [None, {**agreed, "1": 10}])
    assert shown(tally, GOVERNMENT) == (30, [{**agreed, "1": 30}, {**agreed, "1": 30}])


def test_a_count_of_five_is_shown_and_one_of_four_is_not() -> None:
    papers = [dots(PEOPLE, 1, 0)] * 5 + [dots(PEOPLE, 0, 1)] * 5
    papers += [dots(PRIVATE, 1, 0)] * 4 + [dots(PRIVATE, 0, 1)] * 6

    tally = count("dots", papers, items(2))

    assert shown(count("dots", papers[:10], items(2)), PEOPLE) == (10, [{"dots": 5}, {"dots": 5}])
    assert shown(tally, PRIVATE) == (10, [None, None])
    assert shown(tally, PEOPLE) == (10, [None, None])


def test_what_was_entered_for_people_is_in_the_totals_and_in_no_sector() -> None:
    papers = [dots(PEOPLE, 1)] * 6 + [Paper({items(1)[0]: 1}, is_entered=True)]

    tally = count("dots", papers, items(1))

    assert (tally.whole.turnout, tally.entered.turnout) == (7, 1)
    assert shown(tally, PEOPLE) == (6, [{"dots": 6}])


def random_dots(
    random: Random, turnouts: Sequence[int], n_items: int, thrift: float
) -> list[Paper]:
    """Papers of all sectors; every voter may keep dots back with the chance ``thrift``."""
    papers = []
    for sector, turnout in zip(Sector, turnouts, strict=True):
        favourites = random.sample(items(n_items), random.randint(1, n_items))
        for _ in range(turnout):
            budget = random.randint(1, BUDGET) if random.random() < thrift else BUDGET
            placed = random.choices(favourites, k=budget)
            papers.append(Paper({item: placed.count(item) for item in placed}, sector=sector))
    return papers


def random_stances(random: Random, turnouts: Sequence[int], n_items: int) -> list[Paper]:
    papers = []
    for sector, turnout in zip(Sector, turnouts, strict=True):
        lean = random.choice([(1,), (1, 1, 1, 0), (-1, 0, 1), (-1,)])
        for _ in range(turnout):
            some = random.sample(items(n_items), random.randint(1, n_items))
            papers.append(Paper({item: random.choice(lean) for item in some}, sector=sector))
    return papers


def spenders(papers: Sequence[Paper]) -> frozenset[str]:
    """Sectors in which everybody placed all of their dots, so that the sum is no secret."""
    kept_back = {paper.sector for paper in papers if sum(paper.choices.values()) < BUDGET}
    return frozenset(sector.value for sector in Sector if sector not in kept_back)


def telling(papers: Sequence[Paper], kind: str, n_items: int) -> set[tuple[str, str, str]]:
    """Everything that must not be found out, counted here once more."""
    secrets = set()
    for sector in Sector:
        own = [paper.choices for paper in papers if paper.sector is sector]
        is_few = 0 < len(own) < 5
        secrets |= {(sector.value, "turnout", "")} if is_few else set()
        for item in items(n_items):
            for key in ["dots"] if kind == "dots" else ["-1", "0", "1"]:
                chosen = [one[item] for one in own if item in one]
                n = sum(chosen) if key == "dots" else chosen.count(int(key))
                if 0 < n < 5 or (is_few and n > 0):
                    secrets.add((sector.value, str(item), key))
    return secrets


turnouts = st.lists(st.integers(0, 9), min_size=5, max_size=5)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32), turnouts, st.integers(1, 6), st.sampled_from([0.0, 0.1, 1.0]))
def test_no_count_of_a_few_dots_follows_from_the_rest(
    seed: int, turnouts: list[int], n_items: int, thrift: float
) -> None:
    """R-VOTE-10"""
    papers = random_dots(Random(seed), turnouts, n_items, thrift)
    tally = count("dots", papers, items(n_items)).dump()
    seen = published(tally, budget=BUDGET, spends=spenders(papers))

    found = found_by_subtracting(seen)

    secrets = telling(papers, "dots", n_items)
    assert not (shown_cells(seen) & secrets)
    if len([n for n in turnouts if n]) > 1:
        assert not (found.keys() & secrets)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32), turnouts, st.integers(1, 6))
def test_no_count_of_a_few_stances_follows_from_the_rest(
    seed: int, turnouts: list[int], n_items: int
) -> None:
    papers = random_stances(Random(seed), turnouts, n_items)
    tally = count("stance", papers, items(n_items)).dump()
    seen = published(tally, spends=frozenset())

    found = found_by_subtracting(seen)

    secrets = telling(papers, "stance", n_items)
    assert not (shown_cells(seen) & secrets)
    if len([n for n in turnouts if n]) > 1:
        assert not (found.keys() & secrets)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 2**32),
    st.lists(st.integers(5, 6), min_size=3, max_size=3),
    st.integers(2, 3),
)
def test_not_even_trying_all_tables_leaves_a_single_answer(
    seed: int, three: list[int], n_items: int
) -> None:
    papers = random_dots(Random(seed), [*three, 0, 0], n_items, 0.0)
    tally = count("dots", papers, items(n_items)).dump()
    seen = published(tally, budget=BUDGET, spends=spenders(papers))

    possible = possible_dots(seen)

    for sector, item, _ in telling(papers, "dots", n_items):
        assert len(possible[sector, item]) > 1 or nothing_is_left_to_hide(seen, sector, item)


@given(st.integers(0, 2**32), turnouts, st.integers(1, 4), st.sampled_from(["dots", "stance"]))
def test_hiding_leaves_the_totals_and_what_it_shows_exact(
    seed: int, turnouts: list[int], n_items: int, kind: str
) -> None:
    random = Random(seed)
    papers = (
        random_dots(random, turnouts, n_items, 0.3)
        if kind == "dots"
        else random_stances(random, turnouts, n_items)
    )

    tally = count(kind, papers, items(n_items))

    assert tally.whole.turnout == len(papers)
    assert tally.whole == count(kind, [Paper(one.choices) for one in papers], items(n_items)).whole
    for one in tally.by_sector:
        own = [Paper(paper.choices) for paper in papers if paper.sector is one.sector]
        exact = count(kind, own, items(n_items)).whole
        assert one.turnout in (None, exact.turnout)
        assert all(one.items[item] in (None, exact.items[item]) for item in exact.items)


def shown_cells(seen: Published) -> set[tuple[str, str, str]]:
    cells = {
        (sector, item, key)
        for sector, (_, counts_by_item) in seen.sectors.items()
        for item, counts in counts_by_item.items()
        for key in counts or ()
    }
    return cells | {(one, "turnout", "") for one, (n, _) in seen.sectors.items() if n is not None}


def nothing_is_left_to_hide(seen: Published, sector: str, item: str) -> bool:
    voted = [one for one, (turnout, _) in seen.sectors.items() if turnout != 0]
    beside = [seen.sectors[one][1][item] for one in voted]
    below = list(seen.sectors[sector][1].values())
    return all(counts is None for counts in beside + below)
