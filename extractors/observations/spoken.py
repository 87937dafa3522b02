"""Which periods a sentence names for its rows, and where: no bases of comparisons, no dates of one number alone."""

from collections.abc import Sequence

from extractors.calendar import Span, grain_of, months
from extractors.model import Date
from extractors.observations.dating import PAST_ROLES, is_again, is_base, is_beginning, since, span_of, summed
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import POSSESSIVE, WEEK, WEEK_GAP, WEEK_PREPOSITION
from extractors.reading import Reading

Place = tuple[int, Span | None]
"""The token at which a period is said, and its days."""
SUMMED = ("months", "period")


def dates_of(read: Reading, sentence: int, owned: dict[int, Number]) -> tuple[list[Date], list[int]]:
    """The dates of a sentence that may be of all its rows, and the tokens at which it names a week instead.

    `owned` are the dates, by first token, that belong to one number each.
    """
    apart = {at for at, number in owned.items() if number.role in PAST_ROLES}
    apart |= {at for at, number in owned.items() if number.bracket is not None and at > number.bracket}
    own = {at for at in owned if at not in apart}
    apart |= own if len(own) > 1 else set()
    start, end = read.sentence_span(read.sentence_starts[sentence])
    weeks = [at for at, word in enumerate(read.lower[start:end], start) if word in WEEK and _is_week(read, at)]
    dates = [
        date
        for date in read.of_sentence("dates", sentence)
        if date.first not in apart
        and not (date.first - 2 in weeks and read.word(date.first - 1) == "of")
        and not is_beginning(read, date)
        and not is_again(read, date)
    ]
    return dates, weeks


def places(read: Reading, sentence: int, dates: Sequence[Date], frame: Span | None) -> list[Place]:
    """What a sentence says by these dates, and by `the past twelve months` and the like."""
    said = [(d.first, summed(read, d, frame)) for d in dates if d.grain != "day" and not is_base(read, d)]
    said += [(d.first, span) for d in dates if (span := since(read, d, frame)) is not None]
    return [*said, *((each.first, span_of(each)) for each in read.of_sentence("stretches", sentence))]


def joined(read: Reading, said: list[tuple[int, Span]], dates: Sequence[Date]) -> list[tuple[int, Span]]:
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


def names_sum(read: Reading, sentence: int) -> bool:
    """`in the four months`, `over the period`: the sum of months that was spoken of goes on."""
    start, end = read.sentence_span(read.sentence_starts[sentence])
    at = read.last_of(SUMMED, start, end)
    if at is None:
        return False
    first = at - 1 - (read.word(at) == "months")
    return read.word(first) in ("the", "these", "those") and read.word(first - 1) in WEEK_PREPOSITION


def _is_week(read: Reading, at: int) -> bool:
    """`in the second week of May`: a time whose days are not said."""
    if read.word(at + 1) in POSSESSIVE:
        return False
    while read.word(at - 1) in WEEK_GAP:
        at -= 1
    return read.word(at - 1) in WEEK_PREPOSITION
