"""Series noun phrases: `exports of cars to China`, `semiconductor exports`, `Korea's exports and imports of ICT goods`.

A phrase is a metric with what stands around it: items, partners, whose it is. The longest reading wins; what is no
series by itself (`export market`, `trade minister`) is none.
"""

from dataclasses import dataclass, replace

from extractors.observations.heads import Head, heads
from extractors.observations.names import (
    Element,
    Names,
    closing,
    is_noun,
    open_phrase_before,
    opening,
    skip_the,
    widened,
    with_modifiers,
)
from extractors.observations.vocabulary import (
    ANAPHOR,
    BILATERAL,
    COMPANY,
    GRAINS,
    JOINING,
    LIGHT,
    MEMBERS,
    MODIFIER,
    OFF,
    OVERALL,
    PARTICIPLE,
    POSSESSIVE,
    THERE,
    THOSE,
    TO,
)
from extractors.reading import Reading

TOTALS = ("goods", "goods_and_services")  # no item by themselves: together they are the whole


@dataclass(frozen=True, slots=True)
class Series:
    """A series noun phrase. `metrics` has two for `exports and imports`; `sign` is -1 in `trade deficit`."""

    first: int
    last: int
    metrics: tuple[str, ...]
    items: tuple[Element, ...] = ()
    partners: tuple[Element, ...] = ()
    reporter: str | None = None
    sign: int = 0
    grain: str | None = None
    is_verb: bool = False
    head: tuple[int, int] = (0, 0)
    is_overall: bool = False

    @property
    def elements(self) -> tuple[Element, ...]:
        """Items and partners in text order."""
        return tuple(sorted((*self.items, *self.partners), key=lambda e: e.first))


def series_of(read: Reading, known: Names) -> list[Series]:
    """All series noun phrases of the text in order."""
    found: list[Series] = []
    for head in heads(read):
        is_anaphor = read.word(head.first) in ANAPHOR
        items = _anaphor(read, known, head.first) if is_anaphor else _inner(known, head)
        series = Series(head.first, head.last, head.metrics, items, sign=head.sign, head=(head.first, head.last))
        if read.word(series.last) in OFF or (read.word(series.last) == "-" and read.word(series.last + 1) in OFF):
            continue
        series = replace(series, is_verb=head.is_verb)
        if head.is_verb and head.last in known.amounts_from:
            series = replace(series, last=_behind_amount(read, known, head.last))
        widened = _rightwards(read, known, _leftwards(read, known, series))
        if found and widened.first < found[-1].last:
            continue
        found.append(_shared(read, known, _seen_from_home(read, widened)))
    return sorted([*found, *_those(read, known, found)], key=lambda s: s.first)


def _seen_from_home(read: Reading, series: Series) -> Series:
    """`Africa bought goods worth $5 bn`, told by another reporter: its exports to Africa."""
    home = read.frame.reporter
    flipped = {"imports": "exports", "exports": "imports"}.get(series.metrics[0])
    if not series.is_verb or series.reporter in (None, home) or home is None or flipped is None or series.partners:
        return series
    partner = Element(series.first, series.head[0], "partner", series.reporter)
    return replace(series, metrics=(flipped,), partners=(partner,), reporter=None)


def _shared(read: Reading, known: Names, series: Series) -> Series:
    """`the share of Germany in exports`: the part belongs to the series."""
    if read.word(series.first - 1) not in ("in", "of"):
        return series
    part = known.ending.get(series.first - 1)
    if part is None or "share" not in read.lower[max(0, part.first - 3) : part.first]:
        return series
    if part.kind == "partner":
        return replace(series, first=part.first - 2, partners=(part,), is_overall=False)
    return replace(series, first=part.first - 2, items=(part,), is_overall=False)


def _behind_amount(read: Reading, known: Names, at: int) -> int:
    """Where what was traded begins: `exported $5 bn worth of cars`."""
    stop = known.amounts_from[at]
    return stop + 1 if read.word(stop) in ("worth", "in") else stop


def _anaphor(read: Reading, known: Names, at: int) -> tuple[Element, ...]:
    """`related budget`: the item named last before it in the sentence."""
    start, _ = read.sentence_span(at)
    earlier = [e for e in known.ending.values() if e.kind == "item" and start <= e.first and e.last <= at]
    return (max(earlier, key=lambda e: e.first),) if earlier else ()


