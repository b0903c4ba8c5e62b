"""Where the built browser code is: hashed names from Vite's manifest, and its packed twins."""

import json
from functools import lru_cache
from typing import Any

from flask import Flask, Response, request

from server.places import STATIC

DIST = STATIC / "dist"
BASE = "/static/dist/"


class NotBuilt(RuntimeError):
    """The browser code has not been built: `make assets`."""


PACKED = (("br", ".br"), ("gzip", ".gz"))
"""Encodings that the build leaves beside each script and style sheet, the smallest first."""

_OF_NO_USE = ("ETag", "Last-Modified", "Accept-Ranges", "Content-Disposition")
"""Flask's headers for files that are asked for again. A phone pays for each with each part that it fetches."""


def register(app: Flask) -> None:
    app.jinja_env.globals.update(asset=asset, asset_css=asset_css, asset_imports=asset_imports)

    app.after_request(_keep_for_ever)


def is_kept_for_ever(response: Response) -> bool:
    """Whether this answers with an asset whose name holds a hash of its content."""
    return request.path.startswith(f"{BASE}assets/") and response.status_code in (200, 304)


def _keep_for_ever(response: Response) -> Response:
    """A hashed name never changes its content: phones keep it, never ask for it again, and text travels packed."""
    if not is_kept_for_ever(response):
        return response
    for name in _OF_NO_USE:
        response.headers.pop(name, None)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    path = request.path.removeprefix(BASE)
    if response.status_code == 200 and path.endswith((".js", ".css")):
        response.vary.add("Accept-Encoding")
        _pack(response, path)
    return response


def _pack(response: Response, path: str) -> None:
    for encoding, ending in PACKED:
        packed = _bytes_of(path + ending)
        if packed is not None and request.accept_encodings.quality(encoding) > 0:
            response.close()
            response.direct_passthrough = False
            response.set_data(packed)
            response.content_encoding = encoding
            return


@lru_cache(maxsize=128)
def _bytes_of(path: str) -> bytes | None:
    file = DIST / path
    return file.read_bytes() if file.is_file() else None


def asset(entry: str) -> str:
    return BASE + str(_chunk(entry)["file"])


def asset_css(entry: str) -> list[str]:
    return [BASE + name for name in _chunk(entry).get("css", [])]


def asset_imports(entry: str) -> list[str]:
    """Chunks that the entry imports, to be fetched along with it instead of after it."""
    manifest = _manifest()
    return [BASE + str(manifest[name]["file"]) for name in _chunk(entry).get("imports", [])]


def fonts(weights: tuple[str, ...]) -> list[str]:
    """Addresses of the type's files in these weights, both scripts."""
    chosen = [f"-{weight}-" for weight in weights]
    files = [str(chunk["file"]) for chunk in _manifest().values() if "woff2" in chunk["file"]]
    return [BASE + file for file in sorted(files) if any(one in file for one in chosen)]


def text_of(entry: str) -> str:
    """A built script itself."""
    return (DIST / str(_chunk(entry)["file"])).read_text("utf-8")


def manifest_text() -> str:
    """Everything that was built, as one word: it changes when any file does."""
    return json.dumps(_manifest(), sort_keys=True)


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
