"""Money: a number, its scale and its currency, in any order that English trade prose prints them."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.amounts.currency import GUARDED, Currencies
from extractors.amounts.ranges import bounds, parts, whole
from extractors.lexicon import keys_by_form, words
from extractors.model import Amount
from extractors.numbers import SCALE_TAGS, lent_scale, value
from extractors.qualifiers import qualifier
from extractors.reading import Reading, keep, reading
from extractors.shapes import Shapes

AFTER_SCALE = words("amounts/words", "after_scale")
BEFORE = "<currency_sign|currency_code>"
AFTER = "<currency_code|currency_word|currency_sign>"
LETTERS = "|".join(sorted({form.lower() for form in GUARDED}))
SPELLED = "<cardinal> -? <cardinal>?"
DENOMINATORS = keys_by_form("lexicons/fractions", "denominator")
PARTS = "|".join(sorted(DENOMINATORS))

SHAPES = {
    f"{BEFORE} <number>": "one",
    f"{BEFORE} <number> -? <scale|letter_scale>": "one",
    f"{BEFORE} <number> <scale> <scale>": "one",
    f"{BEFORE} <number> <scale>? <currency_word>": "one",
    f"{BEFORE} <sign> <number> <scale|letter_scale>?": "one",
    f"{BEFORE} <scale> <decimal|count|day>": "one",
    f"<number> <scale> <number> <scale> {AFTER}": "one",
    "<currency_word> <number> <scale>": "named",
    f"{LETTERS} <number> -? <scale|letter_scale>": "guarded",
    f"<number> -? <scale> {LETTERS}": "guarded",
    f"{BEFORE} <number> <scale> of? <currency_word>": "one",
    "<number> <scale> of <currency_word>": "one",
    f"<number> -? <scale|letter_scale> -? {AFTER}": "one",
    f"<number> <scale> <scale> {AFTER}": "one",
    f"<number> -? {AFTER}": "one",
    f"{SPELLED} -? <scale> -? <currency_word>": "one",
    f"{SPELLED} <hundred> and? <cardinal>? -? <cardinal>? <scale> <currency_word>": "one",
    "{one} <scale> <currency_word>": "one",
    "half a|of? <scale> <currency_word>": "one",
    "half - <scale> <currency_word>": "one",
    "half - a - <scale> <currency_word>": "one",
    f"a|one -? {PARTS} of a|an|one|1 <scale> <currency_word>": "part",
    f"<cardinal> -? {PARTS} of a|an|one|1 <scale> <currency_word>": "part",
    "<cardinal> and a half <scale> <currency_word>": "one",
    f"{BEFORE} <cardinal> <scale>": "one",
    f"{BEFORE} <number> {{joint}} <number> <scale|letter_scale>?": "range",
    f"{BEFORE} <number> <scale|letter_scale>? {{joint}} {BEFORE} <number> <scale|letter_scale>?": "range",
    f"{BEFORE} <number> <scale> {{dash}} <number> <scale|letter_scale>": "range",
    f"<number> <scale>? {{dash}} <number> <scale>? {AFTER}": "range",
    f"<number> {{joint}} <number> <scale> {AFTER}": "range",
    "<number> -? <scale>": "scale",
}


@Language.factory("release_amounts")
class AmountsPipe:
    """Puts the amounts on the Doc."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._shapes: Shapes[str] = Shapes(nlp.vocab, SHAPES)

    def __call__(self, doc: Doc) -> Doc:
        return keep(doc, "amounts", self.find(doc))

    def find(self, doc: Doc) -> list[Amount]:
        """The amounts in order."""
        currencies = Currencies(reading(doc))
        found: list[Amount] = []
        for first, last, rule, kind in self._shapes.find(doc):
            found.extend(_read(currencies, first, last, rule, kind, found))
        return found


