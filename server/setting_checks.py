"""What a setting may be. Whoever starts the server is told in one line, which repeats no secret."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import redis.connection
import sqlalchemy as sa

PREFIX = "RUAMSANG_"
SHORTEST_KEY = 16
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
ASYNC_MODES = ("eventlet", "threading")
BACKENDS = ("sqlite", "postgresql")


class SettingsError(ValueError):
    """A setting that cannot be: one clear line for whoever starts the server."""


def whole_number(name: str, word: str, *, highest: int) -> int:
    if not word.isdecimal() or int(word) > highest:
        raise SettingsError(f"{PREFIX}{name} is not a number up to {highest}: {word}")
    return int(word)


def one_of(name: str, word: str, words: tuple[str, ...]) -> str:
    if word not in words:
        raise SettingsError(f"{PREFIX}{name} is not one of {', '.join(words)}: {word}")
    return word


def origin(name: str, url: str) -> str:
    """An origin as browsers send it: scheme and host, a port where it is not the usual one."""
    refusal = SettingsError(
        f"{PREFIX}{name} is not an address like https://lab.example.go.th: {url}"
    )
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise refusal from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise refusal
    if parts.query or parts.fragment or parts.username or " " in url.strip():
        raise refusal
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")


def origins(name: str, urls: str) -> str:
    """Several, with commas between them."""
    return ",".join(origin(name, one) for one in urls.split(",") if one.strip())


def database_url(url: str) -> str:
    """Its words stay out of the refusal: there may be a password in them."""
    try:
        parts = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        parts = None
    if parts is None or parts.get_backend_name() not in BACKENDS or not parts.database:
        raise SettingsError(
            f"{PREFIX}DATABASE_URL is not an address like postgresql://user@host/name"
        )
    return url


def redis_url(url: str) -> str:
    """Like ``database_url``."""
    try:
        redis.connection.parse_url(url)  # type: ignore[no-untyped-call]
    except ValueError:
        raise SettingsError(
            f"{PREFIX}REDIS_URL is not an address like redis://host:6379/0"
        ) from None
    return url


def secret_key(key: str) -> str:
    """Whoever guesses it is anybody they like."""
    if len(key) < SHORTEST_KEY:
        raise SettingsError(f"{PREFIX}SECRET_KEY is shorter than {SHORTEST_KEY} characters")
    return key


def writable_folder(path: Path) -> None:
    """There, or to be made: something of ours is going to lie in it."""
    there = next(one for one in (path, *path.parents) if one.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise SettingsError(f"{PREFIX}DATA_DIR is not a folder that can be written to: {path}")
