"""Ranks as they are printed: `third-largest trading partner`, `the top export item`, `ranked third among …`.

A rank says which place something has in an economy's trade; who has it is for `mechanisms/ranked.py` to find.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.model import Mention
from extractors.observations.listing import owner_at
from extractors.observations.names import Element, Names
from extractors.observations.vocabulary import (
    HOME,
    MODIFIER,
    OWN,
    PLACE,
    PLACED_BEHIND,
    PLACING,
    POSSESSIVE,
    RANK_FLOWS,
    RANK_NOUNS,
    SUPERLATIVE,
    TAKING,
    UNREAL,
)
from extractors.reading import Reading
from extractors.records.superlatives import rank, rank_start

NOUN_REACH, COMPLEMENT_REACH, UNREAL_REACH = 5, 6, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Mention):
    """A place in a ranking: `start` to `stop` is the phrase with its determiners and its `of …`.

    `kind` is what has it, an `item` or a `partner` (None: either); `metric` in what, where it is said; `usual` what
    its noun ranks by itself: a buyer is one of exports.
    """

    value: Decimal
    start: int
    stop: int
    kind: str | None = None
    metric: str | None = None
    usual: str | None = None
    item: Element | None = None
    owner: str | None = None


@dataclass(slots=True)
class _Of:
    """What stands behind the noun of a rank: `of Korean beef exports`."""

    stop: int
    metric: str | None = None
    item: Element | None = None
    owner: str | None = None


def ranks(read: Reading, known: Names) -> Iterator[Rank]:
    """The ranks in order; what is superlative over time is a record and none."""
    timed = [*read.mentions["records"], *read.mentions["streaks"]]
    for at, (word, tag) in enumerate(zip(read.lower, read.tags, strict=True)):
        if word not in SUPERLATIVE and tag != "ordinal":
            continue
        found = (_superlative if word in SUPERLATIVE else _placed)(read, known, at)
        is_timed = any(mention.first <= at < mention.last for mention in timed)
        if found is not None and not is_timed and not _is_unreal(read, found.start):
            yield found


def _is_unreal(read: Reading, start: int) -> bool:
    """`will become the largest`, `no longer the largest`."""
    begin, _ = read.sentence_span(start)
    return bool(UNREAL & set(read.lower[max(begin, start - UNREAL_REACH) : start]))


def _superlative(read: Reading, known: Names, at: int) -> Rank | None:
    """`second-largest export market for cars`: a superlative and a noun that is one of a ranking."""
    first = rank_start(read, at)
    noun = _noun(read, at + 1)
    owned = _owned(read, known, first)
    if noun is None or owned is None:
        return None
    key, behind = RANK_NOUNS[read.word(noun)], _of(read, known, noun + 1)
    said = next((RANK_FLOWS[word] for word in read.lower[at + 1 : noun + 1] if word in RANK_FLOWS), behind.metric)
    return Rank(
        **read.place(first, at + 1, "<superlative>"),
        value=Decimal(rank(read, at)),
        start=owned[0],
        stop=behind.stop,
        kind="item" if key == "item" else "partner",
        metric=said or (key if behind.item is not None and key != "trade" else None),
        usual=key if key not in ("item", "trade") else None,
        item=behind.item,
        owner=behind.owner or owned[1],
    )


def _noun(read: Reading, at: int) -> int | None:
    """The noun that is ranked, behind at most a few adjectives."""
    for noun in range(at, at + NOUN_REACH):
        if read.word(noun) in RANK_NOUNS and read.word(noun + 1) not in RANK_NOUNS:
            return noun
        if read.word(noun) not in MODIFIER and read.word(noun) not in RANK_FLOWS:
            return None
    return None


def _owned(read: Reading, known: Names, first: int) -> tuple[int, str | None] | None:
    """(where the phrase begins, whose ranking it is); None for the world's or a company's."""
    at = first - (read.word(first - 1) in OWN | {"the"})
    if read.word(at - 1) not in POSSESSIVE:
        return at, None
    owner = known.owners.get(at - 1)
    if owner is not None:
        return owner[0] - (read.word(owner[0] - 1) == "the"), owner[1]
    return (at - 3, None) if read.word(at - 2) in HOME else None


def _of(read: Reading, known: Names, at: int) -> _Of:
    """`of crude oil`, `for the United States`, `for direct investment`."""
    found, here = _Of(at), at + 1
    while read.word(at) in ("of", "for") and here < at + COMPLEMENT_REACH:
        element, owner = known.starting.get(here), owner_at(known, here)
        if element is not None and element.kind == "item" and found.item is None:
            found.item, here = element, element.last
        elif read.word(here) in RANK_FLOWS:
            found.metric, here = RANK_FLOWS[read.word(here)], here + 1
        elif owner is not None and found.owner is None:
            found.owner, here = owner
        elif read.word(here) in MODIFIER or read.word(here) in POSSESSIVE:
            here += 1
            continue
        else:
            break
        found.stop = here
    return found


def _placed(read: Reading, known: Names, at: int) -> Rank | None:
    """`ranked third among export markets`, `came second with $5 bn`, `took third place`."""
    has_place = read.word(at + 1) in PLACE
    verb = at - 1 - (read.word(at - 1) in ("in", "the"))
    verb -= read.word(verb) == "in"
    if read.word(verb) not in PLACING and not (has_place and read.word(verb) in TAKING):
        return None
    stop = at + 1 + has_place
    if read.word(stop) not in PLACED_BEHIND | {""}:
        return None
    kind = metric = None
    if read.word(stop) in ("among", "in") and skip_date(read, stop) is None:
        place = next((i for i in range(stop + 1, stop + NOUN_REACH) if read.word(i) in RANK_FLOWS), None)
        if place is None:
            return None
        metric = RANK_FLOWS[read.word(place)]
    return Rank(
        **read.place(at, at + 1, "rank <ordinal>"),
        value=Decimal(int(read.values[at])),
        start=verb,
        stop=stop,
        kind=kind,
        metric=metric,
    )


def skip_date(read: Reading, at: int) -> int | None:
    """The first token of the date that `in`, `for` or `during` at a token introduces."""
    first = at + 1 + (read.word(at + 1) == "the")
    is_date = any(date.first == first for date in read.of_sentence("dates", read.sentence_of(at)))
    return first if read.word(at) in ("in", "for", "during") and is_date else None
