"""DOCX: headings, paragraphs and tables of the document in order; headers, footers and deleted text are left."""

import re

from pipeline.readers import archive, office
from pipeline.readers.reader import Budget, Reader, Reading
from pipeline.readers.safe_xml import Element, attribute, name_of

_DOCUMENT = "word/document.xml"
_NOTE = re.compile(r"\s*(?:\d{1,2}|[*†‡])\)?\s*")
_DIALECT = office.Dialect(
    paragraph="p",
    text="t",
    table="tbl",
    row="tr",
    cell="tc",
    signs={"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"},
    bullets=frozenset({"numPr"}),
    # A Fallback says again what its Choice says; `tabs` are the stops of a ruler.
    skipped=frozenset({"Fallback", "del", "moveFrom", "tabs", "pPrChange", "rPrChange", "instrText"}),
)


def read(data: bytes, budget: Budget) -> Reading:
    """The text of a document; raises NotText for a damaged one and one without text."""
    (root,), charset = office.roots(data, budget, lambda names: [_DOCUMENT])
    for run in [run for run in root.iter("{*}r") if _is_left(run)]:
        run.getparent().remove(run)
    return office.reading([root], charset, _DIALECT)


def _is_left(run: Element) -> bool:
    """Whether a run is hidden, or the mark of a footnote set by hand."""
    style = next((child for child in run if name_of(child) == "rPr"), None)
    if style is None:
        return False
    marks = {name_of(mark): attribute(mark, "val") for mark in style}
    if "vanish" in marks:
        return marks["vanish"] not in ("0", "false")
    text = "".join(run.itertext("{*}t"))
    return marks.get("vertAlign") == "superscript" and _NOTE.fullmatch(text) is not None


READER = Reader(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    lambda data: archive.holds(data, _DOCUMENT),
    read,
)
