"""The plain cases: a clause says of its subject, before or behind the number, or goes on with the sentence before."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.observations.linker import Link, Linker
from extractors.observations.names import Element, closing, slug
from extractors.observations.numbers import Number
from extractors.observations.series import TOTALS, Series
from extractors.observations.slots import Slots, of_series
from extractors.observations.vocabulary import AUXILIARY, BEING, COUNTED_WITH, JOINING

FRONTED = 12
OPENING = 2
HEAD = 8  # a number further on has its subject before it


def subject(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`exports to China rose 3% to $5 bn`: the subject of the clause; `to` after a target goes on with the target."""
    whose = linker.subject_of(number.first)
    before = (t for t in reversed(linker.targets) if t[0] <= number.first)
    target = next((t for t in before if not linker.inserted.hides(t[0], number.first)), None)
    if target is not None and (whose is None or whose.first < target[0]):
        return [Link(number, target[1])]
    slots = linker.slots_of(whose) if whose is not None else None
    slots = _of_all(linker, whose.series, slots) if slots is not None and whose is not None and whose.series else slots
    return [Link(number, slots)] if slots is not None and slots.metric is not None else []


def _of_all(linker: Linker, series: Series, slots: Slots) -> Slots:
    """One number for several: `exports of cars and ships were $5 bn` is of both, which is an item by its words.

    Several partners at once are no partner: `exports to Japan and Taiwan rose 4%` is a growth of neither.
    """
    items, partners = series.items, series.partners
    counted = {COUNTED_WITH.get(partner.key, partner.key) for partner in partners}
    if len(counted) > 1 and _is_list(linker, partners) and slots.partner == partners[0].key:
        return replace(slots, metric="other")
    if len(items) < 2 or items[0].key == items[-1].key or slots.item != items[0].key:
        return slots
    whole = slug(linker.read.words[items[0].first : items[-1].last])
    return replace(slots, item=whole) if _is_list(linker, items) else slots


def _is_list(linker: Linker, elements: Sequence[Element]) -> bool:
    return all(linker.read.word(one.last) in JOINING for one in elements[:-1])


def passive(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`goods worth $5 bn were exported to China`: the verb behind the number says what was measured."""
    _, end = linker.read.sentence_span(number.first)
    at = number.last
    if linker.read.word(at) == "(":
        at = closing(linker.read, at, end) or at
    while linker.read.word(at) in AUXILIARY:
        at += 1
    series = linker.series_at(at)
    is_passive = at > number.last and series is not None and series.is_verb and series.head[0] == at
    if not is_passive or series is None or not number.is_amount:
        return []
    slots = of_series(series)
    end = number.first - (linker.read.word(number.first - 1) == "worth")
    element = linker.known.ending.get(end)
    is_item = element is not None and element.kind == "item" and element.key not in TOTALS
    return [Link(number, linker.with_element(slots, element) if is_item and element is not None else slots)]


def fronted(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`Up 3.1% on the year, exports reached $5 bn`: the subject stands behind."""
    start, _ = linker.read.sentence_span(number.first)
    opens = number.first - start <= OPENING
    behind = next(
        (s for s in linker.in_sentence(number.first) if s.first >= number.last and (s.series is not None or opens)),
        None,
    )
    if behind is None or behind.first - number.last > FRONTED or number.first - start > HEAD:
        return []
    slots = linker.slots_of(behind)
    return [Link(number, slots)] if slots is not None else []


def carried(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """A sentence that names no series goes on with the one before: `It was up 3%`, `Up 2% from May`."""
    start, _ = linker.read.sentence_span(number.first)
    goes_on = linker.refers_back(number.first) or number.first - start <= 2 or _is_again(linker, number)
    is_known = linker.carried is not None and linker.carried.metric is not None
    return [Link(number, linker.carried)] if goes_on and is_known and linker.carried is not None else []


def _is_again(linker: Linker, number: Number) -> bool:
    """`In September the contraction was 8.1 percent`: of what was spoken of before."""
    move, read = number.movement, linker.read
    if move is None or number.is_amount or read.word(move.first - 1) != "the":
        return False
    return read.word(move.last) in BEING and number.first - move.last <= OPENING
