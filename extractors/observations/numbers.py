"""Number frames: what a number is to its clause. `to`, `by`, `from`, `than`, in a bracket, or plain."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, takewhile

from extractors.model import Amount, Mention, Percentage
from extractors.movements import BETTER, Movement, ends_movement, movements
from extractors.numbers import NUMBER_TAGS
from extractors.observations.vocabulary import (
    GONE,
    HELD_TO,
    LIGHT,
    MODIFIER,
    MULTIPLES,
    PARTED,
    POLARITY,
    QUALIFYING,
    SHARE,
    TIMES,
    TWICE,
)
from extractors.reading import Reading

ROLES = {
    "to": "to",
    "at": "to",
    "by": "by",
    "from": "from",
    "than": "than",
    "vis": "than",
    "against": "than",
    "versus": "than",
    "vs": "than",
    "with": "with",
    "of": "of",
    "after": "after",
    "following": "after",
}
LIST_REACH = 5
TIMES_TAGS = NUMBER_TAGS | {"cardinal"}
OF_WHOLE = {("of", "which"), ("made", "up"), ("makes", "up"), ("make", "up"), ("in", "total"), ("within", "total")}
REACH = 10  # tokens from a movement to the number that it moves
LESS = frozenset({"less", "more", "fewer"})
HELD = frozenset({"against", "versus", "vs", "than"})
BALANCE = 6  # tokens of the longest name of a balance


@dataclass(frozen=True, slots=True)
class Number:
    """A number mention with its role; `bracket` is the token of the `(` it stands in, `movement` what moves it."""

    mention: Mention
    role: str
    bracket: int | None
    movement: Movement | None

    @property
    def first(self) -> int:
        """Its first token."""
        return self.mention.first

    @property
    def last(self) -> int:
        """The token behind it."""
        return self.mention.last

    @property
    def sentence(self) -> int:
        """The sentence it stands in."""
        return self.mention.sentence

    @property
    def is_amount(self) -> bool:
        """Whether it is money."""
        return isinstance(self.mention, Amount)

    @property
    def value(self) -> Decimal:
        """The unsigned number."""
        assert isinstance(self.mention, (Amount, Percentage, Multiple))
        return self.mention.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Mention):
    """How many times a number grew: `116-fold`, `doubled`, `three times`. No kind of its own: it only links."""

    value: Decimal


def numbers(read: Reading) -> list[Number]:
    """The amounts, percentages and multiples of the text in order."""
    found = [*read.mentions["amounts"], *read.mentions["percentages"], *_multiples(read)]
    mentions = sorted(found, key=lambda m: m.first)
    return _listed(
        read, [Number(m, _role(read, m.first), _bracket(read, m.first), _movement(read, m)) for m in mentions]
    )


def _listed(read: Reading, found: list[Number]) -> list[Number]:
    """A number that `and` joins to a base of comparison is one: `against $37 bn in May and $31 bn a year earlier`."""
    for place in range(1, len(found)):
        one, two = found[place - 1], found[place]
        near = two.role == "plain" and two.sentence == one.sentence and two.is_amount == one.is_amount
        if (
            near
            and one.role in ("from", "than")
            and read.word(two.first - 1) == "and"
            and two.first - one.last <= LIST_REACH
        ):
            found[place] = replace(two, role=one.role)
    return found


def _multiples(read: Reading) -> Iterator[Multiple]:
    for at, word in enumerate(read.lower):
        if word in MULTIPLES:
            yield Multiple(**read.place(at, at + 1, "<multiple>"), value=Decimal(MULTIPLES[word]))
        elif word in TIMES and (read.tag(at - 1) in TIMES_TAGS or read.tag(at - 2) in TIMES_TAGS):
            first = at - 1 if read.tag(at - 1) in TIMES_TAGS else at - 2
            is_the = read.word(at + 1) == "the" and read.word(at + 2) in LIGHT
            if word == "fold" or is_the or read.word(at + 1) in ("higher", "more", "as", "larger", "greater"):
                yield Multiple(**read.place(first, at + 1, "<number> fold|times"), value=Decimal(read.values[first]))


def _role(read: Reading, first: int) -> str:
    at = first - 1 - (read.tag(first - 1) == "sign")
    while read.word(at) in QUALIFYING or (
        read.word(at) in ("more", "less", "than") and read.word(at - 1) in ("by", "to", "from")
    ):
        at -= 1
    is_the = read.word(first - 1) == "the"  # "less than the $5 billion of May" compares
    if read.word(at) == "than" and read.word(at - 1) in LESS and not is_the and _is_qualifier(read, at - 1):
        return ROLES.get(read.word(at - 2), "plain")
    if read.word(at) in ("to", "with") and read.word(at - 1) in HELD_TO:
        return "than"
    if read.word(at) in TWICE and read.word(at + 1) == "the":
        return "than"  # "nearly double the $4 billion of a year earlier"
    if read.word(at) == "of" and _is_remembered(read, at):
        return "after"
    if read.word(at) == "of" and _is_held_against(read, at - 1):
        return "than"
    return ROLES.get(read.word(at), "plain")


def _is_remembered(read: Reading, at: int) -> bool:
    """`after a drop of 8% the year before`: the movement that ends at a token, and what stands before it."""
    if not ends_movement(read, at):
        return False
    near = read.lower[max(at - 4, 0) : at - 1]
    return any(
        word in ("after", "following") and near[place + 1 : place + 2] in (["a"], ["an"], ["the"])
        for place, word in enumerate(near)
    )


def _is_held_against(read: Reading, at: int) -> bool:
    """`compared with a deficit of $3 bn`, `against the surplus of $2 bn`: what ends at a token is a base."""
    named = read.phrases_between("metrics", at - BALANCE, at + 1)
    first = next((first for first, last, *_ in named if last == at + 1), None)
    if first is None or not {read.word(at), read.word(first)} & POLARITY.keys():
        return False
    at = first - 1
    while read.word(at) in MODIFIER and read.word(at) != "of":
        at -= 1
    return read.word(at) in HELD or (read.word(at) in ("to", "with") and read.word(at - 1) in HELD_TO)


def _is_qualifier(read: Reading, at: int) -> bool:
    """`more than $5 bn` qualifies; `$5 bn more than $4 bn` compares."""
    return read.tag(at - 1) not in ("scale", "percent", "decimal", "currency_word")


def _bracket(read: Reading, first: int) -> int | None:
    start, _ = read.sentence_span(first)
    at = read.last_of(("(", ")"), start, first)
    return at if at is not None and read.word(at) == "(" else None


def _start(move: Movement) -> int:
    return move.first


def _movement(read: Reading, mention: Mention) -> Movement | None:
    """The movement whose object the number is: close before it, or a noun or adverb close behind it."""
    start, end = read.sentence_span(mention.first)
    moves = movements(read)
    near = moves[bisect_left(moves, mention.first - REACH, key=_start) :]
    before = [
        m for m in takewhile(lambda m: m.first < mention.first, near) if start <= m.first and m.last <= mention.first
    ]
    behind = moves[
        bisect_left(moves, mention.last, key=_start) : bisect_left(moves, min(mention.last + 4, end), key=_start)
    ]
    behind = [m for m in behind if not any(tag in NUMBER_TAGS for tag in read.tags[mention.last : m.first])]
    behind = [m for m in behind if not set(read.lower[mention.last : m.first]) & PARTED]
    turn = _turn(read, mention, start) if isinstance(mention, Amount) else None
    if turn is not None:
        return turn
    is_noun_next = bool(behind) and behind[0].first == mention.last
    if behind and (isinstance(mention, Amount) or is_noun_next or not before):
        return behind[0]
    return before[-1] if before else None


def _turn(read: Reading, mention: Mention, start: int) -> Movement | None:
    """`the deficit improved by $2 bn`, `a deterioration of $2 bn`: right before an amount, for better or worse."""
    at = mention.first
    while at > start and (read.word(at - 1) in QUALIFYING or read.word(at - 1) in ("by", "of")):
        at -= 1
    near = read.phrases_between("movements", max(start, at - 2), at)
    last = near[-1] if near and near[-1][1] == at and near[-1][3] in BETTER else None
    return Movement(last[0], last[1], BETTER[last[3]], last[2], True) if last is not None else None


def is_share(read: Reading, number: Number) -> bool:
    """Whether a percentage is a part of a whole: `of`, `accounted for`, `the share of`."""
    start, _ = read.sentence_span(number.first)
    if read.word(number.last) == "of" and read.word(number.last + 1) not in ("growth",):
        return True
    if read.word(number.last) in GONE and read.word(number.last + 1) in ("to", "from"):
        return True
    window = read.lower[max(start, number.first - 12) : number.first]
    if any(word in SHARE for word in window) or read.word(number.last) in SHARE:
        return True
    return number.movement is None and number.role != "by" and any(pair in OF_WHOLE for pair in pairwise(window))
