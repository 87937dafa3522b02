"""`tradewire evaluate` and its flags, on the smallest of the example documents."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Answer

Tradewire = Callable[..., Answer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One document with its expected file, to which a partner is added that its text does not hold."""
    for file in (ROOT / "fixtures").glob("002_*"):
        content = file.read_text(encoding="utf-8")
        if file.suffix == ".json":
            raw = json.loads(content)
            raw["releases"][0]["partners"].append({"text": "Atlantis", "code": "XA", "kind": "country"})
            content = json.dumps(raw)
        (tmp_path / file.name).write_text(content, encoding="utf-8")
    return tmp_path


def test_scores_of_each_kind(tradewire: Tradewire, folder: Path) -> None:
    rows = json.loads(tradewire("evaluate", folder, "--format", "json").out)
    assert {"releases", "amounts", "percentages", "dates", "partners", "streaks"} <= {row["kind"] for row in rows}
    assert all({"precision", "recall", "f1"} <= row.keys() for row in rows)


def test_scores_of_one_kind(tradewire: Tradewire, folder: Path) -> None:
    rows = json.loads(tradewire("evaluate", folder, "--kind", "partners", "--format", "json").out)
    assert [(row["kind"], row["match"]) for row in rows] == [("partners", "strict"), ("partners", "loose")]
    assert rows[0]["expected"] == rows[0]["hits"] + 1


def test_each_rule_has_its_hits_and_its_precision(tradewire: Tradewire, folder: Path) -> None:
    answer = tradewire("evaluate", folder, "--by-rule", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert {"kind", "rule", "predicted", "hits", "precision"} == rows[0].keys()
    assert {"partners", "observations"} <= {row["kind"] for row in rows}
    one = json.loads(tradewire("evaluate", folder, "--by-rule", "--kind", "partners", "--format", "json").out)
    assert {row["kind"] for row in one} == {"partners"}
    assert "<country>" in {row["rule"] for row in one}


def test_each_miss_is_listed(tradewire: Tradewire, folder: Path) -> None:
    answer = tradewire("evaluate", folder, "--misses", "--kind", "partners")
    assert "Atlantis" in answer.out
    assert "code XA, kind country" in answer.out
    assert answer.out.endswith(", misses: 1\n")
    whole = json.loads(tradewire("evaluate", folder, "--misses", "--kind", "partners", "--format", "json").out)
    assert [(miss["problem"], miss["expected"]) for miss in whole] == [
        ("missing", {"code": "XA", "kind": "country"})
    ]  # fmt: skip


@pytest.mark.slow
def test_the_page_is_written(tradewire: Tradewire, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    answer = tradewire("evaluate", folder, "--write", page)
    assert (answer.code, answer.out) == (0, f"Written to {page}.\n")
    assert "| partners | strict |" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("flags", "words"),
    [(("--kind", "colours"), ("colours", "amounts")), (("--misses", "--by-rule"), ("--by-rule", "--misses"))],
    ids=lambda value: " ".join(value),
)
def test_what_cannot_be_asked(tradewire: Tradewire, folder: Path, flags: tuple[str], words: tuple[str, ...]) -> None:
    answer = tradewire("evaluate", folder, *flags)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert all(word in answer.err for word in words)
