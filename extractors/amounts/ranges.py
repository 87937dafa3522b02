"""Two numbers of money side by side: a range (`$3-4 billion`), or where something came from and went to."""

from decimal import Decimal
from math import prod

from extractors.amounts.currency import Currencies
from extractors.lexicon import words
from extractors.numbers import SCALE_TAGS, value
from extractors.qualifiers import qualifier_length
from extractors.reading import Reading
from extractors.shapes import SETS

WORDS = "amounts/words"
JOINTS = frozenset(SETS["joint"])
DASHES = words(WORDS, "dash")
ORIGIN = words(WORDS, "origin")
SPAN = words(WORDS, "span")
MOVED = 7
Part = tuple[int, int]


def parts(read: Reading, first: int, last: int) -> tuple[Part, Part]:
    """The tokens of the two numbers."""
    joint = next(at for at in range(first + 1, last) if read.lower[at] in JOINTS)
    return (first, joint), (joint + 1, last)


def bounds(currencies: Currencies, first: int, last: int) -> tuple[Decimal, Decimal] | None:
    """Low and high where the two numbers are a range, else None."""
    read = currencies.read
    one, two = parts(read, first, last)
    low, high = value(read, *one), value(read, *two)
    if low is None or high is None or not _is_range(currencies, one, two):
        return None
    scales = [at for at in range(first, last) if read.tags[at] in SCALE_TAGS]
    if low < Decimal(1000) and scales and scales[0] >= two[0]:
        low *= prod(read.values[at] for at in scales)
    return (low, high) if low <= high else None


def whole(read: Reading, last: int) -> int:
    """The end of a second number with all of its scale: `$1bn and Rs 3 lakh crore`, `$4bn and £3.4-billion`."""
    behind = last + 1 if read.word(last) == "-" and read.glued(last) else last
    return behind + 1 if read.tag(behind) == "scale" else last


def _is_range(currencies: Currencies, one: Part, two: Part) -> bool:
    read, joint, before = currencies.read, one[1], one[0] - 1
    before -= qualifier_length(read, one[0])
    if read.tags[one[0]] == "year":
        return False
    if read.lower[joint] in ("and", "or"):
        return read.word(before) == "between"
    if read.lower[joint] in DASHES:
        return True
    if read.word(before) in ORIGIN:
        return read.word(before - 1) in SPAN
    are_full = bool(currencies.marks(*one)) and bool(currencies.marks(*two))
    return not are_full or not (read.word(before) == "by" or _is_movement(read, before) or _is_moved(read, before))


def _is_moved(read: Reading, before: int) -> bool:
    """`an increase in the deficit of $5.8 billion to $92.9 billion`: by how much, and where to."""
    return read.word(before) == "of" and any(_is_movement(read, at) for at in range(before - MOVED, before))


def _is_movement(read: Reading, at: int) -> bool:
    tables = ("increase", "decrease", "widening", "narrowing", "improving", "worsening")
    return any(last == at + 1 and table in tables for _, last, _, table in read.phrases["movements"])
