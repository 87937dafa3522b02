"""`make bench`: seconds for each step on the example documents, the best of three, and characters a second."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.ingest import begin, extract_batch, load, new_documents
from warehouse.publish import publish
from warehouse.store import Store

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """How long the quickest of three calls took."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Prints a line a step."""
    files = sorted(FIXTURES.glob("*.txt"))
    documents = new_documents(files, FIXTURES, {}).documents
    characters = sum(len(document.text) for document in documents)
    found = extract_batch(documents)
    with tempfile.TemporaryDirectory() as folder:
        working, published = Path(folder, "working.duckdb"), Path(folder, "published.duckdb")
        with Store(working) as store:
            loading = seconds(lambda: load(store, found, begin()))
        steps = {
            "read": seconds(lambda: new_documents(files, FIXTURES, {})),
            "split and extract": seconds(lambda: extract_batch(documents)),
            "load": loading,
            "publish": seconds(lambda: publish(working, published)),
        }
    for step, taken in steps.items():
        sys.stdout.write(f"{step:18}{taken:8.3f} s{characters / taken:14,.0f} characters a second\n")


if __name__ == "__main__":
    main()
