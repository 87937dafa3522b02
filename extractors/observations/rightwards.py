"""What a metric takes in to its right: items, partners, makers, dates and brackets. Each step moves the edge or not."""

from collections.abc import Callable

from extractors.observations.listing import counterparts, items_at, of_companies, owner_at, partners_at, there
from extractors.observations.names import OUTSIDE, Element, closing, skip_the
from extractors.observations.phrase import Phrase
from extractors.observations.series import TOTALS
from extractors.observations.vocabulary import EARNED, GONE, LIGHT, PARTICIPLE, TO, TRADING, by_first_word

WORTH = by_first_word("to_worth")
Step = Callable[[Phrase], int]


def walk_right(phrase: Phrase) -> int:
    """The token behind the phrase, once its right side is taken in."""
    while phrase.at < phrase.end:
        edge = next((edge for step in STEPS if (edge := step(phrase)) > phrase.at), phrase.at)
        if edge == phrase.at:
            break
        phrase.at = edge
    return phrase.at


def _light(phrase: Phrase) -> int:
    is_light = phrase.word in LIGHT and phrase.at == phrase.head.last
    return phrase.at + 1 if is_light or phrase.word in PARTICIPLE else phrase.at


def _bracket(phrase: Phrase) -> int:
    behind = closing(phrase.read, phrase.at, phrase.end) if phrase.word == "(" else None
    return phrase.at if behind is None else behind


def _of_items(phrase: Phrase) -> int:
    """`of cars and ships`; `of Japan` is whose it is."""
    is_earned = phrase.word == "from" and phrase.read.word(phrase.head.last - 1) in EARNED
    if not (phrase.word == "of" or is_earned) or phrase.items:
        return phrase.at
    owner = owner_at(phrase.known, skip_the(phrase.read, phrase.at + 1))
    if owner is not None:
        phrase.reporter = phrase.reporter or owner[0]
        phrase.items, stop = items_at(phrase.read, phrase.known, owner[1], phrase.end)
        return max(stop, owner[1])
    phrase.items, stop = items_at(phrase.read, phrase.known, phrase.at + 1, phrase.end)
    return stop if phrase.items else phrase.at


def _by_companies(phrase: Phrase) -> int:
    if phrase.word != "by" or phrase.items:
        return phrase.at
    phrase.items, stop = of_companies(phrase.read, phrase.known, phrase.at + 1, phrase.end)
    return stop if phrase.items else phrase.at


def _partners(phrase: Phrase) -> int:
    """`to China and Japan`, `from there`, `exports there`."""
    is_at = phrase.metrics[0].startswith("investment") or phrase.read.word(phrase.head.first) == "sales"
    is_near = phrase.word in TO or (phrase.word == "in" and is_at)
    bare = phrase.known.starting.get(phrase.at)
    if bare is not None and bare.key == OUTSIDE and phrase.word == "outside" and not phrase.partners:
        return _take(phrase, [bare], bare.last)  # "exports outside the EU"
    if phrase.partners or not (is_near or phrase.word == "there"):
        return phrase.at
    if phrase.word == "there":
        return _take(phrase, *there(phrase.read, phrase.known, phrase.at))
    found, stop = partners_at(phrase.read, phrase.known, phrase.at + 1, phrase.end)
    if not found:
        found, stop = there(phrase.read, phrase.known, phrase.at + 1)
    if found and phrase.word == "in" and phrase.metrics == ("investment",) and phrase.head.is_verb:
        phrase.metrics = ("investment_outward",)
    if found and phrase.word == "from" and phrase.metrics == ("investment",):
        phrase.metrics = ("investment_inward",)
    if found and phrase.word == "from" and phrase.metrics == ("exports",):
        phrase.reporter = phrase.reporter or found[0].key
        return stop
    return _take(phrase, found, stop)


def _gone(phrase: Phrase) -> int:
    """`exports went to China`: where they went is the partner of what follows."""
    way = phrase.read.word(phrase.at + 1)
    if phrase.word not in GONE or way not in ("to", "from") or phrase.partners or phrase.head.is_verb:
        return phrase.at
    return _take(phrase, *partners_at(phrase.read, phrase.known, phrase.at + 2, phrase.end))


