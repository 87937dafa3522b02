"""Seconds for the checks, one by one, over invented releases: `python -m benchmarks.findings 100000`."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from extractors import labels
from warehouse import findings
from warehouse.store import Store

MANY = (Path(__file__).parent / "many.sql").read_text(encoding="utf-8")


def timed(what: str, work: Callable[[], object]) -> None:
    """Prints what was done, and how many seconds of the clock and of the processors it took."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    taken = time.perf_counter() - clock, time.process_time() - processor
    sys.stdout.write(f"{what:36}{taken[0]:8.2f} s{taken[1]:10.2f} s of processors\n")
    sys.stdout.flush()


def main(releases: int) -> None:
    """Prints a line for each table that is made and each check, and one for all that a run does."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder, "w.duckdb")) as store:
        store.load(labels())
        store.sql("SET VARIABLE releases = ?", [releases])
        timed(f"{releases:,} releases invented", lambda: store.sql(MANY))
        for name, made in findings.tables():
            timed(name, lambda sql=made: store.sql(sql))  # type: ignore[misc]
        for check in findings.checks():
            timed(check.name, lambda sql=check.sql: store.sql(f"CREATE OR REPLACE TEMP TABLE one AS {sql}"))  # type: ignore[misc]
        timed("all of it", lambda: findings.find(store))
        sys.stdout.write("\n".join(f"{n:>9,} {name}" for name, n in store.sql(FOUND)[1]) + "\n")


FOUND = 'SELECT "check", count(*) FROM findings GROUP BY ALL ORDER BY ALL'

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
