"""A line that a reader sees of HTML: a paragraph, an item, a heading, a row of a table, a term with its meaning."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from bs4 import Tag

from pipeline.readers import tidy
from pipeline.readers.html_tree import LEXICON

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TERMS, _MEANINGS = frozenset(LEXICON["terms"]["term"]), frozenset(LEXICON["terms"]["meaning"])
LONGEST_CELL, _LONGEST_TERM = 200, 60
_OWN_BULLET = re.compile(r"[•‣▪◦·●○■□▶►∙※]\s*|[*–—-]\s+(?=[^\W\d_])")


@dataclass(eq=False)
class Line:
    """A line under way: the block it is of, the texts of its cells, how much of it is links."""

    block: Tag | None
    gap: bool
    is_row: bool = False
    cells: list[list[str]] = field(default_factory=lambda: [[]])
    linked: int = 0
    has_meaning: bool = False

    @cached_property
    def text(self) -> str:
        """Its text, folded; asked for when the line is whole."""
        cells = [tidy.line("".join(cell)) for cell in self.cells]
        if self.is_row:
            return tidy.row(cells[1:] if not cells[0] else cells)
        text = " ".join(cell for cell in cells if cell)
        return f"• {_OWN_BULLET.sub('', text, count=1)}" if text and self.is_item else text

    @property
    def is_item(self) -> bool:
        """Whether it is the item of a list."""
        return self.block is not None and self.block.name == "li"

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of the page."""
        return self.block is not None and self.block.name in HEADINGS

    @property
    def is_term(self) -> bool:
        """Whether it is a short term that has its meaning behind it: `dt`, `th`, the label of a field."""
        return self._is_one_of(_TERMS) and len(self.text) <= _LONGEST_TERM

    @property
    def is_meaning(self) -> bool:
        """Whether it is what such a term means, short enough to stand behind it."""
        return self._is_one_of(_MEANINGS) and len(self.text) <= LONGEST_CELL

    def _is_one_of(self, names: frozenset[str]) -> bool:
        block = self.block
        return block is not None and (block.name in names or not names.isdisjoint(block.get_attribute_list("class")))

    def explained(self, meaning: "Line") -> "Line":
        """The term with its meaning behind it: `Exports: $3 billion`."""
        term = self.text if self.text.endswith((":", "?", ".")) else f"{self.text}:"
        linked = self.linked + meaning.linked
        return replace(self, block=meaning.block, cells=[[term], *meaning.cells], linked=linked, has_meaning=True)

    @property
    def is_link(self) -> bool:
        """Whether there is nothing in it but links."""
        return self.linked > 0 and self.linked >= 0.9 * sum(len(piece.strip()) for cell in self.cells for piece in cell)
