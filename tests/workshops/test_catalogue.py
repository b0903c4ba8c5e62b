"""Rules that hold for every command of the table, those of tomorrow included."""

import inspect
from uuid import uuid4

import pytest
from marshmallow import RAISE, missing

from tests.factories import a_facilitator, a_participant, a_projector, a_workshop
from tests.support.domain import ask, refusal
from workshops.catalogue import COMMANDS
from workshops.core.actors import Actor, Permission, Role
from workshops.core.db import Database
from workshops.core.workshop import WorkshopState

every_command = pytest.mark.parametrize("type", COMMANDS)
TAKEN_AFTER_THE_CLOSE = {
    # The record goes on: headings, outcomes, what was decided but not yet shown, moderation.
    "workshop.edit",
    "outcome.save",
    "activity.reveal",
    "round.reveal",
    "note.hide",
    "note.unhide",
    # Access to it: the door itself says that it is closed.
    "participant.join",
    "participant.return",
    "participant.renew_receipt",
    "facilitator.add",
    "facilitator.remove",
    "projector.revoke",
}
BY_PARTICIPANTS = {
    "note.add",
    "note.edit",
    "note.move",
    "note.remove",
    "note.restore",
    "cluster.make",
    "cluster.rename",
    "cluster.add_notes",
    "cluster.take_out",
    "cluster.dissolve",
    "ballot.cast",
    "participant.update",
    "hand.raise",
    "hand.lower",
    "undo",
}


@every_command
def test_a_handler_takes_exactly_what_its_schema_loads(type: str) -> None:
    command = COMMANDS[type]
    context, *asked = inspect.signature(command.handler).parameters.values()

    assert context.name == "ctx"
    assert {one.name for one in asked} == set(command.schema.load_fields)
    assert all(one.kind is one.KEYWORD_ONLY and one.default is one.empty for one in asked)


@every_command
def test_a_schema_refuses_what_it_does_not_know(type: str) -> None:
    assert COMMANDS[type].schema.unknown == RAISE


@every_command
def test_a_field_is_required_or_says_what_it_is_otherwise(type: str) -> None:
    loose = [
        name
        for name, field in COMMANDS[type].schema.load_fields.items()
        if not field.required and field.load_default is missing
    ]
    assert loose == []


@every_command
def test_a_command_is_named_as_an_order(type: str) -> None:
    assert type == "undo" or [*map(str.isidentifier, type.split("."))] == [True, True]


@every_command
def test_what_takes_a_command_back_exists(type: str) -> None:
    assert set(COMMANDS[type].inverses) <= set(COMMANDS)


@every_command
def test_a_command_has_a_permission_that_somebody_holds(type: str) -> None:
    """R-RIGHTS-1"""
    permission = COMMANDS[type].permission

    assert permission in Permission
    assert any(Actor(id=uuid4(), role=role).may(permission) for role in Role)


@every_command
def test_a_command_can_be_taken_in_some_state(type: str) -> None:
    assert COMMANDS[type].during


def test_only_these_are_taken_after_the_close() -> None:
    """R-AGENDA-12"""
    taken = {type for type, one in COMMANDS.items() if WorkshopState.CLOSED in one.during}

    assert taken == TAKEN_AFTER_THE_CLOSE


def test_participants_may_ask_for_these_alone() -> None:
    """R-RIGHTS-1"""
    somebody = Actor(id=uuid4(), role=Role.PARTICIPANT)

    allowed = {type for type, one in COMMANDS.items() if somebody.may(one.permission)}

    assert allowed == BY_PARTICIPANTS


@pytest.mark.parametrize("role", [Role.PROJECTOR, Role.STAFF])
def test_who_only_looks_may_ask_for_nothing(role: Role) -> None:
    """R-RIGHTS-1"""
    onlooker = Actor(id=uuid4(), role=role)

    assert not any(onlooker.may(one.permission) for one in COMMANDS.values())


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
def test_permission_is_asked_before_anything_is_read(database: Database) -> None:
    """R-RIGHTS-1"""
    workshop = a_workshop(database)
    guest = a_participant(database, workshop.id)

    answers = {
        (name, type): refusal(ask(database, workshop.id, actor, type))
        for name, actor in (("guest", guest), ("wall", a_projector()))
        for type, one in COMMANDS.items()
        if not actor.may(one.permission)
    }

    assert set(answers.values()) == {"not_allowed"}


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
@every_command
def test_unknown_fields_are_refused(database: Database, type: str) -> None:
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    roles = (host.role, Role.NEWCOMER, Role.PARTICIPANT)
    actors = [Actor(id=host.id, role=role) for role in roles]
    may = next(one for one in actors if one.may(COMMANDS[type].permission))

    answer = ask(database, workshop.id, may, type, role="admin")

    assert refusal(answer) == "invalid"
