"""Parts of a whole: `A accounted for 9.3% of exports`, `Pakistan took $63 million of the total`."""

from dataclasses import replace

from extractors.model import Percentage
from extractors.observations.linker import Link, Linker
from extractors.observations.listing import owner_at
from extractors.observations.names import Element, skip_the
from extractors.observations.numbers import Number
from extractors.observations.series import TOTALS, Series
from extractors.observations.slots import Slots, of_series
from extractors.observations.vocabulary import BEING, WHOLE

REACH = 6
REFERRING = ("it", "this", "them", "which", "that", "these")
CLOSING = (",", ";", ":", "while")
PARTING = (",", ";", "while", "and", "those")


def of_whole(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`Pakistan took $63 million of the total`: the subject's part of the series spoken of."""
    start = skip_the(linker.read, number.last + 1)
    whose = linker.subject_of(number.first)
    is_part = linker.read.word(number.last) == "of" and linker.read.word(start) in WHOLE and number.is_amount
    if not is_part or whose is None or whose.element is None or linker.carried is None or not linker.carried.metric:
        return []
    element = whose.element
    is_new = element.kind == "partner" or linker.carried.item is None
    whole = replace(linker.carried, sign=0)
    slots = replace(whole, partner=element.key) if element.kind == "partner" else replace(whole, item=element.key)
    return [Link(number, slots)] if is_new else []


def share_of(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`A accounted for 9.3% of exports`, `22% of FDI came from B`: a part of the series behind."""
    if not isinstance(number.mention, Percentage) or linker.read.word(number.last) != "of":
        return []
    series = _whole(linker, number.last + 1)
    start = skip_the(linker.read, number.last + 1)
    is_whole = linker.read.word(start) in WHOLE and (series is None or series.metrics[0] == "other")
    if is_whole:
        whose = linker.subject_of(number.first)
        whole = linker.slots_of(whose) if whose is not None else None
        is_told = whose is not None or linker.links_of.get(number.sentence) or linker.read.word(start) not in REFERRING
        whole = whole or (linker.flow if is_told else None)
        behind = _part_behind(linker, start) or (whose.element if whose is not None else None)
        if whole is None or whole.metric in (None, "other"):
            return []
        return [Link(number, linker.with_element(whole, behind) if behind is not None else whole)]
    if series is None:
        return _of_item(linker, number)
    whole = of_series(series)
    theirs = _of_another(linker, number)
    if theirs is not None:
        return [Link(number, replace(whole, reporter=theirs, partner=linker.read.frame.reporter))]
    part = _part_before(linker, number) or _part_behind(linker, series.last) or _referred(linker, number)
    part = part or _traded_with(linker, number) or consisting(linker, series.last)
    leader = next(reversed(linker.links_of.get(number.sentence, [])), None)
    if part is None and leader is not None and leader.rule == "led_by" and leader.slots.metric == whole.metric:
        return [Link(number, leader.slots)]
    if number.role == "than" and leader is not None and leader.slots.metric != whole.metric:
        number = replace(number, role="plain")  # "10% of exports, as against 21% of imports": no base, another share
        whole = whole if whole.partner or whole.item else replace(whole, partner=leader.slots.partner)
    if part is None:
        own = _own_series(linker, number, whole)
        return [Link(number, own or whole)] if whole.partner or whole.item else []
    return [Link(number, linker.with_element(whole, part))]


def _of_item(linker: Linker, number: Number) -> list[Link]:
    """`Japan, which takes 14% of Kenyan tea`: a partner's part of what is traded of an item."""
    start = skip_the(linker.read, number.last + 1)
    owner = owner_at(linker.known, start)
    item = linker.known.starting.get(owner[1] if owner is not None else start)
    part = _part_before(linker, number)
    whole = linker.flow
    if item is None or item.kind != "item" or part is None or part.kind != "partner" or whole is None:
        return []
    return [Link(number, replace(whole, item=item.key, partner=part.key, sign=0))]


def _own_series(linker: Linker, number: Number, whole: Slots) -> Slots | None:
    """`High-tech exports made up 38% of industrial exports`: the part is a series of its own."""
    whose = linker.subject_of(number.first)
    slots = linker.slots_of(whose) if whose is not None and whose.series is not None and whose.is_main else None
    is_part = slots is not None and slots.metric == whole.metric and (slots.item or slots.partner)
    return slots if is_part else None


def _of_another(linker: Linker, number: Number) -> str | None:
    """`For Brazil, Korea accounted for 3% of exports`, told by Korea: the share is of Brazil's exports."""
    start, _ = linker.read.sentence_span(number.first)
    other = linker.known.starting.get(skip_the(linker.read, start + 1)) if linker.read.word(start) == "for" else None
    if other is None or other.kind != "partner":
        return None
    owner = owner_at(linker.known, other.last + (linker.read.word(other.last) == ","))
    return other.key if owner is not None and owner[0] == linker.read.frame.reporter else None


def _whole(linker: Linker, start: int) -> Series | None:
    _, end = linker.read.sentence_span(start - 1)
    for at in range(start, min(start + REACH, end)):
        series = linker.series_at(at)
        if series is not None:
            return series
        if linker.read.word(at) in CLOSING:
            return None
    return None


def _part_before(linker: Linker, number: Number) -> Element | None:
    """The first item or partner of the clause before a share; a subject of no lexicon last."""
    alone = [s.element for s in linker.in_sentence(number.first) if s.element is not None and s.last <= number.first]
    start, _ = linker.read.sentence_span(number.first)
    done = [link.number.last for link in linker.links_of.get(number.sentence, []) if link.number.first < number.first]
    begin = max([start, *done])
    named = [e for e in linker.known.within(begin, number.first) if linker.series_at(e.first) is None]
    chosen = [e for e in alone if e.first >= begin] or named
    return min(chosen, key=lambda e: e.first) if chosen else None


def _referred(linker: Linker, number: Number) -> Element | None:
    """`exports of tea grew …, when they made up 4% of exports`: the one item of what a pronoun stands for."""
    whose = linker.subject_of(number.first)
    if whose is None or not whose.is_pronoun:
        return None
    before = [s.series for s in linker.in_sentence(number.first) if s.series is not None and s.last <= whose.first]
    elements = before[0].elements if before else ()
    return elements[0] if len(elements) == 1 else None


def _traded_with(linker: Linker, number: Number) -> Element | None:
    """`Trade with the EU made up 77% of exports`: the one with whom all of it is traded."""
    whose = linker.subject_of(number.first)
    series = whose.series if whose is not None and whose.is_main else None
    is_both = series is not None and (series.metrics == ("trade",) or set(series.metrics) == {"exports", "imports"})
    parts = [e for e in series.elements if e.key not in TOTALS] if series is not None and is_both else []
    return parts[0] if len(parts) == 1 else None


def consisting(linker: Linker, at: int) -> Element | None:
    """`43% of imports were raw materials`: the item of which a part consists."""
    element = linker.known.starting.get(at + 1) if linker.read.word(at) in BEING else None
    return element if element is not None and element.kind == "item" else None


def _part_behind(linker: Linker, start: int) -> Element | None:
    _, end = linker.read.sentence_span(start - 1)
    for at in range(start, min(start + REACH, end)):
        if linker.read.word(at) in PARTING:
            return None
        if linker.read.word(at) in ("from", "to"):
            element = linker.known.starting.get(skip_the(linker.read, at + 1))
            if element is not None and element.kind == "partner":
                return element
    return None
