"""Invented releases, read the whole way: what a careful economist would call a contradiction, and what not."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from extractors import labels
from pipeline.readers import decode
from pipeline.reading import extract_batch
from pipeline.rows import Rows
from warehouse.findings import checks, find
from warehouse.store import Row, Store

CASES = tomllib.loads((Path(__file__).parent / "contradictions.toml").read_text(encoding="utf-8"))["case"]
NAMES = [case["why"] for case in CASES]
OWN = ("release_id", "document_id", "observation_id", "reporter", "partner", "code")
Found = Mapping[str, list[tuple[str, str]]]


def own(case: int, rows: list[Row]) -> list[Row]:
    """Rows with keys that no other case has: all cases are checked in one warehouse."""
    return [
        {name: f"{case}/{value}" if name in OWN and value else value for name, value in row.items()} for row in rows
    ]


def read(case: int) -> Rows:
    """The rows of the releases of a case, as they are loaded."""
    texts = enumerate(CASES[case]["texts"])
    documents = [document for n, text in texts for document in decode(text.strip().encode(), f"{case}-{n}.txt")]
    return {table: own(case, rows) for table, rows in extract_batch(documents).items()}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Check, with its severity, and message of all that is found, by the reason of the case."""
    known = labels()
    loaded: dict[str, list[Row]] = {"items": known["items"], "economies": []}
    for case in range(len(CASES)):
        loaded["economies"] += own(case, known["economies"])
        for table, rows in read(case).items():
            loaded.setdefault(table, []).extend(rows)
    with Store(tmp_path_factory.mktemp("contradictions") / "w.duckdb") as store:
        store.load(loaded)
        find(store)
        rows = store.sql(
            "SELECT string_split(release_id, '/')[1], \"check\" || ': ' || severity, message FROM findings ORDER BY ALL"
        )[1]
    return {why: [(check, said) for case, check, said in rows if int(case) == n] for n, why in enumerate(NAMES)}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_contradicts_itself_is_found_and_nothing_else(
    found: Found, case: dict[str, list[str]], request: pytest.FixtureRequest
) -> None:
    if "fails" in case:
        request.applymarker(pytest.mark.xfail(reason=str(case["fails"]), strict=True))
    is_severe = any(":" in name for name in case["expect"])
    names = [name if is_severe else name.split(":")[0] for name, _ in found[str(case["why"])]]
    assert sorted(names) == sorted(case["expect"]), found[str(case["why"])]


def test_each_case_has_a_reason_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_every_check_is_tripped_by_a_text() -> None:
    assert {check.name for check in checks()} - {
        name.split(":")[0] for case in CASES for name in case["expect"]
    } == set()
