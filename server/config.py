"""Every setting, its default and its meaning. There is no other place to look."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from server import setting_checks as check
from server.setting_checks import PREFIX, SettingsError

__all__ = ["Settings", "SettingsError"]


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
    port = check.whole_number("PORT", given.get("port", "8000"), highest=65535)
    url = given.get("public_url") or f"http://{_shown_host(given.get('host', '127.0.0.1'))}:{port}"
    data_dir = Path(given.get("data_dir", "data")).resolve()
    if not given.get("database_url") or not given.get("secret_key"):
        check.writable_folder(data_dir)
    database_url = given.get("database_url") or f"sqlite:///{data_dir}/ruamsang.sqlite"
    return Settings(
        host=given.get("host", "127.0.0.1"),
        port=port,
        public_url=check.origin("PUBLIC_URL", url),
        extra_origins=check.origins("EXTRA_ORIGINS", given.get("extra_origins", "")),
        data_dir=str(data_dir),
        database_url=check.database_url(database_url),
        redis_url=check.redis_url(given["redis_url"]) if "redis_url" in given else "",
        secret_key=check.secret_key(given["secret_key"]) if "secret_key" in given else "",
        async_mode=check.one_of(
            "ASYNC_MODE", given.get("async_mode", "eventlet"), check.ASYNC_MODES
        ),
        trusted_proxies=check.whole_number(
            "TRUSTED_PROXIES", given.get("trusted_proxies", "0"), highest=10
        ),
        log_level=check.one_of("LOG_LEVEL", given.get("log_level", "INFO"), check.LOG_LEVELS),
        metrics_token=given.get("metrics_token", ""),
    )


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
