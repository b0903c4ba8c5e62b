"""Accounts at the desk: an administrator's list, and everybody's own page."""

import re

import pytest
from flask import Flask

from tests.factories import a_draft
from tests.support.desk import PASSWORD, Browser, assign, database_of, signed_in, words_of
from workshops.people import accounts, api_tokens
from workshops.people.accounts import find_by_email
from workshops.people.models import AccountRole, User

NEW = "ดอกแคบานหน้าหนาว"


@pytest.fixture
def admin(app: Flask) -> Browser:
    return signed_in(app, "admin@example.org", AccountRole.ADMIN)


def user_of(app: Flask, email: str) -> User:
    with database_of(app).reading() as db:
        user = find_by_email(db, email)
    assert user
    return user


def secret_on(page: str) -> str:
    found = re.search(r'<p class="secret">([^<]+)</p>', page)
    assert found
    return found.group(1)


def test_an_administrator_makes_an_account_with_a_password_to_use_once(
    app: Flask, admin: Browser
) -> None:
    """R-ACCOUNT-3"""
    page = admin.post("/staff/accounts", email="New@Example.org", name="ใหม่", role="staff")

    password = secret_on(page.text)
    newcomer = Browser(app)
    assert newcomer.sign_in("new@example.org", password).status_code == 303
    assert newcomer.get("/staff/").location == "/staff/account"
    assert password not in admin.get("/staff/accounts").text, "shown once"
    assert user_of(app, "new@example.org").role is AccountRole.STAFF


@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("email", "not an address", "อีเมลนี้ยังไม่ถูกต้อง"),
        ("email", "ADMIN@example.org", "มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว"),
        ("name", "ก" * 81, "ยาวเกินไป"),
        ("role", "king", "เลือกอย่างใดอย่างหนึ่ง"),
    ],
)
def test_a_refused_account_says_why_and_keeps_what_was_typed(
    admin: Browser, field: str, words: str, sentence: str
) -> None:
    """R-DESK-5"""
    form = {"email": "new@example.org", "name": "ใหม่", "role": "staff", field: words}

    response = admin.post("/staff/accounts", **form)

    assert response.status_code == 422
    assert f'id="{field}_error"' in response.text
    assert sentence in words_of(response)
    assert form["email"] in response.text
    assert form["name"] in response.text


def test_a_reset_ends_the_old_password_and_every_sign_in(app: Flask, admin: Browser) -> None:
    mali = signed_in(app, "mali@example.org")

    page = admin.post(f"/staff/accounts/{user_of(app, 'mali@example.org').id}/reset")

    assert mali.get("/staff/").status_code == 303
    assert mali.sign_in("mali@example.org").status_code == 401
    assert mali.sign_in("mali@example.org", secret_on(page.text)).status_code == 303


def test_an_account_is_disabled_and_enabled(app: Flask, admin: Browser) -> None:
    mali = signed_in(app, "mali@example.org")
    path = f"/staff/accounts/{user_of(app, 'mali@example.org').id}"

    admin.post(f"{path}/disable")
    assert mali.get("/staff/").status_code == 303
    assert "ปิดใช้ตั้งแต่" in admin.get("/staff/accounts").text

    admin.post(f"{path}/enable")
    assert mali.sign_in("mali@example.org").status_code == 303


def test_a_role_is_changed_and_counts_at_once(app: Flask, admin: Browser) -> None:
    mali = signed_in(app, "mali@example.org", AccountRole.STAFF)
    assert mali.get("/staff/workshops/new").status_code == 404

    path = f"/staff/accounts/{user_of(app, 'mali@example.org').id}"
    admin.post(f"{path}/role", role="facilitator")

    assert mali.get("/staff/workshops/new").status_code == 200


@pytest.mark.parametrize(("step", "form"), [("disable", {}), ("role", {"role": "staff"})])
def test_the_last_administrator_stays(
    app: Flask, admin: Browser, step: str, form: dict[str, str]
) -> None:
    """R-ACCOUNT-4"""
    path = f"/staff/accounts/{user_of(app, 'admin@example.org').id}"

    admin.post(f"{path}/{step}", **form)

    page = admin.get("/staff/accounts")
    assert "ผู้ดูแลระบบคนสุดท้าย" in words_of(page)
    assert user_of(app, "admin@example.org").role is AccountRole.ADMIN


def test_a_made_up_account_is_not_there(admin: Browser) -> None:
    path = "/staff/accounts/5d9a5b0e-0000-4000-8000-000000000000"

    for step in ("reset", "disable", "enable"):
        assert admin.post(f"{path}/{step}").status_code == 303
        assert "ไม่มีรายการนี้แล้ว" in words_of(admin.get("/staff/accounts"))


def test_a_new_password_counts_here_and_ends_the_other_sign_ins(app: Flask) -> None:
    laptop = signed_in(app, "mali@example.org")
    other = Browser(app)
    other.sign_in("mali@example.org")

    response = laptop.post("/staff/account/password", current_password=PASSWORD, password=NEW)

    assert response.status_code == 303
    assert laptop.get("/staff/").status_code == 200
    assert other.get("/staff/").status_code == 303
    assert other.sign_in("mali@example.org", NEW).status_code == 303


