"""The plain cases: a clause says of its subject, before or behind the number, or goes on with the sentence before."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.observations.linker import Link, Linker
from extractors.observations.listing import partners_at
from extractors.observations.names import Element, closing, skip_the, slug
from extractors.observations.numbers import Number
from extractors.observations.series import TOTALS, Series
from extractors.observations.slots import Slots, of_series
from extractors.observations.subjects import Subject
from extractors.observations.vocabulary import AUXILIARY, BEING, COUNTED_WITH, GONE, JOINING, QUALIFYING

FRONTED = 12
OPENING = 2
WAYS = {"to": "exports", "from": "imports"}
VALUED = frozenset({"worth", "to", "the", "value", "of", "valued", "at", "a", "with", *QUALIFYING})
PARTING = (";", "while", "whereas", "and", "but")
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
    if slots is None or slots.metric is None:
        return []
    return [Link(_with_verb(linker, number, whose), slots)]


def _with_verb(linker: Linker, number: Number, whose: Subject | None) -> Number:
    """`exports of tea fell $4 million, and those of coffee $2 million`: an amount takes the verb that is left out."""
    before = next((b for b in reversed(linker.links_of.get(number.sentence, [])) if b.number.is_amount), None)
    is_bare = whose is not None and whose.last == number.first and number.is_amount and number.movement is None
    if before is None or not is_bare or whose is None or before.number.last > whose.first:
        return number
    move = before.number.movement
    is_moved = move is not None and before.number.role == "plain" and move.last == before.number.first
    return replace(number, movement=move, role="by") if is_moved else number


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


def gone_goods(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`Goods worth $5 bn went to China`, `came from China`: exports to it, imports from it."""
    read, (start, end) = linker.read, linker.read.sentence_span(number.first)
    way = WAYS.get(read.word(number.last + 1)) if number.is_amount and read.word(number.last) in GONE else None
    found, _ = partners_at(read, linker.known, number.last + 2, end) if way is not None else ([], 0)
    at = number.first - 1
    while at > start and read.word(at) in VALUED:
        at -= 1
    item = linker.known.ending.get(at + 1)
    if way is None or not found or at == number.first - 1 or item is None or item.kind != "item":
        return []
    return [Link(number, Slots(way, None if item.key in TOTALS else item.key, found[0].key))]


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


def at_level(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`…; at $261.9 billion, imports were up 4%`: the level opens its clause, whose subject stands behind."""
    read, at = linker.read, number.first - 1
    while read.word(at) in QUALIFYING:
        at -= 1
    start, _ = read.sentence_span(number.first)
    opens = at == start or read.word(at - 1) in PARTING
    behind = skip_the(read, number.last + 1)
    if not number.is_amount or read.word(at) != "at" or not opens or read.word(number.last) != ",":
        return []
    whose = next((s for s in linker.in_sentence(number.first) if s.first in (behind, number.last + 1)), None)
    slots = linker.slots_of(whose) if whose is not None else None
    return [Link(number, slots)] if slots is not None and slots.metric is not None else []


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
