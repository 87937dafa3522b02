"""Which period a number is about: its own date, its clause's, the one spoken of before, the release's."""

from collections.abc import Sequence

from extractors.calendar import Span, grain_of, months, shifted
from extractors.model import Date
from extractors.movements import ends_movement
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import (
    AFTER_DATE,
    COMPARED,
    CONCESSION,
    EVENT,
    EVENT_SINCE,
    EXCEEDING,
    LINKING,
    OPENER,
    POSSESSIVE,
    THOSE,
    WEEK,
    WEEK_GAP,
    WEEK_PREPOSITION,
)
from extractors.reading import Reading

RELATIVE = ("{same}", "{ago}", "year - ago", "before")
PREVIOUS = frozenset({"previous", "prior", "preceding"})
OWN_REACH = 4
PAST_ROLES = ("from", "than", "after")
BASE_UNDATED = "the base of a comparison without its period"


def span_of(date: Date) -> Span | None:
    """The days of a date mention."""
    return (date.start_on, date.end_on) if date.start_on and date.end_on else None


def is_relative_base(read: Reading, date: Date) -> bool:
    """Whether a date is by its words what something is compared with: `a year earlier`, `the previous quarter`."""
    return any(shape in date.rule for shape in RELATIVE) or bool(PREVIOUS & set(read.lower[date.first : date.last]))


def _opens_clause(read: Reading, date: Date) -> bool:
    """`while in the same period of 2023 it amounted to …`: the date says when, of a clause of its own."""
    at = date.first - 1 - (read.word(date.first - 1) == "the")
    start, _ = read.sentence_span(date.first)
    return read.word(at) in ("in", "during", "for") and (at == start or read.word(at - 1) in OPENER - {"as"})


def is_base(read: Reading, date: Date) -> bool:
    """Whether a date is what something is compared with, or remembered since."""
    if is_relative_base(read, date):
        return not _opens_clause(read, date)
    at = date.first - 1 - (read.word(date.first - 1) == "the")
    if read.word(at) == "on" and date.grain != "day":
        return True
    if read.word(at) in ("in", "of") and ends_movement(read, at):
        at = at - 2 - (read.word(at - 2) in ("the", "a", "its"))
    referring = False
    while read.word(at) in LINKING:
        referring = referring or read.word(at) in THOSE
        at -= 1
    if read.word(at) in ("to", "with"):
        return referring or read.word(at - 1) in COMPARED | {"up", "down", "comparing"}
    is_range = date.grain == "range" and "{ended}" not in date.rule and read.word(at) == "from"
    return read.word(at) in COMPARED and not is_range


def own_date(read: Reading, number: Number, dates: Sequence[Date]) -> Date | None:
    """Of the dates of its sentence the number's own: `$50.1 billion in February`, `June 2022 ($12.3 bn)`."""
    if number.bracket is not None:
        before = next((date for date in dates if date.last == number.bracket), None)
        inside = next((date for date in dates if date.last == number.first and date.first > number.bracket), None)
        if before is not None or inside is not None:
            return before or inside
    owner = next((date for date in dates if number.first in (date.last, date.last + 1)), None)
    if owner is not None and number.movement and read.word(number.first - 1) in POSSESSIVE:
        return owner  # "the previous month's 1.4% increase"
    places = [number.last]
    move = number.movement
    if move is not None and move.first == number.last:
        places = [move.last]
    while len(places) <= OWN_REACH and read.word(places[-1]) in AFTER_DATE:
        places.append(places[-1] + 1)
    own = next((date for date in dates if date.first in places), None)
    is_compared = own is not None and not number.is_amount and number.role not in PAST_ROLES and is_base(read, own)
    return None if is_compared else own


