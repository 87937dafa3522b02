"""`tradewire serve` for real: files come in on schedule, over the death of Prefect's server and to an orderly end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from warehouse.store import Store

PATIENCE = 120.0  # seconds for each step, on a machine that has more to do
MARCH = "Norway's exports rose 4.0 percent from a year earlier to $9.5 bn in March 2024.\n"
APRIL = "Norway's exports rose 5.5 percent from a year earlier to $9.9 bn in April 2024.\n"


def until(what: Callable[[], bool]) -> None:
    """Waits for something to come true."""
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def below(pid: int) -> dict[int, str]:
    """The processes that a process started, with the words they were started with."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    return {int(row[0]): row[2] for row in rows if row[1] == str(pid)}


@pytest.fixture
def serving(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A server of its own home and port, that runs every ten seconds; what it says is in `out`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "inbox").mkdir()
    command = [sys.executable, "-m", "tradewire", "serve", "--every", "10s", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (tmp_path / "out").open("w") as out:
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=out, stderr=out, text=True)
    yield process
    process.kill()
    process.wait()


@pytest.mark.slow
def test_files_come_in_though_the_server_is_killed_and_nothing_is_left_at_the_end(
    serving: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    def is_published(source: str) -> bool:
        published = tmp_path / ".tradewire" / "tradewire.duckdb"
        if not published.exists():
            return False
        with Store.read(published) as store:
            return store.sql("SELECT status FROM documents WHERE source = ?", [source])[1] == [("loaded",)]

    def servers() -> list[int]:
        return [pid for pid, words in below(serving.pid).items() if "server start" in words]

    def said() -> str:
        return (tmp_path / "out").read_text()

    (tmp_path / "inbox" / "march.txt").write_text(MARCH)
    until(lambda: "Reading inbox" in said())
    (killed,) = servers()
    os.kill(killed, signal.SIGKILL)
    (tmp_path / "inbox" / "april.txt").write_text(APRIL)
    until(lambda: is_published("march.txt") and is_published("april.txt"))
    until(lambda: "2 new releases" in said())
    assert servers() != [killed]

    started = below(serving.pid)
    serving.terminate()
    assert serving.wait(20) == 0
    assert [pid for pid in started if below(1).get(pid)] == []

    assert said().startswith("Reading inbox every 10s. Pages: http://127.0.0.1:")
    assert "Prefect's server is gone; starting it again\n" in said()
    assert "2 new releases, 2 new documents, 0 rejected, 0 findings, in " in said()
    assert "Traceback" not in said()
