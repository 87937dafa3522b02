"""`prefect.yaml` for real: a server, a deployment and a worker of a team's own, as docs/serving.md has them."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from warehouse.store import Store

PATIENCE = 120.0
Prefect = Callable[..., str]


@pytest.fixture
def prefect(tmp_path: Path) -> Iterator[Prefect]:
    """Runs a command of Prefect from a folder beside a server that is there for this test alone; what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "TRADEWIRE_INBOX": str(tmp_path / "inbox"),
        "TRADEWIRE_HOME": str(tmp_path / "home"),
    }
    start = [sys.executable, "-m", "prefect"]

    def run(folder: Path, *words: str) -> str:
        command = [*start, "--no-prompt", *words]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    with (tmp_path / "server.log").open("w") as log:
        command = [*start, "server", "start", "--host", "127.0.0.1", "--port", port, "--no-ui"]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/api/health")
        yield run
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.2)


@pytest.mark.slow
def test_a_worker_of_ones_own_does_what_serve_does(prefect: Prefect, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "march.txt").write_text("Norway's exports rose 4.0 percent to $9.5 bn in March 2024.\n")
    prefect(ROOT, "work-pool", "create", "tradewire", "--type", "process")
    prefect(ROOT, "deploy", "--all")
    assert "interval: 0:15:00" in prefect(tmp_path, "deployment", "schedule", "ls", "ingest/scheduled")
    prefect(tmp_path, "deployment", "run", "ingest/scheduled")
    prefect(tmp_path, "worker", "start", "--pool", "tradewire", "--run-once")
    with Store.read(tmp_path / "home" / "tradewire.duckdb") as store:
        assert store.sql("SELECT source, status FROM documents")[1] == [("march.txt", "loaded")]
        ((flow_run_id,),) = store.sql("SELECT flow_run_id FROM runs")[1]
    assert "COMPLETED" in prefect(tmp_path, "flow-run", "inspect", flow_run_id)
