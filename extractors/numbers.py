"""Numbers in words and with their scale: `two hundred and fifty`, `1.2 million`, `a billion`, `half a percent`."""

from decimal import Decimal

from extractors.printed import half_of_last_digit
from extractors.reading import Reading
from extractors.shapes import SETS

LENDING = frozenset(SETS["lending"])
NUMBER_TAGS = frozenset({"decimal", "day", "year", "count"})
SCALE_TAGS = frozenset({"scale", "letter_scale"})


def spelled(read: Reading, first: int, last: int) -> Decimal | None:
    """The value of the number words among the tokens, without scales; None where there is none."""
    total: Decimal | None = None
    for at in range(first, last):
        tag, word = read.tags[at], read.lower[at]
        if tag == "cardinal":
            total = (total or Decimal(0)) + Decimal(read.values[at])
        elif tag == "hundred":
            total = (total if total is not None else Decimal(1)) * 100
        elif word == "half":
            total = (total or Decimal(0)) + Decimal("0.5")
        elif word in ("a", "an") and total is None and first + 1 < last:
            total = Decimal(1)
        if word == "half" and at + 1 < last and read.lower[at + 1] in ("a", "of"):
            return total
    return total


def value(read: Reading, first: int, last: int) -> Decimal | None:
    """The number that the tokens print, in digits or words, times its scales; of `2 billion 300 million` the sum."""
    digits = [read.values[at] for at in range(first, last) if read.tags[at] in NUMBER_TAGS]
    if len(digits) > 1:
        return _sum(read, first, last)
    found = Decimal(digits[0]) if digits else spelled(read, first, last)
    if found is None:
        return None
    for at in range(first, last):
        if read.tags[at] in SCALE_TAGS:
            found *= read.values[at]
    return found


def _sum(read: Reading, first: int, last: int) -> Decimal:
    terms: list[Decimal] = []
    for at in range(first, last):
        if read.tags[at] in NUMBER_TAGS:
            terms.append(Decimal(read.values[at]))
        elif read.tags[at] in SCALE_TAGS and terms:
            terms[-1] *= read.values[at]
    return sum(terms, Decimal(0))


def lent_scale(read: Reading, first: int, last: int) -> Decimal | None:
    """The scale that a number without one shares with a second: 10^9 for `$3.1` in `from $3.1 to $3.4 billion`."""
    has_scale = any(read.tags[at] in SCALE_TAGS for at in range(first, last))
    if has_scale or read.word(last) not in LENDING or read.tags[last - 1] not in NUMBER_TAGS - {"year"}:
        return None
    is_marked = read.tag(last + 1).startswith("currency")
    at = last + 1 + is_marked
    if read.tag(at) not in NUMBER_TAGS or (is_marked and read.word(last) == "or") or read.values[last - 1] >= 1000:
        return None
    found, behind = Decimal(1), at + 1
    while read.tag(behind) in SCALE_TAGS:
        found, behind = found * read.values[behind], behind + 1
    return found if behind > at + 1 else None


def half_unit(read: Reading, first: int, last: int) -> Decimal | None:
    """Half a unit of the last digit that the tokens print, scale and all: 50 million of `$55.8 billion`.

    Of whole numbers in words half of the scale; None where they are a range, a fraction or no number.
    """
    digits = [at for at in range(first, last) if read.tags[at] in NUMBER_TAGS]
    scales = [at for at in range(first, last) if read.tags[at] in SCALE_TAGS]
    if len(digits) > 1:
        scales = [at for at in scales if at > digits[-1]]
        half = half_of_last_digit(read.words[digits[-1]]) if scales else None
    elif digits:
        half = half_of_last_digit(read.words[digits[0]])
    else:
        half = _half_of_spelled(read, first, last)
    for at in scales if half is not None else ():
        half *= read.values[at]
    lent = None if scales or half is None else lent_scale(read, first, last)
    return half * lent if half is not None and lent is not None else half


def _half_of_spelled(read: Reading, first: int, last: int) -> Decimal | None:
    total = spelled(read, first, last)
    return Decimal("0.5") if total is not None and total == total.to_integral_value() else None
