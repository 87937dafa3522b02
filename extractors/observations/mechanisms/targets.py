"""Numbers whose series stands at them: behind as their target, before as the noun whose size they are."""

from dataclasses import replace

from extractors.model import Percentage
from extractors.observations.linker import Link, Linker
from extractors.observations.listing import owner_at
from extractors.observations.names import Element, skip_the, widened
from extractors.observations.numbers import Number
from extractors.observations.series import Series
from extractors.observations.slots import Slots, of_series
from extractors.observations.vocabulary import WHOLE, WORTH

ADJACENT = 4
REACH = 6
REFERRING = ("it", "this", "them", "which", "that", "these")
CLOSING = (",", ";", ":", "while")
PARTING = (",", ";", "while", "and", "those")


def of_head(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`a surplus of $2.8 billion`, `imports worth $3 bn`: the number is the size of the series right before it."""
    if not number.is_amount or number.role not in ("of", "plain", "to"):
        return []
    before = [s for s in linker.in_sentence(number.first) if s.series is not None and s.head_end <= number.first]
    if not before or before[-1].series is None:
        return []
    series, subject = before[-1].series, before[-1]
    gap = linker.read.lower[max(series.last, subject.head_end) : number.first]
    is_adjacent = bool(gap) and len(gap) <= ADJACENT and gap[0] in WORTH and all(word in WORTH for word in gap)
    slots = linker.slots_of(subject) if is_adjacent and len(series.metrics) == 1 else None
    if slots is None or subject.is_main:
        return []
    return [Link(number, _with_sentence(linker, number, slots))]


def _with_sentence(linker: Linker, number: Number, slots: Slots) -> Slots:
    """A balance that a clause only mentions keeps the partner and item of the sentence's subject."""
    whose = linker.subject_of(number.first)
    if slots.partner or slots.item or slots.is_overall:
        return slots
    if slots.metric != "trade_balance" or whose is None or whose.series is None or not whose.is_main:
        leader = linker.leader(number.first)
        return linker.with_element(slots, leader) if leader is not None else slots
    main = linker.slots_of(whose)
    if main is None:
        return slots
    return replace(slots, partner=main.partner, item=main.item, reporter=slots.reporter or main.reporter)


def target_behind(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`a 17.2% increase in memory chips`, `a $5 bn trade surplus`: what the number is of stands behind it."""
    slots = _adjacent(linker, number) or _moved(linker, number)
    if slots is None:
        return []
    linker.targets.append((number.last, slots))
    return [Link(number, slots)]


def _adjacent(linker: Linker, number: Number) -> Slots | None:
    """`a $2.8 billion trade surplus`, `$11.6 billion worth of exports`."""
    words = linker.read.lower[number.last : number.last + 2]
    at = number.last + (2 if words in (["worth", "of"], ["in", "total"]) else 1 if words[:1] in (["in"], ["-"]) else 0)
    series = linker.series_at(at)
    if not number.is_amount or series is None or series.first > at or number.role == "from":
        return None
    if linker.read.sentence_of(at) != number.sentence:
        return None
    return _with_sentence(linker, number, of_series(series))


def _moved(linker: Linker, number: Number) -> Slots | None:
    """The noun of movement behind the number, and what moves: `in` or `of` a series, an item or a partner."""
    move = number.movement
    if move is None or not number.last <= move.first <= number.last + ADJACENT:
        return None
    if linker.read.word(move.last) not in ("in", "of"):
        return None
    start = skip_the(linker.read, move.last + 1)
    series = linker.series_at(start)
    if series is not None:
        return _carried_on(linker, number, of_series(series))
    _, end = linker.read.sentence_span(start)
    if {start, start - 1} & linker.known.dates_from.keys() or start >= end:
        return None
    element = widened(linker.read, linker.known, linker.known.starting.get(start), start, end)
    whose = linker.subject_of(number.first)
    base = linker.slots_of(whose) if whose is not None else linker.carried
    return linker.with_element(replace(base, sign=0), element) if element is not None and base is not None else None


def _carried_on(linker: Linker, number: Number, slots: Slots) -> Slots:
    """`This shows a 67.8% increase in trade`: the same trade as before, where the sentence only refers back."""
    is_bare = slots.item is None and slots.partner is None and not slots.is_overall
    before = linker.carried
    is_same = before is not None and before.metric == slots.metric and linker.refers_back(number.first)
    return before if is_bare and is_same and before is not None else slots


def of_whole(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`Pakistan took $63 million of the total`: the part of the series spoken of that has the subject's item or partner."""
    start = skip_the(linker.read, number.last + 1)
    whose = linker.subject_of(number.first)
    is_part = linker.read.word(number.last) == "of" and linker.read.word(start) in WHOLE and number.is_amount
    if not is_part or whose is None or whose.element is None or linker.carried is None or not linker.carried.metric:
        return []
    element = whose.element
    is_new = element.kind == "partner" or linker.carried.item is None
    return [Link(number, replace(linker.carried, sign=0, **_slot(element)))] if is_new else []


def _slot(element: Element) -> dict[str, str]:
    return {"partner" if element.kind == "partner" else "item": element.key}


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
        return []
    whole = of_series(series)
    theirs = _of_another(linker, number)
    if theirs is not None:
        return [Link(number, replace(whole, reporter=theirs, partner=linker.read.frame.reporter))]
    part = _part_before(linker, number) or _part_behind(linker, series.last)
    if part is None:
        return [Link(number, whole)] if whole.partner or whole.item else []
    return [Link(number, linker.with_element(whole, part))]


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
