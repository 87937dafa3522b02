"""Processes that `tradewire serve` starts: Prefect's server, and one for each run."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 8.0  # seconds for a process to end when it is asked to


class Process:
    """A module that runs as a program, tied to this process: it ends with this one however this one ends."""

    def __init__(self, arguments: Sequence[str], log: Path, url: str | None = None) -> None:
        """Starts it; what it prints is in `log`, and `url` is where it finds Prefect's server."""
        environment = {**os.environ, "PREFECT_API_URL": url} if url else dict(os.environ)
        with log.open("wb") as file:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.tied", *arguments],
                stdin=subprocess.PIPE,
                stdout=file,
                stderr=file,
                env=environment,
                # In a session of its own: Ctrl-C reaches `serve` alone, which ends the others in order.
                start_new_session=True,
            )

    @property
    def code(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.poll()

    def end(self) -> None:
        """Asks it to end, and ends it if it does not."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with suppress(ProcessLookupError, PermissionError):  # what it started itself, and did not end
            os.killpg(self._process.pid, signal.SIGKILL)
        if self._process.stdin:
            self._process.stdin.close()
