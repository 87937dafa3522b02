"""Scores: documents read by the program against the `.expected.json` that a reader annotated beside each.

`evaluate(folder)` returns a `Report`; its `rows()`, `by_rule()`, `misses()` and `as_dict()` are for printing.
"""

from pathlib import Path

from pipeline.evaluate.expected import BrokenPairError, ExpectedRelease, digest, pairs, read_expected
from pipeline.evaluate.facts import Fact
from pipeline.evaluate.judging import Reading, evaluate_release, release_pairs
from pipeline.evaluate.matching import Outcome, Score, compare
from pipeline.evaluate.reading import read_releases
from pipeline.evaluate.report import Judged, Miss, Report

__all__ = [
    "FIXTURES",
    "BrokenPairError",
    "ExpectedRelease",
    "Fact",
    "Judged",
    "Miss",
    "Outcome",
    "Reading",
    "Report",
    "Score",
    "compare",
    "digest",
    "evaluate",
    "evaluate_release",
    "pairs",
    "read_expected",
    "read_releases",
    "release_pairs",
]

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def evaluate(folder: Path) -> Report:
    """Every document of the folder that has an expected file, read and judged; raises `BrokenPairError`."""
    judged: list[Judged] = []
    unknown: set[str] = set()
    found = pairs(folder)
    for document, expected_file in found:
        expected = read_expected(expected_file)
        unknown |= {key for release in expected for key in release.unknown}
        for one, reading in release_pairs(expected, read_releases(document, folder)):
            judged += evaluate_release(document.name, one, reading)
    notes = tuple(f"{key} is in the expected files and compared with nothing" for key in sorted(unknown))
    return Report(str(folder), len(found), tuple(judged), notes)
