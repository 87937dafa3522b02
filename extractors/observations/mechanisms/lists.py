"""Lists of numbers and of what they are said of."""

from dataclasses import replace

from extractors.observations.heads import TRADED
from extractors.observations.linker import Link, Linker
from extractors.observations.mechanisms.parts import consisting
from extractors.observations.names import Element, is_noun, open_phrase_before, skip_the
from extractors.observations.numbers import Number
from extractors.observations.slots import Slots
from extractors.observations.vocabulary import (
    APPOSING,
    BEING,
    GONE,
    JOINING,
    PARTICLE,
    PORTION,
    QUALIFYING,
    SHARE,
    TO,
    WHOLE,
)
from extractors.reading import Reading

REACH = 4
DASHES = ("-", "–", "—")
LISTING_RULES = ("followed_by", "by_each", "led_by")
CLAUSES = frozenset({"while", "whereas"})
AGAIN = frozenset({"but", "to", "from", "against", "and"})
SUMMING = ("to", "for")  # "sold for $10 bn"
MEMBER_NOUNS = ("countries", "nations", "markets", "economies", "states")


def followed_by(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`…, followed by machinery with 11.8%; and cars 10.4%`: a list goes on with the same whole."""
    before = linker.links_of.get(number.sentence, [])
    is_dashed = linker.read.word(number.first - 1) in DASHES and not linker.read.glued(number.first)
    at = number.first - (is_dashed or linker.read.word(number.first - 1) in ("with", "at"))
    about = at
    while linker.read.word(about - 1) in QUALIFYING:
        about -= 1
    at = about if about in linker.known.ending else at  # "and to Italy nearly 2%"
    at -= linker.read.word(at - 1) in MEMBER_NOUNS and linker.known.ending.get(at - 1) is not None
    if at < number.first and not before and any(target[0] <= number.first for target in linker.targets):
        return []  # "Japan became the largest market for tea with $5 bn": Japan, not tea
    if at < number.first and not before and _describes(linker, number):
        return []
    element = linker.known.ending.get(at) or _fronted_with(linker, number)
    start, _ = linker.read.sentence_span(number.first)
    if element is None and at < number.first and before:
        element = open_phrase_before(linker.read, linker.known, at, start)
    if element is None or linker.series_at(element.first) is not None:
        return []
    if at == number.first and not before and linker.read.word(element.first - 1) != ":":
        return []
    series = linker.subject_of(number.first)
    base = (
        before[-1].slots
        if before
        else linker.slots_of(series)
        if series is not None and series.series
        else linker.listed(number.first)
    )
    return [Link(number, linker.with_element(base, element))] if base is not None and base.metric is not None else []


def apposed(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`Hong Kong, $1.1 billion; and Japan, $0.9 billion`: with semicolons, a level is of what its comma follows."""
    read, at = linker.read, number.first - 1
    element = linker.known.ending.get(at) if number.is_amount and read.word(at) == "," else None
    start, end = read.sentence_span(number.first)
    if element is None or linker.series_at(element.first) is not None or ";" not in read.lower[start:end]:
        return []
    opens = read.word(element.first - 1 - (read.word(element.first - 1) == "the")) in (";", ":", "and", "by", *BEING)
    closes = number.last == end or read.word(number.last) in ("(", ";", ".", ",")
    before = linker.links_of.get(number.sentence, [])
    base = before[-1].slots if before else linker.listed(number.first)
    is_traded = base is not None and base.metric in (*TRADED, "trade")
    return [Link(number, linker.with_element(base, element))] if opens and closes and base and is_traded else []


def _describes(linker: Linker, number: Number) -> bool:
    """`rice with 5% broken grains`: what the goods are made of."""
    is_noun_next = is_noun(linker.read, linker.known, number.last) and linker.read.word(number.last) not in SHARE
    return not number.is_amount and is_noun_next


def _fronted_with(linker: Linker, number: Number) -> Element | None:
    """`Switzerland, with $2 bn, was …`: the partner or item that opens the sentence."""
    start, _ = linker.read.sentence_span(number.first)
    element = linker.known.starting.get(skip_the(linker.read, start))
    is_with = linker.read.lower[number.first - 2 : number.first] in ([",", "with"], [",", "at"])
    return element if is_with and element is not None and element.last == number.first - 2 else None


def by_each(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`exports of tea rose by 7%, coffee by 9%`, `to France by 2%`: one verb, and who moved by how much."""
    read, by = linker.read, number.first - 1
    while read.word(by) in QUALIFYING:
        by -= 1
    before = next((b for b in reversed(linker.links_of.get(number.sentence, [])) if b.number.role == "by"), None)
    if read.word(by) in PARTICLE:  # "with cars down 14% and chips off 30%"
        before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    elif read.word(by) in SUMMING and number.is_amount:  # "copper came to $10 bn and gold to $1 bn"
        before = next(reversed(linker.links_of.get(number.sentence, [])), None)
        is_alike = before is not None and before.number.is_amount and _summed(read, before.number) == read.word(by)
        before = before if is_alike else None
    elif number.role != "by" or read.word(by) != "by":
        return []
    if before is None:
        return []
    start, _ = read.sentence_span(number.first)
    element = linker.known.ending.get(by) or open_phrase_before(read, linker.known, by, start)
    if element is None or element.first < before.number.last or linker.series_at(element.first) is not None:
        return []
    at = element.first - 1
    while read.word(at) in TO or read.word(at) in ("the", "of", "in"):
        at -= 1
    is_item = element.kind == "item" and before.slots.item is not None
    slots = replace(before.slots, item=element.key) if is_item else linker.with_element(before.slots, element)
    return [Link(number, slots)] if read.word(at) in JOINING or read.word(at) == ":" else []


def _summed(read: Reading, number: Number) -> str:
    """The preposition before an amount: `to` in `came to about $10 bn`."""
    at = number.first - 1
    while read.word(at) in QUALIFYING:
        at -= 1
    return read.word(at)


def for_each(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`tea accounted for $5 bn, growing 3%, and coffee for $2 bn`: one verb, and what stands for how much."""
    read, at = linker.read, number.first - 1
    while read.word(at) in QUALIFYING:
        at -= 1
    told = linker.links_of.get(number.sentence, []) if read.word(at) == "for" else []
    before = next((link for link in reversed(told) if read.word(link.number.first - 1) == "for"), None)
    element = linker.known.ending.get(at)
    if before is None or element is None or element.first < before.number.last:
        return []
    start = element.first - (read.word(element.first - 1) == "the")
    if read.word(start - 1) not in JOINING | CLAUSES or linker.series_at(element.first) is not None:
        return []
    is_item = element.kind == "item"
    slots = replace(before.slots, item=element.key) if is_item else replace(before.slots, partner=element.key)
    linker.targets.append((number.last, slots))
    return [Link(number, slots)]


def gone_to(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`34% headed to Egypt and 12% to Jordan`: the parts of one whole, each with its partner behind it."""
    read, before = linker.read, next(reversed(linker.links_of.get(number.sentence, [])), None)
    if before is None:
        return _first_of_whole(linker, number)
    is_gone = before.rule == "gone_to" or (read.word(before.number.last) in GONE and before.slots.partner is not None)
    if is_gone and _is_behind_place(linker, before.number, number):
        return [Link(number, before.slots)]
    if before.slots.partner is None or read.word(number.last) not in ("to", "from"):
        return []
    element = linker.known.starting.get(skip_the(read, number.last + 1))
    is_parted = before.rule == "gone_to" or read.word(before.number.last) in GONE
    is_moved = number.movement is not None and read.word(number.first - 1) not in JOINING
    if element is None or element.kind != "partner" or not is_parted or is_moved:
        return []
    return [Link(replace(number, movement=None), replace(before.slots, partner=element.key))]


def _first_of_whole(linker: Linker, number: Number) -> list[Link]:
    """`Of the total, $1.1 billion went to China`: a part of the series spoken of."""
    read, (start, _) = linker.read, linker.read.sentence_span(number.first)
    opens = read.word(start) == "of" and read.word(skip_the(read, start + 1)) in WHOLE
    is_gone = read.word(number.last) in GONE and read.word(number.last + 1) in ("to", "from")
    element = linker.known.starting.get(skip_the(read, number.last + 2)) if opens and is_gone else None
    whole = linker.carried
    if element is None or element.kind != "partner" or whole is None or not whole.metric:
        return []
    return [Link(number, replace(whole, partner=element.key))]


def _is_behind_place(linker: Linker, one: Number, two: Number) -> bool:
    """`$1.1 billion went to China, down 10.8 percent`: only the place and a comma between, then the movement."""
    if two.is_amount or not one.is_amount or linker.read.word(two.first - 1) not in APPOSING:
        return False
    between = linker.known.within(one.last, two.first)
    gap = linker.read.lower[between[-1].last : two.first] if between else []
    gap = gap[gap[:1] == [")"] :]  # "to the European Union (EU), 3% more"
    is_one = len({element.key for element in between}) == 1 and between[0].kind == "partner"
    return is_one and gap[:1] == [","] and set(gap) <= APPOSING


def to_level(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`textiles 28% to $2 bn`: a level right behind a growth is of the same."""
    before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    is_behind = before is not None and linker.read.lower[before.number.last : number.first] in (["to"], ["at"])
    if before is None or not is_behind or not number.is_amount or before.number.is_amount:
        return []
    return [Link(number, before.slots)] if before.rule in LISTING_RULES else []


def share_again(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`took 66% of exports in 2001 but only 45% in 2018`: the same share at another time."""
    before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    if before is None or before.number.is_amount or number.is_amount or number.movement is not None:
        return []
    whole = _other_whole(linker, number, before)
    if whole is not None:
        return [Link(number, whole)]
    if before.rule in ("share_of", "share_again") and (part := consisting(linker, number.last)) is not None:
        return [Link(number, replace(before.slots, item=part.key))]  # "and 20% were consumer goods"
    is_share = linker.read.word(before.number.last) == "of" and before.rule in ("share_of", "share_again")
    between = set(linker.read.lower[before.number.last : number.first])
    is_dated = number.last + 1 in linker.known.dates_from and linker.read.word(number.last) in ("in", "for")
    return [Link(number, before.slots)] if is_share and is_dated and between & AGAIN else []


def _other_whole(linker: Linker, number: Number, before: Link) -> Slots | None:
    """`The share of the EU in exports was 80.9% and in imports 59.2%`: the same part of the other way of trade."""
    read, (start, _) = linker.read, linker.read.sentence_span(number.first)
    at = number.first - (read.word(number.first - 1) in BEING)
    series = linker.series_at(at - 1)
    is_bare = series is not None and series.last == at and not series.elements and len(series.metrics) == 1
    if series is None or not is_bare or read.word(series.first - 1) not in ("in", "of"):
        return None
    is_told = not PORTION.isdisjoint(read.lower[start : before.number.first])
    is_shared = is_told and (before.slots.partner or before.slots.item)
    is_listed = read.word(series.first - 2) in JOINING
    return replace(before.slots, metric=series.metrics[0]) if is_shared and is_listed else None


def or_number(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`fell by $1.02 billion, or 0.8%`: the same said in another unit."""
    at = number.first - 1
    if linker.read.word(at) != "or":
        return []
    last = at - (linker.read.word(at - 1) == ",")
    before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    if before is None or not 0 <= last - before.number.last <= REACH:
        return []
    return [Link(number, before.slots, follows=before)]
