"""Series noun phrases: `exports of cars to China`, `semiconductor exports`, `Korea's exports and imports of ICT goods`.

A phrase is a metric with what stands around it: items, partners, whose it is. The longest reading wins; what is no
series by itself (`export market`, `trade minister`) is none.
"""

import re
from dataclasses import dataclass, replace

from extractors.observations.heads import Head, heads
from extractors.observations.vocabulary import ANAPHOR, COMPANY, LIGHT, MODIFIER, OFF, POLARITY, STOP, THOSE
from extractors.reading import Reading

TO = frozenset({"to", "from", "with", "into", "for", "destined", "bound"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
JOINING = frozenset({"and", ",", "&", "/", "or", "as", "well"})
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Element:
    """One item or partner of a series, by its tokens and its key (slug or code)."""

    first: int
    last: int
    kind: str
    key: str


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
    head: tuple[int, int] = (0, 0)
    is_overall: bool = False

    @property
    def elements(self) -> tuple[Element, ...]:
        """Items and partners in text order."""
        return tuple(sorted((*self.items, *self.partners), key=lambda e: e.first))


@dataclass(frozen=True, slots=True)
class Names:
    """The phrases of one text by their first and by their last token, for walking in both directions."""

    starting: dict[int, Element]
    ending: dict[int, Element]
    owners: dict[int, tuple[int, str]]
    dates_from: dict[int, int]
    dates_to: dict[int, int]
    taken: frozenset[int]


def slug(words: list[str]) -> str:
    """The slug of a noun phrase: lower case, words joined by underscores, the last one plural as printed."""
    return re.sub(r"_+", "_", re.sub(r"[^\w]+", "_", " ".join(words).lower())).strip("_")


def names(read: Reading) -> Names:
    """Items, partners, owners and dates of the text."""
    elements = [Element(p.first, p.last, "partner", p.code) for p in read.mentions["partners"]]
    elements += [Element(first, last, "item", key) for first, last, key, _ in read.phrases["items"]]
    reporter = read.frame.reporter
    owners = {last: (first, code) for first, last, code, _ in read.phrases["economies"]}
    for partner in read.mentions["partners"]:
        owners[partner.last] = (partner.first, partner.code)
    if reporter:
        owners = {last: owner for last, owner in owners.items() if owner[1]}
    by_start = {e.first: e for e in sorted(elements, key=lambda e: e.last - e.first)}
    by_end = {e.last: e for e in sorted(elements, key=lambda e: e.last - e.first)}
    dates = read.mentions["dates"]
    taken = {at for kind in ("movements", "metrics") for first, last, *_ in read.phrases[kind] for at in range(first, last)}
    return Names(
        by_start, by_end, owners, {d.first: d.last for d in dates}, {d.last: d.first for d in dates}, frozenset(taken)
    )


def series_of(read: Reading, known: Names) -> list[Series]:
    """All series noun phrases of the text in order."""
    found: list[Series] = []
    for head in heads(read):
        series = Series(head.first, head.last, head.metrics, _inner(known, head), sign=head.sign, head=(head.first, head.last))
        if read.word(series.last) in OFF or (read.word(series.last) == "-" and read.word(series.last + 1) in OFF):
            continue
        widened = _rightwards(read, known, _leftwards(read, known, series))
        if found and widened.first < found[-1].last:
            continue
        found.append(widened)
    return sorted([*found, *_those(read, known, found)], key=lambda s: s.first)


def _inner(known: Names, head: Head) -> tuple[Element, ...]:
    """The item inside a metric's own words: `services deficit`, `NODX`; goods and services together are all."""
    inside = [e for e in known.starting.values() if e.kind == "item" and head.first <= e.first and e.last <= head.last]
    return tuple(inside) if len(inside) == 1 and inside[0].key != "goods" else ()


def _leftwards(read: Reading, known: Names, series: Series) -> Series:
    """Takes in the items, adjectives and owner before the metric."""
    at, items = series.first, list(series.items)
    partners = list(series.partners)
    reporter, is_overall = series.reporter, False
    start, _ = read.sentence_span(series.first)
    while at > start:
        element = known.ending.get(at)
        owner = known.owners.get(at)
        word = read.word(at - 1)
        if element is not None and element.kind == "item" and element.first >= start:
            element = _with_modifiers(read, known, element, start)
            items.insert(0, element)
            at = element.first
        elif word == ")" and _opening(read, at - 1) is not None:
            at = _opening(read, at - 1) or at
        elif owner is not None and owner[0] >= start:
            reporter, at = owner[1], owner[0]
            break
        elif at in known.dates_to and known.dates_to[at] >= start:
            at = known.dates_to[at]
        elif word in ANAPHOR and not items:
            earlier = [e for e in known.ending.values() if e.kind == "item" and start <= e.first and e.last < at]
            items = [max(earlier, key=lambda e: e.first)] if earlier else items
            at -= 1
        elif word in POSSESSIVE or word in MODIFIER or (word in LIGHT and at == series.first) or word == "of":
            is_overall = is_overall or word in ("total", "overall")
            if word == "of" and not (read.word(at - 2) in LIGHT):
                break
            if word == "of":
                at -= 1
            at -= 1
        elif word in JOINING and items and _ends_item(read, known, at - 1):
            at -= 1
        elif not items and at == series.first and _is_noun(read, known, at - 1):
            element = _open_phrase_before(read, known, at, start)
            items.insert(0, element)
            at = element.first
        else:
            break
    return replace(
        series, first=at, items=tuple(items), partners=tuple(partners), reporter=reporter, is_overall=is_overall
    )


def _ends_item(read: Reading, known: Names, at: int) -> bool:
    element = known.ending.get(at)
    return read.word(at - 1) == ")" or (element is not None and element.kind == "item")


def _opening(read: Reading, closing: int) -> int | None:
    """The token of the bracket that `)` closes."""
    return next((at for at in range(closing - 1, max(closing - 16, -1), -1) if read.word(at) == "("), None)


def _with_modifiers(read: Reading, known: Names, element: Element, start: int) -> Element:
    """Widens a known item by the plain nouns before it: `system chips` is no `chips`."""
    first = element.first
    while first > start and _is_noun(read, known, first - 1) and element.last - first < LONGEST:
        first -= 1
    if first == element.first:
        return element
    return Element(first, element.last, "item", slug(read.words[first : element.last]))


def _open_phrase_before(read: Reading, known: Names, end: int, start: int) -> Element:
    first = end - 1
    while first > start and _is_noun(read, known, first - 1) and end - first < LONGEST:
        first -= 1
    return Element(first, end, "item", slug(read.words[first:end]))


def _is_noun(read: Reading, known: Names, at: int) -> bool:
    """Whether a token may belong to a noun phrase that no lexicon knows: a plain word that is nothing else."""
    word = read.word(at)
    if not word or not word[0].isalpha() or read.tags[at] or len(word) < 2:
        return False
    if word in STOP or word in MODIFIER or word in LIGHT or word in THOSE or word in POLARITY or word in JOINING:
        return False
    if word.endswith(("ly", "ing", "ed")) or at in known.taken:
        return False
    return at + 1 not in known.owners and at + 1 not in known.dates_to


def _rightwards(read: Reading, known: Names, series: Series) -> Series:
    """Takes in `of <items>`, `to|from|with <partners>`, brackets and dates behind the metric."""
    at, items, partners, reporter = series.last, list(series.items), list(series.partners), series.reporter
    _, end = read.sentence_span(series.first)
    while at < end:
        word = read.word(at)
        if word in LIGHT and at == series.last:
            at += 1
        elif word == "(" and _closing(read, at, end) is not None:
            at = _closing(read, at, end) or at
        elif word == "of" and not items:
            stop, found, owner = _list(read, known, at + 1, end, "item")
            if not found and owner is None:
                break
            items, reporter, at = items + found, owner or reporter, stop
        elif word == "by" and not items and _of_companies(read, known, at + 1, end) is not None:
            element, stop = _of_companies(read, known, at + 1, end) or (None, at)
            items, at = items + [e for e in (element,) if e is not None], stop
        elif (word in TO or (word == "in" and series.metrics[0].startswith("investment"))) and not partners:
            stop, found, _ = _list(read, known, at + 1, end, "partner")
            if not found:
                break
            partners, at = partners + found, stop
        elif word == "between":
            stop, found, _ = _list(read, known, at + 1, end, "partner")
            if not found:
                break
            partners, at = partners + found, stop
        elif word in ("in", "for", "during") and _skip_the(read, at + 1) in known.dates_from:
            at = known.dates_from[_skip_the(read, at + 1)]
        else:
            break
    return replace(series, last=at, items=tuple(items), partners=tuple(partners), reporter=reporter)


def _of_companies(read: Reading, known: Names, at: int, end: int) -> tuple[Element, int] | None:
    """`by Korean drone companies`: the item whose makers trade, and the token behind them."""
    for first in range(at, min(at + 4, end)):
        element = known.starting.get(first)
        if element is not None and element.kind == "item" and read.word(element.last) in COMPANY:
            return element, element.last + 1
    return None


def _skip_the(read: Reading, at: int) -> int:
    return at + 1 if read.word(at) == "the" else at


def _closing(read: Reading, opening: int, end: int) -> int | None:
    """The token behind the `)` that closes a bracket."""
    return next((at + 1 for at in range(opening + 1, min(opening + 24, end)) if read.word(at) == ")"), None)


def _list(read: Reading, known: Names, at: int, end: int, kind: str) -> tuple[int, list[Element], str | None]:
    """(token behind, elements, owner) of a list of items or partners: `A, B (3%) and the C`."""
    found: list[Element] = []
    stop = at
    while at < end:
        at = _skip_the(read, at)
        element = known.starting.get(at)
        if element is not None and element.kind == "partner" and kind == "item":
            element = None
        if element is None and kind == "item":
            owner = next((o for last, o in known.owners.items() if o[0] == at and last <= end), None)
            if owner is not None and not found:
                return at + 1, [], owner[1]
        element = _widened(read, known, element, at, end) if kind == "item" else element
        if element is None or element.kind != kind:
            break
        found.append(element)
        at = stop = element.last
        while read.word(at) == "(" and _closing(read, at, end) is not None:
            at = stop = _closing(read, at, end) or at
        if read.word(at) not in ("and", ",", "&", "or") or at + 1 >= end:
            break
        at += 2 if read.word(at) == "," and read.word(at + 1) in ("and", "or") else 1
        if kind == "item" and _skip_the(read, at) not in known.starting:
            break
    return stop, found, None


def _widened(read: Reading, known: Names, element: Element | None, at: int, end: int) -> Element | None:
    """The longest noun phrase from a token: an item of the lexicon, or plain nouns around and instead of it."""
    stop = at
    while stop < end and stop - at < LONGEST:
        inner = known.starting.get(stop)
        if inner is not None and inner.kind == "item":
            stop = inner.last
        elif _is_noun(read, known, stop) or (read.word(stop) == "-" and read.glued(stop) and stop > at):
            stop += 1
        elif read.word(stop) == "and" and read.word(stop + 1) == "services":
            stop += 2
        else:
            break
    if stop == at:
        return None
    inner = known.ending.get(stop)
    if element is not None and element.last == stop:
        return element
    if inner is not None and inner.kind == "item" and inner.first == at:
        return inner
    return Element(at, stop, "item", slug(read.words[at:stop]))


def _those(read: Reading, known: Names, found: list[Series]) -> list[Series]:
    """`those to China`, `that of cars`: the metric of the series before, with its own partner or item."""
    repeated = []
    for at, word in enumerate(read.lower):
        if word not in THOSE or read.word(at + 1) not in ("to", "from", "of", "with"):
            continue
        before = next((s for s in reversed(found) if s.last <= at and read.sentence_of(s.first) == read.sentence_of(at)), None)
        if before is None:
            continue
        items = before.items if read.word(at + 1) != "of" else ()
        partners = before.partners if read.word(at + 1) == "of" else ()
        head = replace(before, first=at, last=at + 1, items=items, partners=partners, head=(at, at + 1))
        repeated.append(_rightwards(read, known, head))
    return repeated
