"""The printed summary of a run."""

from collections import Counter
from collections.abc import Sequence

from tests.chaos.book import Book

Column = tuple[str, Book, float]


def summary(seed: int, columns: Sequence[Column]) -> str:
    """One column of figures for each set-up; ``Column`` is name, book and minutes."""
    lines = [f"Chaos, seed {seed}", ""]
    for name, book, minutes in columns:
        lines += [f"{name}, {minutes:.1f} minutes", *_lines(book), ""]
        lines += [f"  ! {what}" for what in book.wrong[:20]]
    is_good = not any(book.wrong for _, book, _ in columns)
    kills = sum(sum(book.deaths.values()) for _, book, _ in columns)
    acknowledged = sum(book.acknowledged for _, book, _ in columns)
    verdict = "every promise was kept" if is_good else "PROMISES WERE BROKEN"
    lines.append(f"{kills} kills, {acknowledged:,} acknowledged commands: {verdict}")
    return "\n".join(lines)


def _lines(book: Book) -> list[str]:
    again = book.sent_again / max(1, book.acknowledged)
    return [
        f"  kills                     {sum(book.deaths.values())} ({_counts(book.deaths)})",
        f"  networks                  {_counts(book.misfortunes)}",
        f"  workshops                 {book.workshops}",
        f"  G1 acknowledged           {book.acknowledged:,}; lost {book.lost}",
        f"  G2 sent again             {book.sent_again:,} ({again:.1%}), {book.doubled:,} of them on purpose; done twice {book.twice}",
        f"  G3 screens compared       {book.compared:,} after {book.connects:,} connects; different {book.different}",
        f"     catching up            {_middle_and_tail(book.catching_up)}",
        f"     – network left alone   {_middle_and_tail(book.catching_up_undisturbed)}",
        f"  G4 events seen            {book.events:,}; gaps {book.gaps}, inversions {book.inversions}",
        f"  refused                   {_counts(book.refused) or 'none'}",
    ]


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {n:,}" for name, n in counts.most_common())


def _middle_and_tail(seconds: Sequence[float]) -> str:
    return f"p50 {_at(seconds, 0.5):.2f} s, p99 {_at(seconds, 0.99):.2f} s of {len(seconds):,}"


def _at(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0
