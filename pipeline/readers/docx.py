"""DOCX: headings, paragraphs and tables of the document in order, then its notes.

Headers, footers, comments, tables of contents and text that is deleted or struck through are left out.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.readers import archive, office
from pipeline.readers.reader import Budget, Reader, Reading
from pipeline.readers.safe_xml import Element, attribute, name_of

_DOCUMENT = "word/document.xml"
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
_MARKS = ("{*}footnoteReference", "{*}endnoteReference")
_CONTENTS = re.compile(r"toc\s?\d", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_NOTE = re.compile(r"\s*(?:\d{1,2}|[*†‡])\)?\s*")
_DIALECT = office.Dialect(
    paragraph="p",
    text="t",
    table="tbl",
    row="tr",
    cell="tc",
    signs={"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"},
    bullets=frozenset({"numPr", "footnoteRef", "endnoteRef"}),
    # A Fallback says again what its Choice says; `tabs` are the stops of a ruler.
    skipped=frozenset({"Fallback", "del", "moveFrom", "tabs", "pPrChange", "rPrChange", "instrText"}),
)


def read(data: bytes, budget: Budget) -> Reading:
    """The text of a document; raises NotText for a damaged one and one without text."""
    (root, *noted), charset = office.roots(data, budget, lambda names: [_DOCUMENT, *(_NOTES.keys() & set(names))])
    for tree in (root, *noted):
        _drop_left(tree)
    return office.reading([root, *_notes(root, noted)], charset, _DIALECT)


def _drop_left(root: Element) -> None:
    """Takes out what is hidden, the table of contents, and the marks of notes that are set by hand."""
    marked = dict.fromkeys(mark.getparent() for mark in root.iter(*_MARKS))
    marks = [text for run in marked if run is not None for text in run if name_of(text) == _DIALECT.text]
    contents = [style.getparent().getparent() for style in root.iter("{*}pStyle") if _is_contents(style)]
    for left in marks + contents:
        _remove(left)
    for run in [run for run in root.iter("{*}r") if _is_left(run)]:
        _remove(run)


def _remove(element: Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _is_contents(style: Element) -> bool:
    """Whether a style is the one of lines of a table of contents, and of a paragraph itself."""
    above = style.getparent()
    is_own = above is not None and above.getparent() is not None
    return is_own and _CONTENTS.fullmatch(attribute(style, "val") or "") is not None


def _notes(root: Element, noted: Sequence[Element]) -> Iterator[Element]:
    """The footnotes and then the endnotes that the document refers to, in its order: separators are none of them."""
    for kind in _NOTES.values() if noted else ():
        by_id = {attribute(note, "id"): note for tree in noted for note in tree.iter(f"{{*}}{kind}")}
        numbers = [attribute(mark, "id") for mark in office.read_of(root, (f"{{*}}{kind}Reference",), _DIALECT)]
        yield from (by_id[number] for number in dict.fromkeys(numbers) if number in by_id)


def _is_left(run: Element) -> bool:
    """Whether a run is hidden or struck through, or the mark of a footnote set by hand."""
    style = next((child for child in run if name_of(child) == "rPr"), None)
    if style is None:
        return False
    marks = {name_of(mark): attribute(mark, "val") for mark in style}
    if any(name in marks and marks[name] not in _OFF for name in ("vanish", "strike", "dstrike")):
        return True
    text = "".join(run.itertext("{*}t"))
    return marks.get("vertAlign") == "superscript" and _NOTE.fullmatch(text) is not None


READER = Reader(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    lambda data: archive.holds(data, _DOCUMENT),
    read,
)