def _inner(known: Names, head: Head) -> tuple[Element, ...]:
    """The item inside a metric's own words: `services deficit`, `NODX`; goods and services together are all."""
    inside = [e for e in known.starting.values() if e.kind == "item" and head.first <= e.first and e.last <= head.last]
    return tuple(inside) if len(inside) == 1 and inside[0].key not in TOTALS else ()


def _leftwards(read: Reading, known: Names, series: Series) -> Series:
    """Takes in the items, adjectives and owner before the metric."""
    at, items = series.first, list(series.items)
    partners = list(series.partners)
    reporter, grain = series.reporter, series.grain
    is_overall = read.word(series.first) in OVERALL
    start, _ = read.sentence_span(series.first)
    while at > start:
        element = known.ending.get(at)
        owner = known.owners.get(at)
        word = read.word(at - 1)
        if element is not None and element.kind == "item" and element.first >= start:
            element = with_modifiers(read, known, element, start)
            items.insert(0, element)
            at = element.first
        elif word == ")" and opening(read, at - 1) is not None:
            at = opening(read, at - 1) or at
        elif owner is not None and owner[0] >= start:
            reporter, at = owner[1], owner[0]
            break
        elif at in known.dates_to and known.dates_to[at] >= start:
            at = known.dates_to[at]
        elif word in ANAPHOR and not items:
            items, at = list(_anaphor(read, known, at - 1)), at - 1
        elif word in POSSESSIVE or word in MODIFIER or (word in LIGHT and at == series.first) or word == "of":
            is_overall = is_overall or word in OVERALL
            grain = GRAINS.get(word, grain) if at == series.head[0] else grain
            if word == "of" and read.word(at - 2) not in LIGHT:
                break
            if word == "of":
                at -= 1
            at -= 1
        elif word in JOINING and items and _ends_item(read, known, at - 1):
            at -= 1
        elif not items and at == series.first and is_noun(read, known, at - 1):
            unknown = open_phrase_before(read, known, at, start)
            if unknown is None:
                break
            items.insert(0, unknown)
            at = unknown.first
        else:
            break
    return replace(
        series,
        first=at,
        items=tuple(items),
        partners=tuple(partners),
        reporter=reporter,
        is_overall=is_overall,
        grain=grain,
    )


def _ends_item(read: Reading, known: Names, at: int) -> bool:
    element = known.ending.get(at)
    return read.word(at - 1) == ")" or (element is not None and element.kind == "item")


def _rightwards(read: Reading, known: Names, series: Series) -> Series:
    """Takes in `of <items>`, `to|from|with <partners>`, brackets and dates behind the metric."""
    at, items, partners, reporter = series.last, list(series.items), list(series.partners), series.reporter
    _, end = read.sentence_span(series.first)
    while at < end:
        word = read.word(at)
        if (word in LIGHT and at == series.last) or word in PARTICIPLE:
            at += 1
        elif word == "(" and closing(read, at, end) is not None:
            at = closing(read, at, end) or at
        elif word == "of" and not items:
            stop, found, owner = _list(read, known, at + 1, end, "item")
            if not found and owner is None:
                break
            items, reporter, at = items + found, owner or reporter, stop
        elif word == "by" and not items and _of_companies(read, known, at + 1, end) is not None:
            element, stop = _of_companies(read, known, at + 1, end) or (None, at)
            items, at = items + [e for e in (element,) if e is not None], stop
        elif word == "there" and not partners:
            partners, at = _there(read, known, at)
            if not partners:
                break
        elif (word in TO or (word == "in" and series.metrics[0].startswith("investment"))) and not partners:
            stop, found, _ = _list(read, known, at + 1, end, "partner")
            if not found and _is_home(read, known, at + 1):
                inward = series.metrics == ("investment",)
                series, at = replace(series, metrics=("investment_inward",) if inward else series.metrics), at + 2
                continue
            if not found:
                found, stop = _there(read, known, at + 1)
            if not found and word in ("for", "in") and not items:
                stop, found, _ = _list(read, known, at + 1, end, "item")
                items, at, word = items + found, stop, ""
            if not found:
                break
            if found[0].kind == "partner":
                is_origin = word == "from" and series.metrics == ("investment",)
                series = replace(series, metrics=("investment_inward",)) if is_origin else series
                partners, at = partners + found, stop
        elif word == "between" and not partners:
            found, stop = _counterparts(read, known, at + 1, end)
            if not found:
                break
            partners, at = found, stop
        elif word in ("in", "for", "during") and skip_the(read, at + 1) in known.dates_from:
            at = known.dates_from[skip_the(read, at + 1)]
        else:
            break
    return replace(series, last=at, items=tuple(items), partners=tuple(partners), reporter=reporter)


