"""What makes the product installable: its manifest, its service worker, and the page for no network."""

import hashlib
import json
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from server import assets
from server.auth import open_to_all
from server.i18n import LOCALES

blueprint = Blueprint("installed", __name__)

PAPER, INDIGO = "#f8f4ea", "#2b4478"
WORKER = "static/src/pages/service_worker.ts"
STYLE = "static/css/main.css"
OFFLINE_SCRIPT = "static/src/pages/offline.ts"
OFFLINE_WEIGHTS = ("400", "600")
"""Weights of Sarabun that the offline page is set in."""


@blueprint.get("/<any(th, en):language>.webmanifest")
@open_to_all
def manifest(language: str) -> ResponseReturnValue:
    """The name and face under which a browser installs the product."""
    with force_locale(language):
        body = _manifest(language)
    return Response(
        json.dumps(body, ensure_ascii=False),
        mimetype="application/manifest+json",
        headers={"Cache-Control": "public, max-age=3600"},
    )


@blueprint.get("/offline/<language>")
@open_to_all
def offline(language: str) -> ResponseReturnValue:
    """Fetched by the service worker alone, ahead of the time when it is needed."""
    if language not in LOCALES:
        abort(404)
    return _offline_page(language)


@blueprint.get("/service-worker.js")
@open_to_all
def service_worker() -> ResponseReturnValue:
    """The built worker, told what to keep. At the root, for it serves pages from here down."""
    offline_pages = {one: url_for("installed.offline", language=one) for one in LOCALES}
    keep = [assets.asset(STYLE), assets.asset(OFFLINE_SCRIPT), *assets.fonts(OFFLINE_WEIGHTS)]
    told = {"build": _build(), "keep": keep, "offline": offline_pages}
    script = f"const RUAMSANG={json.dumps(told)};\n{assets.text_of(WORKER)}"
    return Response(script, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


def _build() -> str:
    """Another word whenever an asset or the offline page has changed."""
    pages = "".join(_offline_page(language) for language in LOCALES)
    return hashlib.blake2s((assets.manifest_text() + pages).encode(), digest_size=6).hexdigest()


def _offline_page(language: str) -> str:
    with force_locale(language):
        plain: dict[str, Any] = {"theme": None, "text_size": None, "contrast": None}
        return render_template("offline.html", locale=language, **plain)


def _manifest(language: str) -> dict[str, Any]:
    return {
        "id": "/",
        "lang": language,
        "dir": "ltr",
        "name": "ร่วมสร้าง Ruamsang" if language == "th" else "Ruamsang ร่วมสร้าง",
        "short_name": _("Ruamsang"),
        "description": _("Workshops in which everybody in the room writes, groups and votes."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": INDIGO,
        "categories": ["government", "productivity"],
        "icons": [
            _icon("icon-192.png", "192x192"),
            _icon("icon-512.png", "512x512"),
            _icon("maskable-192.png", "192x192", purpose="maskable"),
            _icon("maskable-512.png", "512x512", purpose="maskable"),
        ],
        "shortcuts": [{"name": _("For staff: sign in"), "url": url_for("staff.workshops")}],
    }


def _icon(name: str, sizes: str, *, purpose: str = "any") -> dict[str, str]:
    source = url_for("static", filename=f"icons/{name}")
    return {"src": source, "sizes": sizes, "type": "image/png", "purpose": purpose}
