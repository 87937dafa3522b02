"""What `tradewire serve` starts ends with it, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT

STARTS = """
import sys, time
from pathlib import Path
from flows.processes import Process
process = Process(["http.server", "0"], Path("log"))
print(process._process.pid, flush=True)
time.sleep(60)
"""


def lives(pid: int) -> bool:
    """Whether a process runs; one that is dead and not yet buried does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(state.stdout.strip()) and not state.stdout.startswith("Z")


def test_a_process_ends_when_the_one_that_started_it_is_killed(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", STARTS], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert lives(child)
        deadline = time.monotonic() + 20
        parent.send_signal(signal.SIGKILL)
        while lives(child) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not lives(child)
