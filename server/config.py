"""Every setting, its default and its meaning. There is no other place to look."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "RUAMSANG_"


class SettingsError(ValueError):
    """A setting that cannot be: one clear line for whoever starts the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Read from ``RUAMSANG_<NAME>``; docs/protocol.md says the same in words.

    ``public_url`` is what people type and scan; it is also the one allowed origin, next to the
    ``extra_origins`` (comma-separated). ``secret_key`` empty: one is made up once and kept in
    ``data_dir``. ``database_url`` empty: SQLite in ``data_dir``.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    extra_origins: str = ""
    data_dir: str = "data"
    database_url: str = ""
    redis_url: str = ""
    secret_key: str = ""
    async_mode: str = "eventlet"
    trusted_proxies: int = 0
    log_level: str = "INFO"
    metrics_token: str = ""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read and check; fill in what follows from something else. Raises ``SettingsError``."""
        environ = os.environ if environ is None else environ
        given = {
            field.name: environ[PREFIX + field.name.upper()]
            for field in fields(cls)
            if environ.get(PREFIX + field.name.upper())
        }
        return _completed(given)

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def origins(self) -> list[str]:
        """Who may act with a cookie. This machine has two names for itself in an address."""
        more = [one.strip().rstrip("/") for one in self.extra_origins.split(",")]
        own = [self.public_url]
        if urlsplit(self.public_url).hostname == "localhost":
            own.append(self.public_url.replace("//localhost", "//127.0.0.1", 1))
        return own + [one for one in more if one]


def _completed(given: dict[str, str]) -> Settings:
    port = _whole_number("port", given.get("port", "8000"), highest=65535)
    host = given.get("host", "127.0.0.1")
    data_dir = str(Path(given.get("data_dir", "data")).resolve())
    url = _checked_url(given.get("public_url") or f"http://{_shown_host(host)}:{port}")
    defaults = {
        "database_url": f"sqlite:///{data_dir}/ruamsang.sqlite",
        "async_mode": "eventlet",
        "log_level": "INFO",
    }
    proxies = _whole_number("trusted_proxies", given.get("trusted_proxies", "0"), highest=10)
    own = {"port": port, "public_url": url, "data_dir": data_dir, "trusted_proxies": proxies}
    return Settings(**{**defaults, **given, **own})  # type: ignore[arg-type]


def _shown_host(host: str) -> str:
    """What to type in a browser to get to a server that listens on ``host``."""
    if host in ("127.0.0.1", "::1"):
        return "localhost"
    if host in ("0.0.0.0", "::"):  # noqa: S104 Everywhere: then by the address in this network.
        return _address_in_this_network()
    return f"[{host}]" if ":" in host else host


def _address_in_this_network() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # Documentation address; connecting sends nothing.
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"


def _whole_number(name: str, word: str, *, highest: int) -> int:
    if not word.isdecimal() or int(word) > highest:
        raise SettingsError(f"{PREFIX}{name.upper()} is not a number up to {highest}: {word}")
    return int(word)


def _checked_url(url: str) -> str:
    """An origin as browsers send it: scheme and host, a port where it is not the usual one."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise SettingsError(_not_a_url(url)) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise SettingsError(_not_a_url(url))
    if parts.query or parts.fragment or parts.username or " " in url.strip():
        raise SettingsError(_not_a_url(url))
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")


def _not_a_url(url: str) -> str:
    return f"{PREFIX}PUBLIC_URL is not an address like https://lab.example.go.th: {url}"
