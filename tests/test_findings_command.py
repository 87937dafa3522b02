"""`tradewire findings` on the example documents: what a careful reader found in them, and nothing else."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT, Answer
from warehouse.findings_page import page
from warehouse.paths import working_path
from warehouse.store import Store

Tradewire = Callable[..., Answer]
ERRORS = {
    "growth_fits_change": ("3.1%", "$1.44 bn", "USD 1.67 bn to USD 1.73 bn"),
    "rank_fits_levels": ("$638,000", "$6.16 billion", "second largest"),
}


def test_errors_are_those_that_a_careful_reader_signs(tradewire: Tradewire, loaded: Path) -> None:
    answer = tradewire("findings", "--severity", "error", "--format", "json", "--warehouse", loaded)
    assert answer.code == 0
    found = {row["check"]: row["message"] for row in json.loads(answer.out)}
    assert found.keys() == ERRORS.keys()
    for check, parts in ERRORS.items():
        assert [part for part in parts if part not in found[check]] == []


def test_a_headline_that_cuts_a_number_off_is_a_warning(tradewire: Tradewire, loaded: Path) -> None:
    answer = tradewire("findings", "--severity", "warning", "--format", "json", "--warehouse", loaded)
    (said,) = (row["message"] for row in json.loads(answer.out) if row["check"] == "headline_fits_body")
    assert [part for part in ("7%", "7.8%", "0.8 percentage points apart") if part not in said] == []


def test_strict_fails_where_an_error_is_open(tradewire: Tradewire, loaded: Path) -> None:
    assert tradewire("findings", "--strict", "--warehouse", loaded).code == 1
    assert tradewire("findings", "--strict", "--severity", "info", "--warehouse", loaded).code == 0


def test_findings_of_a_release_by_its_title(tradewire: Tradewire, loaded: Path) -> None:
    answer = tradewire("findings", "--release", "exports INCREASE by 7%", "--format", "csv", "--warehouse", loaded)
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert "headline_fits_body" in {row["check"] for row in rows}
    assert {row["ordinal"] for row in rows} <= {"1", "3", "5"}


def test_people_read_a_paragraph_each(tradewire: Tradewire, loaded: Path) -> None:
    out = tradewire("findings", "--severity", "error", "--warehouse", loaded).out
    assert "  $1.44 bn / ($56.56 bn - $1.44 bn) = 2.61%, not 3.1%\n" in out
    assert out.endswith("\n2 findings\n")


def test_a_dismissed_finding_is_listed_no_more_until_it_is_opened_again(
    tradewire: Tradewire, loaded: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "w.duckdb"
    shutil.copy(working_path(loaded), working_path(warehouse))
    shutil.copy(loaded, warehouse)
    listed = tradewire("findings", "--severity", "error", "--format", "json", "--warehouse", warehouse)
    finding = json.loads(listed.out)[0]["finding_id"]
    dismissed = tradewire("findings", "dismiss", finding[:8], "--why", "a typing error", "--warehouse", warehouse)
    assert (dismissed.code, dismissed.out) == (0, f"Dismissed {finding[:8]}.\n")
    assert finding[:8] not in tradewire("findings", "--warehouse", warehouse).out
    assert ": a typing error\n" in tradewire("findings", "--status", "dismissed", "--warehouse", warehouse).out
    opened = tradewire("findings", "reopen", finding[:8], "--warehouse", warehouse)
    assert (opened.code, opened.out) == (0, f"{finding[:8]} is open again.\n")
    assert finding[:8] in tradewire("findings", "--warehouse", warehouse).out
    assert tradewire("findings", "reopen", finding[:8], "--warehouse", warehouse).code == 1


def test_what_cannot_be_dismissed_is_said_in_a_sentence(tradewire: Tradewire, tmp_path: Path) -> None:
    answer = tradewire("findings", "dismiss", "ab", "--why", "x", "--warehouse", tmp_path / "none.duckdb")
    assert answer.code == 1
    assert answer.err.startswith("tradewire: there is no warehouse at ")
    assert not working_path(tmp_path / "none.duckdb").exists()


def test_the_page_of_findings_is_what_the_command_writes(loaded: Path) -> None:
    with Store.read(loaded) as store:
        written = page(store)
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == written, (
        "write it anew: tradewire ingest fixtures, then tradewire findings --write docs/findings.md"
    )


def test_a_flag_before_dismiss_is_refused_and_not_unheard(tradewire: Callable[..., Answer], loaded: Path) -> None:
    answer = tradewire("findings", "--warehouse", loaded, "dismiss", "ab", "--why", "x")
    assert answer.code == 2
    assert "--warehouse" in answer.err
    assert "put it behind" in answer.err
