"""Where the built browser code is: hashed names from Vite's manifest."""

import gzip
import json
from functools import lru_cache
from typing import Any

from flask import Flask, Response, request

from server.places import STATIC

DIST = STATIC / "dist"
BASE = "/static/dist/"


class NotBuilt(RuntimeError):
    """The browser code has not been built: `make assets`."""


def register(app: Flask) -> None:
    app.jinja_env.globals.update(asset=asset, asset_css=asset_css, asset_imports=asset_imports)

    app.after_request(_keep_for_ever)


def _keep_for_ever(response: Response) -> Response:
    """A hashed name never changes its content: phones keep it, and text travels compressed."""
    path = request.path.removeprefix(BASE)
    if not path.startswith("assets/"):
        return response
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    if response.status_code == 200 and path.endswith((".js", ".css")):
        response.vary.add("Accept-Encoding")
        if request.accept_encodings.quality("gzip") > 0:
            response.close()
            response.direct_passthrough = False
            response.set_data(_compressed(path))
            response.content_encoding = "gzip"
    return response


@lru_cache(maxsize=64)
def _compressed(path: str) -> bytes:
    return gzip.compress((DIST / path).read_bytes(), mtime=0)


def asset(entry: str) -> str:
    return BASE + str(_chunk(entry)["file"])


def asset_css(entry: str) -> list[str]:
    return [BASE + name for name in _chunk(entry).get("css", [])]


def asset_imports(entry: str) -> list[str]:
    """Chunks that the entry imports, to be fetched along with it instead of after it."""
    manifest = _manifest()
    return [BASE + str(manifest[name]["file"]) for name in _chunk(entry).get("imports", [])]


def _chunk(entry: str) -> dict[str, Any]:
    chunk = _manifest().get(entry)
    if chunk is None:
        raise NotBuilt(f"{entry} is not in static/dist: run `make assets`")
    found: dict[str, Any] = chunk
    return found


@lru_cache(maxsize=1)
def _manifest() -> dict[str, Any]:
    try:
        text = (DIST / ".vite" / "manifest.json").read_text()
    except FileNotFoundError:
        raise NotBuilt("static/dist is missing: run `make assets`") from None
    manifest: dict[str, Any] = json.loads(text)
    return manifest
