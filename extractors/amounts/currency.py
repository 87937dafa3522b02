"""Which currency a printed mark means in one text, and whether the mark is money at all."""

from functools import cached_property

from extractors.lexicon import keys_by_form, load, words
from extractors.numbers import NUMBER_TAGS, SCALE_TAGS
from extractors.reading import Reading

MONEY = "lexicons/currencies"
WORDS = "amounts/words"
OWN_CURRENCY = {code: each[0] for code, each in load(MONEY).get("economy", {}).items()}
SHARED = {form: frozenset(codes) for form, codes in load(MONEY).get("shared", {}).items()}
GUARDED = keys_by_form(MONEY, "guarded")
WORDLIKE = words(WORDS, "wordlike")
PLAIN = words(WORDS, "plain")
WEIGHT = words(WORDS, "weight")
WEIGHED = words(WORDS, "weighed")


class Currencies:
    """The currencies of one text, read with its reporter in mind."""

    def __init__(self, read: Reading) -> None:
        self.read = read
        self.own = OWN_CURRENCY.get(read.frame.reporter or "")

    @cached_property
    def _marked(self) -> frozenset[str]:
        """The currencies that the text writes with a mark other than the bare dollar sign."""
        read = self.read
        return frozenset(
            value
            for value, tag, word in zip(read.values, read.tags, read.words, strict=True)
            if tag in ("currency_sign", "currency_code") and word != "$"
        )

    def code(self, at: int) -> str:
        """The ISO 4217 code of a printed currency; one that several share is the reporter's own where it may be."""
        read = self.read
        found: str = GUARDED[read.words[at]] if self._is_guarded(at) else read.values[at]
        shared = SHARED.get(read.words[at]) or SHARED.get(read.lower[at])
        if shared is None or self.own is None or self.own not in shared or self.own == found:
            return found
        return found if read.words[at] == "$" and self.own in self._marked else self.own

    def marks(self, first: int, last: int) -> list[int]:
        """The tokens that mark a currency."""
        read = self.read
        return [at for at in range(first, last) if read.tags[at].startswith("currency")]

    def _is_guarded(self, at: int) -> bool:
        return not self.read.tags[at].startswith("currency")

    def guarded(self, first: int, last: int) -> int | None:
        """The token of a mark that is also a letter or a word, where it can be money: `KD45 million`, `Y412.5bn`.

        A single letter stands glued to its number; a word, or a mark behind the number, has to be the reporter's own.
        """
        read = self.read
        at = first if read.words[first] in GUARDED else last - 1
        form = read.words[at]
        if form not in GUARDED:
            return None
        if form in WORDLIKE or at > first:
            return at if GUARDED[form] == self.own else None
        is_short = {read.tags[at + 1], read.tags[last - 1]} == {"day", "letter_scale"}  # B2B
        return at if len(form) > 1 or (read.glued(at + 1) and not is_short) else None

    def is_money(self, first: int, last: int) -> bool:
        """Guards for marks that are also words, letters, weights or belong to the next number."""
        read = self.read
        marks = self.marks(first, last)
        at = marks[0]
        if any(read.tags[i] in SCALE_TAGS for i in range(first, last)):
            return not (read.lower[at] in WEIGHT and read.word(last) in WEIGHED) and self._is_behind(at, first, marks)
        tags = {read.tags[i] for i in range(first, last)}
        if read.words[at] in WORDLIKE or (read.words[at] == "R" and not {"decimal", "count"} & tags):
            return "decimal" in tags
        if at > first and len(marks) == 1:
            return self._is_price(at, first, last, tags)
        is_short = read.words[at].isalpha() and len(read.words[at]) <= 2 and read.tags[at] == "currency_sign"
        return not is_short or read.glued(at + 1) or read.words[at].startswith("R")

    def _is_behind(self, at: int, first: int, marks: list[int]) -> bool:
        """A sign behind number and scale is not the one of the next number, and more than a letter."""
        read = self.read
        if read.tags[at] != "currency_sign" or at == first or len(marks) > 1:
            return True
        return read.tag(at + 1) not in NUMBER_TAGS and (len(read.words[at]) > 1 or not read.words[at].isalpha())

    def _is_price(self, at: int, first: int, last: int, tags: set[str]) -> bool:
        """A mark behind a number without scale: no year, no verb, no weight."""
        read = self.read
        if read.tags[at] == "currency_sign":
            return not read.words[at].isalpha() and read.tag(last) not in NUMBER_TAGS
        if read.tags[at] == "currency_code":
            return "year" not in tags and read.tag(last) not in NUMBER_TAGS
        is_plain = read.lower[at] in PLAIN and {"day", "year"} & tags
        return not is_plain and not (read.lower[at] in WEIGHT and read.word(last) in WEIGHED)
