"""Small honest factories: what a test needs to stand on, made as the product makes it."""

from datetime import timedelta
from secrets import token_bytes
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.support.domain import do, rows_for
from workshops.core import calendar
from workshops.core.actors import Actor, Role, Sector
from workshops.core.db import Database, utcnow
from workshops.core.workshop import Workshop
from workshops.founding import found_workshop
from workshops.people import receipts
from workshops.people.models import AccountRole, Facilitator, User
from workshops.pictures.keeping import Drawn, keep_picture


def in_days(count: int) -> str:
    """A day from today in Bangkok, as a brief has it."""
    return (calendar.today() + timedelta(days=count)).isoformat()


BRIEF = {
    "decision": "ปรับขั้นตอนการต่อใบอนุญาต",
    "decider": "ผู้อำนวยการสำนัก",
    "fixed": "งบประมาณของปีนี้",
    "answer_due": in_days(30),
}


def a_user(
    database: Database, *, role: AccountRole = AccountRole.FACILITATOR, name: str = "สมศรี"
) -> User:
    with database.writing() as db:
        user = User(email=f"{uuid4().hex}@example.org", name=name, role=role, password_hash="-")
        db.add(user)
    return user


def a_draft(
    database: Database,
    *,
    template: str = "innovation_lab",
    brief: dict[str, str] | None = None,
    shows_names: bool = False,
) -> Workshop:
    """A workshop that has not been opened, with a host of its own."""
    host = a_user(database)
    with database.writing() as db:
        workshop = found_workshop(
            db,
            template=template,
            title_th="ต่อใบอนุญาตให้ง่ายขึ้น",
            title_en="Easier licence renewals",
            brief=BRIEF if brief is None else brief,
            host=host,
            now=utcnow(),
        )
        workshop.shows_names = shows_names
    return workshop


def a_workshop(
    database: Database, *, template: str = "innovation_lab", shows_names: bool = False
) -> Workshop:
    """An open workshop. No stage is open yet."""
    workshop = a_draft(database, template=template, shows_names=shows_names)
    do(database, workshop.id, a_facilitator(database, workshop.id), "workshop.open")
    return workshop


def a_facilitator(database: Database, workshop_id: UUID) -> Actor:
    """The workshop's host."""
    with database.reading() as db:
        host = db.scalar(
            sa.select(Facilitator.user_id).where(
                Facilitator.workshop_id == workshop_id, Facilitator.is_host
            )
        )
    assert host is not None
    return Actor(id=host, role=Role.FACILITATOR)


def a_projector() -> Actor:
    return Actor(id=uuid4(), role=Role.PROJECTOR)


def a_participant(
    database: Database, workshop_id: UUID, *, sector: Sector = Sector.PEOPLE, name: str = ""
) -> Actor:
    """Somebody who came in through the door."""
    participant_id, key = uuid4(), token_bytes(16)
    author_id = receipts.author_id_of(workshop_id, participant_id, key)
    receipt = receipts.receipt_of(workshop_id, participant_id, key)
    sealed = receipts.seal(author_id, receipt=receipt, participant_id=participant_id)
    do(
        database,
        workshop_id,
        Actor(id=author_id, role=Role.NEWCOMER),
        "participant.join",
        participant_id=participant_id,
        name=name,
        sector=sector,
        key_hash=receipts.hash_of(workshop_id, key).hex(),
        receipt_hash=receipts.hash_of(workshop_id, receipt).hex(),
        sealed_author_id=sealed.hex(),
    )
    return Actor(id=author_id, role=Role.PARTICIPANT, participant_id=participant_id)


def a_row(
    database: Database, workshop_id: UUID, table: str, nth: int = 0, **like: Any
) -> dict[str, Any]:
    """The ``nth`` row of ``table`` that facilitators see and that is ``like`` this."""
    rows = rows_for(Role.FACILITATOR, database, workshop_id, table)
    found = [row for row in rows if all(row[name] == value for name, value in like.items())]
    return found[nth]


def an_open_stage(database: Database, workshop_id: UUID, stage: str) -> dict[str, Any]:
    """The first run of ``stage``, opened. Gives its row."""
    run = a_row(database, workshop_id, "stage_runs", stage=stage)
    host = a_facilitator(database, workshop_id)
    do(database, workshop_id, host, "stage.open", stage_run_id=run["id"])
    return a_row(database, workshop_id, "stage_runs", id=run["id"])


def a_started_activity(
    database: Database, workshop_id: UUID, stage: str, nth: int = 0, *, kind: str = "board"
) -> dict[str, Any]:
    """The ``nth`` activity of that ``kind`` in ``stage``, both opened. Gives its row."""
    run = an_open_stage(database, workshop_id, stage)
    activity = a_row(database, workshop_id, "activities", nth, stage_run_id=run["id"], kind=kind)
    host = a_facilitator(database, workshop_id)
    do(database, workshop_id, host, "activity.start", activity_id=activity["id"])
    return a_row(database, workshop_id, "activities", id=activity["id"])


def a_started_board(
    database: Database, workshop_id: UUID, stage: str = "ideate", nth: int = 0
) -> dict[str, Any]:
    activity = a_started_activity(database, workshop_id, stage, nth)
    return a_row(database, workshop_id, "boards", activity_id=activity["id"])


def an_upload(
    database: Database, workshop_id: UUID, actor: Actor, *, full: bytes = b"full"
) -> UUID:
    """A picture that ``actor`` has sent, which waits for its note."""
    drawn = Drawn(width=4, height=3, full=full, small=b"small")
    with database.writing() as db:
        kept = keep_picture(db, workshop_id, actor, picture_id=uuid4(), drawn=drawn, now=utcnow())
        return kept.id
