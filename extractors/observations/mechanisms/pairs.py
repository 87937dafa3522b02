"""Numbers in turn: as many as there are parts, or one that holds for each of them."""

from dataclasses import replace

from extractors.numbers import NUMBER_TAGS, SCALE_TAGS
from extractors.observations.linker import Link, Linker
from extractors.observations.names import Element
from extractors.observations.numbers import Number
from extractors.observations.subjects import Subject
from extractors.observations.vocabulary import ACTING, JOINING, PAIRED

PAIRING = ("with", "at", "by")
JOINTS = frozenset({"and", ",", "by", "to", "about", "some", "of", "or"})


def respectively(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`A and B rose 3% and 5%, respectively`: the n-th number is of the n-th item, partner or metric."""
    block = _block(linker, [n for n in among if n.is_amount == number.is_amount and n.bracket is None], number)
    bare = _bare_before(linker, number) if len(block) == 1 else 0
    if bare:
        return _last_of(linker, number, bare)
    if len(block) < 2:
        return []
    whose = linker.subject_of(block[0].first)
    place = block.index(number)
    if whose is None or _count(whose) != len(block):
        return _in_row(linker, block, place) or _paired(linker, block, place)
    is_of_metrics = whose.series is not None and len(whose.series.metrics) > 1
    slots = linker.slots_of(whose, metric=place) if is_of_metrics else linker.slots_of(whose, index=place)
    return [Link(number, slots)] if slots is not None else []


def _in_row(linker: Linker, block: list[Number], place: int) -> list[Link]:
    """`trade, exports and imports fell by 7%, 4% and 10%`: as many metrics as numbers, phrase joined to phrase."""
    row: list[tuple[Subject, int]] = []
    for whose in reversed([s for s in linker.in_sentence(block[0].first) if s.last <= block[0].first]):
        between = linker.read.lower[whose.last : row[0][0].first] if row else []
        if whose.series is None or whose.series.elements or len(between) > 2 or not set(between) <= JOINING:
            break
        row = [*((whose, metric) for metric in range(len(whose.series.metrics))), *row]
    if len(row) != len(block):
        return []
    whose, metric = row[place]
    slots = linker.slots_of(whose, metric=metric)
    return [Link(block[place], slots)] if slots is not None else []


def _paired(linker: Linker, block: list[Number], place: int) -> list[Link]:
    """`followed by A and B with 9% and 8%`, `A and B followed with …`: as many parts as numbers, right before them."""
    parts = _parts_before(linker, block[0].first, len(block))
    if len(parts) != len(block) or len({part.kind for part in parts}) > 1:
        return []
    before = [link for link in linker.links_of.get(block[0].sentence, []) if link.number.last <= block[0].first]
    is_of_that = linker.read.word(block[-1].last) == "of"
    whole = before[-1].slots if before else linker.carried if is_of_that else linker.listed(parts[0].first)
    if whole is None or not whole.metric:
        return []
    return [Link(block[place], linker.with_element(replace(whole, sign=0) if is_of_that else whole, parts[place]))]


def _parts_before(linker: Linker, at: int, count: int) -> list[Element]:
    """The list of items or partners, of no series phrase, that ends before a number, its verb and `with`."""
    read, found = linker.read, list[Element]()
    while read.word(at - 1) in PAIRED:
        at -= 1
    at -= read.word(at - 1) in PAIRING
    at -= read.word(at - 1) in ACTING
    while len(found) <= count and (element := linker.known.ending.get(at)) is not None:
        if linker.series_at(element.first) is not None:
            return []
        found.insert(0, element)
        at = element.first - (read.word(element.first - 1) == "the")
        if read.word(at - 1) not in JOINING:
            break
        at -= 1 + (read.word(at - 1) == "and" and read.word(at - 2) == ",")
    return found


def _last_of(linker: Linker, number: Number, bare: int) -> list[Link]:
    """`to A, B and C fell by 14.2, 6.1 and 7.5 percent`: the one with its unit is of the last."""
    whose = linker.subject_of(number.first)
    slots = linker.slots_of(whose, index=bare) if whose is not None and _count(whose) == bare + 1 else None
    return [Link(number, slots)] if slots is not None else []


def _bare_before(linker: Linker, number: Number) -> int:
    """How many numbers without a unit are joined to one from before: two in `14.2, 6.1 and 7.5 percent`.

    One in `248 million and 535 million dollars`.
    """
    read, at, count = linker.read, number.first, 0
    while read.word(at - 1) in JOINING:
        last = at - 2 - (number.is_amount and read.tag(at - 2) in SCALE_TAGS)
        if read.tag(last) not in NUMBER_TAGS or last + 1 in linker.known.dates_to:
            break
        at, count = last - (read.word(last) == ","), count + 1
    return count


def _count(whose: Subject) -> int:
    series = whose.series
    return (
        max(len(series.metrics), len(series.items), len(series.partners)) if series is not None else len(whose.listed)
    )


def _block(linker: Linker, run: list[Number], number: Number) -> list[Number]:
    """The numbers of one kind around a number that commas and `and` join to a list."""
    if number not in run:
        return []
    place = run.index(number)
    first, last = place, place
    while first > 0 and _adjoins(linker, run[first - 1], run[first]):
        first -= 1
    while last + 1 < len(run) and _adjoins(linker, run[last], run[last + 1]):
        last += 1
    return run[first : last + 1]


def _adjoins(linker: Linker, one: Number, two: Number) -> bool:
    between = linker.read.lower[one.last : two.first]
    return len(between) <= 3 and bool({"and", ","} & set(between)) and set(between) <= JOINTS


def each(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`A and B each fell $0.1 billion`: the number is of each of them."""
    start, _ = linker.read.sentence_span(number.first)
    whose = linker.subject_of(number.first)
    is_each = {"each", "both"} & set(linker.read.lower[max(start, number.first - 8) : number.first])
    if not is_each or whose is None or _count(whose) < 2:
        return []
    many = whose.series is not None and len(whose.series.metrics) > 1
    places = range(_count(whose))
    found = [linker.slots_of(whose, 0, place) if many else linker.slots_of(whose, place) for place in places]
    return [Link(number, slots) for slots in found if slots is not None]
