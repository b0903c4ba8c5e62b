"""From collapsed stacks (`outer;inner COUNT`) to lists of functions: pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

OWN = ("workshops/", "server/")
IDLE = re.compile(r"Hub\.do_poll|Condition\.wait|Queue\.get \(queue\.py:\d+\)$")
LINE_NUMBER = re.compile(r":\d+\)$")


def as_text(lines: Iterable[str], *, shown: int) -> str:
    """Where the time went itself, and on whose behalf: all functions, then the product's own."""
    at_work = list(_at_work(lines))
    total = sum(count for _, count in at_work)
    inner: Counter[str] = Counter()
    through: Counter[str] = Counter()
    for frames, count in at_work:
        inner[frames[-1]] += count
        for name in set(frames):
            through[name] += count
    own = Counter({name: n for name, n in through.items() if any(part in name for part in OWN)})
    return "\n".join(
        [
            f"{total} samples at work",
            *("", "self %", *_top(inner, total, shown)),
            *("", "cumulative %, the product's own", *_top(own, total, shown)),
            *("", "cumulative %, all", *_top(through, total, shown)),
        ]
    )


def _at_work(lines: Iterable[str]) -> Iterator[tuple[list[str], int]]:
    """Each stack as function names, outermost first; what waits for work is left out."""
    for line in lines:
        stack, _, count = line.rpartition(" ")
        if stack and not IDLE.search(stack):
            yield [LINE_NUMBER.sub(")", frame) for frame in stack.split(";")], int(count)


def _top(counts: "Counter[str]", total: int, shown: int) -> list[str]:
    return [f"{100 * n / total:5.1f}  {name}" for name, n in counts.most_common(shown)]
