"""`tradewire show`: the release, and with --explain how each of its rows came about and why numbers have none."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DOCUMENTS, Answer
from warehouse.store import Store

Tradewire = Callable[..., Answer]
BOXES = """Ships carry more

Exports of ships rose 3.1% to $5.6 bn in March 2024. They had reached $5.6 bn in March 2024, says table 47.
The policy rate was raised to 3.5 percent.
"""


def lines(text: str) -> list[str]:
    """What stands in the lines, whatever the blanks between their columns."""
    return [" ".join(line.split()) for line in text.splitlines()]


@pytest.fixture
def boxes(tmp_path: Path) -> Path:
    path = tmp_path / "ships.txt"
    path.write_text(BOXES, encoding="utf-8")
    return path


def test_a_file_is_explained_sentence_by_sentence_without_a_warehouse(tradewire: Tradewire, boxes: Path) -> None:
    answer = tradewire("show", boxes, "--explain", "--warehouse", boxes.parent / "none.duckdb")
    assert (answer.code, answer.err) == (0, "")
    said = lines(answer.out)
    first = said.index("[1] Exports of ships rose 3.1% to $5.6 bn in March 2024.")
    rule = "<currency_sign|currency_code> <number> -? <scale|letter_scale>"
    assert said[first + 1 : first + 6] == [
        "percentages 3.1% value 3.1, unit percent, direction increase (<sign>? <number> <percent>)",
        f"amounts $5.6 bn value 5,600,000,000, currency USD ({rule})",
        "dates March 2024 2024-03, grain month (<month> of? <year>)",
        "→ row 3.1% exports of ships, no reporter, 2024-03: growth 3.1 percent yoy (subject)",
        "→ row $5.6 bn exports of ships, no reporter, 2024-03: level 5,600,000,000 USD (subject)",
    ]
    assert "= repeated $5.6 bn the same number of the same series has a row" in said
    assert "? unread 47 no rule reads these digits" in said
    assert any(re.fullmatch(r"✗ unlinked 3\.5 percent \w.+", line) for line in said)
    assert said[-1] == "2 rows (subject 2); 1 number left unlinked"
    assert list(boxes.parent.iterdir()) == [boxes]


def test_the_explanation_has_every_row_and_every_number_that_is_left(tradewire: Tradewire, loaded: Path) -> None:
    title = "Trading Firms Last Year"
    answer = tradewire("show", title, "--explain", "--warehouse", loaded)
    assert answer.code == 0
    with Store.read(loaded) as store:
        ((release_id, text),) = store.sql("SELECT release_id, text FROM releases WHERE title LIKE ?", [f"%{title}%"])[1]
        rows = store.sql("SELECT value_start, value_end, rule FROM observations WHERE release_id = ?", [release_id])[1]
        left = store.sql("SELECT text, reason FROM unlinked WHERE release_id = ?", [release_id])[1]
        mentions = store.sql("SELECT text, rule FROM mentions WHERE release_id = ?", [release_id])[1]
    said = lines(answer.out)
    for start, end, rule in rows:
        surface = " ".join(text[start:end].split())
        assert any(line.startswith(f"→ row {surface} ") and line.endswith(f"({rule})") for line in said), surface
    for surface, reason in left:
        assert f"✗ unlinked {surface} {reason}" in said
    assert sum(line.startswith("→ row ") for line in said) == len(rows) > 5
    assert sum(line.startswith("✗ unlinked ") for line in said) == len(left) > 5
    for surface, rule in mentions:
        assert any(" ".join(surface.split()) in line and line.endswith(f"({rule})") for line in said), surface


def test_the_head_of_an_explanation_says_why_this_reporter_and_period(tradewire: Tradewire, loaded: Path) -> None:
    answer = tradewire("show", "ICT exports rebound", "--explain", "--warehouse", loaded)
    assert re.search(r"^reporter      KR \(.+\)$", answer.out, re.MULTILINE)
    assert re.search(r"^period_start  2025-02-01 \(.+\)$", answer.out, re.MULTILINE)


def test_a_file_and_the_warehouse_are_explained_alike(tradewire: Tradewire, loaded: Path) -> None:
    document = next(path for path in DOCUMENTS if path.name.startswith("002_"))
    from_file = tradewire("show", document, "--explain").out
    release_id = re.search(r"^release_id    (\w+)$", from_file, re.MULTILINE)
    assert release_id
    assert tradewire("show", release_id[1], "--explain", "--warehouse", loaded).out == from_file


def test_a_file_of_several_releases_shows_them_all(tradewire: Tradewire) -> None:
    document = next(path for path in DOCUMENTS if path.name.startswith("004_"))
    out = tradewire("show", document).out
    assert len(re.findall(r"^release_id ", out, re.MULTILINE)) == 8
    assert "\nobservations\n" in out
    assert "\nunlinked\n" in out


def test_a_file_that_is_no_text_is_one_sentence(tradewire: Tradewire, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    answer = tradewire("show", path, "--explain")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("tradewire: a.bin: the file is an image")
    assert answer.err.count("\n") == 1
