"""What files cost on their way to the published warehouse, run as a user runs them, at several sizes of archive."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.commands import run
from benchmarks.texts import write
from warehouse.store import Store

# One query of each view, as somebody would ask it.
QUERIES = {
    "series_of": "SELECT * FROM series_of('KR', 'exports', 'semiconductors')",
    "series": "SELECT count(*) FROM series WHERE reporter = 'KR'",
    "vintages": "SELECT count(*) FROM vintages WHERE reporter = 'KR'",
    "exports_monthly": "SELECT count(*) FROM exports_monthly WHERE reporter = 'KR'",
    "streak_ledger": "SELECT count(*) FROM streak_ledger WHERE reporter = 'KR'",
    "coverage": "SELECT count(*) FROM coverage WHERE releases > 0",
    "unexplained": "SELECT count(*) FROM unexplained",
}


@dataclass(frozen=True, slots=True)
class Load:
    """What so many releases took on so many cores: seconds, bytes of memory at most, and bytes of the published file.

    `merged` is what it takes then to merge that file into an empty warehouse, in seconds.
    """

    releases: int
    workers: int
    cores: int
    characters: int
    seconds: float
    memory: int
    file: int
    merged: float

    @property
    def each(self) -> float:
        """Seconds a release."""
        return self.seconds / self.releases


@cache
def _all() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory()


@contextmanager
def archive(releases: int) -> Iterator[tuple[Path, int]]:
    """A home whose inbox holds so many releases, and how many characters they have.

    Afterwards the warehouses are taken away, and the many small files only when all is measured: for five minutes ext4
    looks at each deleted file whenever it makes a new one, and what is measured next would pay for it.
    """
    home = Path(tempfile.mkdtemp(dir=_all().name))
    yield home, write(home / "inbox", releases)
    for warehouse in home.rglob("*.duckdb"):
        warehouse.unlink()


def load(releases: int, workers: int, cores: int) -> tuple[Load, dict[str, float]]:
    """What loading so many releases takes, and the milliseconds of a query of each view afterwards.

    So many processes read, and have so many cores with all that is beside them.
    """
    with archive(releases) as (home, characters):
        cost = run(["ingest", str(home / "inbox"), "--workers", str(workers)], home, cores)
        published = home / "tradewire.duckdb"
        (home / "apart").mkdir()
        merged = run(["merge", str(published)], home / "apart").seconds
        made = Load(releases, workers, cores, characters, cost.seconds, cost.memory, published.stat().st_size, merged)
        return made, _asked(published)


def _asked(published: Path) -> dict[str, float]:
    taken = {}
    with Store.read(published) as store:
        for name, query in QUERIES.items():
            start = time.perf_counter()
            store.sql(query)
            taken[name] = 1000 * (time.perf_counter() - start)
    return taken


def start_up() -> tuple[float, float]:
    """Seconds for one file into a new warehouse, and for the next one into the same."""
    with archive(2) as (home, _):
        first, second = sorted((home / "inbox").rglob("*.txt"))
        return run(["ingest", str(first)], home).seconds, run(["ingest", str(second)], home).seconds


def flow(sizes: Sequence[int]) -> list[tuple[int, float, float, float]]:
    """Releases, and seconds of the Prefect flow, and of the two plain commands that do the same: load, make pages."""
    found = []
    for releases in sizes:
        with archive(releases) as (home, _):
            plain = [run(command, home).seconds for command in (["ingest", str(home / "inbox")], ["report"])]
        with archive(releases) as (home, _):
            found.append((releases, run(["run"], home).seconds, *plain))
    return found
