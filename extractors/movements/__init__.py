"""Words that say which way a number went: `rose`, `a decline of`, `down`; found once, read by several kinds."""

from bisect import bisect_left
from dataclasses import dataclass

from extractors.reading import Reading

DIRECTIONS = {"increase": "increase", "decrease": "decrease", "widening": "increase", "narrowing": "decrease"}
BETTER = {"improving": "increase", "worsening": "decrease"}


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement word: its tokens, its direction (`increase` or `decrease`) and its lemma.

    `is_better`: the direction is good or bad rather than up or down, as in `the deficit improved`.
    """

    first: int
    last: int
    direction: str
    lemma: str
    is_better: bool = False


def movements(read: Reading) -> list[Movement]:
    """The movements of the text in order."""
    if read.movements is None:
        read.movements = [
            Movement(first, last, DIRECTIONS[table], lemma)
            for first, last, lemma, table in read.phrases["movements"]
            if table in DIRECTIONS
        ]
    return read.movements


def movements_between(read: Reading, first: int, last: int) -> list[Movement]:
    """The movements that begin from a token up to another one (exclusive)."""
    found = movements(read)
    starts = (
        bisect_left(found, first, key=lambda move: move.first),
        bisect_left(found, last, key=lambda move: move.first),
    )
    return found[starts[0] : starts[1]]


def ends_movement(read: Reading, at: int) -> bool:
    """Whether a movement ends right before a token."""
    found = movements(read)
    before = bisect_left(found, at, key=lambda move: move.first)
    return before > 0 and found[before - 1].last == at