def _counterparts(read: Reading, known: Names, at: int, end: int) -> tuple[list[Element], int]:
    """`between Korea and the United States`, `between the two countries`: who the other side is, and the token behind."""
    for first in range(at, min(at + 6, end)):
        element = known.starting.get(first)
        if element is not None and element.kind == "partner":
            return [element], element.last
        if read.word(first) in BILATERAL and read.counterpart is not None:
            return [Element(first, first + 1, "partner", read.counterpart)], first + 1
    return [], at


def _is_home(read: Reading, known: Names, at: int) -> bool:
    """Whether the reporter itself stands at a token."""
    at = skip_the(read, at)
    return any(first == at and code == read.frame.reporter for first, code in known.owners.values())


def _of_companies(read: Reading, known: Names, at: int, end: int) -> tuple[Element, int] | None:
    """`by Korean drone companies`: the item whose makers trade, and the token behind them."""
    for first in range(at, min(at + 4, end)):
        element = known.starting.get(first)
        if element is not None and element.kind == "item" and read.word(element.last) in COMPANY:
            return element, element.last + 1
    return None


def _list(read: Reading, known: Names, at: int, end: int, kind: str) -> tuple[int, list[Element], str | None]:
    """(token behind, elements, owner) of a list of items or partners: `A, B (3%) and the C`."""
    found: list[Element] = []
    stop = at
    while at < end:
        at = skip_the(read, at)
        while kind == "partner" and read.word(at) in MEMBERS and at < end:
            at += 1
        element = known.starting.get(at)
        if element is not None and element.kind == "partner" and kind == "item":
            element = None
        if element is None and kind == "item":
            owner = next((o for last, o in known.owners.items() if o[0] == at and last <= end), None)
            if owner is not None and not found:
                return at + 1, [], owner[1]
        element = widened(read, known, element, at, end) if kind == "item" else element
        if element is None or element.kind != kind:
            break
        found.append(element)
        at = stop = element.last
        while read.word(at) == "(" and closing(read, at, end) is not None:
            at = stop = closing(read, at, end) or at
        if read.word(at) not in ("and", ",", "&", "or") or at + 1 >= end:
            break
        at += 2 if read.word(at) == "," and read.word(at + 1) in ("and", "or") else 1
        if kind == "item" and skip_the(read, at) not in known.starting and not _goes_on(read, known, at, end):
            break
    return stop, found, None


def _goes_on(read: Reading, known: Names, at: int, end: int) -> bool:
    """Whether a list of items goes on with a noun phrase of no lexicon: it ends in a joint, a verb or a bracket."""
    at = skip_the(read, at)
    unknown = widened(read, known, None, at, end)
    return unknown is not None and (read.word(unknown.last) in JOINING | {"("} or unknown.last in known.taken)


def _there(read: Reading, known: Names, at: int) -> tuple[list[Element], int]:
    """`exports there`, `imports from that country`: the partner named last before, and the token behind."""
    for length in (2, 1):
        if " ".join(read.lower[at : at + length]) in THERE:
            earlier = [e for e in known.ending.values() if e.kind == "partner" and e.last <= at]
            nearest = max(earlier, key=lambda e: e.first, default=None)
            close = nearest is not None and read.sentence_of(at) - read.sentence_of(nearest.first) <= 1
            return ([nearest] if close and nearest is not None else []), at + length
    return [], at


def _those(read: Reading, known: Names, found: list[Series]) -> list[Series]:
    """`those to China`, `that of cars`: the metric of the series before, with its own partner or item."""
    repeated = []
    for at, word in enumerate(read.lower):
        if word not in THOSE or read.word(at + 1) not in ("to", "from", "of", "with"):
            continue
        before = next(
            (s for s in reversed(found) if s.last <= at and read.sentence_of(at) - read.sentence_of(s.first) <= 1), None
        )
        if before is None:
            continue
        items = before.items if read.word(at + 1) != "of" else ()
        partners = before.partners if read.word(at + 1) == "of" else ()
        head = replace(before, first=at, last=at + 1, items=items, partners=partners, head=(at, at + 1))
        repeated.append(_rightwards(read, known, head))
    return repeated
