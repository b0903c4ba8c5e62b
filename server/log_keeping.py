"""Keeps SQLite's write-ahead log short while the server runs, beside the commits and not in them.

A checkpoint inside a commit waits for the disk once more: on a busy disk the whole room stood still
for about a second at every thousandth page.
"""

import logging
import time

from workshops.core.db import Database

log = logging.getLogger(__name__)

EVERY_SECONDS = 10.0


def keep_log_short(database: Database) -> None:
    """Runs for as long as the process does."""
    while database.is_sqlite:
        time.sleep(EVERY_SECONDS)
        try:
            database.shorten_log()
        except Exception:
            log.exception("The write-ahead log could not be shortened")
