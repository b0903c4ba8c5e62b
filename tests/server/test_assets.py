"""How the browser code reaches a phone on a poor network."""

import gzip
import json

import pytest
from flask import Flask

from server.assets import BASE, DIST


@pytest.fixture(scope="module")
def script() -> str:
    """The phone's own script, as the build named it."""
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text())
    return str(manifest["static/src/live/participant/main.tsx"]["file"])


def test_scripts_travel_packed_and_are_kept(app: Flask, script: str) -> None:
    answer = app.test_client().get(BASE + script, headers={"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data) == (DIST / script).read_bytes()
    assert int(answer.headers["Content-Length"]) < (DIST / script).stat().st_size / 2
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_build_packs_text_once_and_smaller_than_gzip(app: Flask, script: str) -> None:
    client = app.test_client()

    packed = client.get(BASE + script, headers={"Accept-Encoding": "gzip, deflate, br"})
    older = client.get(BASE + script, headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "br"
    assert packed.data == (DIST / (script + ".br")).read_bytes()
    assert len(packed.data) < len(older.data)


def test_whoever_cannot_unpack_gets_them_plain(app: Flask, script: str) -> None:
    answer = app.test_client().get(BASE + script, buffered=True)

    assert "Content-Encoding" not in answer.headers
    assert answer.data == (DIST / script).read_bytes()


def test_a_part_brings_no_more_headers_than_it_needs(app: Flask, script: str) -> None:
    """A phone fetches a dozen parts; no cookie is renewed with each, and no proxy is told that they differ by person."""
    client = app.test_client()
    with client.session_transaction(base_url="http://localhost") as session:
        session["participants"] = {"somebody": "a token"}
        session.permanent = True

    answer = client.get(BASE + script, headers={"Accept-Encoding": "br"})
    page = client.get("/sign-in")

    assert "Set-Cookie" in page.headers
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert len(str(answer.headers).encode()) < 350
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_no_asset_is_protected_there_too(app: Flask, script: str) -> None:
    client = app.test_client()

    missing = client.get(f"{BASE}assets/gone.js")
    icon = client.get("/static/icons/icon-192.png", buffered=True)

    assert missing.status_code == 404
    for answer in (missing, icon):
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
