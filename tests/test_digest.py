"""What `tradewire digest` tells of releases of our own: what is new, beside what was known before."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.digest import Digest, digest, marked, since_of
from pipeline.errors import TradewireError
from pipeline.ingest import ingest
from pipeline.plain import sentence
from tests.conftest import Answer
from warehouse.paths import working_path
from warehouse.store import Store

MARCH = """Norway's Exports Rise to $9.5 bn in March 2024

Norway's exports rose 4.0 percent from a year earlier to $9.5 bn in March 2024, up for the third consecutive month.
"""
APRIL = """Norway's Exports Rise to $9.9 bn in April 2024

Norway's exports rose 5.5 percent from a year earlier to $9.9 bn in April 2024, up for the fourth consecutive month.
Exports hit an all-time high. Imports came to $7 bn.
"""
MAY = """Norway's Exports Fall by 3% in May 2024

Norway's exports fell 2.0 percent from a year earlier to $9.1 bn in May 2024.
"""
FOUR_MONTHS = 'Norway\'s exports, 4 months rising, January 2024 to April 2024 ("fourth consecutive month")'


def told(news: Digest, title: str) -> list[str]:
    return [line.text for line in news.sections.get(title, ())]


@pytest.fixture(scope="module")
def warehouse(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four runs: March, April, May beside a file that is no text, and one that found nothing new.

    What was published after April is `april.duckdb` beside it.
    """
    folder = tmp_path_factory.mktemp("digest")
    (inbox := folder / "inbox").mkdir()
    shutil.copy(blank, working_path(folder / "w.duckdb"))
    for name, text in {"march.txt": MARCH, "april.txt": APRIL, "may.txt": MAY}.items():
        (inbox / name).write_text(text, encoding="utf-8")
        if name == "may.txt":
            (inbox / "photo_*.txt").write_bytes(bytes(range(256)))
        ingest([inbox], folder / "w.duckdb", inbox)
        shutil.copy(folder / "w.duckdb", folder / f"{Path(name).stem}.duckdb")
    ingest([inbox], folder / "w.duckdb", inbox)
    return folder / "w.duckdb"


@pytest.fixture(scope="module")
def store(warehouse: Path) -> Iterator[Store]:
    with Store.read(warehouse) as store:
        yield store


@pytest.fixture(scope="module")
def runs(store: Store) -> list[str]:
    return [run for (run,) in store.sql("SELECT run_id FROM runs ORDER BY finished_at")[1]]


def of_run(store: Store, run: str) -> Digest:
    """What one run brought: since it, less since the one behind it."""
    return digest(store, since_of(store, run))


def test_a_number_stands_beside_the_value_before_it(store: Store, runs: list[str]) -> None:
    numbers = told(of_run(store, runs[1]), "Numbers")
    # 9.9 is 0.4 more than 9.5, and 0.4 / 9.5 is 4.21 percent.
    assert (
        "Norway's exports in April 2024: $9.9 bn (9,900,000,000 USD), before it $9.5 bn in March 2024: "
        "+USD 400 m (+4.21%)"
    ) in numbers
    assert (
        "Norway's exports in April 2024, growth on the year before: 5.5 percent (5.5 percent), "
        "before it 4.0 percent in March 2024: +1.5 percentage points"
    ) in numbers
    assert "Norway's imports in April 2024: $7 bn (7,000,000,000 USD)" in numbers


def test_a_fall_is_told_with_its_sign(store: Store, runs: list[str]) -> None:
    numbers = told(of_run(store, runs[2]), "Numbers")
    # 9.1 is 0.8 less than 9.9, and 0.8 / 9.9 is 8.08 percent; from 5.5 percent to minus 2 are 7.5 points.
    assert (
        "Norway's exports in May 2024: $9.1 bn (9,100,000,000 USD), before it $9.9 bn in April 2024: "
        "-USD 800 m (-8.08%)"
    ) in numbers
    assert [line for line in numbers if line.endswith("before it 5.5 percent in April 2024: -7.5 percentage points")]


def test_everything_since_a_run_is_told_with_what_later_runs_brought(store: Store, runs: list[str]) -> None:
    news = of_run(store, runs[1])
    titles = told(news, "New releases")
    assert [title.partition(" (")[0] for title in titles] == [MAY.partition("\n")[0], APRIL.partition("\n")[0]]
    assert told(news, "Streaks") == [f"broken: {FOUR_MONTHS}, ended in May 2024"]


def test_a_streak_that_goes_on_is_told_with_how_far_it_went_before(warehouse: Path) -> None:
    with Store.read(warehouse.with_name("april.duckdb")) as store:
        news = digest(store, since_of(store, "last"))
    assert told(news, "Streaks") == [f"extended: {FOUR_MONTHS}, before to March 2024"]
    assert told(news, "Records") == ['Norway\'s exports: "all-time high"']
    assert news.brought == "1 new release, 1 new document, 0 rejected, 0 findings"


