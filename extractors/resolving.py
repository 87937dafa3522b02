"""Which days an expression means: its own numbers first, then the release's period and its day of publication.

One reader for each grain of an expression; extractors/vantage.py says which year is meant where none is printed.
"""

from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from extractors.calendar import (
    LENGTHS,
    RUNNING,
    Expression,
    Span,
    counted_in,
    fiscal,
    grain_of,
    last_day,
    months,
    part,
    shifted,
    within,
)
from extractors.fulldate import full_date
from extractors.lexicon import words
from extractors.reading import Reading
from extractors.vantage import SHIFTS, Vantage, is_compared, is_expected

EVERY = words("lexicons/time", "every")
NUMBERS = frozenset({"percent", "scale", "currency_sign", "currency_code"})


class Calendar:
    """Resolves the expressions of one release, in order: each may lean on the period spoken of before it.

    `anchor` is the day from which `this year` is seen, `period` what the release reports on; both may be None.
    """

    def __init__(self, read: Reading, anchor: date | None, period: Span | None, told: date | None = None) -> None:
        self.read = read
        self.view = Vantage(read, anchor, period, told)
        self._readers: Mapping[str, Callable[[Expression], Span | None]] = {
            "day": self._day,
            "month": self._month,
            "quarter": self._part,
            "half": self._part,
            "year": self._year,
            "decade": self._decade,
            "fiscal": self._fiscal,
            "fortnight": self._fortnight,
            "opening": self._opening,
            "closing": self._closing,
            "ending": self._ending,
            "rolling": self.view.rolling,
            "todate": self._todate,
            "same": self._same,
        }

    def resolve(self, found: Expression) -> Span | None:
        """The first and last day meant, or None where nothing fixes them; what it tells is kept for the next one."""
        self.view.enter(self.read.sentence_of(found.first))
        span = self.days_of(found)
        if span is None:
            return None
        if self._leads(found) and not self.view.is_ahead(found, span):
            self.view.current = span
        if found.year is not None and not found.is_base:
            self.view.named = span[1].year
            if found.grain in ("day", "month"):
                self.view.told = max(self.view.told or date.min, span[1])
        return span

    def _leads(self, found: Expression) -> bool:
        """Whether later expressions may compare with this one: it is no base itself, and tells of numbers."""
        if found.is_base or found.grain == "decade" or (found.grain == "day" and found.end is None):
            return False
        is_whole = found.end is not None and self.read.word(found.first - 1) == "from"
        if (is_compared(self.read, found) and not is_whole) or is_expected(self.read, found):
            return False
        return any(tag in NUMBERS for tag in self.read.tags[slice(*self.read.sentence_span(found.first))])

    def days_of(self, found: Expression) -> Span | None:
        """The days of an expression as seen now, without remembering it."""
        try:
            if found.within is not None:
                return self._inside(found, found.within)
            return self._range(found, found.end) if found.end is not None else self._readers[found.grain](found)
        except (ValueError, OverflowError):  # before year 1 or after 9999
            return None

    def _range(self, one: Expression, two: Expression) -> Span | None:
        if one.month is None and two.month is not None:
            one = replace(one, month=two.month)
        wraps = one.month is not None and two.month is not None and one.month > two.month
        if one.year is None and one.relation is None and two.year is not None:
            one = replace(one, year=two.year - wraps)
        elif one.year is None and one.relation is None and two.relation is not None and two.unit == "year":
            year = self.view.related_year(two)
            one = replace(one, year=year - wraps if year is not None else None)
        start = self.days_of(replace(one, end=None))
        if start is None:
            return None
        if two.year is None and two.relation is None:
            two = replace(two, year=start[0].year + wraps)
        end = self.days_of(two)
        return (start[0], end[1]) if end is not None and end[1] >= start[0] else None

    def _inside(self, found: Expression, whole: Expression) -> Span | None:
        """A period counted in a fiscal year; in one that is only named, of the last one where it is over."""
        year = self._fiscal(whole)
        span, now = counted_in(found, year[0]) if year else None, self.view.now()
        is_named = whole.rule == RUNNING and whole.relation is not None
        return shifted(span, -12) if span and is_named and now is not None and span[1] > now else span

    def _day(self, found: Expression) -> Span | None:
        if found.relation == "today":
            day = self.view.anchor + timedelta(days=found.count or 0) if self.view.anchor else None
            return (day, day) if day else None
        if found.month is None or found.day is None:
            return None
        year = found.year or self.view.year_of_day(found)
        day = full_date(f"{found.day} {month_name[found.month]} {year}") if year is not None else None
        return (day, day) if day is not None else None

    def _month(self, found: Expression) -> Span | None:
        if found.month is None:
            return self._counted(found, "month")
        if found.rule == "<month>" and self.read.word(found.first - 1) in EVERY:
            return None
        year = found.year or self.view.year_of_month(found)
        return months(year, found.month) if year is not None else None

    def _part(self, found: Expression) -> Span | None:
        if found.part is None:
            return self._counted(found, found.grain)
        year = found.year if found.year is not None else self.view.year_of_part(found)
        return part(year, found.grain, found.part) if year is not None else None

    def _year(self, found: Expression) -> Span | None:
        return part(found.year, "year", 1) if found.year is not None else self._counted(found, "year")

    def _counted(self, found: Expression, unit: str) -> Span | None:
        """`this month`, `last quarter`, `a year earlier`, `two months ago`: whole units before or after another."""
        length, base = LENGTHS[unit], self.view.base()
        if found.relation in ("earlier", "previous"):
            if base is None:
                return self._ago(found, unit)
            if unit == "year" and found.relation == "previous":
                return part(base[1].year - 1, "year", 1)
            return shifted(within(base, unit), -length * (found.count or 1))
        if unit == "year" and found.relation:
            year = self.view.related_year(found)
            return part(year, "year", 1) if year is not None else None
        now, shift = self.view.unit_now(found, unit), SHIFTS.get(found.relation or "")
        return shifted(now, length * shift) if now is not None and shift is not None else None

    def _ago(self, found: Expression, unit: str) -> Span | None:
        """Units before the one in which the release speaks, where nothing was told to count from."""
        now = self.view.unit_now(found, unit)
        return shifted(now, -LENGTHS[unit] * (found.count or 1)) if now is not None else None

    def _decade(self, found: Expression) -> Span | None:
        return (date(found.year, 1, 1), date(found.year + 9, 12, 31)) if found.year else None

    def _fiscal(self, found: Expression) -> Span | None:
        reporter = self.read.frame.reporter
        if found.year is not None:
            return fiscal(found.year, reporter, is_pair=found.part == 2)
        now, before = self.view.now(), self.view.year_before(found)
        if now is None or before is not None:
            return before
        ends = (fiscal(now.year + n, reporter, False) for n in (1, 0, -1))
        this = next(span for span in ends if span[0] <= now)
        return shifted(this, 12 * (-1 if found.relation == "previous" else SHIFTS.get(found.relation or "this", 0)))

    def _fortnight(self, found: Expression) -> Span | None:
        month = self._month(replace(found, grain="month", unit=None if found.month else "month"))
        if month is None:
            return None
        middle = month[0].replace(day=15)
        return (month[0], middle) if found.part == 1 else (middle + timedelta(days=1), month[1])

    def _opening(self, found: Expression) -> Span | None:
        """`the first 20 days of March`, `the first seven months of this year`."""
        count = found.count or 1
        if "days" in found.rule:
            month = self._month(found) if found.month or found.relation else self._spoken_month()
            return (month[0], month[0] + timedelta(days=count - 1)) if month else None
        year = self._whole_year(found)
        length = count * (3 if "quarter" in " ".join(self.read.lower[found.first : found.last]) else 1)
        return months(year, 1, length) if year is not None and length <= 12 else None

    def _closing(self, found: Expression) -> Span | None:
        """`the last three months of 2023`."""
        year, count = self._whole_year(found), found.count or 1
        length = count * (3 if "quarters" in self.read.lower[found.first : found.last] else 1)
        return months(year, 13 - length, length) if year is not None and length <= 12 else None

    def _whole_year(self, found: Expression) -> int | None:
        year = self.view.related_year(found) if found.relation else self._spoken_year()
        return year if found.year is None else found.year

    def _spoken_year(self) -> int | None:
        period = self.view.period
        return period[1].year if period is not None else self.view.this_year()

    def _spoken_month(self) -> Span | None:
        base = self.view.base()
        return within(base, "month") if base is not None else None

    def _ending(self, found: Expression) -> Span | None:
        """`the three months to June`, `the year ended 31 March 2024`, `the September quarter`."""
        year = found.year or self.view.year_of_month(found)
        if year is None or found.month is None:
            return None
        count = found.count or 12
        span = months(year, found.month - count + 1, count)
        if found.day is None or date(year, found.month, found.day) == last_day(year, found.month):
            return span
        end = date(year, found.month, found.day)
        if found.rule.startswith("year") and " {ended}" in found.rule and self.read.word(found.first + 1) == "to":
            # "the year to 15 September": what has gone of it
            return date(year, 1, 1), end
        return shifted((end, end), -count)[0] + timedelta(days=1), end

    def _todate(self, found: Expression) -> Span | None:
        """`year-to-date`, `the month to 15 September`: what has gone of it by a day or the period's end."""
        if found.month is not None:
            month = self._month(replace(found, unit=None))
            return (month[0], month[0].replace(day=found.day or 1)) if month else None
        period = self.view.period
        if period is None:
            return None
        start = date(period[1].year, 1, 1) if "year" in self.read.lower[found.first : found.last] else period[0]
        return start, period[1]

    def _same(self, found: Expression) -> Span | None:
        """`the same month of last year`: the period spoken of, a year before or in the year named."""
        asked = next((w for w in self.read.lower[found.first : found.last] if w in LENGTHS and w != "year"), None)
        base, period = self.view.base(), self.view.period
        if base is None:
            return None
        if asked is not None:
            has_it = period is not None and grain_of(period) == asked and grain_of(base) != asked
            base = period if has_it and period else within(base, asked)
        if found.year is not None:
            return shifted(base, (found.year - base[1].year) * 12)
        return base if found.relation == "this" else shifted(base, -12)
