"""From where a release speaks: its day of publication, its period, what it told last; and which year that makes."""

from dataclasses import dataclass
from datetime import date, timedelta

from extractors.calendar import LENGTHS, Expression, Span, grain_of, part, rolled, shifted, year_of
from extractors.lexicon import words
from extractors.reading import Reading

COMPARING = words("lexicons/time", "comparison")
LINKING = words("lexicons/time", "linking")
FUTURE = words("lexicons/time", "future")
TURN = words("lexicons/time", "turn")
MEASURING = words("lexicons/time", "measuring")
NUMBERS = frozenset({"decimal", "count", "day", "scale", "percent", "currency_sign", "currency_code", "currency_word"})
SIDES = words("lexicons/time", "side")
DURING = words("lexicons/time", "during")
REPORTING = words("lexicons/time", "reporting")
OTHER_MONTH = words("lexicons/time", "other_month")
WHOLES = ("month", "quarter", "half", "year")
REACH = 10
COMPARED = 4  # tokens from "compared with" to the forecast that something is compared with
DAYS_BEFORE = 3  # months
SHIFTS = {"this": 0, "last": -1, "next": 1}


def is_compared(read: Reading, found: Expression) -> bool:
    """Whether a date stands as what something is compared with: after `from`, `than`, `compared to the` and so on,
    by itself or with the number of its own (`from $1.1 billion in May`)."""
    before = [read.word(found.first - n) for n in (1, 2, 3)]
    if is_throughout(read, found.first, found.grain):
        return False
    if before[0] in COMPARING:
        return True
    if before[0] in LINKING and (before[1] in COMPARING or (before[1] in LINKING and before[2] in COMPARING)):
        return True
    at = found.first - 1 - (before[0] in ("the", "a"))
    if read.word(at) == "on" and (
        read.word(at - 1) in SIDES or (found.grain in WHOLES and read.tag(at - 1) == "percent")
    ):
        return True  # "60% up on the first quarter of 2024", "rose by 1.6% on March 2024"
    return _has_compared_number(read, found.first)


def is_throughout(read: Reading, first: int, grain: str) -> bool:
    """`over the first five months`, and whatever `Over the …` opens a sentence with: when, not compared with what."""
    at = first - 1 - (read.word(first - 1) == "the")
    return read.word(at) == "over" and (grain == "opening" or at in read.sentence_starts)


def names_month(read: Reading, sentence: int) -> bool:
    """`for the month`, `in the reporting month`, but not `in the month before`."""
    start, end = read.sentence_span(read.sentence_starts[sentence])
    at = read.last_of(("month",), start, end)
    if at is None or read.word(at + 1) in OTHER_MONTH:
        return False
    first = at - 1 - (read.word(at - 1) in REPORTING)
    return read.word(first) == "the" and read.word(first - 1) in DURING


def _has_compared_number(read: Reading, first: int) -> bool:
    has_number = False
    for at in range(first - 1, max(read.sentence_span(first)[0], first - REACH) - 1, -1):
        if read.lower[at] in COMPARING:
            return has_number
        is_number = read.tags[at] in NUMBERS
        if not is_number and read.lower[at] not in MEASURING and read.tags[at] != "month":
            return False
        has_number = has_number or is_number
    return False


def is_expected(read: Reading, found: Expression) -> bool:
    """Whether a word of expectation governs a date from before it, in its clause."""
    first, _ = read.sentence_span(found.first)
    for at in range(found.first - 1, first - 1, -1):
        if read.lower[at] in FUTURE and read.tags[at] != "month":
            return not COMPARING & set(read.lower[max(first, at - COMPARED) : at])  # "compared with a forecast of"
        if read.lower[at] in TURN and read.word(at + 1) != "-":
            return False
    return False


def _year_after(month: int, end: date) -> int:
    """The year of a day named without one, from the end of the period: more often soon after than before.

    >>> [_year_after(month, date(2023, 12, 31)) for month in (1, 5, 11)]
    [2024, 2024, 2023]
    """
    return end.year + (month < end.month - DAYS_BEFORE)


