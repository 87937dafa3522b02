"""Which days an expression means: its own numbers first, then the release's period and its day of publication."""

from calendar import month_name
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import dateparser

from extractors.calendar import LENGTHS, Expression, Span, fiscal, grain_of, months, part, shifted, year_of
from extractors.lexicon import words
from extractors.reading import Reading

EVERY = words("lexicons/time", "every")
FUTURE = words("lexicons/time", "future")
COMPARING = words("lexicons/time", "comparison")
LINKING = words("lexicons/time", "linking")


@dataclass(slots=True)
class Calendar:
    """Resolves the expressions of one release, in order: each may lean on the period spoken of before it.

    `anchor` is the day from which `this year` is seen, `period` what the release reports on; both may be None.
    """

    read: Reading
    anchor: date | None
    period: Span | None
    told: date | None = None
    current: Span | None = None
    sentence: int = -1

    def resolve(self, found: Expression) -> Span | None:
        """The first and last day meant, or None where nothing fixes them."""
        at = self.read.sentence_of(found.first)
        span = self.days_of(found)
        if span is not None and self._leads(found, at):
            self.current, self.sentence = span, at
        if span is not None and found.year is not None and found.grain in ("day", "month") and not found.is_base:
            self.told = max(self.told or date.min, span[1])
        return span

    def _leads(self, found: Expression, at: int) -> bool:
        """Whether later expressions may compare with this one: it is no base itself, and tells of numbers."""
        if found.is_base or found.grain in ("decade",) or (found.grain == "day" and found.end is None):
            return False
        is_whole = found.end is not None and self.read.word(found.first - 1) == "from"
        if is_compared(self.read, found) and not is_whole:
            return False
        first, last = self.read.sentence_span(found.first)
        return any(tag in ("percent", "scale", "currency_sign", "currency_code") for tag in self.read.tags[first:last])

    def days_of(self, found: Expression) -> Span | None:
        """The days of an expression as seen now, without remembering it."""
        try:
            return self._range(found, found.end) if found.end is not None else self._point(found)
        except (ValueError, OverflowError):  # before year 1 or after 9999
            return None

    def _point(self, found: Expression) -> Span | None:
        reader = getattr(self, f"_{found.grain}", None)
        span: Span | None = reader(found) if reader else None
        return span

    def _range(self, one: Expression, two: Expression) -> Span | None:
        if one.year is None and one.relation is None and two.year is not None:
            wraps = one.month is not None and two.month is not None and one.month > two.month
            one = replace(one, year=two.year - wraps)
        if one.month is None and two.month is not None:
            one = replace(one, month=two.month)
        start = self.days_of(replace(one, end=None))
        if start is None:
            return None
        if two.year is None and two.relation is None:
            wraps = one.month is not None and two.month is not None and two.month < one.month
            two = replace(two, year=start[0].year + wraps)
        end = self.days_of(two)
        return (start[0], end[1]) if end is not None and end[1] >= start[0] else None

    def _base(self) -> Span | None:
        return self.current or self.period

    def _now(self) -> date | None:
        return self.anchor or (self.period[1] if self.period else None)

    def _this_year(self) -> int | None:
        now = self._now() or self.told
        return now.year if now else None

    def _related_year(self, found: Expression) -> int | None:
        """The year that `this`, `last`, `next` or `previous` names."""
        now = self._this_year()
        if found.relation == "previous" or (found.relation == "last" and is_compared(self.read, found)):
            base = self._base() if found.relation == "previous" else self.period or self._base()
            return base[1].year - 1 if base else now and now - 1
        shift = {"this": 0, "last": -1, "next": 1}.get(found.relation or "")
        return now + shift if now is not None and shift is not None else None

    def _is_future(self, found: Expression) -> bool:
        first, _ = self.read.sentence_span(found.first)
        return any(word in FUTURE for word in self.read.lower[first : found.first])

    def _day(self, found: Expression) -> Span | None:
        if found.relation == "today":
            day = (
                self.anchor + timedelta(days=found.count or 0)
                if self.anchor and self.read.context.published_on
                else None
            )
            return (day, day) if day else None
        if found.month is None or found.day is None:
            return None
        year = found.year or self._year_of_day(found)
        day = full_date(f"{found.day} {month_name[found.month]} {year}") if year is not None else None
        return (day, day) if day is not None else None

    def _year_of_day(self, found: Expression) -> int | None:
        month = found.month or 1
        now = self._now()
        if now is not None:
            return year_of(month, now, self._is_future(found))
        return self.told.year + (month < self.told.month) if self.told is not None else None

    def _month(self, found: Expression) -> Span | None:
        if found.month is None:
            return self._counted(found, "month")
        if found.rule == "<month>" and self.read.word(found.first - 1) in EVERY:
            return None
        year = found.year or self._year_of_month(found)
        return months(year, found.month) if year is not None else None

    def _year_of_month(self, found: Expression) -> int | None:
        month, now = found.month or 0, self._now()
        if found.unit == "year":
            return self._related_year(found)
        if found.relation is None and self._names_part_of_period(month):
            return self.period[0].year if self.period else None
        if now is None:
            return None
        if found.relation == "last":
            return now.year if month < now.month else now.year - 1
        if found.relation == "next":
            return now.year if month > now.month else now.year + 1
        if found.relation == "this":
            return now.year
        return year_of(month, now, self._is_future(found))

    def _names_part_of_period(self, month: int) -> bool:
        """Whether a month lies in the reporting period; a whole year gives way to the day of publication."""
        if self.period is None or self.period[0].year != self.period[1].year:
            return False
        is_year = grain_of(self.period) == "year" and self.anchor is not None
        return not is_year and self.period[0].month <= month <= self.period[1].month

    def _counted(self, found: Expression, unit: str) -> Span | None:
        """`this month`, `last quarter`, `a year earlier`, `two months ago`: whole units before or after another."""
        length = LENGTHS[unit]
        if found.relation in ("earlier", "previous"):
            base = self._base()
            if base is None:
                return None
            if unit == "year" and found.relation == "previous":
                return part(base[1].year - 1, "year", 1)
            return shifted(_within(base, unit), -length * (found.count or 1))
        if unit == "year" and found.relation:
            year = self._related_year(found)
            return part(year, "year", 1) if year is not None else None
        now = self._unit_now(found, unit)
        shift = {"this": 0, "last": -1, "next": 1}.get(found.relation or "")
        return shifted(now, length * shift) if now is not None and shift is not None else None

    def _unit_now(self, found: Expression, unit: str) -> Span | None:
        """The unit in which the release speaks; months and quarters of a comparison count from its period."""
        is_base = is_compared(self.read, found)
        day = self._now()
        if unit != "year" and self.period is not None and (is_base or self.read.context.published_on is None):
            day = self.period[1]
        if day is None:
            return None
        return part(day.year, unit, (day.month - 1) // LENGTHS[unit] + 1)

    def _quarter(self, found: Expression) -> Span | None:
        if found.part is None:
            return self._counted(found, found.grain)
        year = found.year if found.year is not None else self._year_of_part(found)
        return part(year, found.grain, found.part) if year is not None else None

    _half = _quarter

    def _year_of_part(self, found: Expression) -> int | None:
        if found.unit == "year" or (found.relation and found.unit is None):
            return self._related_year(found) if found.relation else self._this_year()
        now = self._now()
        if self.period is not None and self.period[0].year == self.period[1].year:
            start, end = part(self.period[0].year, found.grain, found.part or 1)
            if now is None or start <= now or end <= self.period[1]:
                return self.period[0].year
        if now is None:
            return None
        return (
            now.year
            if part(now.year, found.grain, found.part or 1)[0] <= now or self._is_future(found)
            else now.year - 1
        )

    def _year(self, found: Expression) -> Span | None:
        if found.year is not None:
            return part(found.year, "year", 1)
        return self._counted(found, "year")

    def _decade(self, found: Expression) -> Span | None:
        return (date(found.year, 1, 1), date(found.year + 9, 12, 31)) if found.year else None

    def _fiscal(self, found: Expression) -> Span | None:
        reporter = self.read.frame.reporter
        if found.year is not None:
            text = " ".join(self.read.words[found.first : found.last])
            return fiscal(found.year, reporter, is_pair=any(mark in text for mark in "-–/"))
        now = self._now()
        if now is None:
            return None
        this = next(s for s in (fiscal(now.year + n, reporter, True) for n in (0, -1)) if s[0] <= now)
        return shifted(this, {"this": 0, "last": -12, "previous": -12, "next": 12}.get(found.relation or "this", 0))

    def _stretch(self, found: Expression) -> Span | None:
        """`the first 20 days of March`, `the three months to June`, `the year ended March 2024`."""
        count = found.count or 12
        if found.rule.startswith("first"):
            if found.month is not None or (found.unit == "month" and found.relation):
                month = self._month(replace(found, unit="month" if found.month is None else None))
                return (month[0], month[0] + timedelta(days=count - 1)) if month else None
            year = found.year if found.year is not None else self._this_year()
            year = self._related_year(found) if found.relation else year
            return months(year, 1, count) if year is not None else None
        year = found.year or self._year_of_month(replace(found, unit=None))
        if year is None or found.month is None:
            return None
        return months(year, found.month - count + 1, count)

    def _same(self, found: Expression) -> Span | None:
        """`the same month of last year`: the period spoken of, a year before or in the year named."""
        asked = next((w for w in self.read.lower[found.first : found.last] if w in LENGTHS and w != "year"), None)
        base = self._base()
        if base is None:
            return None
        if asked is not None:
            has_it = self.period is not None and grain_of(self.period) == asked and grain_of(base) != asked
            base = self.period if has_it and self.period else _within(base, asked)
        if found.year is not None:
            return shifted(base, (found.year - base[1].year) * 12)
        return base if found.relation == "this" else shifted(base, -12)


def is_compared(read: Reading, found: Expression) -> bool:
    """Whether a date stands as what something is compared with: after `from`, `than`, `compared to the` and so on."""
    before = [read.word(found.first - n) for n in (1, 2, 3)]
    if before[0] in COMPARING:
        return True
    return before[0] in LINKING and (before[1] in COMPARING or (before[1] in LINKING and before[2] in COMPARING))


def _within(base: Span, unit: str) -> Span:
    """The last whole month (quarter, …) of a longer span; a span of that unit or shorter is itself."""
    length = (base[1].year - base[0].year) * 12 + base[1].month - base[0].month + 1
    if unit not in ("month", "quarter") or length <= LENGTHS[unit]:
        return base
    return part(base[1].year, unit, (base[1].month - 1) // LENGTHS[unit] + 1)


@lru_cache(maxsize=100_000)
def full_date(surface: str) -> date | None:
    """The day of a full date as printed, day first where its numbers leave it open; None where there is no such day."""
    found = dateparser.parse(surface, languages=["en"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True})
    return found.date() if found is not None else None
