"""Lists of items or partners behind a metric, and the phrases that stand for one of them."""

from extractors.observations.names import Element, Names, closing, skip_the, widened
from extractors.observations.vocabulary import (
    BEING,
    BILATERAL,
    COMPANY,
    JOINING,
    LISTING,
    MEMBERS,
    RANK_NOUNS,
    STOPS,
    THERE,
)
from extractors.reading import Reading

OUTSIDE = ("EXTRA_EU",)
SEVERAL = ("them", "countries")
COMPANY_REACH, BETWEEN_REACH = 4, 6


def partners_at(read: Reading, known: Names, at: int, end: int) -> tuple[list[Element], int]:
    """The list of partners that begins at a token, `the Member States of the EU, Japan (3%) and China`, and its end."""
    found: list[Element] = []
    stop = at
    while at < end:
        while read.word(at) in MEMBERS and at not in known.starting and at < end:
            at += 1
        element = known.starting.get(at)
        if element is None or element.kind != "partner":
            break
        found.append(element)
        stop = _behind_brackets(read, element.last, end)
        at = _next(read, stop)
        if at == stop:
            break
    return found, stop


def items_at(read: Reading, known: Names, at: int, end: int) -> tuple[list[Element], int]:
    """The list of items that begins at a token, lexicon or not, and its end."""
    found: list[Element] = []
    stop = at
    while at < end:
        at = skip_the(read, at)
        known_item = known.starting.get(at)
        element = widened(read, known, known_item if known_item and known_item.kind == "item" else None, at, end)
        if element is None:
            break
        found.append(element)
        stop = _behind_brackets(read, element.last, end)
        at = _next(read, stop)
        if at == stop or not _goes_on(read, known, at, end):
            break
    return found, stop


def _behind_brackets(read: Reading, at: int, end: int) -> int:
    while read.word(at) == "(":
        behind = closing(read, at, end)
        if behind is None:
            return at
        at = behind
    return at


def _next(read: Reading, at: int) -> int:
    """Where the next member of a list begins; the same token where it ends."""
    if read.word(at) == "," and read.word(at + 1) in ("and", "or"):
        return at + 2
    return at + 1 if read.word(at) in JOINING and read.word(at) != "/" else at


def _goes_on(read: Reading, known: Names, at: int, end: int) -> bool:
    """Whether a list goes on with an item, or a noun phrase that ends in a joint, a verb or a bracket."""
    at = skip_the(read, at)
    if at in known.starting:
        return known.starting[at].kind == "item"
    unknown = widened(read, known, None, at, end)
    return unknown is not None and (read.word(unknown.last) in JOINING | {"("} or unknown.last in known.taken)


def there(read: Reading, known: Names, at: int) -> tuple[list[Element], int]:
    """`exports there`, `imports from that country`: the partner named last before, and the token behind."""
    for length in (2, 1):
        if " ".join(read.lower[at : at + length]) in THERE:
            reach = 1 + (read.word(at + length - 1) in SEVERAL)  # "from them … with these countries"
            above = max(read.sentence_of(at) - reach, 0)
            near = [e for e in known.within(read.sentence_starts[above], at) if e.kind == "partner"]
            near = [e for e in near if _is_meant(read, at + length - 1, e)]
            if near:
                return [near[-1]], at + length
    return [], at


def _is_meant(read: Reading, noun: int, partner: Element) -> bool:
    """Whether a pronoun's noun fits a partner: `the bloc` is no country, `the country` no bloc; nor all but a bloc."""
    is_bloc = len(partner.key) > len("US") or partner.key == "EU"
    if partner.key in OUTSIDE or read.word(noun) in SEVERAL:
        return read.word(noun) in SEVERAL and (is_bloc or partner.key in OUTSIDE)
    return is_bloc if read.word(noun) == "bloc" else not is_bloc if read.word(noun) == "country" else True


def counterparts(read: Reading, known: Names, at: int, end: int) -> tuple[list[Element], int]:
    """`between Korea and the United States`, `between the two countries`: the other side, and the token behind."""
    for first in range(at, min(at + BETWEEN_REACH, end)):
        element = known.starting.get(first)
        if element is not None and element.kind == "partner":
            return [element], element.last
        if read.word(first) in BILATERAL and read.counterpart is not None:
            return [Element(first, first + 1, "partner", read.counterpart)], first + 1
    return [], at


def of_companies(read: Reading, known: Names, at: int, end: int) -> tuple[list[Element], int]:
    """`by Korean drone companies`: the item whose makers trade, and the token behind them."""
    for first in range(at, min(at + COMPANY_REACH, end)):
        element = known.starting.get(first)
        if element is not None and element.kind == "item" and read.word(element.last) in COMPANY:
            return [element], element.last + 1
    return [], at


def owner_at(known: Names, at: int) -> tuple[str, int] | None:
    """The economy that is named at a token, reporter or not, and the token behind it."""
    owner = known.owners_from.get(at)
    return (owner[1], owner[0]) if owner is not None else None


def beside(read: Reading, known: Names, at: int) -> Element | None:
    """Who is right before `with exports of …`: `was China, with …`, `followed by machinery with …`."""
    comma = read.word(at - 2) == ","
    element = known.ending.get(at - 1 - comma)
    if element is None:
        return None
    before = read.word(element.first - 1 - (read.word(element.first - 1) == "the"))
    if comma:
        return element if before in BEING else None
    return element if element.kind == "item" and before in ("by", "and", ",", "were", "was") else None


def way_listed(read: Reading, start: int) -> str | None:
    """`By destination, …`, `Among the suppliers, …`: the way of trade that the parts of a list are of."""
    nouns = read.lower[start + 1 : start + 4] if read.word(start) in LISTING else []
    ways = (RANK_NOUNS.get(noun.removesuffix("s")) for noun in nouns)
    return next((way for way in ways if way in ("exports", "imports")), None)


def last_item(read: Reading, known: Names, at: int) -> list[Element]:
    """`related budget`: the item named last before a token in its sentence."""
    start, _ = read.sentence_span(at)
    return [e for e in known.within(start, at) if e.kind == "item"][-1:]


def is_spoken_under(read: Reading, first: int, last: int) -> bool:
    """`Under merchandise imports, 16 of 30 sectors fell.`: whether a series is what all of its sentence is about."""
    start, _ = read.sentence_span(first)
    opens = first - 1 - (read.word(first - 1) == "the") == start
    return opens and STOPS.get(read.word(start)) == "preposition" and read.word(last) == ","
