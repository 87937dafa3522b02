"""Periods in one token: `1Q25`, `Q1 2025`, `9M 2023`, `2000s`, `FY2020-21`, `2025-02-14`."""

import re

from extractors.calendar import Expression

PART = re.compile(
    r"(?P<year>\d{4})?[-/ ]?(?P<before>[1-4])?(?P<letter>[QH])(?P<after>[1-4])?[-/' ’]*(?P<short>\d{2,4})?"
)
YEAR = re.compile(r"CY[-\s'’]?(?P<year>\d{2,4})")
MONTHS = re.compile(r"(?P<count>\d{1,2})M[/-]?(?P<year>\d{2,4})?")
MONTH = re.compile(r"(?P<year>\d{4})-?M(?P<month>\d{2})")
FISCAL = re.compile(r"FY[-' ’]?(?P<year>\d{2,4})(?:[-/–](?P<second>\d{2,4}))?")
DECADE = re.compile(r"['’]?(?P<decade>\d{2,4})S")
DAY = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
PARTS = {"Q": ("quarter", 4), "H": ("half", 2)}


def read_code(printed: str, place: Expression) -> Expression | None:
    """The slots of a period in one token, put on `place` (where it stands, the year beside it); None if it is none."""
    text = printed.upper().strip()
    readers = (
        (DECADE, _decade),
        (FISCAL, _fiscal),
        (YEAR, _year),
        (MONTH, _month),
        (MONTHS, _months),
        (PART, _part),
        (DAY, _day),
    )
    for expression, reader in readers:
        match = expression.fullmatch(text)
        if match is not None:
            return reader(match, place)
    return None


def full_year(digits: str) -> int:
    """The year of two or four digits; two digits above 60 lie in the twentieth century.

    >>> full_year("25"), full_year("97"), full_year("2019")
    (2025, 1997, 2019)
    """
    number = int(digits)
    if number > 99:
        return number
    return 1900 + number if number > 60 else 2000 + number


def _at(place: Expression, **slots: int | str | None) -> Expression:
    known = {
        "first": place.first,
        "last": place.last,
        "rule": place.rule,
        "relation": place.relation,
        "unit": place.unit,
    }
    return Expression(**(known | slots))  # type: ignore[arg-type]


def _decade(match: re.Match[str], place: Expression) -> Expression:
    year = int(match["decade"])
    return _at(place, grain="decade", year=year if year > 99 else 1900 + year)


def _fiscal(match: re.Match[str], place: Expression) -> Expression:
    return _at(place, grain="fiscal", year=full_year(match["year"]), part=2 if match["second"] else None)


def _year(match: re.Match[str], place: Expression) -> Expression:
    """`CY24`, a calendar year set apart from a fiscal one."""
    return _at(place, grain="year", year=full_year(match["year"]))


def _month(match: re.Match[str], place: Expression) -> Expression:
    """`2024M06`, as statistical offices print a month."""
    return _at(place, grain="month", year=int(match["year"]), month=int(match["month"]))


def _months(match: re.Match[str], place: Expression) -> Expression | None:
    count = int(match["count"])
    year = full_year(match["year"]) if match["year"] else place.year
    return _at(place, grain="opening", unit="month", count=count, year=year) if 1 <= count <= 12 else None


def _part(match: re.Match[str], place: Expression) -> Expression | None:
    grain, most = PARTS[match["letter"]]
    number = match["before"] or match["after"]
    printed = match["year"] or match["short"]
    if number is None or int(number) > most:
        return None
    return _at(place, grain=grain, part=int(number), year=full_year(printed) if printed else place.year)


def _day(match: re.Match[str], place: Expression) -> Expression | None:
    """Day first unless it cannot be; a year first is ISO."""
    one, month, three = (int(part) for part in match.groups())
    year, day = (one, three) if one > 31 else (three, one)
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31 and year > 31):
        return None
    return _at(place, grain="day", year=year, month=month, day=day)
