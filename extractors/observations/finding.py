"""Finds the series phrases of a text: each metric walked to both sides, and the words that repeat one (`those to …`).

The longest reading wins; what is no series by itself (`export market`, `trade minister`) is none.
"""

from dataclasses import replace

from extractors.numbers import NUMBER_TAGS, SCALE_TAGS
from extractors.observations.heads import TRADED, Head, heads
from extractors.observations.leftwards import walk_left
from extractors.observations.listing import last_item
from extractors.observations.names import Element, Names, is_noun, open_phrase_before, skip_the
from extractors.observations.phrase import Phrase
from extractors.observations.rightwards import walk_right
from extractors.observations.series import TOTALS, Series
from extractors.observations.vocabulary import (
    ABROAD,
    ANAPHOR,
    GENERIC,
    MODIFIER,
    OFF,
    PORTION,
    POSSESSIVE,
    SECTOR,
    SEEING,
    STOPS,
    THOSE,
)
from extractors.reading import Reading

DETERMINING = MODIFIER - {"of"}
THEIRS = ("its", "their")
COUNTS = NUMBER_TAGS | SCALE_TAGS | {"cardinal"}
UNIT_REACH = 4
BUYER_REACH = 9
WITH = ("trade_balance", "trade")
REPEATED = {"with": WITH, **dict.fromkeys(("to", "from", "of", "in"), TRADED)}
"""What `that with China`, `those of cars` repeat."""
FLIPPED = {"imports": "exports", "exports": "imports"}


def series_of(read: Reading, known: Names) -> list[Series]:
    """All series noun phrases of the text in order."""
    found: list[Series] = []
    for head in heads(read):
        if read.word(head.last) in OFF or (read.word(head.last) == "-" and read.word(head.last + 1) in OFF):
            continue
        series = _walked(read, known, head)
        if found and _is_whole_of(read, found[-1], series):
            continue
        series = _sent_abroad(read, series)
        if not found or series.first >= found[-1].last:
            found.append(_shared(read, known, _bought_by(read, known, _seen_from_home(read, series))))
    return _owned(read, known, sorted([*found, *_repeated(read, known, found)], key=lambda s: s.first))


def _owned(read: Reading, known: Names, found: list[Series]) -> list[Series]:
    """The series with whose they are: `The EU posted a deficit, with exports of …`, and then `Its energy deficit`."""
    owned: list[Series] = []
    for series in found:
        before = owned[-1] if owned else None
        whose = series.reporter
        if whose is None and before is not None and read.word(series.first) in THEIRS:
            whose = before.reporter if read.sentence_of(series.first) - read.sentence_of(before.first) <= 1 else None
        owned.append(replace(series, reporter=whose or _poster(read, known, series, before)))
    return owned


def _poster(read: Reading, known: Names, series: Series, before: Series | None) -> str | None:
    """Who opens a sentence as having a balance: it is theirs, as are both sides of it in the same sentence."""
    start, _ = read.sentence_span(series.first)
    owner = known.owners_from.get(skip_the(read, start))
    verb = owner[0] + (read.word(owner[0]) == "balance") if owner is not None else start  # "The EU balance showed"
    if owner is None or read.word(verb) not in SEEING or series.is_verb or owner[1] == read.frame.reporter:
        return None
    is_same = before is not None and before.first >= start
    if is_same:
        return owner[1] if before is not None and before.reporter == owner[1] else None
    at = verb + 1
    while at < series.first and (read.word(at) in MODIFIER or at in known.amounts_from):
        at = known.amounts_from.get(at, at + 1)
    return owner[1] if series.metrics == ("trade_balance",) and at >= series.first else None


def _sent_abroad(read: Reading, series: Series) -> Series:
    """`sales of whisky abroad`: exports of it."""
    is_sales = series.metrics == ("other",) and read.word(series.head[1] - 1) == "sales" and series.items
    return replace(series, metrics=("exports",)) if is_sales and read.word(series.last) in ABROAD else series


