"""Logging: one JSON object a line on stderr, without anything that people wrote."""

import json
import logging
import sys
from datetime import UTC, datetime

from server.config import Settings

_EXTRA = ("workshop_id", "command_id", "phase")

_QUIET = {
    "engineio": logging.ERROR,
    "socketio": logging.ERROR,
    "alembic": logging.WARNING,
}


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        words = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        words.update({k: getattr(record, k) for k in _EXTRA if hasattr(record, k)})
        if record.exc_info:
            words["traceback"] = self.formatException(record.exc_info)
        return json.dumps(words, ensure_ascii=False)


def configure_logging(settings: Settings) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for noisy, level in _QUIET.items():
        logging.getLogger(noisy).setLevel(level)
    logging.getLogger("engineio.server").addFilter(_no_fault_of_ours)


def _no_fault_of_ours(record: logging.LogRecord) -> bool:
    """What the library logs once as an error is a request that it refuses: a phone that polls after it
    was let go, say. An operator's alarm on errors is not for that.
    """
    if record.levelno == logging.ERROR and "further occurrences" in record.getMessage():
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True
