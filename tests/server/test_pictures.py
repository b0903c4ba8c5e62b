"""Uploads over HTTP: what is taken in, what is left of it, and who gets the bytes."""

import io
import struct
import zlib
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from flask import Flask
from PIL import Image
from werkzeug.test import TestResponse

from server import tokens
from server.http import pictures
from tests.factories import a_facilitator, a_workshop
from tests.support.desk import ORIGIN, database_of
from tests.workshops.room import Room, a_room
from workshops.core.actors import Actor, Role
from workshops.people import api_tokens

CANARY = b"canary-4f2a"


def image(
    format: str = "JPEG", size: tuple[int, int] = (80, 60), mode: str = "RGB", **how: object
) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 128).save(out, format, **how)
    return out.getvalue()


def a_photograph() -> bytes:
    """A telephone's picture: lying on its side, and telling where and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = CANARY.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return image(size=(2400, 1200), exif=exif, comment=CANARY, icc_profile=CANARY * 50)


def a_png_of(width: int, height: int) -> bytes:
    """A file of a few kilobytes that says it has that many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(height * (1 + (width + 7) // 8)), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@dataclass
class Place:
    """``ann`` and the others of a room, each with a token of the API."""

    app: Flask
    room: Room
    tokens: dict[str, str]

    def send(self, who: str, body: bytes, picture_id: UUID | str | None = None) -> TestResponse:
        path = f"/api/v1/workshops/{self.room.workshop_id}/pictures?id={picture_id or uuid4()}"
        return self.app.test_client().post(path, data=body, headers=self._bearer(who))

    def get(self, who: str, picture_id: UUID | str, **headers: str) -> TestResponse:
        path = f"/api/v1/workshops/{self.room.workshop_id}/pictures/{picture_id}"
        client = self.app.test_client()
        return client.get(path, headers={**self._bearer(who), **headers}, base_url=ORIGIN)

    def _bearer(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[who]}"} if who else {}


@pytest.fixture
def place(app: Flask) -> Place:
    pictures._sent._buckets.clear()
    room = a_room(database_of(app))
    with app.app_context(), room.database.writing() as db:
        given = {
            "ann": tokens.participant_token(room.ann.participant_id, room.ann.id, 1),
            "bo": tokens.participant_token(room.bo.participant_id, room.bo.id, 1),
            "host": api_tokens.issue_token(db, room.host.id),
        }
    return Place(app, room, given)


def refused(response: TestResponse) -> tuple[int, str, object]:
    body = response.get_json()
    return response.status_code, body["code"], body["fields"].get("picture")


def test_what_comes_back_is_pixels_and_nothing_else(place: Place) -> None:
    """R-PICTURE-1"""
    picture_id = uuid4()

    sent = place.send("ann", a_photograph(), picture_id)
    full, small = place.get("ann", picture_id), place.get("ann", f"{picture_id}?size=small")

    assert sent.status_code == 201
    assert sent.get_json() == {"id": str(picture_id), "width": 800, "height": 1600}
    assert full.mimetype == "image/jpeg"
    assert full.headers["X-Content-Type-Options"] == "nosniff"
    assert full.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert CANARY not in full.data + small.data
    seen = Image.open(io.BytesIO(full.data))
    assert (seen.format, seen.size, dict(seen.getexif())) == ("JPEG", (800, 1600), {})
    assert set(seen.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    assert max(Image.open(io.BytesIO(small.data)).size) == 480


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_three_formats_are_taken(place: Place, format: str) -> None:
    mode = "RGBA" if format == "PNG" else "RGB"

    assert place.send("ann", image(format, mode=mode)).status_code == 201


@pytest.mark.parametrize(
    ("name", "body", "word"),
    [
        ("truncated", image(size=(400, 300))[:-200], "damaged"),
        ("half a png", image("PNG", size=(400, 300))[:60], "damaged"),
        ("empty", b"", "not_a_picture"),
        ("words", "ไม่ใช่ภาพ".encode(), "not_a_picture"),
        (
            "svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
            "not_a_picture",
        ),
        ("html after a magic number", b"\xff\xd8\xff<script>alert(1)</script>", "not_a_picture"),
        ("gif", image("GIF", mode="P"), "not_a_picture"),
        ("tiff", image("TIFF"), "not_a_picture"),
        ("bomb", a_png_of(10_000, 5_000), "too_many_pixels"),
        ("huge bomb", a_png_of(60_000, 4_000), "too_many_pixels"),
    ],
)
def test_what_is_no_picture_is_refused(place: Place, name: str, body: bytes, word: str) -> None:
    assert refused(place.send("ann", body)) == (422, "invalid", word)


def test_what_hangs_behind_a_picture_is_left_behind(place: Place) -> None:
    picture_id = uuid4()
    polyglot = image() + b"<script>" + CANARY + b"</script>PK\x03\x04"

    place.send("ann", polyglot, picture_id)

    assert CANARY not in place.get("ann", picture_id).data


def test_size_and_speed_have_limits(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    big = place.send("ann", b"x" * (pictures.MOST_BYTES + 1))
    answers = [place.send("ann", b"x").status_code for _ in range(13)]

    assert big.status_code == 413
    assert big.get_json()["code"] == "too_large"
    assert answers[-1] == 429
    assert place.send("bo", image()).status_code == 201


def test_only_people_of_this_workshop_send_and_see(place: Place, app: Flask) -> None:
    room, picture_id = place.room, uuid4()
    other = a_workshop(room.database)
    place.tokens["stranger"] = token_of_host(app, room, a_facilitator(room.database, other.id))

    nobody = place.send("", image())
    stranger = place.send("stranger", image())
    sent = place.send("ann", image(), picture_id)

    assert (nobody.status_code, stranger.status_code, sent.status_code) == (401, 404, 201)
    assert place.get("ann", picture_id).status_code == 200
    for who in ("bo", "host", "stranger"):
        real, unreal = place.get(who, picture_id), place.get(who, uuid4())
        assert real.status_code == unreal.status_code == 404
        assert real.get_json()["code"] == unreal.get_json()["code"]
    assert place.send("ann", image(), "not-an-id").status_code == 422


def token_of_host(app: Flask, room: Room, host: Actor) -> str:
    assert host.role is Role.FACILITATOR
    with app.app_context(), room.database.writing() as db:
        return api_tokens.issue_token(db, host.id)


def test_bytes_follow_the_note_from_one_moment_to_the_next(place: Place) -> None:
    """R-PICTURE-2"""
    room, picture_id = place.room, uuid4()
    place.send("ann", image(), picture_id)
    note_id = room.note(room.ann, picture_id=picture_id)
    assert place.get("bo", picture_id).status_code == 404

    room.reveal()
    shown = place.get("bo", picture_id)
    known = place.get("bo", picture_id, **{"If-None-Match": shown.headers["ETag"]})
    room.hide(note_id)
    hidden = place.get("bo", picture_id, **{"If-None-Match": shown.headers["ETag"]})

    assert (shown.status_code, known.status_code, hidden.status_code) == (200, 304, 404)
    assert shown.headers["Cache-Control"] == "private, no-cache"
    assert place.get("ann", picture_id).status_code == 200
    assert place.get("host", picture_id).status_code == 200
