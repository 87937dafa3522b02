"""Whole days as metadata print them. What a sentence says about time is the extractors' business."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.lexicon import any_of, load

_MONTHS = load(Path(__file__).with_name("months.toml"))["months"]
_NUMBER_OF = {form.casefold(): int(number) for number, forms in _MONTHS.items() for form in forms}
_MONTH = rf"(?P<name>{any_of(_NUMBER_OF)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


@dataclass(frozen=True, slots=True)
class Day:
    """A day and the span of the text that states it."""

    on: date
    start: int
    end: int


def _number(match: re.Match[str]) -> int:
    return int(match["month"])


def _named(match: re.Match[str]) -> int:
    return _NUMBER_OF[match["name"].casefold()]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), month)
    for pattern, month in (
        (rf"(?<![\d.]){_YEAR}\s?([-./])\s?(?P<month>\d{{1,2}})\s?\2\s?(?P<day>\d{{1,2}})(?!\d)", _number),
        (rf"(?<!\d){_YEAR}\s?년\s?(?P<month>\d{{1,2}})\s?월\s?(?P<day>\d{{1,2}})\s?일", _number),
        (rf"(?<!\d){_DAY}[\s-]*(?:of\s+)?{_MONTH},?[\s-]*{_YEAR}", _named),
        (rf"(?<!\w){_MONTH}\s*{_DAY}\s?,?\s*{_YEAR}", _named),
        (rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}", _number),
        (rf"(?<!\d)(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/{_YEAR}", _number),
        (rf"(?<!\d)(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}", _number),
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)", _number),
    )
)


def find_day(text: str) -> Day | None:
    """The first whole day that a text states, or None; `03/04/2024` could be two days and is none.

    >>> find_day("Posted 15 APR 2025 5:22PM").on, find_day("27-APR-1987 09:06").on, find_day("2018. 12. 3").on
    (datetime.date(2025, 4, 15), datetime.date(1987, 4, 27), datetime.date(2018, 12, 3))
    """
    days = [day for pattern, month in _FORMS for match in pattern.finditer(text) if (day := _day(match, month))]
    return min(days, key=lambda day: day.start, default=None)


_MONTH_ALONE = re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)


def is_month(text: str) -> bool:
    """Whether a text is a month with its year and nothing else.

    >>> is_month("June 2024"), is_month("June 5, 2024")
    (True, False)
    """
    return _MONTH_ALONE.fullmatch(text) is not None


def _day(match: re.Match[str], month: Callable[[re.Match[str]], int]) -> Day | None:
    try:
        on = date(int(match["year"]), month(match), int(match["day"]))
    except ValueError:
        return None
    return Day(on, match.start(), match.end())
