"""The lines that a reader sees of HTML: a block a line, a row of a table a line, words never split by a tag."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import Comment, Tag
from bs4.element import NavigableString, PreformattedString

from pipeline.readers import tidy
from pipeline.readers.html_line import HEADINGS, LONGEST_CELL, Line
from pipeline.readers.html_tree import LEXICON

_BLOCKS, _BREAKS = frozenset(LEXICON["elements"]["block"]), frozenset(LEXICON["elements"]["break"])
_CELLS = frozenset({"td", "th"})
_HOLDERS, _HELD = frozenset({"li", "dd"}), frozenset({"p", "div"})
_NOTE = re.compile(r"[\s(\[]*(?:\d{1,2}|[*†‡a-z])[)\]\s]*")


class Place(NamedTuple):
    """Where a tag stands: in which block, and whether that is a row of a table or keeps its line breaks."""

    block: Tag | None
    in_row: bool
    is_kept: bool


def lines(root: Tag) -> list[Line]:
    """The lines below a tag that hold any text, in order."""
    found: list[Line] = []
    for line in _Walk(root).lines:
        if found and line.is_meaning and found[-1].is_term and line.text:
            found[-1] = found[-1].explained(line)
        elif line.text:
            found.append(line)
    return found


def text_of(lines: Sequence[Line]) -> str:
    """The lines as one text: a blank line between blocks, none between items, rows and broken lines."""
    pieces: list[str] = []
    for place, line in enumerate(lines):
        close = place and not line.gap and not lines[place - 1].is_heading
        pieces += [("\n" if close else "\n\n") if place else "", line.text]
    return "".join(pieces)


class _Walk:
    """One pass over a tree. Nothing in it looks up or down the tree: nesting costs no time."""

    def __init__(self, root: Tag) -> None:
        self.lines: list[Line] = []
        self._places: dict[int, Place] = {id(root): Place(root, False, root.name == "pre")}
        self._links: set[int] = set()
        self._raised: set[int] = set()
        self._tables: set[int] = set()
        self._begun: set[int] = set()
        self._breaks = 0
        self._open: Line | None = None
        self._block: Tag | None = None
        for node in root.descendants:
            if isinstance(node, Tag):
                self._enter(node)
            elif isinstance(node, NavigableString) and not isinstance(node, (Comment, PreformattedString)):
                self._add(node)

    def _enter(self, tag: Tag) -> None:
        parent = tag.parent
        above = self._places[id(parent)]
        for name, tags in (("a", self._links), ("sup", self._raised)):
            if tag.name == name or id(parent) in tags:
                tags.add(id(tag))
        inside = id(parent) in self._tables and tag.name not in ("tr", "caption")
        if inside or (tag.name == "table" and _is_data(tag)):
            self._tables.add(id(tag))
        self._places[id(tag)] = self._place(tag, above)

    def _place(self, tag: Tag, above: Place) -> Place:
        if above.in_row:
            if tag.name in _CELLS and self._open is not None and self._open.block is above.block:
                self._open.cells.append([])
            elif (tag.name in _BLOCKS or tag.name in _BREAKS) and self._open is not None:
                self._open.cells[-1].append(" ")
            return above
        if tag.name == "tr" and id(tag.parent) in self._tables:
            gap = not (self._open and self._open.is_row)
            self._start(Line(tag, gap, is_row=True))
            return Place(tag, True, False)
        if above.block is not None and _is_held(tag, above.block, self._begun):
            return above
        if tag.name in _BREAKS and above.block is not None and above.block.name in HEADINGS and self._open:
            self._open.cells[-1].append(" ")
        elif tag.name in _BREAKS:
            self._breaks += 1
            self._open = None
        elif tag.name in _BLOCKS and (tag.name == "table" or id(tag) not in self._tables):
            self._open, self._breaks = None, 0
            return Place(tag, False, above.is_kept or tag.name == "pre")
        return above

    def _add(self, node: NavigableString) -> None:
        place = self._places[id(node.parent)]
        pieces = str(node).split("\n") if place.is_kept else [str(node)]
        for number, piece in enumerate(pieces):
            if number:
                self._breaks += 1
                self._open = None
            if piece.strip() or (self._open is not None and self._open.block is place.block):
                self._append(piece, place, node.parent)

    def _append(self, piece: str, place: Place, parent: Tag | None) -> None:
        if self._open is None or self._open.block is not place.block:
            self._start(Line(place.block, self._gap(place)))
        line = self._open
        if line is None or (id(parent) in self._raised and _is_note(piece, line)):
            return
        line.cells[-1].append(piece)
        if id(parent) in self._links:
            line.linked += len(piece.strip())

    def _gap(self, place: Place) -> bool:
        """Whether a blank line goes before a line of a block: not after one break, nor between items."""
        if self._breaks and self._block is place.block:
            return self._breaks > 1
        both_items = (
            self._block is not None and place.block is not None and self._block.name == place.block.name == "li"
        )
        return not both_items

    def _start(self, line: Line) -> None:
        self.lines.append(line)
        self._begun.add(id(line.block))
        self._open, self._block, self._breaks = line, line.block, 0


def _is_held(tag: Tag, block: Tag, begun: set[int]) -> bool:
    """Whether a block is no more than the beginning of the item that it stands in: `<li><p>`."""
    return tag.name in _HELD and block.name in _HOLDERS and id(block) not in begun


def _is_note(piece: str, line: Line) -> bool:
    """Whether a superscript is the mark of a footnote and no power: 56.6¹, but m²."""
    return _NOTE.fullmatch(piece) is not None and tidy.takes_note("".join(line.cells[-1][-3:]))


def _is_data(table: Tag) -> bool:
    """Whether a table holds figures: it has short cells in rows. Other tables only lay out a page."""
    if table.find("table") or table.find(["h1", "h2", "h3", "ul", "ol"]):
        return False
    rows = sum(1 for row in table.find_all("tr") if len(list(_cells(row))) > 1)
    return rows > 1 and all(len(cell.get_text()) <= LONGEST_CELL for cell in table.find_all(list(_CELLS)))


def _cells(row: Tag) -> Iterator[Tag]:
    return (child for child in row.children if isinstance(child, Tag) and child.name in _CELLS)
