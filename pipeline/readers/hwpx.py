"""HWPX, the Korean word processor's format: paragraphs and tables of all sections in order."""

import re

from pipeline.readers import archive, office
from pipeline.readers.reader import Budget, NotText, Reader, Reading
from pipeline.readers.safe_xml import root_of

_FIRST = "Contents/section0.xml"
_SECTION = re.compile(r"Contents/section(\d{1,4})\.xml")
_DIALECT = office.Dialect(
    paragraph="p",
    text="t",
    table="tbl",
    row="tr",
    cell="tc",
    signs={"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"},
    bullets=frozenset(),
    skipped=frozenset({"header", "footer", "footNote", "endNote", "hiddenComment", "pageNum", "secPr", "masterPage"}),
)


def read(data: bytes, budget: Budget) -> Reading:
    """The text of a document; raises NotText for a damaged or encrypted one and one without text."""
    with archive.opened(data, budget) as opened:
        numbered = ((match, name) for name in opened.namelist() if (match := _SECTION.fullmatch(name)))
        sections = [name for _, name in sorted((int(match[1]), name) for match, name in numbered)]
        roots = [root_of(archive.member(opened, name, budget)) for name in dict.fromkeys(sections)]
    text = "\n\n".join(text for root, _ in roots if (text := office.text_of(root, _DIALECT)))
    if not text:
        raise NotText("the document holds no text", "take it out of the inbox, or save what it shows as text")
    return Reading(text, roots[0][1])


READER = Reader("application/hwp+zip", lambda data: archive.holds(data, _FIRST), read)
