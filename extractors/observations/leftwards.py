"""What a metric takes in to its left: items, adjectives, dates, the owner. Each step moves the edge or does nothing."""

from collections.abc import Callable

from extractors.observations.listing import last_item
from extractors.observations.names import REPORTING_BLOCS, Element, is_noun, open_phrase_before, opening, with_modifiers
from extractors.observations.phrase import Phrase
from extractors.observations.vocabulary import (
    ANAPHOR,
    BESIDE,
    GRAINS,
    JOINING,
    LIGHT,
    MODIFIER,
    OVERALL,
    POSSESSIVE,
    SECTOR,
)

PARTNERS_ONLY = ("EXTRA_EU",)  # no economy, so whose trade it is stands elsewhere
Step = Callable[[Phrase], int]


def walk_left(phrase: Phrase) -> int:
    """The first token of the phrase, once its left side is taken in."""
    phrase.is_overall = phrase.read.word(phrase.head.first) in OVERALL
    while phrase.at > phrase.start and not phrase.is_closed:
        edge = next((edge for step in STEPS if (edge := step(phrase)) < phrase.at), phrase.at)
        if edge == phrase.at:
            break
        phrase.at = edge
    phrase.is_closed = False
    return phrase.at


def _item(phrase: Phrase) -> int:
    element = phrase.known.ending.get(phrase.at)
    if element is None or element.kind != "item" or element.first < phrase.start:
        return phrase.at
    element = with_modifiers(phrase.read, phrase.known, element, phrase.start)
    phrase.items.insert(0, element)
    return element.first


def _bracket(phrase: Phrase) -> int:
    begin = opening(phrase.read, phrase.at - 1) if phrase.before == ")" else None
    return phrase.at if begin is None else begin


def _owner(phrase: Phrase) -> int:
    owner = phrase.known.owners.get(phrase.at)
    if owner is None or owner[0] < phrase.start or phrase.read.word(phrase.at) == "the":
        return phrase.at  # "with Germany the surplus was"
    element = phrase.known.ending.get(phrase.at)
    is_bare = phrase.read.word(phrase.at) not in POSSESSIVE and phrase.read.frame.reporter not in (
        None,
        *REPORTING_BLOCS,
    )
    is_intra = phrase.read.lower[owner[0] - 2 : owner[0]] == ["intra", "-"]
    is_part = owner[1] in REPORTING_BLOCS and is_bare and (phrase.known.tells_outside or is_intra)
    if is_intra and owner[1] in REPORTING_BLOCS and phrase.read.frame.reporter in REPORTING_BLOCS:
        phrase.reporter = owner[1]
        phrase.partners.append(Element(owner[0], phrase.at, "partner", owner[1]))
        return owner[0] - 2
    if element is not None and element.kind == "partner" and (owner[1] in PARTNERS_ONLY or is_part):
        phrase.partners.append(element)
        if owner[1] in PARTNERS_ONLY and phrase.read.frame.reporter == "EURO_AREA":
            phrase.reporter = "EU"  # whose outside it is, told beside the euro area
        return owner[0] - 2 * is_intra
    phrase.reporter, phrase.is_closed = owner[1], True
    return owner[0]


def _of_sector(phrase: Phrase) -> int:
    """`the sector's exports`: of the item named before."""
    noun = phrase.at - 2 if phrase.before in POSSESSIVE else phrase.at - 1
    if phrase.read.word(noun) not in SECTOR or phrase.read.word(noun - 1) not in ("the", "this") or phrase.items:
        return phrase.at
    above = phrase.read.sentence_starts[max(phrase.read.sentence_of(noun) - 1, 0)]
    named = [element for element in phrase.known.within(above, noun) if element.kind == "item"]
    phrase.items = named[-1:]
    return noun - 1


def _adverb(phrase: Phrase) -> int:
    """`China alone bought`, `Vietnam has also exported`: what stands between who trades and the verb."""
    at = phrase.at
    while phrase.head.is_verb and phrase.at == phrase.head.first and phrase.read.word(at - 1) in BESIDE:
        at -= 1
    return at if at in phrase.known.owners else phrase.at


def _date(phrase: Phrase) -> int:
    first = phrase.known.dates_to.get(phrase.at, phrase.at)
    return first if first >= phrase.start else phrase.at


def _anaphor(phrase: Phrase) -> int:
    if phrase.before not in ANAPHOR or phrase.items:
        return phrase.at
    phrase.items = last_item(phrase.read, phrase.known, phrase.at - 1)
    return phrase.at - 1


def _adjective(phrase: Phrase) -> int:
    is_light = phrase.before in LIGHT and phrase.at == phrase.head.first
    if not (phrase.before in POSSESSIVE or phrase.before in MODIFIER or is_light) or phrase.before == "of":
        return phrase.at
    phrase.is_overall = phrase.is_overall or phrase.before in OVERALL
    if phrase.at == phrase.head.first:
        phrase.grain = GRAINS.get(phrase.before, phrase.grain)
    return phrase.at - 1


def _volume_of(phrase: Phrase) -> int:
    """`the volume of trade`, `earnings from exports`, `expenditure on imports`: a light noun and its preposition."""
    is_light = phrase.before in ("of", "from", "on") and phrase.read.word(phrase.at - 2) in LIGHT
    return phrase.at - 2 if is_light else phrase.at


def _joint(phrase: Phrase) -> int:
    if phrase.before not in JOINING or not phrase.items:
        return phrase.at
    is_last = len(phrase.items) == 1 and phrase.before == "," and phrase.read.sentence_of(phrase.at) > 0
    if is_last:
        return phrase.at  # "including cars, steel exports fell": no list without `and`, but in a headline
    element = phrase.known.ending.get(phrase.at - 1)
    is_listed = phrase.read.word(phrase.at - 2) == ")" or (element is not None and element.kind == "item")
    return phrase.at - 1 if is_listed else phrase.at


def _unknown(phrase: Phrase) -> int:
    """A noun phrase of no lexicon, right before the metric."""
    is_next = not phrase.items and phrase.at == phrase.head.first
    if not is_next or not is_noun(phrase.read, phrase.known, phrase.at - 1):
        return phrase.at
    unknown = open_phrase_before(phrase.read, phrase.known, phrase.at, phrase.start)
    if unknown is None:
        return phrase.at
    phrase.items.insert(0, unknown)
    return unknown.first


STEPS: tuple[Step, ...] = (
    _item,
    _of_sector,
    _bracket,
    _owner,
    _adverb,
    _date,
    _anaphor,
    _adjective,
    _volume_of,
    _joint,
    _unknown,
)
