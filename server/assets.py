"""Where the built browser code is: hashed names from Vite's manifest."""

import json
from functools import lru_cache
from typing import Any

from flask import Flask

from server.places import STATIC

DIST = STATIC / "dist"
BASE = "/static/dist/"


class NotBuilt(RuntimeError):
    """The browser code has not been built: `make assets`."""


def register(app: Flask) -> None:
    app.jinja_env.globals.update(asset=asset, asset_css=asset_css, asset_imports=asset_imports)

    @app.after_request
    def keep_for_ever(response: Any) -> Any:
        from flask import request

        if request.path.startswith(BASE + "assets/"):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


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