@dataclass(slots=True)
class Vantage:
    """What fixes the year of an expression: `anchor`, the day from which `this year` is seen; `period`, what the
    release reports on; `told`, the last day that the text dates itself; `current`, the period spoken of; `named`, the
    last year printed. All may be None."""

    read: Reading
    anchor: date | None
    period: Span | None
    told: date | None = None
    current: Span | None = None
    named: int | None = None
    sentence: int = 0

    def enter(self, sentence: int) -> None:
        """Comes to a sentence: the year before the period, told of in an earlier one, was a comparison of that one."""
        before = shifted(self.period, -LENGTHS["year"]) if self.period is not None else None
        if sentence > self.sentence and self.current is not None and self.current == before:
            self.current = self.period
        is_month = self.period is not None and grain_of(self.period) == "month"
        if sentence > self.sentence and is_month and names_month(self.read, sentence):
            self.current = self.period
        self.sentence = sentence

    def base(self) -> Span | None:
        """What a comparison counts from."""
        return self.current or self.period

    def now(self) -> date | None:
        """The day from which the release speaks."""
        return self.anchor or (self.period[1] if self.period else None)

    def is_ahead(self, found: Expression, span: Span) -> bool:
        """Whether a month is not over when the release is published: `June exports could rise by 2%`."""
        return found.grain == "month" and found.month is not None and bool(self.anchor and span[1] > self.anchor)

    def this_year(self) -> int | None:
        """The year in which the release speaks."""
        now = self.now() or self.told
        return now.year if now else None

    def related_year(self, found: Expression) -> int | None:
        """The year that `this`, `last`, `next`, `previous`, `same` or `a year earlier` names."""
        now = self.this_year()
        if found.relation == "same":
            base = self.base()
            return self.named or (base[1].year if base else None)
        if found.relation in ("previous", "earlier"):
            base = self.base()
            return base[1].year - (found.count or 1) if base else now and now - 1
        if found.relation == "last" and is_compared(self.read, found):
            base = self.period or self.base()
            return base[1].year - 1 if base else now and now - 1
        shift = SHIFTS.get(found.relation or "")
        return now + shift if now is not None and shift is not None else None

    def year_of_day(self, found: Expression) -> int | None:
        """The year of a day printed without one."""
        if found.unit == "year" and found.relation:
            return self.related_year(found)
        month, now = found.month or 1, self.now()
        if self.anchor is not None:
            return year_of(month, self.anchor, is_expected(self.read, found))
        if now is not None and (self.told is None or self.told <= now):
            return _year_after(month, now)
        return self.told.year + (month < self.told.month) if self.told is not None else None

    def year_of_month(self, found: Expression) -> int | None:
        """The year of a month printed without one: the period's if it lies there, else by the day of publication."""
        month, now = found.month or 0, self.now()
        if found.unit == "year":
            return self.related_year(found)
        is_apart = found.grain == "ending" and self.anchor is not None and self._is_long()
        if (
            found.relation is None
            and self.period is not None
            and not is_apart
            and self._names_part_of(self.period, month)
        ):
            return self.period[0].year if month >= self.period[0].month else self.period[1].year
        if found.relation == "previous":
            base = self.base()
            return base[0].year - (month >= base[0].month) if base else None
        if now is None:
            return None
        if found.relation == "last":
            return now.year - (month >= now.month or self._is_contrasted(month))
        if found.relation == "next":
            return now.year if month > now.month else now.year + 1
        is_future = is_expected(self.read, found) and not is_compared(self.read, found)
        return now.year if found.relation == "this" else year_of(month, now, is_future)

    def _is_long(self) -> bool:
        """Whether the period is a year or more, within which `the three months to July` need not lie."""
        return self.period is not None and (self.period[1] - self.period[0]).days > 360

    def _names_part_of(self, period: Span, month: int) -> bool:
        """Whether a month lies in a period of up to a year; a whole year gives way to the day of publication."""
        start, end = period
        years = end.year - start.year
        if years > 1 or (grain_of(period) == "year" and self.anchor is not None):
            return False
        if years == 0:
            return start.month <= month <= end.month
        return (month >= start.month) != (month <= end.month)

    def _is_contrasted(self, month: int) -> bool:
        """Whether `last January` stands against this one: the release speaks of that month itself."""
        is_reported = self.period is not None and grain_of(self.period) == "month" and self.period[0].month == month
        return is_reported or any(e.relation == "this" and e.month == month for e in self.read.dates)

    def year_of_part(self, found: Expression) -> int | None:
        """The year of a quarter or half printed without one."""
        if found.unit == "year" or (found.relation and found.unit is None):
            return self.related_year(found) if found.relation else self.this_year()
        now, number = self.now(), found.part or 1
        if self.period is not None and self.period[0].year == self.period[1].year:
            start, end = part(self.period[0].year, found.grain, number)
            if now is None or start <= now or end <= self.period[1]:
                return self.period[0].year
        if now is None:
            return None
        has_begun = part(now.year, found.grain, number)[0] <= now
        return now.year if has_begun or is_expected(self.read, found) else now.year - 1

    def year_before(self, found: Expression) -> Span | None:
        """`the previous fiscal year`: the one before the twelve months that were told of last."""
        told = self.base() if found.relation == "previous" else None
        is_year = told is not None and shifted(told, 12)[0] == told[1] + timedelta(days=1)
        return shifted(told, -12) if told is not None and is_year else None

    def rolling(self, found: Expression) -> Span | None:
        """`the past twelve months`, `the half-year`: the months up to the end of the release's period."""
        length = found.count * LENGTHS[found.unit or "month"] if found.count else LENGTHS["half"]
        return rolled(self.period[1], length) if self.period is not None else None

    def unit_now(self, found: Expression, unit: str) -> Span | None:
        """The unit in which the release speaks; months and quarters of a comparison count from its period."""
        day = self.now()
        is_base = is_compared(self.read, found) or self.read.context.published_on is None
        if unit != "year" and self.period is not None and is_base:
            day = self.period[1]
        return part(day.year, unit, (day.month - 1) // LENGTHS[unit] + 1) if day is not None else None
