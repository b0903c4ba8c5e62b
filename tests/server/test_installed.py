"""What a browser is told when it keeps the product on a phone."""

import json
import re
import struct

import pytest
from flask import Flask

from server.places import STATIC


@pytest.mark.parametrize(("language", "name"), [("th", "ร่วมสร้าง"), ("en", "Ruamsang")])
def test_the_product_is_installed_under_its_name(app: Flask, language: str, name: str) -> None:
    answer = app.test_client().get(f"/{language}.webmanifest")

    manifest = json.loads(answer.data)
    assert answer.mimetype == "application/manifest+json"
    assert manifest["name"].startswith(name)
    assert (manifest["short_name"], manifest["lang"]) == (name, language)
    assert manifest["display"] == "standalone"
    assert (manifest["scope"], manifest["start_url"]) == ("/", "/")


def test_every_icon_is_there_in_its_size(app: Flask) -> None:
    icons = app.test_client().get("/th.webmanifest").json["icons"]

    for icon in icons:
        picture = (STATIC / icon["src"].removeprefix("/static/")).read_bytes()
        width, height = struct.unpack(">II", picture[16:24])
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_names_the_manifest_of_its_language(app: Flask, language: str) -> None:
    client = app.test_client()
    client.set_cookie("locale", language)

    page = client.get("/").text

    assert f'<link rel="manifest" href="/{language}.webmanifest">' in page


def test_the_worker_keeps_assets_and_the_offline_page_only(app: Flask) -> None:
    answer = app.test_client().get("/service-worker.js")

    told = json.loads(answer.text.partition("=")[2].partition(";\n")[0])
    assert answer.mimetype == "text/javascript"
    assert all(path.startswith("/static/dist/assets/") for path in told["keep"])
    assert told["offline"] == {"th": "/offline/th", "en": "/offline/en"}
    assert all(
        app.test_client().get(path, buffered=True).status_code == 200 for path in told["keep"]
    )


def test_what_the_worker_keeps_is_all_that_the_offline_page_needs(app: Flask) -> None:
    told = worker_of(app)

    page = app.test_client().get("/offline/th").text
    needed = re.findall(r'(?:src|href)="(/static/dist/[^"]+)"', page)

    assert {path for path in needed if "install" not in path} <= set(told["keep"])


def test_the_offline_page_is_the_same_for_everybody(app: Flask) -> None:
    somebody = app.test_client()
    for name, value in {"locale": "en", "theme": "dark", "text_size": "large"}.items():
        somebody.set_cookie(name, value)

    assert somebody.get("/offline/th").text == app.test_client().get("/offline/th").text
    assert 'lang="th"' in somebody.get("/offline/th").text
    assert "There is no network" in app.test_client().get("/offline/en").text


def test_the_same_build_is_the_same_worker(app: Flask) -> None:
    assert worker_of(app)["build"] == worker_of(app)["build"]


def worker_of(app: Flask) -> dict[str, str]:
    text = app.test_client().get("/service-worker.js").text
    return json.loads(text.partition("=")[2].partition(";\n")[0])
