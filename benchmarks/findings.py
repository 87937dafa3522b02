"""Seconds for the checks over invented releases: `python -m benchmarks.findings 100000`, and what takes longest."""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from extractors import labels
from warehouse import findings
from warehouse.store import Store

MANY = (Path(__file__).parent / "many.sql").read_text(encoding="utf-8")
FOUND = 'SELECT "check", count(*) FROM findings GROUP BY ALL ORDER BY ALL'


def seconds(step: Callable[[], object]) -> float:
    """How long the processors work on a step, all of them together: the clock depends on who else works."""
    start = time.process_time()
    step()
    return time.process_time() - start


def run(releases: int) -> float:
    """Seconds that all checks take over so many releases."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder, "w.duckdb")) as store:
        _filled(store, releases)
        start = time.perf_counter()
        findings.find(store)
        return time.perf_counter() - start


def _filled(store: Store, releases: int) -> None:
    store.load(labels())
    store.sql("SET VARIABLE releases = ?", [releases])
    store.sql(MANY)


def main(releases: int) -> None:
    """Prints what a run of all checks takes, what the longest of them take, and what they find."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder, "w.duckdb")) as store:
        _filled(store, releases)
        start = time.perf_counter()
        findings.find(store)
        sys.stdout.write(f"{time.perf_counter() - start:8.2f} s for {releases:,} releases, of it on all processors:\n")
        steps = {name: partial(store.sql, sql) for name, sql in findings.READ.items()}
        for name, step in (steps | {check.name: partial(check.look, store) for check in findings.checks()}).items():
            if (taken := seconds(step)) > 0.1:
                sys.stdout.write(f"{taken:8.2f} s {name}\n")
        sys.stdout.writelines(f"{number:8,} {name}\n" for name, number in store.sql(FOUND)[1])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
