"""A thousand releases: the first page stays small and quick, the lists become pages of their own."""

import shutil
import time
from pathlib import Path

import pytest

from pipeline.report import pages
from pipeline.report.charts import warm
from tests.test_report import parsed
from warehouse.paths import working_path
from warehouse.publish import publish
from warehouse.report import Parts
from warehouse.store import Store

COPIES = 48
# What is different in a copy: it is another release, some months later, with other figures.
LATER = "CAST({0} + to_months(CAST(i AS INTEGER)) AS DATE) AS {0}"
ENDING = "last_day(CAST({0} + to_months(CAST(i AS INTEGER)) AS DATE)) AS {0}"
PERIOD = f"{LATER.format('period_start')}, {ENDING.format('period_end')}"
OF_DOCUMENT = "sha256(document_id || i) AS document_id"
CHANGES = {
    "documents": f"{OF_DOCUMENT}, i || '_' || source AS source",
    "releases": f"{OF_DOCUMENT}, {LATER.format('known_on')}, {PERIOD}",
    "appearances": OF_DOCUMENT,
    "observations": f"sha256(observation_id || i) AS observation_id, {PERIOD}, "
    "CAST(value * (1 + i / 100) AS DECIMAL(38, 9)) AS value",
    "streaks": f"{LATER.format('start_on')}, {ENDING.format('end_on')}",
    "findings": """
        sha256(finding_id || i) AS finding_id,
        list_transform(sides, lambda one: struct_update(
            one, release_id := sha256(one.release_id || i), observation_id := sha256(one.observation_id || i)
        )) AS sides
    """,
    **dict.fromkeys(("sentences", "amounts", "percentages", "dates", "partners", "records", "unlinked"), ""),
}


@pytest.fixture(scope="module")
def many(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example documents 48 times, each time a month later."""
    published = tmp_path_factory.mktemp("many") / "w.duckdb"
    shutil.copy(working_path(loaded), working_path(published))
    with Store(working_path(published)) as store:
        for table, changes in CHANGES.items():
            own = "" if table == "documents" else "sha256(release_id || i) AS release_id"
            replaced = ", ".join(filter(None, (own, changes)))
            copies = f"SELECT * EXCLUDE (i) REPLACE ({replaced}) FROM {table}, range(1, {COPIES}) AS numbers(i)"
            store.sql(f"INSERT INTO {table} BY NAME {copies}")
    publish(working_path(published), published)
    return published


@pytest.mark.slow
def test_the_index_of_a_thousand_releases_is_small_and_made_in_two_seconds(many: Path, tmp_path: Path) -> None:
    warm()
    took = []
    for _ in range(2):  # the better of two: other work may be in the way
        began = time.process_time()
        with Store.read(many) as store:
            page = pages.index(Parts(store).pages("index", ["index"])["index"])
        took.append(time.process_time() - began)
    assert len(page.encode()) < 1_000_000
    assert min(took) < 2
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    tree = parsed(tmp_path / "index.html")
    assert tree.xpath("string(//h1/following-sibling::p[1])").count("1,008 releases") == 1
    assert len(tree.xpath("//article")) == 40


@pytest.mark.slow
def test_the_lists_are_pages_of_200(many: Path, tmp_path: Path) -> None:
    with Store.read(many) as store:
        parts = Parts(store)
        names = [name for name in parts.digests("lists") if name.startswith("releases")]
        assert sorted(names, key=lambda name: (len(name), name)) == [
            "releases",
            *(f"releases-{n}" for n in range(2, 7)),
        ]
        last = pages.listed("releases", "releases-6", parts.pages("lists", ["releases-6"])["releases-6"])
    (tmp_path / "last.html").write_text(last, encoding="utf-8")
    tree = parsed(tmp_path / "last.html")
    assert len(tree.xpath("//tbody/tr")) == 8
    assert tree.xpath("//nav[@aria-label='Pages'][1]//a/@href") == [
        "releases.html",
        *(f"releases-{n}.html" for n in range(2, 7)),
    ]