class Periods:
    """Gives each number its period, sentence by sentence; remembers the one that the text speaks of."""

    def __init__(self, read: Reading, sections: Sequence[int]) -> None:
        self.read = read
        self._sections = {read.sentence_of(at) for at in sections}
        frame = read.frame
        known = frame.period_start is not None and frame.period_end is not None
        self.frame: Span | None = (frame.period_start, frame.period_end) if known else None  # type: ignore[assignment]
        self.current = self.frame
        self.chain: list[Span] = []
        self._chain: list[Span] = []
        self._undated = 0
        self._is_vague = False
        self._is_sum = False
        self._said: list[tuple[int, Span | None]] = []

    def enter(self, sentence: int, owned: dict[int, Number], is_of_parts: bool) -> None:
        """Begins a sentence; `owned` are the dates, by first token, that belong to one number each.

        A sentence `is_of_parts` where all its series are of an item or partner: a sum of months that was said of the
        whole does not hold for them.
        """
        if is_of_parts and self._is_sum:
            self.current, self._is_sum = self.frame, False
        if sentence in self._sections:
            self.current = None
        if self._chain:
            self.chain = self._chain
        self._chain, self._undated = [], 0
        apart = {at for at, number in owned.items() if number.role in PAST_ROLES}
        apart |= {at for at, number in owned.items() if number.bracket is not None and at > number.bracket}
        own = {at for at in owned if at not in apart}
        apart |= own if len(own) > 1 else set()
        dates = [date for date in self.read.of_sentence("dates", sentence) if date.first not in apart]
        weeks = [at for at in range(*self.read.sentence_span(self.read.sentence_starts[sentence])) if self._is_week(at)]
        dates = [date for date in dates if date.first - 2 not in weeks or self.read.word(date.first - 1) != "of"]
        said = [(d.first, span_of(d)) for d in dates if d.grain != "day" and not is_base(self.read, d)]
        self._is_vague = not dates and _opens_with_event(self.read, sentence)
        spans = _joined(self.read, [(at, span) for at, span in said if span is not None], dates)
        self._said = sorted([*spans, *((at, None) for at in weeks)], key=lambda each: each[0])

    def _is_week(self, at: int) -> bool:
        """`in the second week of May`: a time whose days are not said."""
        if self.read.word(at) not in WEEK or self.read.word(at + 1) in POSSESSIVE:
            return False
        while self.read.word(at - 1) in WEEK_GAP:
            at -= 1
        return self.read.word(at - 1) in WEEK_PREPOSITION

    def leave(self, used: set[Span | None]) -> None:
        """Ends a sentence: the one period that it says for its rows goes on, but never back into the past."""
        spans = {span for _, span in self._said}
        span = next(iter(spans), None)
        if len(spans) != 1 or span is None or span not in used:
            return
        if self.current is None or span[1] >= self.current[0]:
            self.current = span
            self._is_sum = self.frame is not None and grain_of(self.frame) == "month" and _sums(span, self.frame)

    def around(self, at: int) -> Span | None:
        """The period that the clause of a token says: the nearest date before it, one close behind, or the current."""
        before = [span for first, span in self._said if first < at]
        if before:
            return before[-1]
        behind = next(((first, span) for first, span in self._said if first > at), None)
        if behind is not None and not CONCESSION & set(self.read.lower[at : behind[0]]):
            return behind[1]
        return None if self._is_vague else self.current

    def of(self, number: Number, own: Date | None, back: int | None) -> Span | str | None:
        """The period of a number, or why it has none; `back`: how many months its comparison goes back, if known."""
        is_past = number.role in PAST_ROLES
        around = self.around(number.first)
        if own is not None:
            span = self._own(own, number)
            if is_past and span is not None:
                self._chain.append(span)
            return span
        if not is_past:
            return around
        self._undated += 1
        if self._undated <= len(self.chain):
            return self.chain[self._undated - 1]
        if around is None:
            return None
        return shifted(around, -back) if back is not None else BASE_UNDATED

    def _own(self, own: Date, number: Number) -> Span | None:
        """The days of a number's own date; a year beside a part of a year may mean that part of it."""
        span, around = span_of(own), self.current
        if span is None or around is None:
            return span
        words = set(self.read.lower[own.first : own.last])
        if grain_of(span) == "year" and grain_of(around) == "range" and PREVIOUS & words:
            return shifted(around, -12)
        is_held = EXCEEDING & set(self.read.lower[max(0, number.first - 6) : number.first])
        if grain_of(span) == "year" and grain_of(around) in ("quarter", "half") and is_held:
            return shifted(around, (span[0].year - around[0].year) * 12)
        return span


def _sums(span: Span, month: Span) -> bool:
    """Whether a span runs from January or so up to a month: `for the first five months`."""
    return span[0] < month[0] and span[1] == month[1]


def _opens_with_event(read: Reading, sentence: int) -> bool:
    """`After the ratification of the agreement, 22% came from …`: some time after it, which nothing fixes."""
    first = read.sentence_starts[sentence]
    return read.word(first) in EVENT_SINCE and bool(EVENT & set(read.lower[first : first + OWN_REACH]))


def _joined(read: Reading, said: list[tuple[int, Span]], dates: Sequence[Date]) -> list[tuple[int, Span]]:
    """`January and February combined`: neighbouring months joined by `and` are one span."""
    ends = {date.first: date.last for date in dates}
    found: list[tuple[int, Span]] = []
    for at, span in said:
        previous = found[-1] if found else None
        if previous is not None and read.word(at - 1) == "and" and ends.get(previous[0]) == at - 1:
            following = months(previous[1][1].year, previous[1][1].month + 1)
            if grain_of(span) == "month" and following == span:
                found[-1] = (previous[0], (previous[1][0], span[1]))
                continue
        found.append((at, span))
    return found
