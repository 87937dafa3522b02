"""Money: a number, its scale and its currency, in any order that English trade prose prints them."""

from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.lexicon import load, words
from extractors.model import Amount
from extractors.numbers import NUMBER_TAGS, value
from extractors.qualifiers import qualifier
from extractors.reading import Reading, keep, reading
from extractors.shapes import SETS, Shapes

MONEY = "lexicons/currencies"
OWN_CURRENCY = {code: each[0] for code, each in load(MONEY).get("economy", {}).items()}
SHARED = {form: frozenset(codes) for form, codes in load(MONEY).get("shared", {}).items()}
WORDLIKE = words("amounts/words", "wordlike")
AFTER_SCALE = words("amounts/words", "after_scale")
BEFORE = "<currency_sign|currency_code>"
AFTER = "<currency_code|currency_word|currency_sign>"
SPELLED = "<cardinal> -? <cardinal>?"

SHAPES = {
    f"{BEFORE} <number>": "one",
    f"{BEFORE} <number> -? <scale|letter_scale>": "one",
    f"{BEFORE} <number> <scale> <scale>": "one",
    f"{BEFORE} <number> <scale>? <currency_word>": "one",
    f"<number> -? <scale|letter_scale> -? {AFTER}": "one",
    f"<number> <scale> <scale> {AFTER}": "one",
    f"<number> -? {AFTER}": "one",
    f"{SPELLED} -? <scale> -? <currency_word>": "one",
    f"{SPELLED} <hundred> and? <cardinal>? -? <cardinal>? <scale> <currency_word>": "one",
    "{one} <scale> <currency_word>": "one",
    "half a|of? <scale> <currency_word>": "one",
    "<cardinal> and a half <scale> <currency_word>": "one",
    f"{BEFORE} <cardinal> <scale>": "one",
    f"{BEFORE} <number> {{joint}} <number> <scale|letter_scale>?": "range",
    f"{BEFORE} <number> <scale|letter_scale>? {{dash}} {BEFORE} <number> <scale|letter_scale>?": "range",
    f"<number> <scale>? {{dash}} <number> <scale>? {AFTER}": "range",
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
        read = reading(doc)
        found: list[Amount] = []
        for first, last, rule, kind in self._shapes.find(doc):
            if kind == "scale":
                amount = _borrowed(read, first, last, rule, found)
            elif kind == "range":
                amount = _range(read, first, last, rule)
            else:
                amount = _one(read, first, last, rule)
            if amount is not None:
                found.append(amount)
        return found


def _one(read: Reading, first: int, last: int, rule: str) -> Amount | None:
    number = value(read, first, last)
    money = [at for at in range(first, last) if read.tags[at].startswith("currency")]
    if number is None or not _is_money(read, first, last, money):
        return None
    return _amount(read, first, last, rule, number, currency(read, money[0]))


def _amount(read: Reading, first: int, last: int, rule: str, number: Decimal, code: str) -> Amount:
    return Amount(**read.place(first, last, rule), value=number, currency=code, qualifier=qualifier(read, first))


def _is_money(read: Reading, first: int, last: int, money: list[int]) -> bool:
    """Guards: a code that is a word needs a scale; a lone letter stands glued; a sign after a number is glued."""
    at = money[0]
    has_scale = any(read.tags[i] in ("scale", "letter_scale") for i in range(first, last))
    if read.words[at] in WORDLIKE and not has_scale:
        return any(read.tags[i] == "decimal" for i in range(first, last))
    if read.tags[at] == "currency_sign" and at > first and len(money) == 1:
        return not _opens_money(read, last - 1) and not read.words[at].isalpha()
    if read.words[at].isalpha() and len(read.words[at]) <= 2 and read.tags[at] == "currency_sign":
        return has_scale or read.glued(at + 1) or read.words[at].startswith("R")
    return True


def _opens_money(read: Reading, sign: int) -> bool:
    """Whether a sign belongs to the number behind it (`in 2020 $3 billion`)."""
    return read.tag(sign + 1) in NUMBER_TAGS


def currency(read: Reading, at: int) -> str:
    """The ISO 4217 code of a printed currency; one that several share is the reporter's own where it may be."""
    code: str = read.values[at]
    own = OWN_CURRENCY.get(read.frame.reporter or "")
    shared = SHARED.get(read.words[at]) or SHARED.get(read.lower[at])
    if shared is None or own is None or own not in shared or own == code:
        return code
    return code if read.words[at] == "$" and _has_other_sign(read, own) else own


def _has_other_sign(read: Reading, own: str) -> bool:
    """Whether the release writes its own currency with another sign, so that a bare one is the common one's."""
    return any(
        value == own and tag in ("currency_sign", "currency_code") and word != "$"
        for value, tag, word in zip(read.values, read.tags, read.words, strict=True)
    )


def _range(read: Reading, first: int, last: int, rule: str) -> Amount | None:
    joint = next(at for at in range(first + 1, last) if read.lower[at] in SETS["joint"])
    if read.lower[joint] in ("and", "or") and read.word(first - 1) != "between":
        return None
    low, high = value(read, first, joint), value(read, joint, last)
    money = [at for at in range(first, last) if read.tags[at].startswith("currency")]
    if low is None or high is None or not money:
        return None
    scales = [at for at in range(first, last) if read.tags[at] in ("scale", "letter_scale")]
    if len(scales) == 1 and scales[0] > joint and low < Decimal(1000):
        low *= read.values[scales[0]]
    if low > high:
        return None
    return Amount(
        **read.place(first, last, rule),
        value=low,
        currency=currency(read, money[0]),
        low=low,
        high=high,
        qualifier=qualifier(read, first),
    )


def _borrowed(read: Reading, first: int, last: int, rule: str, found: list[Amount]) -> Amount | None:
    """A number and scale without currency takes the one printed before it in its sentence, where no count follows."""
    number = value(read, first, last)
    if number is None or not found or found[-1].sentence != read.sentence_of(first):
        return None
    if read.word(last) not in AFTER_SCALE and last < len(read.words):
        return None
    return _amount(read, first, last, rule, number, found[-1].currency or "")
