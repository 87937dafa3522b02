"""A series phrase while it is being walked: where it ends so far, what it has taken in, and what the text knows."""

from dataclasses import dataclass, field

from extractors.observations.heads import Head
from extractors.observations.names import Element, Names
from extractors.observations.series import Series
from extractors.reading import Reading


@dataclass(slots=True)
class Phrase:
    """The mutable state of a walk; `at` is its edge: the first token not taken in, or going left the last taken."""

    read: Reading
    known: Names
    head: Head
    at: int
    start: int
    end: int
    metrics: tuple[str, ...]
    items: list[Element] = field(default_factory=list)
    partners: list[Element] = field(default_factory=list)
    reporter: str | None = None
    grain: str | None = None
    is_overall: bool = False
    is_closed: bool = False

    @property
    def word(self) -> str:
        """The token at the edge, going right."""
        return self.read.word(self.at)

    @property
    def before(self) -> str:
        """The token before the edge, going left."""
        return self.read.word(self.at - 1)

    def series(self, first: int, last: int) -> Series:
        """The series phrase that the walk has found."""
        return Series(
            first=first,
            last=last,
            metrics=self.metrics,
            items=tuple(self.items),
            partners=tuple(self.partners),
            reporter=self.reporter,
            sign=self.head.sign,
            grain=self.grain,
            is_verb=self.head.is_verb,
            head=(self.head.first, self.head.last),
            is_overall=self.is_overall,
        )
