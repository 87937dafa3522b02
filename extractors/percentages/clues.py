"""What a text says about movement around its percentages: found once for each text, asked by token."""

from collections.abc import Mapping
from dataclasses import dataclass

from extractors.lexicon import keys_by_form, load, words
from extractors.reading import Reading

WORDS = "percentages/words"
FORMS: Mapping[str, frozenset[str]] = {table: words(WORDS, table) for table in load(WORDS)}
WAYS = keys_by_form(WORDS, "move")
COMPARATIVE = keys_by_form(WORDS, "comparative")
SHARE_VERB = frozenset(load(WORDS)["share"]["verb"])
VERBS_OF_LEVEL = ("level", "exceeding", "share")
BALANCE_REACH = 6


@dataclass(frozen=True, slots=True)
class Move:
    """A word of movement by its tokens: `direction` is `increase` or `decrease`, `form` is as printed."""

    first: int
    last: int
    direction: str
    lemma: str
    form: str

    @property
    def is_weak(self) -> bool:
        """Whether it may also be an adjective or a plain verb."""
        return self.lemma in FORMS["weak"] or self.form.endswith("ing")


@dataclass(frozen=True, slots=True)
class Found:
    """A percentage that has been read: its tokens and what it did."""

    first: int
    last: int
    direction: str | None


class Clues:
    """The movements and verbs of level of a text, the percentages of it and what was found of those before."""

    def __init__(self, read: Reading, spans: Mapping[int, int]) -> None:
        self.read = read
        self.spans = spans  # first token of each percentage -> last token, exclusive
        self.found: dict[int, Found] = {}  # by last token, inclusive
        self.used: set[Move] = set()
        self.ending: dict[int, Move] = {}
        self.starting: dict[int, Move] = {}
        self.levels: dict[int, str] = {}
        for first, last, lemma, table in read.phrases["movements"]:
            if table in WAYS:
                self._add(first, last, lemma, table)
            elif table in VERBS_OF_LEVEL:
                self.levels[last - 1] = table

    def _add(self, first: int, last: int, lemma: str, table: str) -> None:
        read = self.read
        form = " ".join(read.lower[first:last])
        if form in ("up", "down") and read.word(last) == "to" and read.tag(first - 1) != "percent":
            return  # "up to 5%" is a qualifier
        way = WAYS[table]
        if table in ("improving", "worsening") and FORMS["balance"] & set(
            read.lower[max(0, first - BALANCE_REACH) : first]
        ):
            way = "decrease" if way == "increase" else "increase"
        move = Move(first, last, way, lemma, form)
        self.ending[last - 1] = self.starting[first] = move

    def keep(self, first: int, last: int, direction: str | None) -> None:
        """Remembers what a percentage did, for those that follow it in a list."""
        self.found[last - 1] = Found(first, last, direction)

    def is_word(self, at: int, table: str) -> bool:
        """Whether a token is of a table of percentages/words.toml."""
        return self.read.word(at) in FORMS[table]

    def is_barrier(self, at: int) -> bool:
        """Whether a clause begins at a token."""
        return self.is_word(at, "barrier") and f"{self.read.word(at)} {self.read.word(at + 1)}" not in FORMS["pronoun"]

    def is_forecast(self, move: Move) -> bool:
        """`growth of 2.1% is expected` says neither up nor down; `faster than expected` forecasts nothing."""
        if move.form not in FORMS["neutral"]:
            return False
        start, end = self.read.sentence_span(move.first)
        return any(self.is_word(at, "forecast") and not self.is_word(at - 1, "as_hoped") for at in range(start, end))
