"""Files become rows: once, whole, each mention with its place in the source; a bad file costs no other."""

import pickle
from datetime import UTC, date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from extractors import KINDS
from pipeline import reading
from pipeline.errors import InboxMissing
from pipeline.ingest import ingest
from pipeline.layouts import split
from pipeline.limits import Limits
from pipeline.model import Document, Rows
from pipeline.readers import read
from pipeline.rows import rows
from pipeline.rules import version
from pipeline.runs import FileResult, Summary
from pipeline.workers.messages import Answer, Job, Order
from warehouse.loading import load
from warehouse.store import Store

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*.txt"))
TIN = "Tin exports rise\n\nNorvania's tin exports rose 5% to $3 billion in March 2024.\n"
ZINC = "Zinc exports fall\n\nZinc exports fell 2 percent to $1.5 million in May 2023.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(TIN)
    (folder / "b.txt").write_text(ZINC)
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "home" / "tradewire.duckdb"


def answer(warehouse: Path, query: str) -> list[tuple[object, ...]]:
    with Store.read(warehouse) as store:
        return store.sql(query)[1]


def contents(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but what differs from run to run."""
    tables = ("releases", "appearances", "sentences", *KINDS)
    found = {table: answer(warehouse, f"SELECT * FROM {table} ORDER BY ALL") for table in tables}
    hidden = "SELECT * EXCLUDE (run_id, ingested_at) FROM documents ORDER BY ALL"
    return {**found, "documents": answer(warehouse, hidden)}


def test_files_become_documents_releases_and_mentions(inbox: Path, warehouse: Path) -> None:
    summary = ingest([inbox], warehouse, inbox)
    assert (summary.files_seen, summary.files_new, summary.files_rejected, summary.releases_new) == (
        2,
        2,
        0,
        2,
    )
    assert [(file.source, file.status, file.releases) for file in summary.files] == [
        ("a.txt", "loaded", 1),
        ("b.txt", "loaded", 1),
    ]
    documents = answer(warehouse, "SELECT source, status, layout, charset, text, run_id FROM documents ORDER BY source")
    assert documents[0] == ("a.txt", "loaded", "article", "utf-8", TIN, summary.run_id)
    assert answer(warehouse, "SELECT title, ordinal FROM releases ORDER BY title") == [
        ("Tin exports rise", 1),
        ("Zinc exports fall", 1),
    ]
    assert answer(warehouse, "SELECT text FROM amounts ORDER BY text") == [("$1.5 million",), ("$3 billion",)]


def test_every_mention_stands_at_its_offsets_in_release_and_document(tmp_path: Path) -> None:
    for path in FIXTURES:
        document = read(path)[0]
        releases = split(document)[1]
        found = rows(document, releases)
        text = {release.release_id: release.text.text for release in releases}
        for row in (row for kind in KINDS for row in found[kind]):
            surface = str(row["text"])
            assert text[str(row["release_id"])][span(row, "char")] == surface
            assert document.text[span(row, "source")].split() == surface.split()


def span(row: dict[str, object], of: str) -> slice:
    start, end = row[f"{of}_start"], row[f"{of}_end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return slice(start, end)


def test_ingesting_twice_changes_nothing(inbox: Path, warehouse: Path) -> None:
    ingest([inbox], warehouse, inbox)
    before = contents(warehouse)
    summary = ingest([inbox], warehouse, inbox)
    assert contents(warehouse) == before
    assert (summary.files_seen, summary.files_new, summary.releases_new) == (2, 0, 0)
    assert summary.files == ()


def test_the_order_of_files_does_not_matter(inbox: Path, tmp_path: Path, warehouse: Path) -> None:
    files = sorted(inbox.iterdir())
    ingest(files, warehouse, inbox)
    other = tmp_path / "other.duckdb"
    ingest(files[::-1], other, inbox)
    assert contents(other) == contents(warehouse)


def test_a_run_leaves_a_row(inbox: Path, warehouse: Path) -> None:
    summary = ingest([inbox], warehouse, inbox)
    assert UUID(summary.run_id).version == 4
    assert summary.started_at.tzinfo is UTC
    assert summary.version == version()
    query = "SELECT run_id, flow_run_id, version, files_seen, files_new, files_rejected, releases_new FROM runs"
    assert answer(warehouse, query) == [(summary.run_id, None, version(), 2, 2, 0, 2)]
    (started,) = answer(warehouse, "SELECT started_at FROM runs")[0]
    assert started == summary.started_at.replace(tzinfo=None)


def test_the_same_bytes_under_two_names_are_one_document(inbox: Path, warehouse: Path) -> None:
    (inbox / "c.txt").write_text(TIN)
    summary = ingest([inbox], warehouse, inbox)
    assert (summary.files_seen, summary.files_new) == (3, 2)
    assert [file.source for file in summary.files] == ["a.txt", "b.txt"]
    assert answer(warehouse, "SELECT source FROM documents ORDER BY source") == [("a.txt",), ("b.txt",)]


def test_a_release_in_two_documents_is_one_with_two_appearances(inbox: Path, warehouse: Path) -> None:
    (inbox / "c.txt").write_text("\n" + TIN.replace("  ", " ") + "\n\n")
    summary = ingest([inbox / "a.txt", inbox / "c.txt"], warehouse, inbox)
    assert (summary.files_new, summary.releases_new) == (2, 1)
    later = inbox / "d.txt"
    later.write_text("\n\n\n" + TIN)
    assert ingest([later], warehouse, inbox).releases_new == 0
    assert answer(warehouse, "SELECT count(*) FROM releases") == [(1,)]
    assert answer(warehouse, "SELECT source_start FROM appearances ORDER BY ALL") == [(0,), (1,), (3,)]
    assert answer(warehouse, "SELECT count(*), count(DISTINCT text) FROM amounts") == [(1, 1)]
    assert answer(warehouse, "SELECT source FROM releases JOIN documents USING (document_id)") == [("a.txt",)]


def test_a_bad_file_is_rejected_with_its_reason_and_the_others_go_on(inbox: Path, warehouse: Path) -> None:
    (inbox / "0.txt").write_bytes(b"")
    (inbox / "1.bin").write_bytes(b"\x00\x01" * 50)
    summary = ingest([inbox], warehouse, inbox)
    assert (summary.files_new, summary.files_rejected, summary.releases_new) == (4, 2, 2)
    query = "SELECT source, bytes, error, text FROM documents WHERE status = 'rejected' ORDER BY source"
    empty, binary = answer(warehouse, query)
    assert empty == ("0.txt", 0, "the file is empty; fill it, or take it out of the inbox", None)
    assert "binary" in str(binary[2])


def test_a_rejected_file_is_tried_again_only_when_asked(inbox: Path, warehouse: Path) -> None:
    (inbox / "0.txt").write_bytes(b"")
    ingest([inbox], warehouse, inbox)
    assert ingest([inbox], warehouse, inbox).files_new == 0
    again = ingest([inbox], warehouse, inbox, retry_rejected=True)
    assert (again.files_new, again.files_rejected) == (1, 1)
    (inbox / "0.txt").write_text("Lead exports rise\n\nLead exports rose 1%.")
    mended = ingest([inbox], warehouse, inbox)
    assert (mended.files_new, mended.files_rejected) == (1, 0)


def order(inbox: Path, store: Store) -> Order:
    jobs = (
        Job(sha256(path.read_bytes()).hexdigest(), path.name, path.stat().st_size, str(path))
        for path in sorted(inbox.iterdir())
    )
    return Order(tuple(jobs), Limits(), store.schemas())


def answered(order: Order) -> Answer:
    *told, answer = reading.answer(order)
    assert told == [None] * len(order.jobs)
    assert answer is not None
    return answer


def test_a_rule_that_fails_costs_only_its_document(inbox: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(document: object) -> object:
        if "Zinc" in getattr(document, "text", ""):
            raise KeyError("zinc")
        return split(document)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "split", stumble)
    answer = answered(order(inbox, store))
    assert [file.status for file in answer.results] == ["loaded", "rejected"]
    assert "KeyError: 'zinc'" in str(answer.results[1].error)
    load(store, [answer.tables], "run")
    assert store.sql("SELECT text FROM documents WHERE status = 'rejected'")[1] == [(ZINC,)]


def test_a_value_that_no_column_holds_costs_only_its_document(
    inbox: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exaggerate(document: Document, *more: object) -> Rows:
        found = rows(document, *more)  # type: ignore[arg-type]
        for row in found["amounts"]:
            row["value"] *= Decimal(10) ** ("Zinc" in document.text and 60)  # type: ignore[operator]
        return found

    monkeypatch.setattr(reading, "rows", exaggerate)
    answer = answered(order(inbox, store))
    assert [file.status for file in answer.results] == ["loaded", "rejected"]
    assert "amounts.value cannot hold" in str(answer.results[1].error)


def test_numbers_are_known_on_the_day_of_publication_or_at_the_end_of_the_period(inbox: Path, warehouse: Path) -> None:
    (inbox / "a.txt").write_text("Published: 2 April 2024\n\n" + TIN)
    ingest([inbox], warehouse, inbox)
    tin, zinc = answer(warehouse, "SELECT known_on, known_on_basis, period_end FROM releases ORDER BY title")
    assert tin[:2] == (date(2024, 4, 2), "published_on")
    assert zinc[0] == zinc[2]
    assert zinc[1] == ("period_end" if zinc[2] else None)


def test_each_file_is_told_of(inbox: Path, warehouse: Path) -> None:
    told: list[FileResult] = []
    summary: Summary = ingest([inbox], warehouse, inbox, on_file=told.append)
    assert sorted(told, key=lambda file: file.source) == list(summary.files)


def test_orders_and_answers_can_be_sent_to_another_process(inbox: Path, store: Store) -> None:
    asked = order(inbox, store)
    assert pickle.loads(pickle.dumps(asked)) == asked
    answer = answered(asked)
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_a_path_that_is_not_there_is_said_before_anything_is_loaded(inbox: Path, warehouse: Path) -> None:
    with pytest.raises(InboxMissing, match="there is no such file or folder"):
        ingest([inbox, inbox / "gone.txt"], warehouse, inbox)
    assert not warehouse.exists()
