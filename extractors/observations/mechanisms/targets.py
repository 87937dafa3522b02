"""Numbers whose series stands at them: behind as their target, before as the noun whose size they are."""

from dataclasses import replace

from extractors.model import Percentage
from extractors.observations.dating import PAST_ROLES
from extractors.observations.linker import Link, Linker
from extractors.observations.listing import owner_at
from extractors.observations.names import Element, skip_the, widened
from extractors.observations.numbers import Number
from extractors.observations.series import Series
from extractors.observations.slots import Slots, of_series
from extractors.observations.vocabulary import POLARITY, WHOLE, WORTH

ADJACENT = 4
REACH = 6
NEAR = 5  # tokens: ", up from", ", compared with"
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
    return [Link(number, _of_same(linker, number, slots) or _with_sentence(linker, number, slots))]


def base_of_head(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`leaving a surplus of $1.4 bn, up from $0.7 bn a year earlier`: the base is of the series right before it."""
    before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    if before is None or before.rule != "of_head" or not number.is_amount or number.role not in PAST_ROLES:
        return []
    whose = linker.subject_of(number.first)
    is_near = number.first - before.number.last <= NEAR and (whose is None or whose.first < before.number.first)
    return [Link(number, before.slots)] if is_near else []


def _of_same(linker: Linker, number: Number, slots: Slots) -> Slots | None:
    """`Exports to Japan comprised the highest export value, USD 5 bn`: the series that the clause began with."""
    whose = linker.subject_of(number.first)
    target = next((t[1] for t in reversed(linker.targets) if t[0] <= number.first), None)
    main = linker.slots_of(whose) if whose is not None and whose.series is not None and whose.is_main else target
    is_apart = whose is not None and ";" in linker.read.lower[whose.last : number.first]
    is_bare = not (slots.item or slots.partner or slots.is_overall or is_apart)
    return main if is_bare and main is not None and main.metric == slots.metric else None


def _with_sentence(linker: Linker, number: Number, slots: Slots) -> Slots:
    """A balance that a clause only mentions keeps the partner and item of the sentence's subject."""
    whose = linker.subject_of(number.first)
    if slots.partner or slots.item or slots.is_overall:
        return slots
    if slots.metric != "trade_balance" or whose is None or whose.series is None or not whose.is_main:
        leader = linker.leader(number.first)
        return linker.with_element(slots, leader) if leader is not None else slots
    main = linker.slots_of(whose)
    if main is None or ";" in linker.read.lower[whose.last : number.first]:
        return slots
    return replace(slots, partner=main.partner, item=main.item, reporter=slots.reporter or main.reporter)


def target_behind(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`a 17.2% increase in memory chips`, `a $5 bn trade surplus`: what the number is of stands behind it."""
    slots = _adjacent(linker, number) or moved(linker, number)
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
    slots = of_series(series)
    near = linker.read.lower[max(number.first - 3, 0) : number.first]
    if words[:1] == ["in"] and slots.metric == "trade" and POLARITY.keys() & set(near):
        slots = replace(slots, metric="trade_balance")  # "a deficit of $0.6 bn in non-oil trade"
    return _with_sentence(linker, number, slots)


def moved(linker: Linker, number: Number) -> Slots | None:
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


def for_element(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`against $3 bn for bananas, down 6%`: what a further amount is of stands behind it."""
    before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    if linker.read.word(number.last) != "for" or not number.is_amount or before is None or number.bracket is not None:
        return []
    element = linker.known.starting.get(skip_the(linker.read, number.last + 1))
    if element is None or linker.series_at(element.first) is not None:
        return []
    slots = replace(before.slots, partner=element.key) if element.kind == "partner" else None
    slots = slots or replace(before.slots, item=element.key)
    linker.targets.append((element.last, slots))
    return [Link(replace(number, role="plain"), slots)]


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
        return []
    whole = of_series(series)
    theirs = _of_another(linker, number)
    if theirs is not None:
        return [Link(number, replace(whole, reporter=theirs, partner=linker.read.frame.reporter))]
    part = _part_before(linker, number) or _part_behind(linker, series.last) or _referred(linker, number)
    if part is None:
        own = _own_series(linker, number, whole)
        return [Link(number, own or whole)] if whole.partner or whole.item else []
    return [Link(number, linker.with_element(whole, part))]


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
