"""What the dates around a number are to it: its own, or the base of a comparison."""

from collections.abc import Sequence

from extractors.calendar import Span, grain_of
from extractors.model import Date
from extractors.movements import ends_movement
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import (
    AFTER_DATE,
    COMPARED,
    LINKING,
    OPENER,
    POSSESSIVE,
    QUALIFYING,
    START_GAP,
    STARTED,
    THOSE,
)
from extractors.reading import Reading
from extractors.vantage import is_throughout

RELATIVE = ("{same}", "{ago}", "year - ago", "before")
PREVIOUS = frozenset({"previous", "prior", "preceding"})
CONTRASTING = ("while", "whereas", "whilst", "but", ";")
OWN_REACH = 4
AGO = ("ago", "earlier", "before")
SIZES = ("percent", "scale", "letter_scale", "currency_word", "currency_code")
PAST_ROLES = ("from", "than", "after")


def span_of(date: Date) -> Span | None:
    """The days of a date mention."""
    return (date.start_on, date.end_on) if date.start_on and date.end_on else None


def sums(span: Span, month: Span) -> bool:
    """Whether a span runs from January or so up to a month: `for the first five months`."""
    return span[0] < month[0] and span[1] == month[1]


def summed(read: Reading, date: Date, frame: Span | None) -> Span | None:
    """The days of a date, or those of the release up to it: `at the end of May`, `so far this year`."""
    span, at = span_of(date), date.first
    if span is None or frame is None:
        return span
    if read.word(at - 1) in ("of", "-") and read.word(at - 2) == "end" and sums(frame, span):
        return frame
    around = (read.lower[at - 2 : at], read.lower[date.last : date.last + 2])
    is_so_far = any(words in around for words in (["so", "far"], ["thus", "far"]))
    is_begun = grain_of(span) == "year" and span[0] <= frame[1] <= span[1]
    return (span[0], frame[1]) if is_so_far and is_begun else span


def since(read: Reading, date: Date, frame: Span | None) -> Span | None:
    """The days that `Since January, …` opens a sentence with: up to the end of what the release is about."""
    at, span = date.first - 1, span_of(date)
    is_open = read.word(at) == "since" and at in read.sentence_starts and read.word(date.last) == ","
    if span is None or frame is None or not is_open or date.grain == "day" or span[0] > frame[1]:
        return None
    return span[0], frame[1]


def is_relative_base(read: Reading, date: Date) -> bool:
    """Whether a date is by its words what something is compared with: `a year earlier`, `the previous quarter`."""
    return any(shape in date.rule for shape in RELATIVE) or bool(PREVIOUS & set(read.lower[date.first : date.last]))


def token_before(read: Reading, date: Date) -> int:
    """The token before a date and its article."""
    return date.first - 1 - _article(read, date)


def _article(read: Reading, date: Date) -> bool:
    return read.word(date.first - 1) == "the"


def _opens_clause(read: Reading, date: Date) -> bool:
    """`while in the same period of 2023 it amounted to …`: the date says when, of a clause of its own."""
    at = token_before(read, date)
    start, _ = read.sentence_span(date.first)
    is_ago = "{ago}" in date.rule
    if is_ago and ((at < start and read.word(date.last) in (",", "in")) or read.word(at) in CONTRASTING):
        return True  # "A year earlier, the deficit was $3 bn", "whereas a year earlier there was a surplus"
    return read.word(at) in ("in", "during", "for") and (at == start or read.word(at - 1) in OPENER - {"as"})


def is_base(read: Reading, date: Date) -> bool:
    """Whether a date is what something is compared with, or remembered since."""
    date = _explained(read, date) or date
    if is_relative_base(read, date):
        return not _opens_clause(read, date)
    at = token_before(read, date)
    if is_throughout(read, date.first, "opening" if date.rule.startswith("first <") else date.grain):
        return False
    if read.word(at) == "comparing" and read.word(date.last) in ("with", "and"):
        return False
    if _is_compared_pair(read, date, at):
        return True
    if read.word(at) == "on" and date.grain != "day":
        return True
    if read.word(at) in ("in", "of") and ends_movement(read, at):
        at = at - 2 - (read.word(at - 2) in ("the", "a", "its"))
    referring = False
    while read.word(at) in LINKING:
        referring = referring or read.word(at) in THOSE
        at -= 1
    if (before := _before_metric(read, at)) < at:
        return _holds_against(read, before)
    if read.word(at) in ("to", "with"):
        return referring or read.word(at - 1) in COMPARED | {"up", "down", "comparing"}
    is_over = read.word(at) == "over" and at == read.sentence_span(at)[0]  # "Over the first ten months exports were"
    is_from = read.word(at) == "from" and "{ended}" not in date.rule
    is_range = date.grain == "range" and (is_over or is_from)
    return read.word(at) in COMPARED and not is_range


