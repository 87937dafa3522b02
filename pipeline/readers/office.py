"""The text of word processors' XML: paragraphs and rows of tables in order, whichever names they go by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers import archive, tidy
from pipeline.readers.reader import Budget, NotText, Reading
from pipeline.readers.safe_xml import Element, name_of, root_of


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a format calls its elements.

    `signs` stand for a break, a space or a hyphen; `skipped` are left out with all that is in them.
    """

    paragraph: str
    text: str
    table: str
    row: str
    cell: str
    signs: Mapping[str, str]
    bullets: frozenset[str]
    skipped: frozenset[str]


@dataclass
class _Writer:
    """The lines written so far, the paragraphs under way, and the rows and cells that they are in."""

    dialect: Dialect
    blocks: list[list[str]] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    rows: list[list[list[str]]] = field(default_factory=list)
    follows: bool = False

    def start(self, name: str) -> None:
        dialect = self.dialect
        if name == dialect.paragraph:
            self.paragraphs.append([])
        elif name == dialect.table:
            self._close()
            self.follows = False
        elif name == dialect.row:
            self.rows.append([])
        elif name == dialect.cell and self.rows:
            self.rows[-1].append([])
        elif name in dialect.bullets and self.paragraphs and not self.paragraphs[-1]:
            self.add("• ")
        else:
            self.add(dialect.signs.get(name, ""))

    def add(self, text: str) -> None:
        if text and self.paragraphs:
            self.paragraphs[-1].append(text)

    def end(self, name: str) -> None:
        if name == self.dialect.paragraph and self.paragraphs:
            self._close()
            self.paragraphs.pop()
        elif name == self.dialect.row and self.rows:
            self._end_row(self.rows.pop())

    def _close(self) -> None:
        """Writes what there is of the paragraph under way, into the cell it is in or as a block of its own."""
        if not self.paragraphs:
            return
        lines = [tidy.line(line) for line in "".join(self.paragraphs[-1]).split("\n")]
        self.paragraphs[-1] = []
        lines = [line for line in lines if line and line != "•"]
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += lines
        elif lines:
            self.blocks.append(lines)
            self.follows = False

    def _end_row(self, cells: list[list[str]]) -> None:
        """A row of a table; of a table within a cell, more text of that cell. A table of one cell is a frame."""
        texts = [" ".join(cell) for cell in cells]
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += [text for text in texts if text]
        elif len(cells) == 1:
            self.blocks += [[line] for line in cells[0]]
        elif written := tidy.row(texts):
            if self.follows:
                self.blocks[-1].append(written)
            else:
                self.blocks.append([written])
            self.follows = True


def text_of(root: Element, dialect: Dialect) -> str:
    """The text below an element: a blank line between paragraphs, none between the rows of a table."""
    writer = _Writer(dialect)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = name_of(element)
        if event == "end":
            writer.end(name)
        elif name in dialect.skipped:
            walk.skip_subtree()
        else:
            writer.start(name)
            if name == dialect.text:
                writer.add(element.text or "")
        if event == "end" and element.tail and name_of(element.getparent()) == dialect.text:
            writer.add(element.tail)
    return "\n\n".join("\n".join(block) for block in writer.blocks)


def roots(data: bytes, budget: Budget, chosen: Callable[[Iterable[str]], Iterable[str]]) -> tuple[list[Element], str]:
    """The roots of those files of an archive that are chosen from its names, and the character set of the first."""
    with archive.opened(data, budget) as opened:
        read = [root_of(archive.member(opened, name, budget)) for name in chosen(opened.namelist())]
    return [root for root, _ in read], read[0][1]


def read_of(root: Element, names: Iterable[str], dialect: Dialect) -> Iterator[Element]:
    """The elements of some names, as lxml writes them, that stand in no skipped one."""
    for element in root.iter(*names):
        if not any(name_of(above) in dialect.skipped for above in element.iterancestors()):
            yield element


def reading(roots: Iterable[Element], charset: str, dialect: Dialect) -> Reading:
    """The text below some elements, one after the other; raises NotText where there is none."""
    text = "\n\n".join(text for root in roots if (text := text_of(root, dialect)))
    if not text:
        raise NotText("the document holds no text", "take it out of the inbox, or save what it shows as text")
    return Reading(text, charset)
