"""The first and last day of a run: as printed around it, else counted back from the reporting period."""

from datetime import date

from extractors.calendar import LENGTHS, Span, grain_of, months, part, shifted
from extractors.lexicon import keys_by_form, words
from extractors.model import Date
from extractors.reading import Reading
from extractors.streaks.runs import Run

PRIOR = words("streaks/words", "prior")
ENDED = words("streaks/words", "ended")
SIDES = keys_by_form("streaks/words", "until")
Days = tuple[date | None, date | None]


def days(read: Reading, run: Run, length: int, unit: str) -> Days:
    """The days of a run, None where the release does not fix them."""
    start, end = read.sentence_span(run.first)
    around = [d for d in read.mentions["dates"] if start <= d.first < end and d.start_on and d.end_on]
    for each in around:
        if each.grain == "range" and 0 <= each.first - run.last <= 2 and not _is_last(each, length, unit):
            return each.start_on, each.end_on
    if unit not in LENGTHS:
        return None, None
    span = LENGTHS[unit] * length
    behind = next((d for d in around if d.first == run.last + 1 and d.grain == unit), None)
    side = SIDES.get(read.word(run.last)) if behind is not None else None
    if behind is not None and side == "start":
        return behind.start_on, months(behind.start_on.year, behind.start_on.month, span)[1]
    whole = next((d for d in around if 0 <= d.first - run.last <= 1 and _is_last(d, length, unit)), None)
    if whole is not None:
        stop = whole.end_on
    else:
        stop = behind.end_on if behind is not None and side == "end" else _end(read, run, unit, around)
    return (None, None) if stop is None else (months(stop.year, stop.month - span + 1)[0], stop)


def distance(start: date, end: date, unit: str) -> int:
    """The number of units from the first day of one to the last day of another.

    >>> distance(date(2024, 3, 1), date(2024, 12, 31), "month")
    10
    """
    return ((end.year - start.year) * 12 + end.month - start.month) // LENGTHS[unit] + 1


def _is_last(found: Date, length: int, unit: str) -> bool:
    """Whether a range is the last unit of a longer run: `fourth straight quarter between October and December`."""
    if found.grain != "range" or length == 1 or unit not in LENGTHS or not (found.start_on and found.end_on):
        return False
    return grain_of((found.start_on, found.end_on)) == unit


def _end(read: Reading, run: Run, unit: str, around: list[Date]) -> date | None:
    """The last day of the last period: of the one that the sentence names, or of the reporting period."""
    named = [d for d in around if d.last <= run.first and d.grain == unit and not d.is_relative]
    spans = [(d.start_on, d.end_on) for d in named if d.start_on and d.end_on and read.word(d.first - 1) == "in"]
    first, last = spans[-1] if spans else (read.frame.period_start, read.frame.period_end)
    if first is None or last is None:
        return None
    span = _last_unit((first, last), unit)
    start, _ = read.sentence_span(run.first)
    is_ended = any(word in ENDED for word in read.lower[max(start, run.first - 8) : run.first])
    if not (is_ended or PRIOR.intersection(read.lower[run.first : run.last])):
        return span[1] if span else None
    return shifted(span, -LENGTHS[unit])[1] if span and span[0] <= first else None


def _last_unit(period: Span, unit: str) -> Span | None:
    """The unit with which a period ends; None where that goes on beyond a shorter period."""
    if grain_of(period) == unit:
        return period
    last = part(period[1].year, unit, (period[1].month - 1) // LENGTHS[unit] + 1)
    return last if unit == "month" or period[1] >= last[1] else None
