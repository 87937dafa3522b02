"""Calendar arithmetic that several kinds share: months, quarters, halves, years, and which year is meant."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extractors.lexicon import keys_by_form

Span = tuple[date, date]
LENGTHS: Mapping[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_GRAINS = {length: grain for grain, length in LENGTHS.items()}
FISCAL_START = {code: int(month) for code, month in keys_by_form("lexicons/fiscal", "start").items()}
NAMED_BY_START = keys_by_form("lexicons/fiscal", "named").keys()
RUNNING = "{fiscal}"
"""The rule of a fiscal year that is only named: the one that runs, or has just ended, when the text is published."""
LONGEST_ROLL = 36  # months
PAST_MONTHS, FUTURE_MONTHS = 11, 1
_REMEMBERED = 4096  # spans


@dataclass(frozen=True, slots=True)
class Expression:
    """What a date says of itself: `grain`, numbers as printed, and `relation` (this, last, next, previous, same).

    `part` is the number of a quarter or half, `count` a number of units (`first 20 days`, `two years ago`), `end` the
    last period of a range, `within` the fiscal year in which a period is counted.
    """

    first: int
    last: int
    rule: str
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    count: int | None = None
    relation: str | None = None
    unit: str | None = None
    end: "Expression | None" = None
    within: "Expression | None" = None

    @property
    def is_relative(self) -> bool:
        """Whether it says when only by reference to another day or period."""
        parts = (self, self.end, self.within)
        return any(each is not None and each.relation is not None for each in parts)

    @property
    def is_base(self) -> bool:
        """Whether it names a period by comparison (`the same month of last year`, `a year earlier`)."""
        return self.grain == "same" or self.relation in ("earlier", "previous")


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


@lru_cache(_REMEMBERED)
def months(year: int, month: int, count: int = 1) -> Span:
    """`count` months from the first day of the one given, which may lie outside 1 to 12.

    >>> months(2024, 14, 2)
    (datetime.date(2025, 2, 1), datetime.date(2025, 3, 31))
    """
    first, end = year * 12 + month - 1, year * 12 + month + count - 2
    return date(first // 12, first % 12 + 1, 1), last_day(end // 12, end % 12 + 1)


def rolled(end: date, count: int) -> Span | None:
    """The months up to the last day of one: `the past twelve months`; None within a month or for many years."""
    if end != last_day(end.year, end.month) or count > LONGEST_ROLL:
        return None
    return months(end.year, end.month - count + 1, count)


def part(year: int, grain: str, number: int) -> Span:
    """The quarter or half of that number."""
    length = LENGTHS[grain]
    return months(year, (number - 1) * length + 1, length)


def fiscal(year: int, reporter: str | None, is_pair: bool) -> Span:
    """A fiscal year of the reporter. A pair (`2020-21`) begins in the year printed; a lone one ends in it,
    except where the economy names it by its start (see lexicons/fiscal.toml). Where fiscal years are calendar years,
    a pair is both of them."""
    start = FISCAL_START.get(reporter or "", 1)
    if is_pair and start == 1:
        return months(year, 1, 24)
    begins = year if is_pair or reporter in NAMED_BY_START or start == 1 else year - 1
    return months(begins, start, 12)


def counted_in(found: Expression, start: date) -> Span:
    """A period of the fiscal year that begins on a day: `April-December 2023-24`, `the first quarter of FY25`."""
    if found.month is not None:
        last = found.end.month if found.end is not None and found.end.month else found.month
        first = months(start.year, start.month + (found.month - start.month) % 12)
        return first[0], months(first[0].year, first[0].month + (last - found.month) % 12)[1]
    if found.part is not None:
        length = LENGTHS[found.grain]
        return months(start.year, start.month + (found.part - 1) * length, length)
    return months(start.year, start.month, (found.count or 1) * LENGTHS[found.unit or "month"])


def shifted(span: Span, by: int) -> Span:
    """The span moved by a number of months; whole months stay whole.

    >>> shifted((date(2024, 2, 1), date(2024, 2, 29)), -12)
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    """
    return _moved(span[0], by, is_end=False), _moved(span[1], by, is_end=True)


def _moved(day: date, by: int, is_end: bool) -> date:
    first, end = months(day.year, day.month + by)
    if is_end and day == last_day(day.year, day.month):
        return end
    return first.replace(day=min(day.day, end.day))


@lru_cache(_REMEMBERED)
def grain_of(span: Span) -> str:
    """`day`, `month`, `quarter`, `half`, `year` or `range`, by what the span covers exactly."""
    start, end = span
    if start == end:
        return "day"
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or end + timedelta(days=1) != months(end.year, end.month + 1)[0]:
        return "range"
    is_aligned = length in _GRAINS and (start.month - 1) % length == 0
    return _GRAINS[length] if is_aligned else "range"


def year_of(month: int, anchor: date, is_future: bool = False) -> int:
    """The year of a month named without one, seen from `anchor`: the latest one that is not far in the future.

    >>> [year_of(month, date(2025, 2, 10)) for month in (1, 2, 3, 11)]
    [2025, 2025, 2025, 2024]
    """
    ahead = month - anchor.month
    if is_future:
        return anchor.year if ahead >= 0 else anchor.year + 1
    if ahead > FUTURE_MONTHS:
        return anchor.year - 1
    return anchor.year + 1 if ahead < -PAST_MONTHS + FUTURE_MONTHS - 1 else anchor.year


def within(base: Span, unit: str) -> Span:
    """The last whole month (quarter, …) of a longer span; a span of that unit or shorter is itself."""
    length = (base[1].year - base[0].year) * 12 + base[1].month - base[0].month + 1
    if unit not in ("month", "quarter") or length <= LENGTHS[unit]:
        return base
    return part(base[1].year, unit, (base[1].month - 1) // LENGTHS[unit] + 1)
