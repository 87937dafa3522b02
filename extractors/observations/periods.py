"""Which period a number is about: its own date, its clause's, the one spoken of before, the release's."""

from collections.abc import Sequence

from extractors.calendar import Span, grain_of, months, part, shifted
from extractors.model import Date
from extractors.observations.dating import (
    PAST_ROLES,
    PREVIOUS,
    is_again,
    is_base,
    is_beginning,
    since,
    span_of,
    summed,
    sums,
    token_before,
)
from extractors.observations.insertions import Insertions
from extractors.observations.numbers import Number
from extractors.observations.paragraphs import Paragraphs, is_dated_by, opens_with_event
from extractors.observations.vocabulary import (
    ASIDE,
    CONCESSION,
    EXCEEDING,
    POSSESSIVE,
    WEEK,
    WEEK_GAP,
    WEEK_PREPOSITION,
)
from extractors.reading import Reading

Place = tuple[int, Span | None]
CLAUSE_END = (",", ";")
SUMMED = ("months", "period")
STEPS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
BASE_UNDATED = "the base of a comparison without its period"


class Periods:
    """Gives each number its period, sentence by sentence; remembers the one that the text speaks of."""

    def __init__(self, read: Reading, sections: Sequence[int], inserted: Insertions) -> None:
        self.read = read
        self.inserted = inserted
        self.pairs: dict[Span, tuple[Span, Span]] = {}
        self._sections = {read.sentence_of(at) for at in sections}
        frame = read.frame
        known = frame.period_start is not None and frame.period_end is not None
        self.frame: Span | None = (frame.period_start, frame.period_end) if known else None  # type: ignore[assignment]
        self.current = self._past = self.frame
        self.chain: list[Span] = []
        self._chain: list[Span] = []
        self._undated = 0
        self._is_vague = self._is_aside = False
        self._is_sum = self._is_of_parts = self._is_told_of_parts = False
        self._asides: set[int] = set()
        self._said: list[tuple[int, Span | None]] = []
        self._paragraphs = Paragraphs(read)
        self._amounts = {amount.first for amount in read.mentions["amounts"]}

    def enter(self, sentence: int, owned: dict[int, Number], is_of_parts: bool, is_forecast: bool = False) -> None:
        """Begins a sentence; `owned` are the dates, by first token, that belong to one number each.

        A sentence `is_of_parts` where all its series are of an item or partner: a sum of months that was said of the
        whole does not hold for them; days to come that a forecast was about hold for forecasts alone.
        """
        if not is_forecast and self.current is not None and self._is_to_come(self.current):
            self.current = self._past
        self._is_of_parts = is_of_parts
        self.current = self._paragraphs.enter(sentence, self.current)
        is_apart = is_of_parts and (self.current is None or self._paragraphs.head != self.current)
        is_of_whole = (self._is_sum or self._is_within()) and not self._is_told_of_parts
        if is_apart and is_of_whole and not self._names_sum(sentence):
            self.current, self._is_sum = self.frame, False
        if self._is_within() and self._names_sum(sentence):
            self.current = self.frame
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
        start, end = self.read.sentence_span(self.read.sentence_starts[sentence])
        weeks = [at for at, word in enumerate(self.read.lower[start:end], start) if word in WEEK and self._is_week(at)]
        dates = [date for date in dates if date.first - 2 not in weeks or self.read.word(date.first - 1) != "of"]
        dates = [date for date in dates if not is_beginning(self.read, date)]
        dates = [date for date in dates if not is_again(self.read, date)]
        said = [
            (d.first, summed(self.read, d, self.frame)) for d in dates if d.grain != "day" and not is_base(self.read, d)
        ]
        said += [(d.first, span) for d in dates if (span := since(self.read, d, self.frame)) is not None]
        said += [(each.first, span_of(each)) for each in self.read.of_sentence("stretches", sentence)]
        retold = [place for d in dates if _is_retold(self.read, d) for place in self._retold(d, said, end)]
        said += retold
        self._asides = {at for at, _ in retold}
        if not said and is_dated_by(dates, self.frame, self.current):
            self.current = self.frame
        self._pair(dates)
        self._is_aside = any(self.read.word(date.last) in ASIDE for date in dates)
        self._is_vague = not dates and opens_with_event(self.read, sentence)
        spans = _joined(self.read, [(at, span) for at, span in said if span is not None], dates)
        self._said = sorted([*spans, *((at, None) for at in weeks)], key=lambda each: each[0])

    def _is_to_come(self, span: Span) -> bool:
        """Whether a span begins after the day from which the release speaks, and after what it reports on."""
        is_reported = self.frame is None or span[0] <= self.frame[1]
        return not is_reported and self.read.anchor is not None and span[0] > self.read.anchor

    def _retold(self, date: Date, said: list[Place], end: int) -> list[Place]:
        """`…, when exports were $4 bn, and …`: the clause is of the base, what follows its comma of the time before."""
        comma = next((at for at in range(date.last + 1, end) if self.read.lower[at] in CLAUSE_END), None)
        before = next((span for first, span in reversed(said) if first < date.first), self.current)
        words = set(self.read.lower[date.first : date.last])
        is_year_before = before is not None and "year" in words and PREVIOUS & words
        span = shifted(before, -12) if before is not None and is_year_before else span_of(date)
        return [(date.last + 1, span), *([(comma, before)] if comma is not None else [])]

    def _is_within(self) -> bool:
        """Whether a month of the longer span that the release sums is spoken of."""
        if self.frame is None or self.current is None or grain_of(self.frame) == "month":
            return False
        return (
            grain_of(self.current) == "month" and self.frame[0] <= self.current[0] <= self.current[1] <= self.frame[1]
        )

    def _names_sum(self, sentence: int) -> bool:
        """`in the four months`, `over the period`: the sum of months that was spoken of goes on."""
        start, end = self.read.sentence_span(self.read.sentence_starts[sentence])
        at = self.read.last_of(SUMMED, start, end)
        if at is None:
            return False
        first = at - 1 - (self.read.word(at) == "months")
        return self.read.word(first) in ("the", "these", "those") and self.read.word(first - 1) in WEEK_PREPOSITION

    def _is_week(self, at: int) -> bool:
        """`in the second week of May`: a time whose days are not said."""
        if self.read.word(at + 1) in POSSESSIVE:
            return False
        while self.read.word(at - 1) in WEEK_GAP:
            at -= 1
        return self.read.word(at - 1) in WEEK_PREPOSITION

    def _pair(self, dates: Sequence[Date]) -> None:
        """`between May and June`: two months or years that a movement leads from and to."""
        for place, date in enumerate(dates):
            if self.read.word(token_before(self.read, date)) != "between":
                continue
            span = span_of(date)
            last = span_of(dates[place + 1]) if place + 1 < len(dates) else None
            if span is not None and "<year> to <year>" in date.rule:
                self.pairs[span] = part(span[0].year, "year", 1), part(span[1].year, "year", 1)
            elif span is not None and last is not None and shifted(span, 1) == last and grain_of(span) == "month":
                self.pairs[span[0], last[1]] = span, last

    def leave(self, used: set[Span | None]) -> None:
        """Ends a sentence: the one period that it says for its rows goes on, but never back into the past."""
        told = [(at, span) for at, span in self._said if at not in self._asides]
        spans = {span for first, span in told if self.inserted.around(first) is None}
        span = next(iter(spans), None)
        if len(spans) != 1 or span is None or span not in used:
            return
        if self._is_aside and self.frame is not None and grain_of(self.frame) != grain_of(span):
            return
        is_leading = self._paragraphs.lead(next(at for at, one in told if one == span), span, self.current)
        if self.current is None or span[1] >= self.current[0] or is_leading:
            self.current, self._is_told_of_parts = span, self._is_of_parts
            self._past = self._past if self._is_to_come(span) else span
            self._is_sum = self.frame is not None and grain_of(self.frame) == "month" and sums(span, self.frame)

    def around(self, at: int) -> Span | None:
        """The period that the clause of a token says: the nearest date before it, one close behind, or the current."""
        seen = [(first, span) for first, span in self._said if not self.inserted.hides(first, at)]
        before = [span for first, span in seen if first < at]
        if before:
            return before[-1]
        behind = next(((first, span) for first, span in seen if first > at), None)
        if behind is not None and not self._concedes(at, behind[0]):
            return behind[1]
        return None if self._is_vague else self.current

    def _concedes(self, first: int, last: int) -> bool:
        """Whether a date stands apart from what is before it; the base in `by 3% from $5 bn to $7 bn in May` does not
        part them."""
        words = enumerate(self.read.lower[first:last], first)
        return any(word in CONCESSION and not (word == "from" and at + 1 in self._amounts) for at, word in words)

    def of(self, number: Number, own: Date | None, back: int | None, is_said: bool) -> Span | str | None:
        """The period of a number, or why it has none; `back`: how many months its comparison goes back, if known;
        `is_said`: whether its sentence says so."""
        is_past = number.role in PAST_ROLES
        around = self.around(number.first)
        if own is not None:
            span = self._own(own, number)
            if is_past and span is not None:
                self._chain.append(span)
            return span
        if not is_past:
            return around
        if number.role == "after" and around is not None:
            step = STEPS.get(grain_of(around))
            return shifted(around, -step) if step is not None else BASE_UNDATED
        if not number.is_amount and number.role != "after":
            return BASE_UNDATED  # "more than the 4% of a poll": a rate, but not that of a year before
        self._undated += 1
        if self._undated <= len(self.chain) and not (is_said and back is not None):
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


def _is_retold(read: Reading, date: Date) -> bool:
    """`lower than in the previous year, when exports were $4 bn`: a base of which the clause behind it speaks."""
    return read.word(date.last) == "," and read.word(date.last + 1) == "when" and is_base(read, date)


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