def _take(phrase: Phrase, found: list[Element], stop: int) -> int:
    phrase.partners = found
    return stop if found else phrase.at


def _home(phrase: Phrase) -> int:
    """`FDI to Korea` in Korea's release is inward; `a surplus for the EU` is the EU's."""
    owner = owner_at(phrase.known, skip_the(phrase.read, phrase.at + 1))
    if owner is None or phrase.word not in TO | {"in"}:
        return phrase.at
    code, stop = owner
    if phrase.word == "for" and phrase.metrics == ("trade_balance",):
        phrase.reporter = code
        return stop
    if code != phrase.read.frame.reporter:
        return phrase.at
    if phrase.head.is_verb and phrase.reporter not in (
        None,
        code,
    ):  # "the EU imported goods from Vietnam", told by Vietnam
        phrase.partners = [Element(stop - 1, stop, "partner", code)]
    if phrase.metrics == ("investment",):
        phrase.metrics = ("investment_inward",)
    return stop


def _object(phrase: Phrase) -> int:
    """`exported flowers worth $5 bn`: what the verb has as its object."""
    element = phrase.known.starting.get(phrase.at)
    is_object = phrase.head.is_verb and phrase.at == phrase.head.last and not phrase.items
    if not is_object or element is None or element.kind != "item" or element.key in TOTALS:
        return phrase.at
    phrase.items, stop = items_at(phrase.read, phrase.known, phrase.at, phrase.end)
    return stop


def _worth(phrase: Phrase) -> int:
    """`shipped goods worth $5 bn to Japan`, `to the value of`: what goods were worth stands before where they went.

    What a bloc bought from outside is all that it bought.
    """
    element = phrase.known.starting.get(phrase.at)
    at = element.last if element is not None and element.key in TOTALS and phrase.at == phrase.head.last else phrase.at
    is_traded = phrase.head.is_verb or phrase.read.word(phrase.head.first) in TRADING
    among = WORTH.get(phrase.read.word(at), ()) if is_traded else ()
    behind = next((at + len(words) for words, _ in among if phrase.read.lower[at : at + len(words)] == words), None)
    stop = phrase.known.amounts_from.get(behind, phrase.at) if behind is not None else phrase.at
    whom = phrase.known.starting.get(stop + 1)
    return phrase.at if whom is not None and whom.key == OUTSIDE else stop


def _for_items(phrase: Phrase) -> int:
    """`the surplus for chemicals`, `investment in manufacturing`."""
    fits = phrase.word == "for" or (phrase.word == "in" and phrase.metrics[0].startswith("investment"))
    first = phrase.known.starting.get(skip_the(phrase.read, phrase.at + 1))
    is_known = first is not None and first.kind == "item" and first.key not in TOTALS
    fits = fits or (phrase.word == "in" and is_known and phrase.metrics in (("trade_balance",), ("trade",)))
    if not fits or phrase.items or skip_the(phrase.read, phrase.at + 1) in phrase.known.dates_from:
        return phrase.at
    phrase.items, stop = items_at(phrase.read, phrase.known, phrase.at + 1, phrase.end)
    return stop if phrase.items else phrase.at


def _between(phrase: Phrase) -> int:
    if phrase.word != "between" or phrase.partners:
        return phrase.at
    return _take(phrase, *counterparts(phrase.read, phrase.known, phrase.at + 1, phrase.end))


def _date(phrase: Phrase) -> int:
    first = skip_the(phrase.read, phrase.at + 1)
    is_date = phrase.word in ("in", "for", "during") and first in phrase.known.dates_from
    return phrase.known.dates_from[first] if is_date else phrase.at


STEPS: tuple[Step, ...] = (
    _worth,
    _light,
    _object,
    _bracket,
    _of_items,
    _by_companies,
    _home,
    _partners,
    _gone,
    _for_items,
    _between,
    _date,
)
