"""Which period a number is about: its own date, its subject's, its clause's, the one spoken of, the release's."""

from collections.abc import Sequence

from extractors.calendar import Span, grain_of, shifted
from extractors.model import Date
from extractors.movements import movements
from extractors.observations.basis import BASIS_MONTHS, base_of
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import AFTER_DATE, COMPARED, LINKING
from extractors.reading import Reading


def span_of(date: Date) -> Span | None:
    """The days of a date mention."""
    return (date.start_on, date.end_on) if date.start_on and date.end_on else None


def own_date(read: Reading, number: Number, dates: Sequence[Date]) -> Date | None:
    """The date that stands with the number itself: `$50.1 billion in February`, `June 2022 ($12.3 bn)`."""
    if number.bracket is not None:
        before = next((d for d in dates if d.last == number.bracket), None)
        if before is not None:
            return before
    places = [number.last]
    while len(places) <= 4 and read.word(places[-1]) in AFTER_DATE:
        places.append(places[-1] + 1)
    return next((d for d in dates if d.first in places and d.sentence == number.sentence), None)


def is_base(read: Reading, date: Date) -> bool:
    """Whether a date is what something is compared with, or remembered since."""
    if any(word in date.rule for word in ("{same}", "{ago}", "year - ago", "before")):
        return True
    at = date.first - 1
    if read.word(at) in ("in", "of") and at - 1 in {m.last - 1 for m in movements(read)}:
        at = at - 2 - (read.word(at - 2) in ("the", "a", "its"))
    while read.word(at) in LINKING:
        at -= 1
    if read.word(at) in ("to", "with"):
        return read.word(at - 1) in COMPARED | {"up", "down", "comparing"}
    is_range = date.grain == "range" and read.word(at) == "from"
    return read.word(at) in COMPARED and not is_range


def leading(read: Reading, sentence: int, dates: Sequence[Date], owned: set[int]) -> list[Date]:
    """The dates of a sentence that say when, for all of its numbers: no bases, no days, nobody's own."""
    return [
        d
        for d in dates
        if d.sentence == sentence
        and d.grain != "day"
        and d.first not in owned
        and not is_base(read, d)
        and span_of(d) is not None
    ]


def shifted_base(read: Reading, number: Number, period: Span | None, convention: str | None) -> Span | None:
    """The period of a number that another is compared with, where it bears no date: one step back by the basis."""
    if period is None:
        return None
    basis = base_of(read, number, period, None) or convention
    return shifted(period, -BASIS_MONTHS[basis]) if basis in BASIS_MONTHS else None


def same_part(own: Span, period: Span | None) -> Span:
    """A year alone, said of a number beside a quarter or month of another year, means that part of it."""
    if period is None or grain_of(own) != "year" or grain_of(period) not in ("quarter", "half"):
        return own
    return shifted(period, (own[0].year - period[0].year) * 12)
