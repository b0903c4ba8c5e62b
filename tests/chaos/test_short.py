"""G1-G4 among kills, cuts and doubled commands, for some seconds of what `make chaos` does for hours."""

from pathlib import Path
from random import Random

import pytest

from tests.chaos.act import run_site
from tests.chaos.aside import run_aside
from tests.chaos.book import Book
from tests.chaos.site import one_process, three_processes
from tests.chaos.summary import summary
from tests.support.lab import make_staff

SEED = 2569


@pytest.mark.parametrize("set_up", [one_process, three_processes])
def test_some_bad_seconds_break_no_promise(set_up: object, tmp_path: Path) -> None:
    book, dice = Book(), Random(SEED)
    with set_up(tmp_path, dice) as site:  # type: ignore[operator]
        host = make_staff(site.mortals[0].current)
        run = run_site(
            site,
            book,
            host.token,
            dice,
            people=10,
            kills=3,
            acknowledgements=500,
            per_workshop=500,
            seconds=120,
        )
        run_aside(run)

    said = summary(SEED, [(site.name, book, 0)])
    assert not book.wrong, said
    assert sum(book.deaths.values()) >= 3, said
    assert book.acknowledged >= 500, said
    assert book.found_done > 10, said
    assert 0 < len(book.catching_up_undisturbed) < len(book.catching_up), said
    assert book.compared >= 13, said
