"""What growths and changes compare with: `yoy`, `mom` or `qoq`.

A cue is a date of comparison (`from March`, `than in May 2024`, `from $3 bn in April`) or a phrase (`year on year`).
It holds for the numbers of its clause before it, or, at the head of a sentence, for all of them. Without cue a number
takes the sentence's last one; without any, the release's habit.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.calendar import Span, grain_of, shifted
from extractors.model import Date
from extractors.observations.dating import PREVIOUS, is_base, span_of, token_before
from extractors.observations.names import closing
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import BULLET, CONTRAST, FRONTING, HABIT, LONG, by_first_word
from extractors.reading import Reading

BASIS_MONTHS: Mapping[str, int] = {"yoy": 12, "mom": 1, "qoq": 3}
PHRASES = by_first_word("comparison")
NAMED = {"{same}": "yoy", "year {ago}": "yoy", "year - ago": "yoy", "month {ago}": "mom", "quarter {ago}": "qoq"}
COUNTS = ("cardinal", "integer")
MONTHS_IN = {"months": 1, "quarters": 3, "years": 12}
BEHIND, BEFORE = 22, 6
Said = tuple[str | None, Span | None]


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign of comparison at a token: a date, or a basis that a phrase says outright (None: another comparison)."""

    at: int
    basis: str | None
    date: Date | None = None
    months: int | None = None

    def of(self, period: Span | None) -> str | None:
        """The basis that the cue means for a number of that period."""
        if self.months is not None:
            return _stretch_basis(self.months, period)
        if self.date is None:
            return self.basis
        named = next((basis for shape, basis in NAMED.items() if shape in self.date.rule), None)
        base = span_of(self.date)
        is_other_year = named == "yoy" and base is not None and period is not None and period[0].year - base[0].year > 1
        if is_other_year:
            return None
        return named or date_basis(base, period) or _named_before(self.date, base, period)


def _named_before(date: Date, base: Span | None, period: Span | None) -> str | None:
    """The basis of `on last month` where it is told from a later day, so that its days are those told of or later.

    `The previous month` is the month before, whatever day it is told from.
    """
    words = set(date.text.lower().split())
    is_told_later = base is not None and period is not None and base[0] >= period[0]
    is_before = PREVIOUS & words or ("last" in words and is_told_later)
    grain = grain_of(period) if period is not None and "{this}" in date.rule and is_before else ""
    return {"month": "mom", "quarter": "qoq", "year": "yoy"}.get(grain) if grain == date.grain else None


def _stretch_basis(months: int, period: Span | None) -> str | None:
    """The basis of `on the previous three months`: of a quarter it is the quarter before."""
    if months == BASIS_MONTHS["yoy"]:
        return "yoy"
    is_quarter = period is not None and grain_of(period) == "quarter"
    return "qoq" if is_quarter and months == BASIS_MONTHS["qoq"] else None


def date_basis(base: Span | None, period: Span | None) -> str | None:
    """The basis by which one span is compared with another; None where it is none of them."""
    if base is None or period is None:
        return None
    for basis, back in BASIS_MONTHS.items():
        if shifted(period, -back) == base and (basis != "qoq" or grain_of(period) == "quarter"):
            return basis
    year_before = shifted(period, -12)
    if grain_of(base) == "month" and base[0] <= year_before[0] and year_before[1] <= base[1]:
        return "yoy"  # the first half of a month against the whole of it
    is_year = grain_of(base) == "year" and base[0].year in (period[0].year - 1, period[1].year - 1)
    return "yoy" if is_year else None


def cues(read: Reading, owned: Mapping[int, str]) -> list[Cue]:
    """The cues of a text in order; `owned` tells, by a date's first token, the role of the number that it dates."""
    found = [
        Cue(date.first, None, date)
        for date in read.mentions["dates"]
        if owned.get(date.first) in ("from", "than")
        or (
            (date.first not in owned or _has_bracket(read, date)) and is_base(read, date) and not _is_record(read, date)
        )
    ]
    for at, word in enumerate(read.lower):
        if word in LONG:
            found.append(Cue(at, None))
        elif word in PREVIOUS and read.word(at + 2) in MONTHS_IN and read.tag(at + 1) in COUNTS:
            found.append(Cue(at + 2, None, months=int(read.values[at + 1] * MONTHS_IN[read.word(at + 2)])))
        elif word in PHRASES:
            phrase = next(((w, b) for w, b in PHRASES[word] if read.lower[at : at + len(w)] == w), None)
            if phrase is not None:
                found.append(Cue(at + len(phrase[0]) - 1, phrase[1]))
    return sorted(found, key=lambda cue: cue.at)


