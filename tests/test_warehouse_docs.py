"""docs/warehouse.md says what the warehouse is, and its examples answer."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from warehouse.paths import working_path
from warehouse.publish import publish
from warehouse.store import Store

Row = dict[str, Any]
PAGE = (Path(__file__).parents[1] / "docs" / "warehouse.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```sql\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
SECTIONS = re.findall(r"^### (\w+)\n(.+)\n\n\| column \| type.*\n\| ---.*\n((?:\|.*\n)+)", PAGE, flags=re.MULTILINE)
COLUMN = re.compile(r"^\| `(\w+)` \| ([^|]+) \| (.+) \|$", flags=re.MULTILINE)

FIRST = "Exports fell 13.6% to $55.2 bn in March 2023, for the sixth month in a row, says table 4."
LATER = "March exports were revised to $55.1 bn and semiconductor exports to China to $8.6 bn."


def read(release: str, sentence: str, surface: str, **values: object) -> Row:
    start = sentence.index(surface)
    span = {"char_start": start, "char_end": start + len(surface)}
    source = {"source_start": start, "source_end": start + len(surface)}
    return {"release_id": release, "sentence": 0, "text": surface, **span, **source, "rule": "<r>", **values}


def meant(number: int, release: str, value: str, **keys: object) -> Row:
    series = {"metric": "exports", "reporter": "KR", "measure": "level", "unit": "USD", "status": "actual"}
    period = {"period_start": date(2023, 3, 1), "period_end": date(2023, 3, 31)}
    return {
        "observation_id": f"o{number}", "release_id": release, "sentence": 0, "value": Decimal(value),
        **series, **period, **keys,
    }  # fmt: skip


def appearance(release: str, document: str) -> Row:
    return {"release_id": release, "document_id": document, "ordinal": 1}


def side(label: str, value: str) -> Row:
    return {"label": label, "release_id": "r1", "sentence": 0, "value": Decimal(value), "unit": "USD"}


def finding() -> Row:
    """The contradiction of the two releases."""
    return {
        "finding_id": "f", "check": "one_value", "severity": "error", "status": "open",
        "release_id": "r1",
        "message": "Exports of March 2023 are $55.2 bn here and $55.1 bn there.",
        "sides": [side("first", "55.2e9"), side("later", "55.1e9")],
    }  # fmt: skip


def rows() -> dict[str, list[Row]]:
    """A release, the one that revises it, and a file that could not be read."""
    texts = {"r1": (FIRST, "d1", date(2023, 4, 1)), "r2": (LATER, "d2", date(2023, 5, 1))}
    return {
        "documents": [
            {"document_id": "d1", "source": "april.txt", "status": "loaded", "text": FIRST},
            {"document_id": "d2", "source": "may.txt", "status": "loaded", "text": LATER},
            {
                "document_id": "d3", "source": "may.zip/empty.txt", "status": "rejected", "error": "the file is empty",
                "part_of": "d2",
            },
        ],
        "pages": [{"document_id": "d1", "page": 1, "source_start": 0, "source_end": len(FIRST)}],
        "releases": [
            {"release_id": r, "document_id": d, "ordinal": 1, "text": text, "known_on": day, "title": r}
            for r, (text, d, day) in texts.items()
        ],
        "appearances": [appearance("r1", "d1"), appearance("r1", "d2"), appearance("r2", "d2")],
        "sentences": [
            {"release_id": r, "sentence": 0, "text": text, "char_start": 0, "char_end": len(text)}
            for r, (text, _, _) in texts.items()
        ],
        "amounts": [
            read("r1", FIRST, "$55.2 bn", value=Decimal("55.2e9"), currency="USD"),
            read("r2", LATER, "$55.1 bn", value=Decimal("55.1e9"), currency="USD"),
            read("r2", LATER, "$8.6 bn", value=Decimal("8.6e9"), currency="USD"),
        ],
        "percentages": [read("r1", FIRST, "13.6%", value=Decimal("13.6"), unit="percent")],
        "dates": [read("r1", FIRST, "March 2023", start_on=date(2023, 3, 1), end_on=date(2023, 3, 31))],
        "partners": [read("r2", LATER, "China", code="CN", name="China", kind="country")],
        "streaks": [read("r1", FIRST, "sixth month in a row", length=6, unit="month", outcome="decrease")],
        "observations": [
            meant(1, "r1", "55.2e9"),
            meant(2, "r2", "55.1e9"),
            meant(3, "r2", "8.6e9", item="semiconductors"),
            meant(4, "r1", "-13.6", measure="growth", unit="percent", basis="yoy"),
        ],
        "findings": [finding()],
        "economies": [{"code": "CN", "label": "China", "kind": "country"}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A published copy of a small warehouse, opened as a reader does."""
    published = tmp_path_factory.mktemp("docs") / "tradewire.duckdb"
    with Store(working_path(published)) as writer:
        writer.load(rows())
    publish(working_path(published), published)
    with Store.read(published) as reader:
        yield reader


def documented() -> list[tuple[str, str, str, str]]:
    """Table or view, column, type and meaning, as the page has them."""
    return [(name, *column) for name, _, table in SECTIONS for column in COLUMN.findall(table)]


def test_every_column_is_documented_and_every_documented_column_is_there(store: Store) -> None:
    declared = """
        SELECT table_name, column_name,
            CASE WHEN starts_with(data_type, 'STRUCT') THEN 'list of STRUCT' ELSE data_type END, comment
        FROM duckdb_columns() WHERE NOT internal
    """
    assert sorted(documented()) == sorted(store.sql(declared)[1])


def test_every_table_and_view_is_documented_with_its_description(store: Store) -> None:
    declared = """
        SELECT table_name, comment FROM duckdb_tables()
        UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
    """
    assert sorted((name, said) for name, said, _ in SECTIONS) == sorted(store.sql(declared)[1])


@pytest.mark.parametrize("query", EXAMPLES)
def test_every_example_answers_with_rows_here_or_on_the_example_documents(
    store: Store, loaded: Path, query: str
) -> None:
    columns, answer = store.sql(query)
    assert len(columns) == len(set(columns))
    if not answer:
        with Store.read(loaded) as examples:
            answer = examples.sql(query)[1]
    assert answer


def test_there_are_a_dozen_examples() -> None:
    assert len(EXAMPLES) >= 12


def test_examples_of_revisions_and_of_what_was_not_understood(store: Store) -> None:
    revised = next(query for query in EXAMPLES if "revision <> 0" in query)
    assert [row[-2] for row in store.sql(revised)[1]] == [Decimal("-0.1e9")]
    missed = next(query for query in EXAMPLES if "FROM unexplained" in query)
    assert [row[0] for row in store.sql(missed)[1]] == ["4"]
