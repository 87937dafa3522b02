"""Commands run as a user runs them, and what they took: seconds, and the memory of all their processes together."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.5  # seconds between two looks at the memory: each takes ten milliseconds of a core
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds from start to end, and the most memory in bytes that its processes had at one time (Linux; else 0)."""

    seconds: float
    memory: int


def run(arguments: Sequence[str], home: Path, cores: int | None = None) -> Cost:
    """Runs `tradewire ARGUMENTS` with a home of its own; raises RuntimeError with its words if it fails.

    With so many cores where the system can tell a process to leave the others alone (Linux), else with all.
    """
    environment = {**os.environ, "TRADEWIRE_HOME": str(home), "TRADEWIRE_INBOX": str(home / "inbox")}
    command = [sys.executable, "-m", "tradewire", *arguments]
    output = home / "output.txt"
    with output.open("w", encoding="utf-8") as file:
        start, most = time.perf_counter(), 0
        process = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:cores])
        while _runs(process):
            most = max(most, _memory(process.pid))
        seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"tradewire {' '.join(arguments)} ended with {process.returncode}: {output.read_text()}")
    return Cost(seconds, most)


def _runs(process: subprocess.Popen[bytes]) -> bool:
    """Whether it still runs after an interval, or else as soon as it has ended that it does not."""
    try:
        process.wait(INTERVAL)
    except subprocess.TimeoutExpired:
        return True
    return False


def _memory(root: int) -> int:
    """Resident bytes of a process and all that it started, what they share counted once (Pss)."""
    return sum(_proportional(pid) for pid in _family(root))


def _family(root: int) -> Iterable[int]:
    yield root
    for task in PROC.glob(f"{root}/task/*/children"):
        try:
            children = task.read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in children:
            yield from _family(int(child))


def _proportional(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
