"""The pages of the reading room: what they promise that needs no browser to see."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from pipeline.report import write
from pipeline.report.pages import static
from tests.conftest import Answer
from tradewire.report import named
from warehouse.store import Store

Tradewire = Callable[..., Answer]
LABELS = "//a[@class='k' or @class='sn' or starts-with(@class, 'flag ')] | //aside[starts-with(@class, 'pin ')]"


def pages(site: Path) -> Iterator[Path]:
    return iter(sorted(site.rglob("*.html")))


def parsed(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_bytes().decode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def text_of(page: Path) -> str:
    """The text of the release that a page shows: title and body without numbers, labels, flags and findings."""
    tree = parsed(page)
    for label in tree.xpath(LABELS):
        label.drop_tree()
    return "".join(
        part.text_content() for part in tree.xpath("//*[contains(@class, 'text')][self::h1 or self::article]")
    )


def sql(warehouse: Path, query: str) -> list[tuple[object, ...]]:
    with Store.read(warehouse) as store:
        return store.sql(query)[1]


def contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_every_release_series_and_document_has_its_page(loaded: Path, site: Path) -> None:
    names = contents(site).keys()
    assert sum(name.startswith("release/") and name.endswith(".html") for name in names) == 21
    assert sum(name.startswith("source/") for name in names) == 5
    assert {"index.html", "releases.html", "findings.html", "series.html", "data/series.csv"} < names
    assert "series/KR-exports.html" in names
    assert "series/KR-exports-semiconductors.csv" in names


def test_the_same_warehouse_gives_the_same_bytes(loaded: Path, site: Path, tmp_path: Path) -> None:
    made = write(loaded, tmp_path / "again")
    assert contents(made.index.parent) == contents(site)


def test_pages_name_no_place_of_this_machine_and_nothing_outside(loaded: Path, site: Path) -> None:
    for page in pages(site):
        for element, _, address, _ in parsed(page).iterlinks():
            assert not re.match(r"[a-z]+:|//|/", address) or (element.tag, address) == ("link", "data:,"), page
        assert str(loaded.parent) not in page.read_text(encoding="utf-8")
    for name in ("tradewire.css", "tradewire.js"):
        assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttp|\bimport\b|innerHTML|eval", static(name))


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    trees = {page: parsed(page) for page in pages(site)}
    places = {page: set(tree.xpath("//@id")) for page, tree in trees.items()}
    broken = []
    for page, tree in trees.items():
        assert len(places[page]) == len(tree.xpath("//@id")), page
        for link in tree.xpath("//a/@href"):
            path, _, anchor = link.partition("#")
            target = (page.parent / unquote(path)).resolve() if path else page
            if not target.is_file() or (anchor and anchor not in places[target]):
                broken.append((page.name, link))
    assert broken == []


def test_the_text_of_a_page_is_the_text_of_its_release(loaded: Path, site: Path) -> None:
    texts = sql(loaded, "SELECT left(release_id, 16), text FROM releases")
    assert len(texts) == 21
    for name, text in texts:
        assert text_of(site / "release" / f"{name}.html") == text


def test_each_mention_is_marked_where_it_stands_or_at_least_listed(loaded: Path, site: Path) -> None:
    for name, text in sql(loaded, "SELECT left(release_id, 16), text FROM releases"):
        tree = parsed(site / "release" / f"{name}.html")
        ((mentions,),) = sql(loaded, f"SELECT count(*) FROM mentions WHERE starts_with(release_id, '{name}')")
        assert len(tree.xpath("//*[@id='mentions']//tbody/tr")) == mentions
        for label in tree.xpath(LABELS):
            label.drop_tree()
        for mark in tree.xpath("//article//mark | //h1//mark"):
            start, end = map(int, mark.get("id").removeprefix("m").split("-"))
            assert mark.text_content() == text[start:end]


def test_anchors_are_made_of_what_lasts(loaded: Path, site: Path) -> None:
    ((page, fact, sentence, start, end),) = sql(
        loaded,
        "SELECT left(release_id, 16), observation_id, sentence, value_start, value_end FROM observations"
        " WHERE item = 'semiconductors' AND value = 638000",
    )
    tree = parsed(site / "release" / f"{page}.html")
    (row,) = tree.xpath(f"//tr[@id='o{fact}']")
    assert (row.get("data-s"), row.get("data-m")) == (str(sentence + 1), f"{start}-{end}")
    assert tree.xpath(f"//mark[@id='m{start}-{end}']/@data-o") == [fact]
    assert "$638,000" in tree.xpath(f"//*[@id='s{sentence + 1}']")[0].text_content()


def test_a_number_printed_twice_leads_to_the_same_fact(loaded: Path, site: Path) -> None:
    (page,) = [page for page in pages(site / "release") if "Overall Sluggish" in page.read_text(encoding="utf-8")[:900]]
    marks = [mark for mark in parsed(page).xpath("//article//mark") if mark.text == "$55.1 billion"]
    assert len(marks) == 2
    assert len({mark.get("data-o") for mark in marks} - {""}) == 1


def test_a_value_is_shown_as_precise_as_it_is_printed(site: Path) -> None:
    table = parsed(site / "series/KR-exports-semiconductors.html").xpath("//tbody/tr")
    rows = [" ".join(" ".join(row.xpath(".//text()")).split()) for row in table]
    assert any(row.startswith("Apr 2023 638,000 USD ✕ in doubt") for row in rows)
    assert any(row.startswith("Mar 2024 11.7 bn USD") for row in rows)
    assert any(row.startswith("Apr 2023 −41.0%") for row in rows)


def test_what_is_in_doubt_is_listed_and_not_drawn(site: Path) -> None:
    tree = parsed(site / "series/KR-exports-semiconductors.html")
    ((drawn,),) = [tree.xpath("//div[@role='img']/@aria-label")]
    assert "9.50" in drawn
    assert "638" not in drawn
    assert "0.00" not in drawn
    assert tree.xpath("//figure//text()[. = '✕']")


def test_the_tables_beside_the_pages_are_the_views(loaded: Path, site: Path, tradewire: Tradewire) -> None:
    for view in ("coverage", "exports_monthly", "series", "streak_ledger"):
        asked = tradewire("sql", f"FROM {view} ORDER BY ALL", "--format", "csv", "--warehouse", loaded)
        assert (site / "data" / f"{view}.csv").read_text(encoding="utf-8").splitlines() == asked.out.splitlines()


def test_the_sql_beside_the_tables_answers(loaded: Path, site: Path) -> None:
    some = [site / "index.html", *list(pages(site / "release"))[:3], *list(pages(site / "series"))[:3]]
    queries = {query.text for page in some for query in parsed(page).xpath("//details[@class='sql']//code")}
    assert len(queries) >= 12
    with Store.read(loaded) as store:
        for query in queries:
            assert store.sql(query)[0]


def test_no_page_holds_a_script_or_a_style_of_its_own(site: Path) -> None:
    for page in pages(site):
        tree = parsed(page)
        assert tree.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []
        assert [script.text for script in tree.xpath("//script")] == [None]
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_the_index_weighs_little(site: Path) -> None:
    assert (site / "index.html").stat().st_size < 150_000


def test_a_page_for_every_kind_has_its_text_alternatives_and_headers(site: Path) -> None:
    tree = parsed(site / "index.html")
    charts = tree.xpath("//figure//div[@role='img']/@aria-label")
    assert [chart.split(" by month")[0] for chart in charts] == ["Exports", "Imports", "Trade balance"]
    assert "Nov 2023 55.8 bn USD" in charts[0]
    assert "Mar 2024 52.28 bn USD (implied)" in charts[1]
    for table in tree.xpath("//table"):
        assert table.xpath(".//thead//th[@scope='col']")
        assert table.xpath(".//tbody//th[@scope='row']")


def test_the_command_names_the_page_even_of_an_empty_warehouse(
    tradewire: Tradewire, blank: Path, tmp_path: Path
) -> None:
    answer = tradewire("report", "--warehouse", blank, "--output", tmp_path / "pages")
    assert answer.code == 0
    assert str(tmp_path / "pages" / "index.html") in answer.out
    assert "No monthly exports" in (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")


def test_open_shows_the_page(
    tradewire: Tradewire, blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    assert tradewire("report", "--open", "--warehouse", blank, "--output", tmp_path).code == 0
    assert shown == [(tmp_path / "index.html").resolve().as_uri()]


def test_without_a_warehouse_there_is_one_sentence(tradewire: Tradewire, tmp_path: Path) -> None:
    answer = tradewire("report", "--warehouse", tmp_path / "none.duckdb")
    assert (answer.code, answer.out) == (1, "")
    assert "there is no warehouse" in answer.err
    assert not (tmp_path / "report").exists()


def test_a_run_names_the_first_page_where_there_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named(tmp_path / "tradewire.duckdb")
    assert capsys.readouterr().out == ""
    index = tmp_path / "report" / "index.html"
    index.parent.mkdir()
    index.touch()
    named(tmp_path / "tradewire.duckdb")
    assert capsys.readouterr().out == f"Pages: {index}\n"
