"""What one batch of a workshop has read and the next one need not read again.

Every command that changes a row of a ``Lasting`` kind moves the workshop's stream on, under the
lock of its row (tests/contract/test_lasting.py). So as long as the stream stands where this
process left it, nobody has changed such a row, in whatever process.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

MOST_WORKSHOPS = 256
MOST_ROWS = 100
"""Of one workshop. An agenda has some tens of stages, activities and boards."""


class Lasting:
    """A mixin for tables of which every change is told to screens: what a workshop stands on."""


@dataclass(frozen=True, slots=True)
class Known:
    """Rows of one workshop, and where its stream stands when they are as they are here."""

    workshop_id: UUID
    epoch: str
    seq: int
    rows: tuple[object, ...]


def lasting_of(db: Session, rows: Iterable[object]) -> tuple[object, ...]:
    """Those of ``rows`` that last and that ``db`` still has, or none when they are too many."""
    lasting = {id(row): row for row in rows if isinstance(row, Lasting) and row in db}
    return tuple(lasting.values()) if len(lasting) <= MOST_ROWS else ()


class Memory:
    """What the last batch of each workshop knew in this process."""

    def __init__(self) -> None:
        self._known: OrderedDict[UUID, Known] = OrderedDict()

    def recall(self, db: Session, workshop_id: UUID, epoch: str, seq: int) -> list[object]:
        """Bring into ``db``, which has none of them yet, the rows that are known of a workshop
        whose stream stands there. They are in nobody else's hands until they are kept again.
        """
        known = self._known.pop(workshop_id, None)
        if known is None or (known.epoch, known.seq) != (epoch, seq):
            return []
        db.add_all(known.rows)
        return list(known.rows)

    def keep(self, all_known: Iterable[Known]) -> None:
        """After the commit that made them so, and never before."""
        for known in all_known:
            self._known[known.workshop_id] = known
        while len(self._known) > MOST_WORKSHOPS:
            self._known.popitem(last=False)

    def forget(self) -> None:
        self._known.clear()