def _walked(read: Reading, known: Names, head: Head) -> Series:
    start, end = read.sentence_span(head.first)
    is_anaphor = read.word(head.first) in ANAPHOR
    items = last_item(read, known, head.first) if is_anaphor else _inner(read, known, head)
    phrase = Phrase(read, known, head, head.first, start, end, head.metrics, items)
    first = walk_left(phrase)
    phrase.at = _behind_amount(read, known, head)
    if head.is_verb and phrase.at > head.last and read.word(phrase.at) == "of":
        phrase.items = []  # "the lithium producer exported $5 bn of copper": what was sold, not who sold it
    return phrase.series(first, walk_right(phrase))


def _behind_amount(read: Reading, known: Names, head: Head) -> int:
    """Where what was traded begins: `exported $5 bn worth of cars`."""
    if not head.is_verb or head.last not in known.amounts_from:
        return _behind_quantity(read, head.last) if head.is_verb else head.last
    stop = known.amounts_from[head.last]
    is_place = stop + 1 in known.owners_from or (read.word(stop + 1) == "the" and stop + 2 in known.owners_from)
    return stop + 1 if read.word(stop) == "worth" or (read.word(stop) == "in" and not is_place) else stop


def _behind_quantity(read: Reading, at: int) -> int:
    """The `of` in `exported 5.5 million tonnes of rice`; the same token where nothing is counted."""
    stop = at
    while read.tag(stop) in COUNTS:
        stop += 1
    unit = next((of for of in range(stop + 1, stop + UNIT_REACH) if read.word(of) == "of"), None)
    return unit if stop > at and unit is not None else at


def _inner(read: Reading, known: Names, head: Head) -> list[Element]:
    """The item inside a metric's own words: `services deficit`, `NODX`; goods and services together are all.

    In `electronic NODX` the word before it says more.
    """
    if head.last - head.first == 1 and (head.first in known.ending or is_noun(read, known, head.first - 1)):
        return []
    inside = [e for e in known.within(head.first, head.last) if e.kind == "item"]
    return inside if len(inside) == 1 and inside[0].key not in TOTALS else []


def _seen_from_home(read: Reading, series: Series) -> Series:
    """`Africa bought goods worth $5 bn`, told by another reporter: its exports to Africa."""
    home, flipped = read.frame.reporter, FLIPPED.get(series.metrics[0])
    is_other = series.reporter is not None and home is not None and series.reporter != home
    if not (series.is_verb and is_other) or flipped is None or series.partners:
        return series
    partner = Element(series.first, series.head[0], "partner", series.reporter or "")
    return replace(series, metrics=(flipped,), partners=(partner,), reporter=None)


def _bought_by(read: Reading, known: Names, series: Series) -> Series:
    """`Exports to Japan, which bought $660 million worth of fish`, `China, a hub, bought`: these are exports to it."""
    at = series.first - 1
    comma = at - 1 if read.word(at) == "which" else None
    if read.word(at) == ",":
        comma = read.last_of((",",), max(at - BUYER_REACH, 0), at)
    buyer = known.ending.get(comma) if comma is not None and read.word(comma) == "," else None
    flipped = FLIPPED.get(series.metrics[0])
    if buyer is None or buyer.kind != "partner" or not series.is_verb or flipped is None or series.partners:
        return series
    return replace(series, metrics=(flipped,), partners=(buyer,), reporter=None)


def _shared(read: Reading, known: Names, series: Series) -> Series:
    """`the share of Germany in exports`, `Germany's share of exports`: the part belongs to the series."""
    theirs = _their_share(read, known, series)
    if theirs is not None:
        narrowed = replace(series, first=theirs.first, is_overall=False)
        return replace(narrowed, items=(theirs,)) if theirs.kind == "item" else replace(narrowed, partners=(theirs,))
    last = series.first - 1 - (read.word(series.first - 2) in SECTOR)
    part = (
        known.ending.get(last) or _open_part(read, known, last) if read.word(series.first - 1) in ("in", "of") else None
    )
    if part is None or PORTION.isdisjoint(read.lower[max(0, part.first - 3) : part.first]):
        return series
    whole = replace(series, first=part.first - 2, is_overall=False)
    return replace(whole, partners=(part,)) if part.kind == "partner" else replace(whole, items=(part,))


