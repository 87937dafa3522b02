"""What a link's sentence and release say of its series besides: a partner behind or in front, the topic."""

from dataclasses import replace

from extractors.observations.dating import CONTRASTING
from extractors.observations.linker import Link, Linker
from extractors.observations.listing import partners_at
from extractors.observations.names import REPORTING_BLOCS, skip_the
from extractors.observations.numbers import Number
from extractors.observations.slots import Slots, inherit
from extractors.observations.vocabulary import GONE

FLOWS_OF_SCOPE = ("exports", "imports", "trade", "trade_balance")  # a statistic of ICT tells all of them of ICT
WIDE = 6  # tokens of "For the wider European Union"
BEHIND = {"trade_balance": ("with",), "exports": ("to",), "imports": ("from",), "trade": ("with",)}


def completed(linker: Linker, link: Link) -> Slots:
    """The slots of a link with what its sentence and its release say of them besides.

    A partner may stand behind the number or at the head of the sentence; an investment is inward or outward as
    before; the topic of the release fills what is open, unless the series is said to be overall.
    """
    slots, number = link.slots, link.number
    partner = _behind(linker, number, slots) or _leading(linker, number)
    is_gone = linker.read.word(number.last) in GONE  # "of which 24% went to Japan"
    if partner is not None and (slots.partner is None or is_gone):
        slots = replace(slots, partner=partner)
    if slots.reporter is None and linker.read.frame.reporter is None:
        slots = replace(slots, reporter=_place(linker, number))
    if slots.reporter is None and linker.read.frame.reporter in REPORTING_BLOCS:
        slots = replace(slots, reporter=_wider(linker, number))
    return in_topic(linker, slots, linker.read.sentence_starts[number.sentence])


def in_topic(linker: Linker, slots: Slots, start: int) -> Slots:
    """The slots with the topic of the release, unless the series is said to be overall; in a sentence that begins
    at a token."""
    told = (slots.metric or "" for slots in (linker.flow, linker.lead) if slots is not None)
    way = next((metric for metric in told if metric.startswith("investment_")), None)
    if slots.metric == "investment" and way is not None:
        slots = replace(slots, metric=way)
    is_scoped = linker.read.frame.scope is not None and slots.metric in FLOWS_OF_SCOPE
    if slots.is_overall or not (slots.metric in linker.topic_metrics or is_scoped):
        return slots
    if slots.partner and not slots.item:
        return replace(slots, item=linker.topic.item)  # "By destination, Japan took $2 bn", of cars
    if slots.item and not slots.partner and linker.topic.item is None:
        return replace(slots, partner=linker.topic.partner)
    if slots.item or slots.partner:
        return slots
    return inherit(slots, linker.topic, {"item": True, "partner": True})


def _behind(linker: Linker, number: Number, slots: Slots) -> str | None:
    """The partner right behind a number: `$47 bn with Japan`, `$3 bn went to China`, `(+4% for the EU)`."""
    at = number.last + (linker.read.word(number.last) in GONE)
    word = linker.read.word(at)
    fits = word in BEHIND.get(slots.metric or "", ()) or (
        word == "for" and (number.bracket is not None or not number.is_amount)
    )
    if not fits:
        return None
    _, end = linker.read.sentence_span(number.first)
    found, _ = partners_at(linker.read, linker.known, at + 1, end)
    return found[0].key if found else None


def _place(linker: Linker, number: Number) -> str | None:
    """Whose trade it is in a release of nobody's: `In the United States, imports were 4% higher`."""
    start, _ = linker.read.sentence_span(number.first)
    first = skip_the(linker.read, start + 1)
    owner = linker.known.owners_from.get(first) if linker.read.word(start) == "in" else None
    return owner[1] if owner is not None and linker.read.word(owner[0]) == "," else None


def _wider(linker: Linker, number: Number) -> str | None:
    """The other bloc whose trade a sentence says it tells: `For the wider EU, exports fell 3%`."""
    at, _ = linker.read.sentence_span(number.first)
    if linker.read.word(at) not in ("for", "in"):
        return None
    owner = next((o for o in map(linker.known.owners_from.get, range(at + 1, at + WIDE)) if o is not None), None)
    is_other = owner is not None and owner[1] in REPORTING_BLOCS and linker.read.word(owner[0]) == ","
    return owner[1] if is_other and owner is not None else None


def _leading(linker: Linker, number: Number) -> str | None:
    """The partner at the head of the sentence: `With Africa there was a surplus`."""
    start, _ = linker.read.sentence_span(number.first)
    parted = linker.read.last_of(CONTRASTING, start + 1, number.first)
    start = start if parted is None else parted + 1
    element = linker.known.starting.get(skip_the(linker.read, start + 1))
    is_leading = linker.read.word(start) in ("with", "to", "from") and element is not None and element.kind == "partner"
    return element.key if is_leading and element is not None and element.last < number.first else None
