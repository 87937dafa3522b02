"""The reading room: the published warehouse as a folder of pages that need no server, no network and no script."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.answers import as_csv
from pipeline.report import charts, pages
from pipeline.report.folder import Folder, opened
from warehouse.report import VIEWS, Parts
from warehouse.store import Store

_LISTS = ("releases", "findings", "series")
_TABLES = (*VIEWS, "findings")  # what is beside the pages as CSV, whole
_AT_ONCE = 100  # pages whose parts are held in memory together
Page = pages.Page


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the pages: how many there are, how many of them were written anew, and where to begin."""

    index: Path
    pages: int
    written: int


def beside(warehouse: Path) -> Path:
    """The folder for pages that nothing else is said of: `report`, where the warehouse is."""
    return warehouse.parent / "report"


def write(warehouse: Path, output: Path) -> Report:
    """Makes the pages of a published warehouse in a folder, those anew that changed.

    Raises WarehouseError where there is no warehouse, and FolderTaken where the folder holds other files by the names
    of pages. An interrupted call leaves a folder in which every page is whole; the next one mends the rest.
    """
    with Store.read(warehouse) as store, opened(output) as folder, ThreadPoolExecutor(1) as thread:
        thread.submit(charts.warm)
        parts = Parts(store)
        digests = {kind: _digests(parts, kind) for kind in ("source", "release", "series", "lists", "index")}
        folder.plan(_names(digests))
        for name in pages.STATIC:
            folder.put(name, pages.static(name))
        for name in _TABLES:
            folder.put(f"data/{name}.csv", as_csv(*parts.view(name)))
        _write(folder, parts, "source", digests["source"], lambda _, page: [(".html", pages.source(page))])
        _write(folder, parts, "release", digests["release"], _with_table(pages.release))
        _write(folder, parts, "series", digests["series"], _with_table(pages.series))
        _write(folder, parts, "lists", digests["lists"], _list)
        _write(folder, parts, "index", digests["index"], lambda _, page: [(".html", pages.index(page))])
        folder.finish()
        return Report(output / "index.html", sum(map(len, digests.values())), folder.written)


def _digests(parts: Parts, kind: str) -> dict[str, str]:
    """What each page of a kind is made from, in short; lists are there even where they are empty."""
    empty = dict.fromkeys(_LISTS, "") if kind == "lists" else {}
    found = empty | parts.digests(kind)
    return {page: sha256((pages.made_by() + digest).encode()).hexdigest() for page, digest in found.items()}


def _names(digests: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield from pages.STATIC
    yield from (f"data/{name}.csv" for name in _TABLES)
    for kind, found in digests.items():
        yield from (_name(kind, page, end) for page in found for end in _ENDS[kind])


_ENDS = {
    "source": (".html",),
    "release": (".html", ".csv"),
    "series": (".html", ".csv"),
    "lists": (".html",),
    "index": (".html",),
}


def _name(kind: str, page: str, end: str) -> str:
    return f"{page}{end}" if kind in ("lists", "index") else f"{kind}/{page}{end}"


Made = Callable[[str, Page], Sequence[tuple[str, str]]]


def _write(folder: Folder, parts: Parts, kind: str, digests: Mapping[str, str], make: Made) -> None:
    """Writes the pages of a kind that changed; `make` gives the texts of one by the ends of their names."""
    ends = _ENDS[kind]
    changed = [
        page
        for page, digest in digests.items()
        if not all(folder.keeps(_name(kind, page, end), digest) for end in ends)
    ]
    for start in range(0, len(changed), _AT_ONCE):
        for page, found in parts.pages(kind, changed[start : start + _AT_ONCE]).items():
            for end, text in make(page, found):
                folder.put(_name(kind, page, end), text, digests[page])


def _with_table(page_of: Callable[[Page], str]) -> Made:
    return lambda _, page: [(".html", page_of(page)), (".csv", pages.table(page["table"]))]


def _list(name: str, page: Page) -> list[tuple[str, str]]:
    kind = name.partition("-")[0]
    return [(".html", pages.listed(kind, name, page))]