def _open_part(read: Reading, known: Names, last: int) -> Element | None:
    """`the share of toy drums in exports`: the part, of no lexicon, that ends before a token; `countries` is none."""
    start, _ = read.sentence_span(last)
    found = open_phrase_before(read, known, last, start)
    if found is None or (found.last - found.first == 1 and read.word(found.first) in GENERIC):
        return None
    return found if read.word(found.first - 1) == "of" and read.word(found.first - 2) in PORTION else None


def _is_whole_of(read: Reading, part: Series, whole: Series) -> bool:
    """`the share of oil exports in total exports`: said of the part, which is a series of its own."""
    is_inside = whole.first - 1 == part.last and read.word(part.last) in ("in", "of", "within")
    is_narrower = bool(part.elements) and not whole.elements and part.metrics == whole.metrics
    return is_inside and is_narrower and not PORTION.isdisjoint(read.lower[max(0, part.first - 3) : part.first])


def _their_share(read: Reading, known: Names, series: Series) -> Element | None:
    """The partner in `Germany's share of exports`, the item in `cocoa's share`.

    In `Korea's share of China's imports` Korea is a partner.
    """
    at = series.first - 1 - (read.word(series.first - 1) == "the")
    is_owned = read.word(at - 1) in PORTION and read.word(at - 2) in POSSESSIVE
    if read.word(at) not in ("in", "of") or not is_owned or series.partners:
        return None
    item = known.ending.get(at - 2)
    if item is not None and item.kind == "item":
        return item if not series.items else None
    owner = known.owners.get(at - 2)
    is_other = owner is not None and owner[1] != (series.reporter or read.frame.reporter)
    return Element(owner[0], at - 2, "partner", owner[1]) if is_other and owner is not None else None


def _is_other_subject(read: Reading, series: Series) -> bool:
    """Whether something else than trade is what a clause speaks of: not `ahead of the 39% tariff, and those`."""
    at = series.first - 1
    while read.word(at) in DETERMINING or read.tag(at) in ("percent", "decimal", "day", "count"):
        at -= 1
    return series.metrics == ("other",) and STOPS.get(read.word(at)) != "preposition" and read.word(at) != "of"


def _repeated(read: Reading, known: Names, found: list[Series]) -> list[Series]:
    """`those to China`, `that of cars`: the metric of the series before, with its own partner or item."""
    repeated = []
    for at, word in enumerate(read.lower):
        if word not in THOSE or (following := read.word(at + 1)) not in ("to", "from", "of", "with", "in"):
            continue
        sentence = read.sentence_of(at)
        near = [s for s in found if s.last <= at and sentence - read.sentence_of(s.first) <= 1]
        if not near or (read.sentence_of(near[-1].first) == sentence and _is_other_subject(read, near[-1])):
            continue  # "sales of chips rose 4% and those of cars 3%"
        before, (start, end) = (
            next((s for s in reversed(near) if s.metrics[0] in REPEATED[following] and not s.is_verb), near[-1]),
            read.sentence_span(at),
        )
        is_invested = before.metrics[0].startswith("investment")
        if following == "in" and not is_invested:
            continue
        head = Head(at, at + 1, before.metrics, before.sign)
        is_new = following == "of" or is_invested
        items = list(before.items) if not is_new else []
        partners = list(before.partners) if following == "of" else []
        phrase = Phrase(read, known, head, at + 1, start, end, before.metrics, items, partners, before.reporter)
        repeated.append(phrase.series(at, walk_right(phrase)))
    return repeated