def _explained(read: Reading, date: Date) -> Date | None:
    """The date before a bracket that opens with another: `the same period last year (May 2024)`."""
    if read.word(date.first - 1) != "(":
        return None
    return next((d for d in read.of_sentence("dates", date.sentence) if d.last == date.first - 1), None)


def _holds_against(read: Reading, at: int) -> bool:
    """`compared to exports in June`, `$3 bn on the surplus in June`: whether the word before a metric compares."""
    if read.word(at) in ("to", "with"):
        return read.word(at - 1) in COMPARED
    if read.word(at) in ("on", "over"):
        return read.tag(at - 1) in SIZES
    return read.word(at) in ("than", "against")


def _is_compared_pair(read: Reading, date: Date, at: int) -> bool:
    """Of two dates the base: the second of `Comparing May 2023 with May 2022`, the first of `between May and June`."""
    if read.word(at) == "between" and read.word(date.last) == "and" and date.grain == "month":
        return any(two.first == date.last + 1 for two in read.of_sentence("dates", date.sentence))
    if read.word(at) not in ("with", "and"):
        return False
    before = (date for date in read.of_sentence("dates", read.sentence_of(at)) if date.last == at)
    return any(read.word(token_before(read, date)) == "comparing" for date in before)


def _before_metric(read: Reading, at: int) -> int:
    """The token before the metric that ends with a token: `compared to exports in June`."""
    found = read.phrases_between("metrics", at - 2, at + 1)
    before = next((first - 1 for first, last, *_ in found if last == at + 1), at)
    return before - 1 if before < at and read.word(before) in ("the", "a", "its") else before


def is_beginning(read: Reading, date: Date) -> bool:
    """`shipments, which resumed in late March`: when something began, not when it was counted."""
    at = date.first - 1
    while read.word(at) in START_GAP:
        at -= 1
    return read.word(at) in STARTED


def is_again(read: Reading, date: Date) -> bool:
    """`A year ago in March, …`: the month behind its year is that year's."""
    start, _ = read.sentence_span(date.first)
    return date.grain == "month" and read.lower[start : date.first] in (["a", "year", w, "in"] for w in AGO)


def own_date(read: Reading, number: Number, dates: Sequence[Date]) -> Date | None:
    """Of the dates of its sentence the number's own: `$50.1 billion in February`, `June 2022 ($12.3 bn)`."""
    if number.bracket is not None:
        behind = next((date for date in dates if date.first - _article(read, date) == number.last + 1), None)
        if (
            behind is not None
            and read.word(number.last) in ("in", "for")
            and read.word(behind.last) in (")", ",", "and")
        ):
            return behind
        before = next((date for date in dates if date.last == number.bracket), None)
        inside = next((date for date in dates if date.last == number.first and date.first > number.bracket), None)
        if before is not None or inside is not None:
            return before or inside
    at = number.first - 1
    while read.word(at) in QUALIFYING:
        at -= 1
    owner = next((date for date in dates if date.last == at), None) if read.word(at) in POSSESSIVE else None
    if owner is not None and (number.movement or number.is_amount):
        return owner  # "the previous month's 1.4% increase", "from May's revised $5.5 billion"
    places = [number.last]
    move = number.movement
    if move is not None and move.first == number.last:
        places = [move.last]
    while len(places) <= OWN_REACH and read.word(places[-1]) in AFTER_DATE:
        places.append(places[-1] + 1)
    own = next((date for date in dates if date.first in places), None)
    if own is not None and number.movement and read.word(token_before(read, own)) == "on" and own.grain != "day":
        return None  # "down £0.9 billion on last month"
    is_compared = own is not None and number.role not in PAST_ROLES and is_base(read, own)
    is_compared = is_compared and not (number.is_amount and number.movement is None)
    return None if is_compared else own