def test_what_does_not_fit_and_what_could_not_be_read_is_told(store: Store, runs: list[str]) -> None:
    news = of_run(store, runs[2])
    assert news.brought == "1 new release, 1 new document, 1 rejected, 1 finding"
    (finding,) = told(news, "Findings")
    assert finding.startswith("error ")
    assert "as 3%, the text below as 2.0 percent" in finding
    (rejected,) = told(news, "Rejected")
    assert rejected.startswith("file photo_*.txt: the file is binary")


def test_a_run_that_brought_nothing_says_so_in_one_line(store: Store, runs: list[str]) -> None:
    news = digest(store, since_of(store, "last"))
    assert news.sections == {}
    (line,) = news.text().splitlines()
    assert "nothing new" in line
    assert line.endswith(f"(--since {runs[2][:8]}).")


def test_what_a_killed_run_brought_is_told_with_the_next(tmp_path: Path, warehouse: Path) -> None:
    working = shutil.copy(working_path(warehouse), tmp_path)
    with Store(working) as store:
        store.sql("DELETE FROM runs WHERE finished_at = (SELECT min(finished_at) FROM runs)")
        first = store.sql("SELECT run_id FROM runs ORDER BY finished_at")[1][0][0]
        assert len(told(of_run(store, first), "New releases")) == 3


def test_a_day_counts_from_its_beginning(store: Store) -> None:
    assert digest(store, since_of(store, "2020-01-01")).brought.startswith("3 new releases")
    assert digest(store, since_of(store, "2999-01-01")).sections == {}


@pytest.mark.parametrize(
    ("wanted", "why"), [("2024-02-30", "is no day of the calendar"), ("zz", "no run has an id that begins with 'zz'")]
)
def test_a_moment_that_is_none_is_said(store: Store, wanted: str, why: str) -> None:
    with pytest.raises(TradewireError, match=why):
        since_of(store, wanted)


def test_each_line_can_be_followed(tradewire: Callable[..., Answer], warehouse: Path, runs: list[str]) -> None:
    out = tradewire("digest", "--since", runs[0], "--warehouse", warehouse).out
    followed = {line[2:10] for line in out.splitlines() if line.startswith("  ") and line[2] != " "}
    assert len(followed) == 3
    for release in followed:
        assert tradewire("show", release, "--warehouse", warehouse).code == 0


def test_markdown_goes_to_a_file(
    tradewire: Callable[..., Answer], warehouse: Path, tmp_path: Path, runs: list[str]
) -> None:
    page = tmp_path / "digest.md"
    asked = ("digest", "--since", runs[2], "--format", "markdown", "--warehouse", warehouse)
    assert tradewire(*asked, "--output", page).out == ""
    text = page.read_text(encoding="utf-8")
    assert "\n## Numbers\n" in text
    assert r"* file photo\_\*.txt: the file is binary" in text
    assert tradewire(*asked).out == text


def test_a_long_section_is_cut_and_says_how_much_is_left(store: Store, runs: list[str]) -> None:
    news = of_run(store, runs[0])
    lines = news.lines(1)
    assert "New releases" not in lines
    assert f"            and {len(news.sections['Numbers']) - 1} more: tradewire digest" in lines
    assert f"* and {len(news.sections['Numbers']) - 1} more" in news.markdown(1)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "![x](http://a.b/c)", "www.a.b", "`x` *y* [z]", "a@b.c"])
def test_what_a_document_says_is_no_mark(text: str) -> None:
    shown = marked(text)
    for sign in ("<", "](", "://", "www.a"):
        assert sign not in shown.replace("\\:", "").replace("\\.", "")


def test_a_terminal_obeys_nothing_of_a_title() -> None:
    assert sentence("a\x1b[2Jb\r\nc\u202ed\x9be") == "a␛[2Jb c\ufffdd\ufffde"


def test_of_many_releases_the_newest_are_told_of_and_all_are_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.news.MOST", 2)
    found = digest(store, since_of(store, "2020-01-01"))
    assert found.brought.startswith("3 new releases, 3 new documents")
    first, *titles = told(found, "New releases")
    assert first == "The newest 2 of 3; `tradewire sql` asks of all"
    assert ["May 2024" in titles[0], "April 2024" in titles[1], len(titles)] == [True, True, 2]
    assert not any("$9.5 bn (9,500,000,000 USD)" in line for line in told(found, "Numbers"))
    assert told(found, "Streaks") == [
        "Not told of so many releases; `tradewire sql 'FROM streak_ledger'` has every run"
    ]


def test_of_many_findings_the_worst_are_told_of_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.news.MOST", 1)
    given = {"a": "info", "b": "error", "c": "warning"}
    shared = {"check": "weekday_is_of_its_date", "release_id": "r", "status": "open", "first_run_id": "later"}
    with Store(tmp_path / "w.duckdb") as store:
        store.load({"findings": [{**shared, "finding_id": i, "severity": s, "message": i} for i, s in given.items()]})
        found = digest(store, since_of(store, "2020-01-01"))
    assert found.brought == "0 new releases, 0 new documents, 0 rejected, 3 findings"
    assert told(found, "Findings") == ["The worst 1 of 3; `tradewire sql` asks of all", "error b: b"]
