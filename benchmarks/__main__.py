"""`make bench`: measures everything in one run, and writes docs/performance.md and a JSON file beside it."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import findings
from benchmarks.extraction import paces, shares
from benchmarks.loading import Load, flow, load, start_up
from benchmarks.page import Measured, page

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
SIZES = (1_000, 10_000, 100_000)
ALONE = 10_000  # releases that one worker is measured on too
CREWS = ((1, 1), (1, 2), (2, 2))  # workers, and the cores that all have
FLOWS = (1, 1_000, 10_000)


def measured(sizes: Sequence[int], flows: Sequence[int]) -> Measured:
    """All measurements, with a word on stderr before each."""
    _say("reading text, beside the floor and other programs")
    found, missing = paces()
    _say("the pipes")
    parts = shares()
    _say("one file")
    first = start_up()
    loads: list[Load] = []
    queries: dict[str, float] = {}
    for size in sizes:
        for workers, cores in CREWS if size <= ALONE else CREWS[-1:]:
            _say(f"{size:,} releases, workers: {workers}, cores: {cores}")
            made, queries = load(size, workers, cores)
            loads.append(made)
    _say("the flow")
    beside = flow(flows)
    _say("the checks")
    return Measured(found, missing, parts, loads, queries, beside, first, (sizes[-1], findings.run(sizes[-1])))


def _say(what: str) -> None:
    sys.stderr.write(f"measuring {what}\n")


def main() -> None:
    """Measures and writes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="About an hour with all sizes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="releases to load")
    parser.add_argument("--flows", type=int, nargs="+", default=FLOWS, metavar="N", help="releases for the flow")
    chosen = parser.parse_args()
    found = measured(chosen.sizes, chosen.flows)
    PAGE.write_text(page(found), encoding="utf-8")
    PAGE.with_suffix(".json").write_text(json.dumps(asdict(found), indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"Written: {PAGE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
