"""HWPX, the Korean word processor's format: paragraphs and tables of all sections in order, then the notes."""

import re
from collections.abc import Iterable

from pipeline.readers import archive, office
from pipeline.readers.reader import Budget, Reader, Reading

_FIRST = "Contents/section0.xml"
_SECTION = re.compile(r"Contents/section(\d{1,4})\.xml")
_NOTES = ("{*}footNote", "{*}endNote")
_DIALECT = office.Dialect(
    paragraph="p",
    text="t",
    table="tbl",
    row="tr",
    cell="tc",
    signs={"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"},
    bullets=frozenset({"autoNum"}),
    skipped=frozenset({"header", "footer", "footNote", "endNote", "hiddenComment", "pageNum", "secPr", "masterPage"}),
)


def read(data: bytes, budget: Budget) -> Reading:
    """The text of a document; raises NotText for a damaged or encrypted one and one without text."""
    roots, charset = office.roots(data, budget, _sections)
    notes = (
        part for kind in _NOTES for root in roots for note in office.read_of(root, (kind,), _DIALECT) for part in note
    )
    return office.reading((*roots, *notes), charset, _DIALECT)


def _sections(names: Iterable[str]) -> list[str]:
    """The files of the sections by their numbers: `section10.xml` after `section9.xml`."""
    numbered = {name: int(match[1]) for name in names if (match := _SECTION.fullmatch(name))}
    return sorted(numbered, key=numbered.__getitem__)


READER = Reader("application/hwp+zip", lambda data: archive.holds(data, _FIRST), read)
