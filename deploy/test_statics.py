"""Assets as the deployed nginx sends them: packed at the build, typed rightly, kept for ever."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from deploy.local.nginx import NginxServer
from deploy.local.process import free_port
from server.assets import BASE, DIST


@pytest.fixture(scope="module")
def nginx() -> Iterator[NginxServer]:
    server = NginxServer([free_port() for _ in range(3)])
    server.start()
    yield server
    server.stop()


def an_asset(ending: str) -> Path:
    return max(DIST.glob(f"assets/*{ending}"), key=lambda file: file.stat().st_size)


def fetch(nginx: NginxServer, file: Path, encodings: str) -> requests.Response:
    """As it comes over the wire, unpacked by nobody."""
    url = f"{nginx.url}{BASE}assets/{file.name}"
    answer = requests.get(url, headers={"Accept-Encoding": encodings}, stream=True, timeout=5)
    answer._content = answer.raw.read(decode_content=False)
    return answer


@pytest.mark.parametrize(("ending", "kind"), [(".js", "text/javascript"), (".css", "text/css")])
def test_text_comes_as_the_build_packed_it(nginx: NginxServer, ending: str, kind: str) -> None:
    file = an_asset(ending)

    brotli = fetch(nginx, file, "gzip, deflate, br")
    older = fetch(nginx, file, "gzip")
    plain = fetch(nginx, file, "identity")

    assert brotli.content == file.with_name(file.name + ".br").read_bytes()
    assert gzip.decompress(older.content) == plain.content == file.read_bytes()
    assert (brotli.headers["Content-Encoding"], older.headers["Content-Encoding"]) == ("br", "gzip")
    assert "Content-Encoding" not in plain.headers
    for answer in (brotli, older, plain):
        assert answer.headers["Content-Type"].startswith(kind)
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_fonts_come_as_they_are(nginx: NginxServer) -> None:
    answer = fetch(nginx, an_asset(".woff2"), "gzip, br")

    assert answer.headers["Content-Type"] == "font/woff2"
    assert "Content-Encoding" not in answer.headers
    assert "immutable" in answer.headers["Cache-Control"]


def test_what_is_not_there_is_not_found(nginx: NginxServer) -> None:
    answer = requests.get(f"{nginx.url}{BASE}assets/gone.js", timeout=5)

    assert answer.status_code == 404
