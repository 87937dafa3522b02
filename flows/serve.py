"""The flow on a schedule, with a Prefect server of its own on this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prefect import serve as serve_deployments
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Interval
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest
from flows.once import ServerUnavailable

HOST = "127.0.0.1"
PATIENCE = 90  # seconds; the first start makes Prefect's database and takes up to 20


def serve(inbox: Path, warehouse: Path, every: int, port: int, says: Callable[[str], None]) -> None:
    """Runs the flow now and every so many minutes, until it is stopped; one run at a time.

    Uses the server of PREFECT_API_URL where that is set, else starts one. Raises ServerUnavailable.
    """
    given = os.environ.get("PREFECT_API_URL")
    if given:
        _serve(inbox, warehouse, every, lambda: says(_greeting(inbox, every, given)))
        return
    with _server(port) as url, temporary_settings({PREFECT_API_URL: url}):
        _serve(inbox, warehouse, every, lambda: says(_greeting(inbox, every, url)))


def _greeting(inbox: Path, every: int, url: str) -> str:
    return f"Reading {inbox} every {every} minutes. Pages: {url.removesuffix('/api')}. Stop with Ctrl-C."


def _serve(inbox: Path, warehouse: Path, every: int, ready: Callable[[], None]) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=5)
    deployment = RunnerDeployment.from_flow(
        ingest,
        "scheduled",
        schedule=Interval(timedelta(minutes=every), anchor_date=soon),
        parameters={"inbox": str(inbox.resolve()), "warehouse": str(warehouse.resolve())},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    ready()
    # Prefect's runner says this of itself when it is told to end.
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop' was never awaited")
    serve_deployments(deployment, limit=1, print_starting_message=False, pause_on_shutdown=False)


@contextmanager
def _server(port: int) -> Iterator[str]:
    """The address of a Prefect server that lives as long as the block; its log is in Prefect's home."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            raise ServerUnavailable(f"port {port} is in use; name another one with --port") from error
    log = PREFECT_HOME.value() / "server.log"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    with log.open("w") as file:
        # In a session of its own, so that Ctrl-C reaches the runner first and the server is stopped after it.
        process = subprocess.Popen(command, stdout=file, stderr=file, start_new_session=True)
    try:
        url = f"http://{HOST}:{port}/api"
        _wait(process, url, log)
        yield url
    finally:
        process.terminate()
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    """Comes back when the server answers; raises ServerUnavailable when it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise ServerUnavailable(f"Prefect's server did not start; see {log}")
