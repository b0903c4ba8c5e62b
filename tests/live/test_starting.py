"""`make run` as a newcomer meets it: the first start, the next one, and what goes wrong in one line."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from deploy.local.process import free_port
from server.config import Settings, SettingsError
from tests.support.desk import words_of
from tests.support.phone import Api, Identity, Phone
from tests.support.server import ROOT, ServerProcess

START = ("-m", "server.start")


def start(*program: str, said: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {f"RUAMSANG_{name}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, *(program or START)],
        cwd=ROOT,
        env=env,
        input=said,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = str(somebody.getsockname()[1])
        done = start(PORT=port, DATA_DIR=str(tmp_path))

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert f"RUAMSANG_PORT={int(port) + 1} make run" in done.stderr
    assert not list(tmp_path.iterdir()), "something was made before the port was looked at"


def test_a_setting_that_cannot_be_ends_the_start(tmp_path: Path) -> None:
    done = start(DATA_DIR=str(tmp_path), PUBLIC_URL="lab.example.go.th")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "RUAMSANG_PUBLIC_URL" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "lab.example.go.th"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://lab.example/path?x=1"),
        ("PUBLIC_URL", "ftp://lab.example"),
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("LOG_LEVEL", "LOUD"),
        ("ASYNC_MODE", "gevent"),
        ("EXTRA_ORIGINS", "https://lab.example.go.th, lab.example.go.th"),
        ("DATA_DIR", str(ROOT / "wsgi.py")),
        ("DATA_DIR", str(ROOT / "wsgi.py" / "data")),
    ],
)
def test_a_setting_that_cannot_be_is_named_in_one_line(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.from_environ({f"RUAMSANG_{name}": value})

    assert f"RUAMSANG_{name}" in str(error.value)
    assert value.split(", ")[-1] in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "hunter2"),
        ("DATABASE_URL", "postgres://lab:hunter2@db/lab"),
        ("DATABASE_URL", "postgresql://lab:hunter2@db"),
        ("DATABASE_URL", "postgresql://lab:hunter2@db:port/lab"),
        ("DATABASE_URL", "mysql://lab:hunter2@db/lab"),
        ("REDIS_URL", "hunter2"),
        ("REDIS_URL", "http://lab:hunter2@cache"),
        ("REDIS_URL", "redis://lab:hunter2@cache:port"),
        ("SECRET_KEY", "hunter2"),
    ],
)
def test_a_secret_that_cannot_be_is_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.from_environ({f"RUAMSANG_{name}": value})

    assert f"RUAMSANG_{name}" in str(error.value)
    assert "hunter2" not in str(error.value)
    assert "\n" not in str(error.value)


AWAY = {"DATABASE_URL": f"postgresql://lab@127.0.0.1:{free_port()}/lab"}
NO_DATABASE = {"DATABASE_URL": f"sqlite:///{ROOT / 'wsgi.py'}"}
NO_SUCH_WORD = {"LOG_LEVEL": "LOUD"}


@pytest.mark.parametrize(
    ("program", "settings"),
    [
        (START, AWAY),
        (("wsgi.py",), NO_DATABASE),
        (("wsgi.py",), NO_SUCH_WORD),
        (("-m", "flask", "upgrade-database"), AWAY),
        (("-m", "flask", "renew-epochs"), AWAY),
        (("-m", "flask", "renew-epochs"), NO_SUCH_WORD),
    ],
)
def test_whatever_is_started_says_it_in_one_line(
    tmp_path: Path, program: tuple[str, ...], settings: dict[str, str]
) -> None:
    done = start(*program, DATA_DIR=str(tmp_path), PORT=str(free_port()), **settings)

    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert f"RUAMSANG_{next(iter(settings))}" in done.stderr


def test_a_folder_that_nothing_lies_in_needs_not_be_there() -> None:
    given = {
        "RUAMSANG_DATA_DIR": str(ROOT / "wsgi.py"),
        "RUAMSANG_DATABASE_URL": "postgresql://lab@db/lab",
        "RUAMSANG_SECRET_KEY": "long enough for all",
    }
    assert Settings.from_environ(given).database_url == "postgresql://lab@db/lab"


def test_a_server_makes_the_folder_of_its_data(tmp_path: Path) -> None:
    folder = tmp_path / "srv" / "lab"
    product = ServerProcess(tmp_path, DATA_DIR=str(folder))

    product.start()
    product.stop()

    assert (folder / "ruamsang.sqlite").exists()


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("mali", "correct horse battery", "This is not an e-mail address."),
        ("mali@example.org", "short", "at least 10 characters"),
        ("mali@example.org", " " * 12, "different letters"),
    ],
)
def test_an_account_that_cannot_be_is_said_in_words(
    tmp_path: Path, email: str, password: str, said: str
) -> None:
    words = ("-m", "flask", "create-staff", email, "--role", "admin", "--password-stdin")

    done = start(*words, said=password + "\n", DATA_DIR=str(tmp_path))

    assert done.returncode == 1
    assert said in done.stderr
    assert "_" not in done.stderr.splitlines()[-1]


def test_an_address_is_kept_as_browsers_name_it() -> None:
    given = {"RUAMSANG_PUBLIC_URL": "https://Lab.Example.go.th:443/"}
    assert Settings.from_environ(given).public_url == "https://lab.example.go.th"


def test_the_first_start_shows_the_whole_and_the_next_keeps_everything(tmp_path: Path) -> None:
    product = ServerProcess(tmp_path, program=START)
    product.start()
    try:
        first = product.log_text()
        password = found(r"password +(\S+)", first)
        codes = re.findall(r"(\d{3}) (\d{3})  ", first)
        token = sign_in(product, password)
        joined = join(product, "".join(codes[1]))
        product.stop()
        product.start()

        assert len(codes) == 3
        assert found(r"password +(\S+)", product.log_text()) == password
        assert len(re.findall(r"Loading the demonstration", product.log_text())) == 1
        assert sign_in(product, password) != token
        phone = Phone(product.url, joined["workshop_id"], joined["token"]).connect()
        assert len(phone.rows("notes")) > 10
        assert len(phone.rows("clusters")) == 3
        phone.leave()
    finally:
        product.stop()


def test_the_closed_demonstration_leads_back_to_its_notes_and_ballots(tmp_path: Path) -> None:
    product = ServerProcess(tmp_path, program=START)
    product.start()
    try:
        desk = requests.Session()
        page = desk.get(f"{product.url}/sign-in", timeout=10).text
        desk.post(
            f"{product.url}/sign-in",
            data={
                "csrf_token": found(r'name="csrf_token" value="([^"]+)"', page),
                "email": "admin@example.org",
                "password": found(r"password +(\S+)", product.log_text()),
            },
            headers={"Origin": product.url},
            timeout=10,
        )
        outcomes = desk.get(f"{product.url}/staff/outcomes", timeout=10).text
        path = found(r'href="(/staff/outcomes/[0-9A-Z]{26})"', outcomes)
        outcome = words_of(desk.get(product.url + path, timeout=10))
    finally:
        product.stop()

    assert "นัดหมอให้ตรงกับเที่ยวรถของแต่ละตำบล" in outcome
    assert "รถสองแถวออกตีห้าคันเดียว พลาดแล้วพลาดเลย" in outcome
    assert "อยากให้นัดคนตำบลเดียวกันวันเดียวกัน จะได้เหมารถมาด้วยกัน" in outcome


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return match.group(1)


def sign_in(product: ServerProcess, password: str) -> str:
    body = {"email": "admin@example.org", "password": password}
    return str(Api(product.url).post("/tokens", body)["token"])


def join(product: ServerProcess, code: str) -> dict[str, str]:
    identity = Identity()
    body = {"id": identity.id, "key": identity.key, "sector": "people", "data_consent": True}
    joined: dict[str, str] = Api(product.url).post(f"/workshops/{code}/participants", body)
    return joined
