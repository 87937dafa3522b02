"""Each format that documents come in is read as a person reads it: the pairs of `fixtures/formats`."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors import KINDS, Context, extract
from pipeline.evaluate import FIXTURES, evaluate, pairs
from pipeline.ingest import ingest
from pipeline.layouts import split
from pipeline.model import Document, Release
from pipeline.readers import READERS, read
from tests.conftest import Answer
from warehouse.store import Store

FORMATS = FIXTURES / "formats"
PAIRS = pairs(FORMATS)
each_pair = pytest.mark.parametrize(("path", "expected"), PAIRS, ids=[path.name for path, _ in PAIRS])


@cache
def documents(path: Path) -> tuple[Document, ...]:
    return read(path, FORMATS)


@cache
def releases(path: Path) -> tuple[Release, ...]:
    return tuple(release for document in documents(path) for release in split(document)[1])


def annotated(expected: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(expected.read_text(encoding="utf-8"))
    return content


def test_every_reader_but_the_one_of_plain_text_has_a_pair() -> None:
    read_here = {document.media_type for path, _ in PAIRS for document in documents(path)}
    assert {reader.media_type for reader in READERS} == read_here
    names = {path.name for pair in PAIRS for path in pair}
    assert {path.name for path in FORMATS.iterdir()} == names


@each_pair
def test_the_file_is_the_one_that_was_annotated(path: Path, expected: Path) -> None:
    assert hashlib.sha256(path.read_bytes()).hexdigest() == annotated(expected)["sha256"]


@each_pair
def test_the_text_is_what_a_person_reads(path: Path, expected: Path) -> None:
    assert [release.text.text for release in releases(path)] == [one["text"] for one in annotated(expected)["releases"]]


@each_pair
def test_what_the_file_states_of_a_release_is_read(path: Path, expected: Path) -> None:
    found = [
        {
            "title": release.title,
            "subtitles": list(release.subtitles),
            "publisher": release.publisher,
            "published_on": release.published_on and release.published_on.isoformat(),
            "keywords": list(release.keywords),
        }
        for release in releases(path)
    ]
    wanted = annotated(expected)["releases"]
    assert found == [{name: one[name] for name in found[0]} for one in wanted]


@pytest.fixture(scope="module")
def missing() -> list[str]:
    """The facts that are in an expected file and were not read so."""
    return [
        f"{miss.source}: {miss.kind} {miss.text}"
        for miss in evaluate(FORMATS).misses()
        if miss.problem in ("missing", "different")
        and miss.kind in ("amounts", "percentages", "dates", "partners", "streaks")
    ]


def test_the_facts_are_read_in_every_format(missing: list[str]) -> None:
    assert missing == []


@each_pair
def test_every_mention_leads_back_to_the_text_of_its_document(path: Path, expected: Path) -> None:
    for document in documents(path):
        for release in split(document)[1]:
            facts = extract(release.text.text, Context(title=release.title, published_on=release.published_on))
            for mention in (one for kind in KINDS for one in facts.mentions[kind]):
                start, end = release.text.source(mention.char_start, mention.char_end)
                assert document.text[start:end].split() == mention.text.split()


def test_a_language_and_an_address_are_kept_with_the_release() -> None:
    page = FORMATS / "article_page.html"
    (release,) = releases(page)
    assert (release.language, release.url) == ("en", "https://trade.example/news/2024/06/tin")
    assert [release.language for release in releases(FORMATS / "notice.hwpx")] == ["ko"]


def test_hidden_words_menus_and_footers_are_in_no_text() -> None:
    text = documents(FORMATS / "article_page.html")[0].text
    for word in ("cookies", "instructions", "50%", "goats", "Harbour", "Share", "Lead exports", "Monthly figures"):
        assert word not in text
    assert "Report $5 billion" not in documents(FORMATS / "report.docx")[0].text


def test_the_parts_of_a_file_know_where_they_come_from() -> None:
    found = documents(FORMATS / "packed.zip")
    assert [document.source for document in found] == [
        "packed.zip",
        "packed.zip/korean.htm",
        "packed.zip/more.zip",
        "packed.zip/more.zip/deep/mail.eml.gz",
        "packed.zip/more.zip/deep/mail.eml.gz/mail.eml",
        "packed.zip/more.zip/deep/mail.eml.gz/mail.eml/notes.txt",
    ]
    ids = [document.document_id for document in found]
    assert [document.part_of for document in found] == [None, ids[0], ids[0], ids[2], ids[3], ids[4]]
    alone = documents(FORMATS / "mail.eml")
    assert [document.document_id for document in alone] == ids[4:]
    assert [document.text for document in found if document.media_type == "application/zip"] == ["", ""]


def test_each_page_of_a_pdf_has_its_span_and_a_paragraph_may_run_over_it() -> None:
    (document,) = documents(FORMATS / "two_columns.pdf")
    first, second = (document.text[page.start : page.end] for page in document.pages)
    assert [page.number for page in document.pages] == [1, 2]
    assert first.startswith("Exports of Norvania grow again")
    assert first.rstrip().endswith("hardly changed at all in the")
    assert second.startswith("month of June. Of all goods that were brought in, machines")
    assert second.endswith("or $1.69 billion.")


def test_show_names_the_pages_of_a_release_and_reads_files_of_any_format(
    tmp_path: Path, tradewire: Callable[..., Answer]
) -> None:
    warehouse = tmp_path / "w.duckdb"
    ingest([FORMATS / "two_columns.pdf"], warehouse, FORMATS)
    assert "pages         1, 2\n" in tradewire("show", "grow again", "--warehouse", warehouse).out
    shown = tradewire("show", FORMATS / "packed.zip", "--warehouse", warehouse).out
    assert "source        packed.zip/more.zip/deep/mail.eml.gz/mail.eml\n" in shown


def test_parts_pages_and_addresses_are_in_the_warehouse(tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    files = [FORMATS / name for name in ("packed.zip", "mail.eml", "two_columns.pdf", "article_page.html")]
    summary = ingest(files, warehouse, FORMATS)
    assert (summary.files_rejected, summary.releases_new) == (0, 5)
    with Store.read(warehouse) as store:
        parts = "SELECT part.source FROM documents AS part JOIN documents AS whole ON part.part_of = whole.document_id"
        assert len(store.sql(parts)[1]) == 5
        assert store.sql("SELECT count(*), count(DISTINCT document_id) FROM documents")[1] == [(8, 8)]
        on_page = """
            SELECT page, amounts.text FROM amounts JOIN releases USING (release_id) JOIN pages USING (document_id)
            WHERE amounts.source_start BETWEEN pages.source_start AND pages.source_end - 1 ORDER BY char_start
        """
        assert store.sql(on_page)[1][-2:] == [(1, "$350 million"), (2, "$1.69 billion")]
        assert store.sql("SELECT url FROM releases WHERE url IS NOT NULL")[1] == [
            ("https://trade.example/news/2024/06/tin",)
        ]
        container = "SELECT text, status, layout FROM documents WHERE source = 'packed.zip'"
        assert store.sql(container)[1] == [("", "loaded", None)]
    assert ingest(files, warehouse, FORMATS).files_new == 0
