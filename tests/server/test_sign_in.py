"""The staff entrance: in, out, and who is kept outside."""

import pytest
from flask import Flask

from server.auth import LONGEST_SIGN_IN
from tests.support.desk import PASSWORD, Browser, an_account, database_of, signed_in, words_of
from workshops.people import accounts, passwords
from workshops.people.models import AccountRole

EMAIL = "mali@example.org"


@pytest.fixture
def mali(app: Flask) -> Browser:
    an_account(app, EMAIL)
    return Browser(app)


def is_inside(mali: Browser) -> bool:
    return mali.get("/staff/").status_code == 200


def test_staff_come_in_with_their_password_in_any_spelling_of_the_address(
    mali: Browser,
) -> None:
    response = mali.sign_in(" Mali@Example.ORG ")

    assert response.status_code == 303
    assert is_inside(mali)


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(mali: Browser) -> None:
    """R-ACCOUNT-1"""
    wrong = mali.sign_in(EMAIL, "ไม่ใช่รหัสผ่านนี้")
    unknown = mali.sign_in("nobody@example.org", "ไม่ใช่รหัสผ่านนี้")

    assert wrong.status_code == unknown.status_code == 401
    assert words_of(wrong) == words_of(unknown)
    assert "mali@example.org" in wrong.text, "what was typed stays"
    assert "ไม่ใช่รหัสผ่านนี้" not in wrong.text, "a password never comes back"
    assert not is_inside(mali)


def test_guessing_one_accounts_password_is_slowed_down_and_others_still_come_in(
    app: Flask, mali: Browser
) -> None:
    """R-ACCOUNT-5"""
    an_account(app, "other@example.org")

    answers = [mali.sign_in(EMAIL, "guess").status_code for _ in range(11)]

    assert answers == [401] * 10 + [429]
    assert mali.sign_in(EMAIL).status_code == 429
    assert mali.sign_in("other@example.org").status_code == 303


def test_guesses_at_the_page_and_at_the_api_count_together(app: Flask, mali: Browser) -> None:
    """R-ACCOUNT-5"""
    guess = {"email": " MALI@example.org", "password": "guess"}

    for _ in range(5):
        mali.sign_in(EMAIL, "guess")
    answers = [app.test_client().post("/api/v1/tokens", json=guess).status_code for _ in range(6)]

    assert answers == [403] * 5 + [429]


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("/staff/outcomes", "/staff/outcomes"),
        ("https://evil.example/", "/staff/"),
        ("//evil.example/", "/staff/"),
        ("/\\evil.example/", "/staff/"),
        ("/staff/\nSet-Cookie: a=b", "/staff/"),
        ("", "/staff/"),
    ],
)
def test_the_way_back_stays_on_this_site(mali: Browser, asked: str, reached: str) -> None:
    mali.get("/sign-in")

    response = mali.post("/sign-in", email=EMAIL, password=PASSWORD, next=asked)

    assert response.location == reached


def test_a_page_that_needs_a_sign_in_is_found_again_after_it(mali: Browser) -> None:
    sent_away = mali.get("/staff/outcomes")

    assert sent_away.location == "/sign-in?next=/staff/outcomes"


def test_signing_out_ends_the_sign_in_of_this_browser_alone(app: Flask) -> None:
    """R-ACCOUNT-2"""
    laptop = signed_in(app, EMAIL)
    other, thief = Browser(app), Browser(app)
    other.sign_in(EMAIL)
    cookie = laptop.client.get_cookie("ruamsang", domain="localhost")
    assert cookie is not None
    thief.client.set_cookie("ruamsang", cookie.value, domain="localhost")
    assert is_inside(thief)

    laptop.post("/sign-out")

    assert not is_inside(laptop)
    assert not is_inside(thief), "a copy of the cookie is worth nothing"
    assert is_inside(other)


def test_a_disabled_account_is_out_with_its_next_step(app: Flask) -> None:
    """R-ACCOUNT-2"""
    mali = signed_in(app, EMAIL)

    with database_of(app).writing() as db:
        accounts.disable(db, accounts.accounts(db)[0].id)

    assert not is_inside(mali)
    assert mali.sign_in(EMAIL).status_code == 401


def test_a_forgotten_laptop_signs_itself_out(app: Flask) -> None:
    """R-ACCOUNT-7"""
    mali = signed_in(app, EMAIL)

    with mali.client.session_transaction() as session:
        session["signed_in_at"] -= LONGEST_SIGN_IN.total_seconds()

    assert not is_inside(mali)


def test_a_password_to_be_used_once_opens_only_the_choice_of_another(app: Flask) -> None:
    """R-ACCOUNT-3"""
    user = an_account(app, EMAIL, AccountRole.ADMIN)
    with database_of(app).writing() as db:
        hashed = passwords.hash_password("used-once-password", email=EMAIL)
        accounts.reset_password(db, user.id, password_hash=hashed)
    mali = Browser(app)
    mali.sign_in(EMAIL, "used-once-password")

    assert mali.get("/staff/").location == "/staff/account"
    assert mali.get("/staff/accounts").location == "/staff/account"
    assert mali.get("/staff/account").status_code == 200
    assert mali.post("/staff/account/tokens").location == "/staff/account"
    by_script = {"email": EMAIL, "password": "used-once-password"}
    answer = app.test_client().post("/api/v1/tokens", json=by_script)
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")

    mali.post("/staff/account/password", current_password="used-once-password", password=PASSWORD)

    assert is_inside(mali)


def test_pages_are_thai_until_somebody_chooses_english(app: Flask) -> None:
    """R-DESK-7"""
    mali = Browser(app)
    assert "เจ้าหน้าที่เข้าสู่ระบบ" in mali.get("/sign-in").text

    mali.post("/language", locale="en", next="/sign-in")

    page = mali.get("/sign-in")
    assert "Staff sign-in" in page.text
    assert '<html lang="en"' in page.text


def test_a_browser_that_prefers_english_still_sees_thai_first(app: Flask) -> None:
    """R-DESK-7"""
    page = app.test_client().get("/sign-in", headers={"Accept-Language": "en"})

    assert '<html lang="th"' in page.text


def test_a_choice_of_looks_is_kept(app: Flask) -> None:
    mali = Browser(app)
    mali.get("/sign-in")

    mali.post("/display", theme="dark", text_size="large", contrast="high")
    mali.post("/display", theme="pink")

    page = mali.get("/sign-in")
    assert 'data-theme="dark"' in page.text
    assert 'data-text="large"' in page.text
    assert 'data-contrast="high"' in page.text


def test_a_script_on_the_phone_may_choose_the_language_too(app: Flask) -> None:
    mali = Browser(app)
    mali.get("/sign-in")

    response = mali.client.post(
        "/language",
        json={"locale": "en"},
        headers={"Origin": "http://localhost", "X-CSRFToken": mali.token},
        base_url="http://localhost",
    )

    assert response.status_code == 204
    assert '<html lang="en"' in mali.get("/sign-in").text