def _read(currencies: Currencies, first: int, last: int, rule: str, kind: str, found: list[Amount]) -> Iterator[Amount]:
    if kind == "range":
        yield from _range(currencies, first, last, rule)
        return
    if kind == "scale":
        amount = _borrowed(currencies, first, last, rule, found)
    elif kind == "guarded":
        amount = _guarded(currencies, first, last, rule)
    else:
        amount = _one(currencies, first, last, rule, kind)
    if amount is not None:
        yield amount


def _one(currencies: Currencies, first: int, last: int, rule: str, kind: str) -> Amount | None:
    read = currencies.read
    number, marks = NUMBERS.get(kind, value)(read, first, last), currencies.marks(first, last)
    if number is None or not marks or not currencies.is_money(first, last):
        return None
    if kind == "named" and (not read.words[first][0].isupper() or read.sentence_span(first)[0] == first):
        return None
    return _amount(read, first, last, rule, number, currencies.code(marks[0]))


def _part(read: Reading, first: int, last: int) -> Decimal:
    """`a quarter of a billion dollars`, in whole units."""
    below = next(at for at in range(first, last) if read.lower[at] in DENOMINATORS)
    above = next((read.values[at] for at in range(first, below) if read.tags[at] == "cardinal"), 1)
    scale = next(read.values[at] for at in range(below, last) if read.tags[at] in SCALE_TAGS)
    return round(Decimal(above) * Decimal(scale) / Decimal(DENOMINATORS[read.lower[below]]), 0)


NUMBERS: dict[str, Callable[[Reading, int, int], Decimal | None]] = {"part": _part}
"""How the number of a kind of shape is read; `value` where a kind is not here."""


def _amount(read: Reading, first: int, last: int, rule: str, number: Decimal, code: str) -> Amount:
    return Amount(**read.place(first, last, rule), value=number, currency=code, qualifier=qualifier(read, first))


def _guarded(currencies: Currencies, first: int, last: int, rule: str) -> Amount | None:
    at = currencies.guarded(first, last)
    if at is None:
        return None
    read = currencies.read
    number = value(read, first + 1, last) if at == first else value(read, first, last - 1)
    return None if number is None else _amount(read, first, last, rule, number, currencies.code(at))


def _range(currencies: Currencies, first: int, last: int, rule: str) -> Iterator[Amount]:
    """One amount with its low and high end, or the two amounts where the numbers are no range."""
    read, last = currencies.read, whole(currencies.read, last)
    marks = currencies.marks(first, last)
    code = currencies.code(marks[0])
    found = bounds(currencies, first, last)
    if found is not None:
        low, high = found
        place = read.place(first, last, rule)
        yield Amount(**place, value=low, currency=code, low=low, high=high, qualifier=qualifier(read, first))
        return
    for one_first, one_last in parts(read, first, last):
        number, own = value(read, one_first, one_last), currencies.marks(one_first, one_last)
        has_scale = any(read.tags[at] in SCALE_TAGS for at in range(one_first, one_last))
        lent = None if has_scale else lent_scale(read, one_first, one_last)
        if number is not None and (own or has_scale or lent):
            number *= lent or 1
            yield _amount(read, one_first, one_last, rule, number, currencies.code(own[0]) if own else code)


def _borrowed(currencies: Currencies, first: int, last: int, rule: str, found: list[Amount]) -> Amount | None:
    """A number and scale without currency takes the one printed before it in its sentence, where no count follows, or
    the one that is said of it (`or 3.2 bn in US dollars`)."""
    read = currencies.read
    number = value(read, first, last)
    if number is None or not found or found[-1].sentence != read.sentence_of(first):
        return None
    if read.word(last) not in AFTER_SCALE and last < len(read.words):
        return None
    if read.word(last) == "." and read.tag(last + 1).startswith("currency") and read.glued(last):
        return None  # "4 bln. USD"
    is_said = read.word(last) == "in" and read.tag(last + 1) in ("currency_word", "currency_code")
    code = currencies.code(last + 1) if is_said else found[-1].currency or ""
    return _amount(read, first, last, rule, number, code)
