"""A page as its lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.clean import fold
from pipeline.traced import Traced

_BULLET = re.compile(r"[•‣▪◦·●○■□▶►*-]\s+|\d{1,2}[.)]\s+(?=[A-Z])")
_LINK = re.compile(r"<?(?:https?://|www\.)\S+", re.IGNORECASE)
_RULE = re.compile(r"[-–—_=*~#•·.\s]{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its span without outer white space, the indent and the blank lines before."""

    start: int
    end: int
    text: str
    indent: int
    gap: int

    @property
    def is_bullet(self) -> bool:
        """Whether it begins with a bullet."""
        return _BULLET.match(self.text) is not None

    @property
    def is_link(self) -> bool:
        """Whether it is an address and nothing else."""
        return _LINK.fullmatch(self.text) is not None

    @property
    def is_rule(self) -> bool:
        """Whether it is a drawn line such as `---` or `# # #`."""
        return _RULE.fullmatch(self.text) is not None

    def cut(self, start: int = 0, end: int | None = None) -> "Line":
        """text[start:end] of the line as a line, without the white space that is now outer."""
        kept = self.text[start:end]
        begin = self.start + start + len(kept) - len(kept.lstrip())
        return replace(self, start=begin, end=begin + len(kept.strip()), text=kept.strip())

    def without_bullet(self) -> "Line":
        """The line after its bullet."""
        bullet = _BULLET.match(self.text)
        return self.cut(bullet.end()) if bullet else self


@dataclass(frozen=True)
class Page:
    """A source text, which lines are cut from."""

    source: Traced

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines but the blank ones; the first counts as one after a blank line."""
        found: list[Line] = []
        offset, gap = 0, 1
        for raw in self.source.text.splitlines(keepends=True):
            text = raw.strip()
            if text:
                indent = len(raw) - len(raw.lstrip())
                found.append(Line(offset + indent, offset + indent + len(text), text, indent, gap))
            gap = 0 if text else gap + 1
            offset += len(raw)
        return tuple(found)

    def keep(self, lines: Iterable[Line]) -> Traced:
        """The lines with their white space folded, paragraphs set apart by a blank line."""
        paragraphs: list[list[Traced]] = []
        for line in lines:
            if line.gap or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(self.source[line.start : line.end])
        return fold(Traced.join("\n\n", [Traced.join("\n", paragraph) for paragraph in paragraphs]))