@pytest.mark.parametrize(
    ("field", "current", "new", "sentence"),
    [
        ("current_password", "wrong", NEW, "รหัสผ่านปัจจุบันไม่ถูกต้อง"),
        ("password", PASSWORD, "สั้นไป", "อย่างน้อย 10 ตัวอักษร"),
        ("password", PASSWORD, "mali@example.org", "ไม่ใช่อีเมลของคุณ"),
        ("password", PASSWORD, PASSWORD, "ต่างจากเดิม"),
        ("password", PASSWORD, " " * 10, "ใช้ตัวอักษรที่ต่างกัน"),
        ("password", PASSWORD, "a" * 201, "ไม่เกิน 200 ตัวอักษร"),
    ],
)
def test_a_refused_password_changes_nothing(
    app: Flask, field: str, current: str, new: str, sentence: str
) -> None:
    browser = signed_in(app, "mali@example.org")

    response = browser.post("/staff/account/password", current_password=current, password=new)

    assert response.status_code == 422
    assert f'id="{field}_error"' in response.text
    assert sentence in words_of(response)
    assert Browser(app).sign_in("mali@example.org").status_code == 303


def test_a_stolen_laptop_does_not_get_to_guess_the_password(app: Flask) -> None:
    browser = signed_in(app, "mali@example.org")
    for _ in range(10):
        browser.post("/staff/account/password", current_password="guess", password=NEW)

    response = browser.post("/staff/account/password", current_password=PASSWORD, password=NEW)

    assert response.status_code == 422
    assert "เร็วเกินไป" in words_of(response)


def test_a_token_is_shown_once_and_revoked(app: Flask) -> None:
    browser = signed_in(app, "mali@example.org")

    token = secret_on(browser.post("/staff/account/tokens").text)

    page = browser.get("/staff/account").text
    assert token not in page
    revoke = re.search(r'action="(/staff/account/tokens/[^"]+)"', page)
    assert revoke
    with database_of(app).reading() as db:
        assert api_tokens.user_of_token(db, token)
    browser.post(revoke.group(1))
    with database_of(app).reading() as db:
        assert api_tokens.user_of_token(db, token) is None


def test_whoever_needs_stronger_contrast_finds_it_beside_the_size_of_letters(app: Flask) -> None:
    browser = signed_in(app, "mali@example.org")
    page = browser.get("/staff/account").text
    assert '<select class="input" id="contrast"' in page

    browser.post("/display", contrast="high", next="/staff/account")

    page = browser.get("/staff/account").text
    assert 'data-contrast="high"' in page
    assert '<option value="high" selected>' in page


def test_a_name_is_changed(app: Flask) -> None:
    browser = signed_in(app, "mali@example.org")

    browser.post("/staff/account/name", name="  มะลิ   ใจดี ")

    assert user_of(app, "mali@example.org").name == "มะลิ ใจดี"


def test_only_administrators_see_the_way_to_accounts(app: Flask, admin: Browser) -> None:
    mali = signed_in(app, "mali@example.org")

    assert "บัญชีผู้ใช้" in words_of(admin.get("/staff/"))
    assert "บัญชีผู้ใช้" not in words_of(mali.get("/staff/"))


def test_a_workshop_that_nobody_can_steer_is_given_to_somebody(app: Flask, admin: Browser) -> None:
    """R-PEOPLE-8"""
    workshop = a_draft(database_of(app))
    path, workshop_id = "/staff/accounts/orphans", str(workshop.id)
    mali = signed_in(app, "mali@example.org")
    mali_id = str(user_of(app, "mali@example.org").id)
    admin.get("/staff/accounts")
    admin.post(path, user_id=mali_id, workshop_id=workshop_id)
    assert mali.get(f"/console/{workshop.id}").status_code == 404, "it has a host of its own"
    with database_of(app).writing() as db:
        accounts.disable(db, workshop.created_by)

    page = admin.get("/staff/accounts")
    assert workshop.title_th in words_of(page)
    admin.post(path, user_id=mali_id, workshop_id=workshop_id)

    assert workshop.title_th not in words_of(admin.get("/staff/accounts"))
    assert mali.get(f"/console/{workshop.id}").status_code == 200


def test_whoever_was_made_staff_no_longer_has_a_workshop(app: Flask, admin: Browser) -> None:
    """R-PEOPLE-8"""
    mali = signed_in(app, "mali@example.org")
    workshop = a_draft(database_of(app))
    user = user_of(app, "mali@example.org")
    assign(app, user, workshop.id)
    assert workshop.title_th in words_of(mali.get("/staff/"))
    admin.get("/staff/accounts")

    admin.post(f"/staff/accounts/{user.id}/role", role="staff")

    assert workshop.title_th not in words_of(mali.get("/staff/"))
    assert mali.get(f"/console/{workshop.id}").status_code == 404
