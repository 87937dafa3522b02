"""Streaks: runs of consecutive periods with one outcome, their length, and their first and last day where known."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.calendar import LENGTHS, Span, grain_of, months, part, shifted
from extractors.lexicon import keys_by_form, words
from extractors.model import Date, Streak
from extractors.movements import movements
from extractors.reading import Reading, keep, reading
from extractors.shapes import Shapes

OUTCOMES = keys_by_form("streaks/words", "outcome")
THRESHOLDS = keys_by_form("streaks/words", "threshold")
ENDED = words("streaks/words", "ended")
NUMBER = "<cardinal|integer|ordinal>"

SHAPES = {
    f"{NUMBER} {{consecutive}} <unit|every>": "run",
    "<cardinal> - <cardinal|ordinal> {consecutive} <unit|every>": "run",
    f"{NUMBER} <unit> in a row": "run",
    f"{NUMBER} <unit> in succession": "run",
    f"{NUMBER} <unit> running|straight|consecutively": "run",
    f"{NUMBER} {{consecutive}} <unit> in a row": "run",
    "<cardinal|integer> and|or <cardinal|integer> {consecutive} <unit>": "two",
    "<cardinal|integer> - <unit> {streak}": "run",
    "<cardinal|integer> - <unit> losing|winning streak": "run",
    "<cardinal|integer> <unit> of": "of",
    "{lasting} for? <cardinal|integer> <unit>": "lasting",
    "for a|the? <ordinal> <unit>": "nth",
    "every|each <unit> since": "since",
}


@Language.factory("release_streaks")
class StreaksPipe:
    """Puts the streaks on the Doc."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._shapes: Shapes[str] = Shapes(nlp.vocab, SHAPES)

    def __call__(self, doc: Doc) -> Doc:
        return keep(doc, "streaks", self.find(doc))

    def find(self, doc: Doc) -> list[Streak]:
        """The streaks in order; `eight and three consecutive months` is two with one surface."""
        read = reading(doc)
        return [streak for match in self._shapes.find(doc) for streak in _streaks(read, *match)]


def _streaks(read: Reading, first: int, last: int, rule: str, kind: str) -> Iterator[Streak]:
    span = _surface(read, first, last, kind)
    if span is None:
        return
    first, last, after = span
    unit = next(read.values[at] for at in range(last - 1, first - 1, -1) if read.tags[at] in ("unit", "every"))
    for length in _lengths(read, first, last, kind, unit):
        outcome, threshold, money = _outcome(read, first, last, after)
        start, end = _days(read, first, last, length, unit)
        yield Streak(
            **read.place(first, last, rule),
            length=length,
            unit=unit,
            outcome=outcome,
            threshold=threshold,
            threshold_currency=money,
            reporter=read.frame.reporter,
            start_on=start,
            end_on=end,
        )


def _surface(read: Reading, first: int, last: int, kind: str) -> tuple[int, int, int] | None:
    """(first, last, where its outcome may follow) of the run alone, or None where the match is none."""
    if kind == "of":
        move = next((m for m in movements(read) if m.first in (last, last + 1)), None)
        return (first, move.last, last) if move is not None else None
    if kind in ("lasting", "nth"):
        start = next(at for at in range(first, last) if read.tags[at] in ("cardinal", "day", "count", "ordinal"))
        is_date = read.word(last) in ("of", "in") and kind == "nth"
        return None if is_date else (start, last, last)
    if kind == "since":
        date_after = next((d for d in _dates(read) if d.first == last), None)
        return (first, date_after.last, last) if date_after is not None else None
    if read.tags[last - 1] == "every":
        move = next((m for m in movements(read) if m.first == last), None)
        return (first, move.last, last) if move is not None else (first, last, last)
    return first, last, last


def _lengths(read: Reading, first: int, last: int, kind: str, unit: str) -> list[int]:
    if kind == "since":
        since = next(d for d in _dates(read) if d.last == last)
        end = read.frame.period_end
        return [_distance(since.start_on, end, unit)] if since.start_on and end and unit in LENGTHS else []
    numbers = [at for at in range(first, last) if read.tags[at] in ("cardinal", "day", "count", "ordinal")]
    if kind == "two":
        return [int(read.values[at]) for at in numbers]
    if len(numbers) == 2 and read.tags[numbers[1]] == "ordinal":
        return [int(read.values[numbers[0]]) + int(read.values[numbers[1]])]
    return [int(read.values[numbers[0]])]


def _distance(start: date, end: date, unit: str) -> int:
    return ((end.year - start.year) * 12 + end.month - start.month) // LENGTHS[unit] + 1


def _dates(read: Reading) -> list[Date]:
    found: list[Date] = read.mentions["dates"]
    return found


def _outcome(read: Reading, first: int, last: int, after: int) -> tuple[str, Decimal | None, str | None]:
    """(outcome, threshold, its currency): what stands nearest before the run in its sentence, else behind it."""
    start, end = read.sentence_span(first)
    level = _threshold(read, start, first)
    if level is not None:
        return level
    signs = _signs(read, start, end)
    before = [(first - at, sign) for at, sign in signs if at < first]
    behind = [(at - after, sign) for at, sign in signs if at >= after]
    is_of = read.word(last) == "of" or read.word(last) == "that" or after < last
    if behind and (not before or (is_of and behind[0][0] <= 4)):
        return behind[0][1], None, None
    return (min(before)[1] if before else "other"), None, None


def _signs(read: Reading, start: int, end: int) -> list[tuple[int, str]]:
    found = [(m.first, m.direction) for m in movements(read) if start <= m.first < end]
    moving = {at for m in movements(read) for at in range(m.first, m.last)}
    found += [
        (at, OUTCOMES[read.lower[at]]) for at in range(start, end) if read.lower[at] in OUTCOMES and at not in moving
    ]
    return sorted(found)


def _threshold(read: Reading, start: int, first: int) -> tuple[str, Decimal | None, str | None] | None:
    for amount in reversed(read.mentions["amounts"]):
        if start <= amount.first and amount.last <= first and first - amount.last <= 4:
            side = THRESHOLDS.get(read.word(amount.first - 1)) or {"over": "above", "under": "below"}.get(
                amount.qualifier
            )
            gap = read.lower[amount.last : first]
            if side is not None and "," not in gap:
                return side, amount.value, amount.currency
    return None


def _days(read: Reading, first: int, last: int, length: int, unit: str) -> tuple[date | None, date | None]:
    """The first and last day of the run: as printed around it, else counted back from the reporting period."""
    start, end = read.sentence_span(first)
    around = [d for d in _dates(read) if start <= d.first < end and d.start_on and d.end_on]
    for each in around:
        if each.grain == "range" and 0 <= each.first - last <= 2:
            return each.start_on, each.end_on
    if unit not in LENGTHS:
        return None, None
    stop = _end(read, start, first, unit)
    if stop is None:
        return None, None
    length_months = LENGTHS[unit] * length
    return months(stop.year, stop.month - length_months + 1)[0], stop


def _end(read: Reading, start: int, first: int, unit: str) -> date | None:
    period = (read.frame.period_start, read.frame.period_end)
    if period[0] is None or period[1] is None:
        return None
    span: Span = _last_unit((period[0], period[1]), unit)
    is_ended = any(word in ENDED for word in read.lower[max(start, first - 8) : first])
    return shifted(span, -LENGTHS[unit])[1] if is_ended else span[1]


def _last_unit(period: Span, unit: str) -> Span:
    if grain_of(period) == unit:
        return period
    return part(period[1].year, unit, (period[1].month - 1) // LENGTHS[unit] + 1)
