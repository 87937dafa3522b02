"""Prefect's server on this machine, which nobody else can reach."""

import socket
import time
import urllib.request
from pathlib import Path
from threading import Event

from flows.errors import ServerUnavailable
from flows.processes import Process

HOST = "127.0.0.1"
PATIENCE = 120.0  # seconds; the first start makes Prefect's database and takes up to 20 on a busy machine
PORT_PATIENCE = 10.0  # seconds in which a server that lost its `serve` gives its port back


class Server:
    """Prefect's server as a process of this one's; its log is in Prefect's home."""

    def __init__(self, port: int, home: Path) -> None:
        self.url, self._port, self._home = f"http://{HOST}:{port}/api", port, home
        self._process: Process | None = None

    @property
    def is_alive(self) -> bool:
        """Whether its process runs."""
        return self._process is not None and self._process.code is None

    def start(self, stop: Event) -> None:
        """Comes back when it answers, or when `stop` is set; raises ServerUnavailable when it does not answer."""
        self.end()
        _wait_for_port(self._port, stop)
        log = self._home / "server.log"
        if log.exists():
            log.replace(self._home / "server.before.log")
        self._process = Process(["prefect", "server", "start", "--host", HOST, "--port", str(self._port)], log)
        deadline = time.monotonic() + PATIENCE
        while self.is_alive and time.monotonic() < deadline and not stop.wait(0.2):
            if _answers(self.url):
                return
        if not stop.is_set():
            self.end()
            raise ServerUnavailable(f"Prefect's server did not start; see {log}")

    def end(self) -> None:
        """Ends the process, if there is one."""
        if self._process:
            self._process.end()
        self._process = None


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2):
            return True
    except OSError:
        return False


def _wait_for_port(port: int, stop: Event) -> None:
    """Comes back when nobody listens at the port; raises ServerUnavailable for one that stays in use."""
    deadline = time.monotonic() + PORT_PATIENCE
    while not _is_free(port) and not stop.is_set():
        if time.monotonic() > deadline:
            raise ServerUnavailable(f"port {port} is in use; name another one with --port")
        stop.wait(0.2)


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True