def _is_record(read: Reading, date: Date) -> bool:
    """`the lowest since March 2022`: remembered, not compared with."""
    return read.word(token_before(read, date)) == "since"


def _has_bracket(read: Reading, date: Date) -> bool:
    """`Compared with May 2019 ($2.1 bn), exports were up 14%`: a base that has its own level in a bracket."""
    return read.word(date.last) == "("


def _at(cue: Cue) -> int:
    return cue.at


def _next(ordered: Sequence[int], at: int, otherwise: int) -> int:
    """The first of some ordered tokens that is not before `at`."""
    place = bisect_left(ordered, at)
    return ordered[place] if place < len(ordered) else otherwise


class Bases:
    """Finds the basis of each number of a release."""

    def __init__(self, read: Reading, found: Sequence[Cue], numbers: Sequence[Number], clauses: Sequence[int]) -> None:
        self.read = read
        self._cues = found
        self._numbers = sorted(number.first for number in numbers)
        self._clauses = sorted(clauses)
        self._contrasts = [at for at, word in enumerate(read.lower) if word in CONTRAST]
        self._said: dict[int, str | None] = {}

    def said(self, number: Number, period: Span | None) -> tuple[bool, str | None]:
        """(whether anything says so, the basis) of a number; remembered for the numbers behind it in the sentence."""
        start, end = self.read.sentence_span(number.first)
        cue = self._nearest(number, start, end)
        if cue is not None:
            basis = cue.of(period)
            if basis is not None or not number.is_amount:
                self._said[number.sentence] = basis
            return True, basis
        if number.sentence in self._said:
            return True, self._said[number.sentence]
        return False, None

    def _nearest(self, number: Number, start: int, end: int) -> Cue | None:
        here = self._cues[bisect_left(self._cues, start, key=_at) : bisect_left(self._cues, end, key=_at)]
        bracket = closing(self.read, number.last, end) if self.read.word(number.last) == "(" else None
        following = _next(self._numbers, bracket or number.last, end)
        close = [cue for cue in here if number.last <= cue.at < following]
        if close:
            return close[0]
        before = [cue for cue in here if number.first - BEFORE <= cue.at < number.first]
        clause = _next(self._clauses, number.last, end)
        contrast = _next(self._contrasts, number.last, end)
        behind = [cue for cue in here if number.last <= cue.at < min(clause, contrast, number.last + BEHIND)]
        first_number = _next(self._numbers, start, end)
        head = start + (self.read.word(start) in BULLET)
        is_fronting = self.read.word(head) in FRONTING
        fronted = [cue for cue in here if is_fronting and cue.at < min(first_number, head + BEFORE + 2)]
        last = [cue for cue in here if self._last_of(start, end) <= cue.at < contrast]
        return next(iter([*before[-1:], *behind[:1], *fronted[-1:], *last[:1]]), None)

    def _last_of(self, start: int, end: int) -> int:
        """The last number of a sentence: a comparison behind it closes all that has none of its own."""
        place = bisect_left(self._numbers, end) - 1
        return self._numbers[place] if place >= 0 and self._numbers[place] >= start else end


def _is_rolling(period: Span) -> bool:
    """Three months that are no quarter and do not begin the year: they may be held against the three before."""
    start, end = period
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    return length == BASIS_MONTHS["qoq"] and grain_of(period) == "range" and start.month != 1


def habit(read: Reading, told: Sequence[Said], period: Span | None) -> str | None:
    """The basis of growths that say nothing: their reporter's habit for a month, else the basis most often said.

    What was said of months holds for months: a sum of them is held against the year before as a matter of course.
    """
    if period is not None and _is_rolling(period):
        return None
    if period is None or grain_of(period) not in ("month", "quarter"):
        return "yoy"
    said = [basis for basis, _ in told]
    alike = [basis for basis, span in told if span is not None and grain_of(span) == grain_of(period)]
    before = "mom" if grain_of(period) == "month" else "qoq"
    is_usual = "yoy" not in alike or said.count("yoy") <= said.count(before) + 1
    if HABIT.get(read.frame.reporter or "") == "mom" and is_usual:
        return before
    said = alike or said
    counts = {basis: said.count(basis) for basis in BASIS_MONTHS}
    best = max(counts, key=lambda basis: counts[basis])
    is_clear = counts[best] > counts["yoy"] and (counts[best] > 1 or said[0] == best)
    return best if is_clear else "yoy"
