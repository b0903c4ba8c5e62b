"""Keeping uploads: quotas, sending twice, and sweeping away what no note shows."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.factories import a_draft, an_upload
from tests.workshops.room import Room, a_room
from workshops.core.actors import Actor
from workshops.core.db import Database, utcnow
from workshops.core.errors import Conflict, NotAllowed, OverBudget, StageClosed
from workshops.pictures import keeping
from workshops.pictures.keeping import Drawn, content_of, keep_picture, sweep
from workshops.pictures.models import Picture, PictureContent


def keep(room: Room, actor: Actor, picture_id: UUID, full: bytes = b"full") -> None:
    drawn = Drawn(width=4, height=3, full=full, small=b"small")
    with room.database.writing() as db:
        keep_picture(db, room.workshop_id, actor, picture_id=picture_id, drawn=drawn, now=utcnow())


def count(database: Database) -> tuple[int, int]:
    with database.reading() as db:
        return tuple(  # type: ignore[return-value]
            db.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in (Picture, PictureContent)
        )


def test_the_same_upload_twice_is_kept_once(database: Database) -> None:
    room = a_room(database)
    picture_id = uuid4()

    keep(room, room.ann, picture_id)
    keep(room, room.ann, picture_id, b"other bytes")

    with database.reading() as db:
        assert content_of(db, picture_id, is_small=False) == b"full"
        assert content_of(db, picture_id, is_small=True) == b"small"
    with pytest.raises(Conflict):
        keep(room, room.bo, picture_id)


def test_a_person_has_a_quota_and_the_workshop_too(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-PICTURE-7"""
    room = a_room(database)
    monkeypatch.setattr(keeping, "MOST_PER_PERSON", 2)
    monkeypatch.setattr(keeping, "MOST_BYTES_PER_WORKSHOP", 40)
    for _ in range(2):
        keep(room, room.ann, uuid4())

    with pytest.raises(OverBudget):
        keep(room, room.ann, uuid4())
    keep(room, room.bo, uuid4())
    with pytest.raises(OverBudget):
        keep(room, room.bo, uuid4(), b"x" * 20)

    assert count(database) == (3, 3)


def test_only_those_who_write_send_pictures_while_the_workshop_is_open(database: Database) -> None:
    room = a_room(database)
    draft = a_draft(database)

    for actor in (room.projector, room.staff):
        with pytest.raises(NotAllowed):
            keep(room, actor, uuid4())
    with pytest.raises(StageClosed):
        an_upload(database, draft.id, room.ann)


def test_what_no_note_shows_is_swept_away_after_a_day(database: Database) -> None:
    """R-PICTURE-6"""
    room = a_room(database)
    shown = an_upload(database, room.workshop_id, room.ann)
    waiting = an_upload(database, room.workshop_id, room.ann)
    room.note(room.ann, picture_id=shown)

    with database.writing() as db:
        sweep(db, utcnow() + timedelta(hours=1))
    assert count(database) == (2, 2)
    with database.writing() as db:
        sweep(db, utcnow() + timedelta(hours=25))

    assert count(database) == (1, 1)
    with database.reading() as db:
        assert db.get(Picture, waiting) is None
