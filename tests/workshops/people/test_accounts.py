"""Staff accounts: who may sign in, and how sign-ins end."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.core.db import Database, utcnow
from workshops.core.errors import Conflict, Invalid, NotFound
from workshops.people import accounts, api_tokens, passwords
from workshops.people.models import AccountRole, ApiToken, User

PASSWORD = "ดอกปีบบานหน้าฝน"
HASH = passwords.hash_password(PASSWORD, email="x@example.org")


def account(
    database: Database,
    email: str = "mali@example.go.th",
    role: AccountRole = AccountRole.FACILITATOR,
) -> User:
    with database.writing() as db:
        return accounts.create_account(db, email=email, role=role, password_hash=HASH)


def user_at_sign_in(database: Database, email: str, password: str) -> User | None:
    with database.reading() as db:
        return accounts.check_password(db, email, password)


def test_an_address_is_kept_in_one_spelling(database: Database) -> None:
    account(database, "  Mali@Example.GO.TH ")

    user = user_at_sign_in(database, "MALI@example.go.th", PASSWORD)

    assert user
    assert user.email == "mali@example.go.th"


def test_an_address_belongs_to_one_account(database: Database) -> None:
    account(database)

    with pytest.raises(Conflict) as refused:
        account(database, "MALI@example.go.th")

    assert refused.value.fields == {"email": "taken"}


@pytest.mark.parametrize(
    "email", ["", "mali", "a b@example.org", "@example.org", "a" * 251 + "@b.c"]
)
def test_an_account_needs_an_address(database: Database, email: str) -> None:
    with pytest.raises(Invalid) as refused:
        account(database, email)

    assert refused.value.fields == {"email": "not_an_email"}


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("เก้าตัวนะ", "too_short"),
        ("k" * 201, "too_long"),
        ("Mali@example.go.th", "is_the_email"),
        (" " * 10, "too_plain"),
        ("ก" * 10, "too_plain"),
        ("a A " * 4, "too_plain"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(password: str, word: str) -> None:
    """R-ACCOUNT-5"""
    with pytest.raises(Invalid) as refused:
        passwords.hash_password(password, email="mali@example.go.th")

    assert refused.value.fields == {"password": word}


def test_a_password_may_be_typed_on_any_keyboard() -> None:
    composed, taken_apart = "caf\u00e9 au lait", "cafe\u0301 au lait"

    known = passwords.hash_password(composed, email="x@example.org")

    assert passwords.is_password(known, taken_apart)


def test_an_unknown_address_costs_as_much_work_as_a_known_one(database: Database) -> None:
    """R-ACCOUNT-1"""
    asked: list[str | None] = []

    def slowly(function: object, known_hash: str | None, password: str) -> bool:
        asked.append(known_hash)
        return bool(passwords.is_password(known_hash, password))

    with database.reading() as db:
        user = accounts.check_password(db, "nobody@example.org", PASSWORD, slowly=slowly)

    assert user is None
    assert asked == [None]


def test_a_disabled_account_can_not_sign_in_until_it_is_enabled(database: Database) -> None:
    user = account(database)

    with database.writing() as db:
        accounts.disable(db, user.id)
    assert user_at_sign_in(database, user.email, PASSWORD) is None

    with database.writing() as db:
        accounts.enable(db, user.id)
    assert user_at_sign_in(database, user.email, PASSWORD)


@pytest.mark.parametrize("what", ["change", "reset", "disable"])
def test_what_ends_a_sign_in_ends_all_of_them_and_the_tokens(database: Database, what: str) -> None:
    """R-ACCOUNT-2"""
    user = account(database)
    with database.writing() as db:
        token = api_tokens.issue_token(db, user.id)

    with database.writing() as db:
        if what == "change":
            changed = accounts.change_password(db, user.id, password_hash=HASH)
        elif what == "reset":
            changed = accounts.reset_password(db, user.id, password_hash=HASH)
        else:
            changed = accounts.disable(db, user.id)

    assert changed.session_epoch == user.session_epoch + 1
    with database.reading() as db:
        assert api_tokens.user_of_token(db, token) is None


def test_signing_out_ends_one_sign_in_and_leaves_scripts_alone(database: Database) -> None:
    """R-ACCOUNT-2"""
    user = account(database)
    with database.writing() as db:
        token = api_tokens.issue_token(db, user.id)

        laptop, tablet = (accounts.sign_in(db, user.id).id for _ in range(2))

    with database.writing() as db:
        accounts.sign_out(db, laptop)

    with database.reading() as db:
        assert not accounts.is_signed_in(db, laptop)
        assert accounts.is_signed_in(db, tablet)
        assert api_tokens.user_of_token(db, token)


def test_a_reset_password_is_good_for_one_sign_in(database: Database) -> None:
    """R-ACCOUNT-3"""
    user = account(database)
    password = passwords.one_time_password()
    hashed = passwords.hash_password(password, email=user.email)

    with database.writing() as db:
        accounts.reset_password(db, user.id, password_hash=hashed)

    signed_in = user_at_sign_in(database, user.email, password)
    assert signed_in
    assert signed_in.must_change_password
    assert user_at_sign_in(database, user.email, PASSWORD) is None


def test_choosing_a_password_settles_the_reset(database: Database) -> None:
    user = account(database)
    with database.writing() as db:
        accounts.reset_password(db, user.id, password_hash=HASH)

    with database.writing() as db:
        changed = accounts.change_password(db, user.id, password_hash=HASH)

    assert not changed.must_change_password


def test_one_time_passwords_never_repeat() -> None:
    assert len({passwords.one_time_password() for _ in range(1000)}) == 1000


def demote(db: Session, user_id: UUID) -> User:
    return accounts.change_role(db, user_id, AccountRole.STAFF)


@pytest.mark.parametrize("step", [accounts.disable, demote])
def test_the_last_admin_stays(database: Database, step: Callable[[Session, UUID], User]) -> None:
    """R-ACCOUNT-4"""
    admin = account(database, "first@example.org", AccountRole.ADMIN)
    gone = account(database, "second@example.org", AccountRole.ADMIN)
    with database.writing() as db:
        accounts.disable(db, gone.id)

    with pytest.raises(Conflict) as refused, database.writing() as db:
        step(db, admin.id)

    assert refused.value.fields == {"role": "last_admin"}


def test_one_of_two_admins_may_go(database: Database) -> None:
    first = account(database, "first@example.org", AccountRole.ADMIN)
    account(database, "second@example.org", AccountRole.ADMIN)

    with database.writing() as db:
        accounts.disable(db, first.id)

    with database.reading() as db:
        assert [user.disabled_at is None for user in accounts.accounts(db)] == [True, False]


def test_two_admins_can_not_disable_each_other_at_one_time(database: Database) -> None:
    """R-ACCOUNT-4"""
    first = account(database, "first@example.org", AccountRole.ADMIN)
    second = account(database, "second@example.org", AccountRole.ADMIN)

    def disable(user_id: UUID) -> bool:
        try:
            with database.writing() as db:
                accounts.disable(db, user_id)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        for _ in range(10):
            done = list(pool.map(disable, [first.id, second.id]))
            assert sorted(done) == [False, True]
            with database.writing() as db:
                accounts.enable(db, first.id)
                accounts.enable(db, second.id)


def test_an_unknown_account_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound), database.writing() as db:
        accounts.disable(db, uuid4())


def test_a_token_opens_its_account_and_is_not_kept(database: Database) -> None:
    """R-ACCOUNT-6"""
    user = account(database)

    with database.writing() as db:
        token = api_tokens.issue_token(db, user.id)

    with database.reading() as db:
        found = api_tokens.user_of_token(db, token)
        kept = db.scalars(sa.select(ApiToken.token_hash)).one()
    assert found
    assert found.id == user.id
    assert token.encode() not in kept
    assert len(token) >= 43


def test_a_token_lasts_ninety_days(database: Database) -> None:
    """R-ACCOUNT-6"""
    user = account(database)
    with database.writing() as db:
        token = api_tokens.issue_token(db, user.id)
        row = api_tokens.tokens_of(db, user.id)[0]
        assert row.expires_at - row.created_at == timedelta(days=90)

    with database.writing() as db:
        db.execute(sa.update(ApiToken).values(expires_at=utcnow()))

    with database.reading() as db:
        assert api_tokens.user_of_token(db, token) is None
        assert not api_tokens.tokens_of(db, user.id)


def test_only_its_owner_can_revoke_a_token(database: Database) -> None:
    owner, other = account(database), account(database, "other@example.org")
    with database.writing() as db:
        token = api_tokens.issue_token(db, owner.id)
        token_id = api_tokens.tokens_of(db, owner.id)[0].id

    with pytest.raises(NotFound), database.writing() as db:
        api_tokens.revoke_token(db, other.id, token_id)
    with database.reading() as db:
        assert api_tokens.user_of_token(db, token)

    with database.writing() as db:
        api_tokens.revoke_token(db, owner.id, token_id)
    with database.reading() as db:
        assert api_tokens.user_of_token(db, token) is None
