"""What several test files stand on: the command line in this process, and a warehouse of the example documents."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from warehouse.store import Store

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
DOCUMENTS = sorted((ROOT / "fixtures").glob("*.txt"))


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True, scope="session")
def _own_settings() -> Iterator[None]:
    """No setting of whoever runs the tests reaches them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("TRADEWIRE_", "PREFECT_"))]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse, made once: a copy of it opens ten times faster than a new one."""
    path = tmp_path_factory.mktemp("blank") / "w.duckdb"
    Store(path).close()
    return path


@pytest.fixture
def store(blank: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty warehouse of one test."""
    with Store(shutil.copy(blank, tmp_path)) as store:
        yield store


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse of the five example documents, for reading."""
    from pipeline.ingest import ingest

    warehouse = tmp_path_factory.mktemp("loaded") / "tradewire.duckdb"
    ingest(DOCUMENTS, warehouse, ROOT / "fixtures")
    return warehouse


@pytest.fixture(scope="session")
def site(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of pages made of the example documents, for reading."""
    from pipeline.report import write

    return write(loaded, tmp_path_factory.mktemp("site")).index.parent


@pytest.fixture(scope="session")
def hostile_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse of two releases whose every text tries to be markup, a script or a path."""
    from tests import hostile

    return hostile.warehouse(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def hostile_site(hostile_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of pages made of it, for reading."""
    from pipeline.report import write

    return write(hostile_warehouse, tmp_path_factory.mktemp("evil") / "deep" / "pages").index.parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium, started once."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium: .ci/run is to install it")
    if found is None:
        pytest.skip("no Chromium on this machine; on Debian: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def article(site: Path) -> str:
    """The page of the release with the $638,000."""
    (page,) = [
        page
        for page in (site / "release").glob("*.html")
        if "Overall Sluggish" in page.read_text(encoding="utf-8")[:900]
    ]
    return f"release/{page.name}"


@pytest.fixture
def tradewire(capfd: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Runs a command in this process."""
    from tradewire.app import outcome

    def run(*arguments: object) -> Answer:
        capfd.readouterr()
        code = outcome([str(argument) for argument in arguments])
        return Answer(code, *capfd.readouterr())

    return run


@pytest.fixture
def apart(tmp_path: Path) -> Callable[..., Answer]:
    """Runs a command in a process of its own, in an empty folder."""

    def run(*arguments: object) -> Answer:
        command = [sys.executable, "-m", "tradewire", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=150,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return run
