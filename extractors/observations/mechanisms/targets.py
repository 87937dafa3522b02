"""Numbers whose series stands at them: behind as their target, before as the noun whose size they are."""

from dataclasses import replace

from extractors.movements import Movement
from extractors.observations.dating import PAST_ROLES
from extractors.observations.heads import TRADED
from extractors.observations.linker import Link, Linker
from extractors.observations.names import closing, skip_the, widened
from extractors.observations.numbers import Number
from extractors.observations.slots import Slots, of_series
from extractors.observations.subjects import Subject
from extractors.observations.vocabulary import EARNING, JOINING, LIGHT, POLARITY, QUALIFYING, SUPERLATIVE, WORTH

ADJACENT = 4
BASED = ("of_head", "by_each", "followed_by", "share_of")
NEAR = 5  # tokens: ", up from", ", compared with"


def of_head(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`a surplus of $2.8 billion`, `imports worth $3 bn`: the number is the size of the series right before it."""
    is_of = number.role in ("of", "plain", "to") or linker.read.word(number.first - 1) == "of"
    if not number.is_amount or not is_of:
        return []
    before = [s for s in linker.in_sentence(number.first) if s.series is not None and s.head_end <= number.first]
    if not before or before[-1].series is None:
        return []
    series, subject = before[-1].series, before[-1]
    end = series.last if series.last < number.first else 0  # "deliveries worth $5 bn": the series takes `worth` in
    gap = linker.read.lower[max(end, subject.head_end) : number.first]
    is_adjacent = bool(gap) and len(gap) <= ADJACENT and gap[0] in WORTH and all(word in WORTH for word in gap)
    target = next((t[1] for t in reversed(linker.targets) if t[0] <= subject.first), None)
    is_light = linker.read.word(series.head[0]) in LIGHT and not (series.elements or series.is_overall)
    if is_adjacent and target is not None and is_light:
        return [Link(number, target)]  # "Japan was the largest market, with turnover of $5 bn"
    if is_adjacent and (owner := _of_part(linker, subject) or _of_leader(linker, subject)) is not None:
        return [Link(number, owner)]
    slots = linker.slots_of(subject) if is_adjacent and len(series.metrics) == 1 else None
    if slots is None or subject.is_main:
        return []
    return [Link(number, _of_same(linker, number, slots) or _with_sentence(linker, number, slots))]


def _of_part(linker: Linker, whole: Subject) -> Slots | None:
    """`Chips made up 38.8% of total exports at $2.68 billion`: the level behind the whole is the part's."""
    shares = [link for link in linker.links_of.get(linker.read.sentence_of(whole.first), []) if link.rule == "share_of"]
    is_near = bool(shares) and 0 < whole.first - shares[-1].number.last <= ADJACENT
    return shares[-1].slots if is_near and linker.read.word(whole.last) == "at" else None


def _of_leader(linker: Linker, record: Subject) -> Slots | None:
    """`The United States had the highest export value at $1.16 billion`: of the partner that opens the sentence."""
    read, series = linker.read, record.series
    start, _ = read.sentence_span(record.first)
    leader = linker.known.starting.get(skip_the(read, start))
    if series is None or series.elements or leader is None or leader.kind != "partner":
        return None
    is_first = any(read.word(at) in SUPERLATIVE for at in range(record.first - 1, series.head[0]))
    return linker.with_element(of_series(series), leader) if is_first else None


def base_of_head(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`leaving a surplus of $1.4 bn, up from $0.7 bn a year earlier`: the base is of the series right before it."""
    before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    if before is None or before.rule not in BASED:
        return []
    gap = linker.read.lower[before.number.last : number.first]
    is_moved = not number.is_amount and before.number.is_amount and _is_apposed(linker, number, gap)
    is_base = number.is_amount == before.number.is_amount and number.role in PAST_ROLES
    if not is_moved and not is_base:
        return []
    whose = linker.subject_of(number.first)
    behind = _behind_whole(linker, before.number.last)
    is_of_it = whose is None or whose.first < before.number.first or before.number.last < whose.last <= behind
    is_near = number.first - _behind_date(linker, behind) <= NEAR and is_of_it
    return [Link(number, before.slots)] if is_near else []


def _is_apposed(linker: Linker, number: Number, gap: list[str]) -> bool:
    """Whether only `, up`, `, an increase of` or a comma stands between a level and a growth."""
    taken = linker.known.taken
    between = range(number.first - len(gap) + 1, number.first)
    is_near = gap[:1] == [","] and len(gap) <= ADJACENT
    return is_near and all(
        at in taken or linker.read.word(at) in ("a", "an", "of", "or", "up", "down") for at in between
    )


def _behind_whole(linker: Linker, at: int) -> int:
    """The token behind the series of which a number is a part: `11% of China's exports`."""
    series = linker.series_at(skip_the(linker.read, at + 1)) if linker.read.word(at) == "of" else None
    return series.last if series is not None else at


def _behind_date(linker: Linker, at: int) -> int:
    """The token behind the date that follows a number: `$0.7 billion in the second quarter`."""
    first = skip_the(linker.read, at + 1)
    return linker.known.dates_from.get(first, at) if linker.read.word(at) in ("in", "for") else at


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
    move = number.movement or _movement_again(linker, number)
    number = replace(number, movement=move)
    slots = _adjacent(linker, number) or moved(linker, number)
    if slots is None:
        return []
    linker.targets.append((number.last, slots))
    return [Link(number, slots)]


def _adjacent(linker: Linker, number: Number) -> Slots | None:
    """`a $2.8 billion trade surplus`, `$11.6 billion worth of exports`."""
    words = linker.read.lower[number.last : number.last + 2]
    at = number.last + (2 if words in (["worth", "of"], ["in", "total"]) else 1 if words[:1] in (["in"], ["-"]) else 0)
    if words[:1] == ["from"] and EARNING & set(linker.read.lower[number.first - NEAR : number.first]):
        at = number.last + 1  # "earned $5 bn from exports"
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
    if move is None:
        return None
    behind = _behind_bracket(linker, number)
    last = behind if _is_of_movement(linker, number, behind) else move.last
    if not number.last <= max(last, move.first) <= behind + ADJACENT or linker.read.word(last) not in ("in", "of"):
        return None
    start = skip_the(linker.read, last + 1)
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


def _behind_bracket(linker: Linker, number: Number) -> int:
    """The token behind a number and the bracket that says it again: `a fall of $2 bn (4%) in imports`."""
    if linker.read.word(number.last) != "(":
        return number.last
    return closing(linker.read, number.last, linker.read.sentence_span(number.first)[1]) or number.last


def _is_of_movement(linker: Linker, number: Number, behind: int) -> bool:
    """`a fall of 2% in prices and of 3% in wages`: the movement stands before the number, what moves behind it."""
    move, at = number.movement, number.first - 1
    while linker.read.word(at) in QUALIFYING:
        at -= 1
    is_again = move is not None and move == _movement_again(linker, number)
    is_noun = move is not None and linker.read.word(at) == "of" and (move.last == at or is_again)
    is_in = linker.read.word(behind) == "in"
    return is_noun and is_in and linker.series_at(skip_the(linker.read, behind + 1)) is not None


def _movement_again(linker: Linker, number: Number) -> Movement | None:
    """`declines of 2% in exports and of 5% in imports`: the noun that stands before the first number alone."""
    before = next((b for b in reversed(linker.links_of.get(number.sentence, [])) if b.number.bracket is None), None)
    is_again = linker.read.word(number.first - 1) == "of" and linker.read.word(number.first - 2) in JOINING
    is_told = before is not None and before.rule == "target_behind" and before.number.role == "of"
    return before.number.movement if is_again and is_told and before is not None else None


def _carried_on(linker: Linker, number: Number, slots: Slots) -> Slots:
    """`This shows a 67.8% increase in trade`: the same trade as before, where the sentence only refers back."""
    is_bare = slots.item is None and slots.partner is None and not slots.is_overall
    mover = linker.mover(number.first) if is_bare else None
    if mover is not None:
        return linker.with_element(slots, mover)
    before = linker.carried
    is_same = before is not None and before.metric == slots.metric and linker.refers_back(number.first)
    return before if is_bare and is_same and before is not None else slots


def for_way(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`Trade with the EU was $5 bn for exports and $4 bn for imports`: the way of trade stands behind each."""
    series = linker.series_at(number.last + 1) if linker.read.word(number.last) == "for" else None
    whose = linker.subject_of(number.first) if series is not None else None
    slots = linker.slots_of(whose) if whose is not None else None
    before = next(reversed(linker.links_of.get(number.sentence, [])), None)
    if before is not None and before.rule == "for_way":
        slots = replace(before.slots, metric="trade")
    if series is None or slots is None or slots.metric != "trade" or series.elements or not number.is_amount:
        return []
    return [Link(number, replace(slots, metric=series.metrics[0]))] if series.metrics[0] in TRADED else []


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
