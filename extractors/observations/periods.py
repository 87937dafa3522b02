"""Which period a number is about: its own date, its clause's, the one spoken of before, the release's."""

from collections.abc import Sequence

from extractors.calendar import Span, grain_of, part, shifted
from extractors.model import Date
from extractors.observations.dating import PAST_ROLES, PREVIOUS, is_base, span_of, sums, token_before
from extractors.observations.insertions import Insertions
from extractors.observations.numbers import Number
from extractors.observations.paragraphs import Paragraphs, is_dated_by, opens_with_event
from extractors.observations.spoken import Place, dates_of, joined, names_sum, places
from extractors.observations.vocabulary import ASIDE, CONCESSION, EXCEEDING
from extractors.reading import Reading
from extractors.vantage import names_month

CLAUSE_END = (",", ";")
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
        self._is_sum = self._is_told_of_parts = False
        self._asides: set[int] = set()
        self._said: list[tuple[int, Span | None]] = []
        self._paragraphs = Paragraphs(read)
        self._amounts = {amount.first for amount in read.mentions["amounts"]}

    def enter(self, sentence: int, owned: dict[int, Number], is_of_parts: bool, is_forecast: bool = False) -> None:
        """Begins a sentence; `owned` are the dates, by first token, that belong to one number each.

        A sentence `is_of_parts` where all its series are of an item or partner: a sum of months that was said of the
        whole does not hold for them; days to come that a forecast was about hold for forecasts alone.
        """
        self._go_on(sentence, is_of_parts, is_forecast)
        if self._chain:
            self.chain = self._chain
        self._chain, self._undated = [], 0
        dates, weeks = dates_of(self.read, sentence, owned)
        said = places(self.read, sentence, dates, self.frame)
        end = self.read.sentence_span(self.read.sentence_starts[sentence])[1]
        retold = [place for d in dates if _is_retold(self.read, d) for place in self._retold(d, said, end)]
        said += retold
        self._asides = {at for at, _ in retold}
        if not said and (is_dated_by(dates, self.frame, self.current) or self._is_of_month(sentence)):
            self.current = self.frame
        self._pair(dates)
        self._is_aside = any(self.read.word(date.last) in ASIDE for date in dates)
        self._is_vague = not dates and opens_with_event(self.read, sentence)
        spans = joined(self.read, [(at, span) for at, span in said if span is not None], dates)
        self._said = sorted([*spans, *((at, None) for at in weeks)], key=lambda each: each[0])

    def _go_on(self, sentence: int, is_of_parts: bool, is_forecast: bool) -> None:
        """Which of the periods spoken of before holds for a sentence that names none."""
        if not is_forecast and self.current is not None and self._is_to_come(self.current):
            self.current = self._past
        self.current = self._paragraphs.enter(sentence, self.current)
        is_apart = is_of_parts and (self.current is None or self._paragraphs.head != self.current)
        is_of_whole = (self._is_sum or self._is_within()) and not self._is_told_of_parts
        if is_apart and is_of_whole and not names_sum(self.read, sentence):
            self.current, self._is_sum = self.frame, False
        if self._is_within() and names_sum(self.read, sentence):
            self.current = self.frame
        if sentence in self._sections:
            self.current = None

    def _is_of_month(self, sentence: int) -> bool:
        """`for the month`, behind a sum of months: the one that the release reports on."""
        is_month = self.frame is not None and grain_of(self.frame) == "month"
        return is_month and names_month(self.read, sentence)

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

    def leave(self, used: set[Span | None], is_of_parts: bool) -> None:
        """Ends a sentence: the one period that it says for its rows goes on, but never back into the past.

        A month told of parts goes on for parts, where nothing was said of these in the longer span around it.
        """
        told = [(at, span) for at, span in self._said if at not in self._asides]
        spans = {span for first, span in told if self.inserted.around(first) is None}
        span = next(iter(spans), None)
        if len(spans) != 1 or span is None or span not in used:
            return
        if self._is_aside and self.frame is not None and grain_of(self.frame) != grain_of(span):
            return
        is_leading = self._paragraphs.lead(next(at for at, one in told if one == span), span, self.current)
        if self.current is None or span[1] >= self.current[0] or is_leading:
            self.current, self._is_told_of_parts = span, is_of_parts
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
