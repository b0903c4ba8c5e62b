"""A real nginx for trying things: the machine's own program with the site that is deployed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from deploy.local.process import Process, accepts_connections, free_port

ROOT = Path(__file__).parents[2]
CONFIGURATION = Path(__file__).parents[1] / "nginx"
DEPLOYED_PORTS = (8001, 8002, 8003)
STOP_SECONDS = 5
MIME_TYPES = Path("/etc/nginx/mime.types")


class NginxServer:
    """In front of three processes on ``ports``; as little as possible differs from the real site."""

    def __init__(self, ports: Sequence[int], *, port: int | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ruamsang-nginx-"))
        self.port = port or free_port()
        program = find_nginx()
        self._write_configuration(ports)
        self.process = Process(
            [program, "-p", self.folder, "-c", self.folder / "nginx.conf", "-g", "daemon off;"],
            log=self.folder / "log",
        )

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        self.process.start(ready=lambda: accepts_connections(self.port))

    def stop(self) -> None:
        """Tell the master alone: where its workers hear it too, it may wait for them in vain."""
        if self.process.is_running:
            os.kill(self.process.pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.process.is_running and time.monotonic() < deadline:
            time.sleep(0.05)
        self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write_configuration(self, ports: Sequence[int]) -> None:
        main = (CONFIGURATION / "nginx.conf").read_text()
        main = _changed(main, "/run/nginx.pid", str(self.folder / "pid"))
        main = _changed(main, "include mime.types", f"include {MIME_TYPES}")
        main = _changed(main, "    sendfile on;", self._temporary_paths() + "    sendfile on;")
        if os.geteuid() == 0:
            main = "user root;\n" + main  # The files of a clone are often root's alone.
        site = (CONFIGURATION / "ruamsang.conf").read_text()
        site = _changed(site, "listen 80;", f"listen 127.0.0.1:{self.port};")
        site = _changed(site, "root /srv/ruamsang;", f"root {ROOT};")
        for deployed, port in zip(DEPLOYED_PORTS, ports, strict=True):
            site = _changed(site, f"127.0.0.1:{deployed};", f"127.0.0.1:{port};")
        (self.folder / "conf.d").mkdir()
        (self.folder / "nginx.conf").write_text(main)
        (self.folder / "conf.d" / "ruamsang.conf").write_text(site)

    def _temporary_paths(self) -> str:
        """nginx's own are root's."""
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        return "".join(f"    {kind}_temp_path {self.folder / kind};\n" for kind in kinds)


def find_nginx() -> str:
    """The machine's nginx; installed from Debian when it is missing and we may."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    found = shutil.which("nginx", path=path)
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing nginx-light", flush=True)
        command = ["apt-get", "install", "--yes", "--quiet", "nginx-light"]
        subprocess.run(command, capture_output=True, check=False)
        found = shutil.which("nginx", path=path)
    if found is None:
        raise RuntimeError("No nginx on this machine: apt-get install nginx-light")
    return found


def _changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} is not there once"
    return text.replace(old, new)
