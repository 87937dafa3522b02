"""Items and partners as elements of series, and the noun phrases around them that no lexicon knows."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.observations.vocabulary import (
    DERIVED,
    GENERIC,
    GOODS_PARTICIPLE,
    JOINING,
    LEADING,
    LIGHT,
    MASS,
    MODIFIER,
    POLARITY,
    STOP,
    THOSE,
)
from extractors.reading import Reading

LONGEST = 6
WORLD = "WORLD"  # the rest of the world is no partner
OUTSIDE = "EXTRA_EU"
REPORTING_BLOCS = ("EU", "EURO_AREA")
BRACKET = 24
NOT_NOUNS = STOP | MODIFIER | LIGHT | THOSE | JOINING | frozenset(POLARITY)


@dataclass(frozen=True, slots=True)
class Element:
    """One item or partner of a series, by its tokens and its key (slug or code)."""

    first: int
    last: int
    kind: str
    key: str


def _start(element: Element) -> int:
    return element.first


@dataclass(frozen=True, slots=True)
class Names:
    """The phrases of one text by their first and by their last token, for walking in both directions."""

    starting: dict[int, Element]
    ending: dict[int, Element]
    owners: dict[int, tuple[int, str]]
    dates_from: dict[int, int]
    dates_to: dict[int, int]
    taken: frozenset[int]
    amounts_from: dict[int, int]
    owners_from: dict[int, tuple[int, str]]
    ordered: list[Element]
    tells_outside: bool = False

    def within(self, first: int, last: int) -> list[Element]:
        """The items and partners that lie from a token up to another one (exclusive), in order."""
        at = bisect_left(self.ordered, first, key=_start)
        found = []
        while at < len(self.ordered) and self.ordered[at].first < last:
            if self.ordered[at].last <= last:
                found.append(self.ordered[at])
            at += 1
        return found


def slug(words: list[str]) -> str:
    """The slug of a noun phrase: lower case, words joined by underscores, the head made plural.

    >>> slug(["System", "chip"]), slug(["farm", "machinery"])
    ('system_chips', 'farm_machinery')
    >>> slug(["wrist", "watch"])
    'wrist_watches'
    """
    plain = re.sub(r"[\W_]+", "_", "_".join(words).lower()).strip("_")
    head = plain.rpartition("_")[2]
    if head in MASS or head.endswith(("s", "ing", "ware", "fish")):
        return plain
    if head.endswith(("ch", "sh", "x", "z")):
        return plain + "es"
    return plain[:-1] + "ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else plain + "s"


def names(read: Reading) -> Names:
    """Items, partners, owners and dates of the text; items inside the names of agencies and companies are none."""
    covered = {
        at for kind in ("agencies", "exceptions") for first, last, *_ in read.phrases[kind] for at in range(first, last)
    }
    elements = [Element(p.first, p.last, "partner", p.code) for p in read.mentions["partners"] if p.code != WORLD]
    elements += [_item(read, *found[:3]) for found in read.phrases["items"] if found[0] not in covered]
    named = {at for first, last, *_ in read.phrases["exceptions"] for at in range(first, last)}
    owners = {last: (first, code) for first, last, code, _ in read.phrases["economies"] if first not in named}
    owners |= {last: (first, code) for first, last, code, _ in read.phrases["blocs"] if code in REPORTING_BLOCS}
    for partner in read.mentions["partners"]:
        owners[partner.last] = (partner.first, partner.code)
    by_start = {e.first: e for e in sorted(elements, key=lambda e: e.last - e.first)}
    by_end = {e.last: e for e in sorted(elements, key=lambda e: e.last - e.first)}
    dates = read.mentions["dates"]
    taken = {
        at for kind in ("movements", "metrics") for first, last, *_ in read.phrases[kind] for at in range(first, last)
    }
    return Names(
        by_start,
        by_end,
        owners,
        {d.first: d.last for d in dates},
        {d.last: d.first for d in dates},
        frozenset(taken),
        {a.first: a.last for a in read.mentions["amounts"]},
        {first: (last, code) for last, (first, code) in owners.items()},
        sorted(by_end.values(), key=_start),
        any(element.key == OUTSIDE for element in elements),
    )


def _item(read: Reading, first: int, last: int, key: str) -> Element:
    """An item of the lexicon, with what `and` joins to it that is nothing by itself, `phosphates and derivatives`, or
    with what makes it all the others: `non-electronics`."""
    if read.lower[first - 2 : first] == ["non", "-"] and read.glued(first):
        return Element(first - 2, last, "item", slug(read.words[first - 2 : last]))
    if read.word(last) in ("and", "&") and read.word(last + 1) in DERIVED:
        return Element(first, last + 2, "item", slug(read.words[first : last + 2]))
    return Element(first, last, "item", key)


def opening(read: Reading, end: int) -> int | None:
    """The token of the bracket that the `)` at a token closes."""
    return next((at for at in range(end - 1, max(end - BRACKET, -1), -1) if read.word(at) == "("), None)


def closing(read: Reading, start: int, end: int) -> int | None:
    """The token behind the `)` that closes the bracket opened at a token."""
    return next((at + 1 for at in range(start + 1, min(start + BRACKET, end)) if read.word(at) == ")"), None)


def skip_the(read: Reading, at: int) -> int:
    """The token, or the next one where it is `the`."""
    return at + 1 if read.word(at) == "the" else at


def is_noun(read: Reading, known: Names, at: int) -> bool:
    """Whether a token may belong to a noun phrase that no lexicon knows: a plain word that is nothing else."""
    word = read.word(at)
    if not word or not word[0].isalpha() or read.tags[at] or len(word) < 2:
        return False
    if word in NOT_NOUNS:
        return False
    if word.endswith(("ly", "ing", "ed")) or at in known.taken:
        return False
    if LEADING.get(word) == "verb" and read.word(at + 1) in ("a", "an", "the"):
        return False  # "exports of copper lead the rise": no metal
    return at + 1 not in known.owners and at + 1 not in known.dates_to


def widened(read: Reading, known: Names, element: Element | None, at: int, end: int) -> Element | None:
    """The longest noun phrase from a token: an item of the lexicon, or plain nouns around and instead of it."""
    stop = first = _behind_participles(read, at)
    while stop < end and stop - at < LONGEST:
        inner = known.starting.get(stop)
        if inner is not None and inner.kind == "item":
            stop = inner.last
        elif is_noun(read, known, stop) or (read.word(stop) == "-" and read.glued(stop) and stop > at):
            stop += 1
        elif read.word(stop) == "and" and read.word(stop + 1) == "services":
            stop += 2
        else:
            break
    if stop == first:
        return None
    inner = known.ending.get(stop)
    if element is not None and element.last == stop:
        return element
    if inner is not None and inner.kind == "item" and inner.first == at:
        return inner
    return Element(at, stop, "item", slug(read.words[at:stop]))


def _behind_participles(read: Reading, at: int) -> int:
    """What was done to goods opens their name: `processed rice products`, `used cars`; `cars used` are no used cars."""
    while read.word(at) in GOODS_PARTICIPLE:
        at += 1
    return at


def with_modifiers(read: Reading, known: Names, element: Element, start: int) -> Element:
    """Widens a known item by the plain nouns before it: `system chips` is no `chips`."""
    first = _backwards(read, known, element.first, element.last, start)
    if first == element.first:
        return element
    return Element(first, element.last, "item", slug(read.words[first : element.last]))


def _backwards(read: Reading, known: Names, first: int, end: int, start: int) -> int:
    """Where the plain nouns before a token begin, those with a hyphen too: `high-tech manufacturing`."""
    while first > start and end - first < LONGEST:
        is_joined = read.word(first - 1) == "-" and read.glued(first - 1) and read.glued(first) and first - 2 >= start
        if is_noun(read, known, first - 1):
            first -= 1
        elif first < len(read.words) and is_joined and read.word(first - 2).isalpha():
            first -= 2
        else:
            break
    while first > start and first < end and read.word(first - 1) in GOODS_PARTICIPLE:
        first -= 1
    return first


def open_phrase_before(read: Reading, known: Names, end: int, start: int) -> Element | None:
    """The noun phrase of no lexicon that ends before a token, or None."""
    first = _backwards(read, known, end, end, start)
    return Element(first, end, "item", slug(read.words[first:end])) if first < end else None


def exemplified(read: Reading, known: Names, example: Element) -> Element | None:
    """`hardware such as parts`: the hardware; None for parts of no name, `items such as cars`."""
    such = example.first - 2
    if read.lower[such : such + 2] != ["such", "as"] or read.word(such - 1) in GENERIC:
        return None
    start, _ = read.sentence_span(such)
    return known.ending.get(such) or open_phrase_before(read, known, such, start)
