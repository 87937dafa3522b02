"""Quarters, halves and first months that are counted in a fiscal year which the text does not number."""

from dataclasses import replace

from extractors.calendar import LENGTHS, RUNNING, Expression
from extractors.reading import Reading
from extractors.shapes import SETS

FISCAL = frozenset(SETS["fiscal"])
COUNTED = frozenset({"quarter", "half", "opening"})


def counted(read: Reading, points: list[Expression]) -> list[Expression]:
    """The expressions, those that a fiscal year around them counts told so."""
    for at, one in enumerate(points):
        two = points[at + 1] if at + 1 < len(points) else None
        if one.grain not in COUNTED or one.within is not None or one.relation is not None or one.end is not None:
            continue
        if read.word(one.first - 1) in FISCAL:
            points[at] = _led(one)
        elif one.year is not None:
            continue
        elif two is not None and _is_bracket(read, one, two):
            three = points[at + 2] if at + 2 < len(points) else None
            points[at], points[at + 1] = _bracketed(read, one, two, three)
        elif _is_named(read, one.last, two):
            points[at] = replace(
                one, last=one.last + 4, within=_running(one.last), rule=f"{one.rule} of the {RUNNING} year"
            )
    return points


def _running(at: int) -> Expression:
    return Expression(at, at + 1, RUNNING, "fiscal", relation="this", unit="year")


def _led(one: Expression) -> Expression:
    """`the fiscal first half`, `the fiscal third quarter of 2024`."""
    whole = replace(_running(one.first - 1), year=one.year, relation=None if one.year else "this")
    return replace(one, first=one.first - 1, year=None, within=whole, rule=f"{RUNNING} {one.rule}")


def _is_named(read: Reading, at: int, two: Expression | None) -> bool:
    """Whether `of the fiscal year` follows, without the number of the year."""
    named = read.lower[at : at + 4]
    is_free = two is None or two.first >= at + 4
    return is_free and named[:2] == ["of", "the"] and named[3:] == ["year"] and named[2] in FISCAL


def _is_bracket(read: Reading, one: Expression, two: Expression) -> bool:
    """Whether a range of months in brackets says which ones are meant: `the first quarter (July-September)`."""
    is_range = two.grain == "month" and two.end is not None and two.relation is None and two.within is None
    return is_range and read.lower[one.last : two.first] == ["("] and read.word(two.last) == ")"


def _bracketed(
    read: Reading, one: Expression, two: Expression, three: Expression | None
) -> tuple[Expression, Expression]:
    """Both counted in the fiscal year behind the bracket; else the first one is the months that the bracket names."""
    if three is not None and three.grain == "fiscal" and three.end is None and two.year is None:
        between = read.lower[two.last + 1 : three.first]
        if between and all(word in ("of", "in", "the", "for") for word in between):
            return replace(one, within=three), replace(two, within=three)
    if _is_named(read, two.last + 1, three):
        whole = _running(two.last + 1)
        return replace(one, within=whole), replace(two, within=whole)
    if two.month == _first_month(one):
        return one, two
    return replace(two, first=one.first, last=one.last, rule=f"{one.rule} ( {two.rule} )"), two


def _first_month(one: Expression) -> int:
    return (one.part - 1) * LENGTHS[one.grain] + 1 if one.part is not None else 1
