"""What a number is to its series: level, growth, change, share or multiple; its sign and its unit."""

from collections.abc import Collection
from decimal import Decimal

from extractors.model import Amount, Percentage
from extractors.movements import Movement, movements_between
from extractors.observations.dating import PAST_ROLES, SIZES
from extractors.observations.linker import Link
from extractors.observations.names import closing
from extractors.observations.numbers import Number, is_share
from extractors.observations.ranks import Rank
from extractors.observations.vocabulary import GROWING, LARGE, POLARITY, QUALIFYING, REVISED, SHARE, THAN
from extractors.reading import Reading

MINUS = ("-", "−", "–")
SHARING_RULES = ("or_number", "followed_by", "share_of", "gone_to", "share_again")
POLARITY_REACH = 12
BETTERED = {"improving": 1, "worsening": -1}
BETTERED_REACH = 4
SHARE_REACH = 9


class Measures:
    """Reads measure and value of links; remembers what the numbers of a sentence were."""

    def __init__(self, read: Reading, dated: Collection[int]) -> None:
        """`dated`: the numbers, by first token, that have a date of their own."""
        self.read = read
        self._dated = dated
        self._last: dict[int, str] = {}
        self._rate: dict[int, str] = {}
        self._fell: dict[int, bool] = {}
        self._shared: dict[int, str] = {}

    def measure(self, link: Link) -> str | None:
        """`level`, `growth`, `change`, `share` or `multiple`; None where the number is none of them."""
        mention = link.number.mention
        if isinstance(mention, Amount):
            found: str | None = "change" if self._is_change(link) else "level"
        elif isinstance(mention, Percentage):
            found = self._of_percentage(link, mention)
        else:
            found = "multiple"
        if found is not None:
            self._last[link.number.sentence] = found
        if found == "share":
            self._shared[link.number.sentence] = found
        if found in ("growth", "share"):
            self._fell[link.number.sentence] = self._is_fall(link)
            self._rate[link.number.sentence] = found
        return found

    def _of_percentage(self, link: Link, mention: Percentage) -> str | None:
        if mention.direction is not None:
            return "growth" if mention.unit == "percent" else "change"
        if mention.unit != "percent":
            return None
        if self._is_earlier(link.number):
            return self._rate[link.number.sentence]
        if self._repeats_change(link):
            return "growth"
        if is_share(self.read, link.number) or self._heads_share(link) or link.rule in SHARING_RULES:
            return "share"
        if self._grown(link) is not None:
            return "growth"
        if link.rule in ("header_bullet", "bracket_of_number"):
            told = self._of_header(link.number) or self._shared.get(link.number.sentence)
            return told or (self._bare(link) if link.follows is not None and link.follows.rule == "apposed" else None)
        is_repeated = link.number.role == "to" and self._last.get(link.number.sentence - 1) == "share"
        if is_repeated and link.slots == link.before:
            return "share"
        return self._bare(link)

    def _bare(self, link: Link) -> str | None:
        """What a percentage is that no word says: a share among shares, a growth in the bracket of a level."""
        is_listed = link.rule == "bracket_element" or (link.follows is not None and link.follows.rule == "apposed")
        if is_listed and self._names_parts(link.number):
            return "share"
        is_again = link.rule == "bracket_element" or link.number.role in ("plain", "to", "with")
        if is_again and link.number.sentence in self._shared:
            return "share"
        return "growth" if self._is_beside_level(link.number) else None

    def _is_beside_level(self, number: Number) -> bool:
        """`Chips ($12.5 billion, 30.3%) broke a record`: a rate, where something moves or is a record."""
        amounts = self.read.of_sentence("amounts", number.sentence)
        if number.bracket is None or not any(a.last == number.first - 1 for a in amounts):
            return False
        start, end = self.read.sentence_span(number.first)
        moves = movements_between(self.read, start, end) or self.read.of_sentence("records", number.sentence)
        return self.read.word(number.first - 1) == "," and bool(moves)

    def _is_earlier(self, number: Number) -> bool:
        """`rose 4.8%, slowing from 8.1% in April`, `19%, against 21% a year before`: the same at another time."""
        is_base = number.role in PAST_ROLES and number.first in self._dated
        return is_base and number.sentence in self._rate

    def _names_parts(self, number: Number) -> bool:
        """`The main markets were China (23%) and Japan (9%)`: who is big, in a sentence in which nothing moves."""
        start, end = self.read.sentence_span(number.first)
        return self._rank(start, end) and not movements_between(self.read, start, end)

    def _rank(self, start: int, end: int) -> bool:
        return bool(LARGE & set(self.read.lower[start:end]))

    def _repeats_change(self, link: Link) -> bool:
        """`£3.2 billion (6.1%) lower than in May`: the same movement said in percent."""
        before = link.follows.number if link.follows is not None else None
        return before is not None and before.is_amount and self._than(before) is not None

    def _grown(self, link: Link) -> Movement | None:
        """The noun of movement in `Growth of exports was revised from 3.1% to 3.4%`."""
        number, (start, _) = link.number, self.read.sentence_span(link.number.first)
        is_revised = number.role in ("from", "to") and REVISED & set(self.read.lower[start : number.first])
        found = movements_between(self.read, start, number.first) if is_revised else []
        return found[0] if found and self.read.word(found[0].last) in ("of", "in") else None

    def _heads_share(self, link: Link) -> bool:
        """`At 31 percent, China had the largest share`."""
        _, end = self.read.sentence_span(link.number.first)
        following = self.read.lower[link.number.last : min(end, link.number.last + SHARE_REACH)]
        return link.rule == "fronted" and any(word in SHARE for word in following)

    def _of_header(self, number: Number) -> str | None:
        """What the percentages of a list are, by the header above it: a share or a growth."""
        for above in range(number.sentence - 1, -1, -1):
            text = self.read.sentences[above].text.lower()
            if text.endswith(":"):
                words = set("".join(c if c.isalnum() or c == "-" else " " for c in text).split())
                return "share" if words & SHARE else "growth" if words & GROWING else None
        return None

    def _is_change(self, link: Link) -> bool:
        number, move = link.number, link.number.movement
        if self._than(number) is not None or self._bettered(link) is not None:
            return True
        is_again = link.rule in ("bracket_of_number", "or_number")
        if is_again and link.follows is not None and not link.follows.number.is_amount:
            is_of_share = self._last.get(number.sentence) == "share"  # "a share of 19% ($5 bn)"
            return number.role != "from" and not is_of_share
        if move is None or number.role in ("to", "from", "than"):
            return False
        if link.slots.metric == "trade_balance" and any(w in POLARITY for w in self.read.lower[move.first : move.last]):
            return False  # "continued to lose $2.6 billion": the size of the deficit
        gap = self.read.lower[move.last : number.first]
        is_of_series = number.role == "of" and gap[:1] == ["in"]  # "an increase in the deficit of $5.8 billion"
        if number.role == "by" or move.first >= number.last or is_of_series:
            return True
        return all(
            word in QUALIFYING or word in ("of", "more", "than") for word in self.read.lower[move.last : number.first]
        )

    def value(self, link: Link, measure: str) -> tuple[Decimal, str]:
        """The signed value and its unit: an ISO 4217 code, `percent`, `pp`, `bp` or `x`."""
        number, mention = link.number, link.number.mention
        if isinstance(mention, Percentage):
            is_down = self._is_fall(link) if measure != "share" else False
            return (-mention.value if is_down else mention.value), mention.unit
        if isinstance(mention, Rank):
            return mention.value, "rank"
        if not isinstance(mention, Amount):
            return number.value, "x"
        is_better = measure == "change" and number.movement is not None and number.movement.is_better
        sign = self._polarity(link) if link.slots.metric == "trade_balance" and not is_better else 1
        if measure == "change":
            bettered = self._bettered(link)
            sign = bettered if bettered is not None else sign * self._moved(number)
        return sign * mention.value, mention.currency or ""

    def _is_fall(self, link: Link) -> bool:
        """Whether a growth or a change in points goes down."""
        direction = getattr(link.number.mention, "direction", None)
        if direction is not None:
            return bool(direction == "decrease")
        if self._is_earlier(link.number):
            return self._fell.get(link.number.sentence, False)
        if link.follows is not None and self._than(link.follows.number) == -1:
            return True
        grown = self._grown(link)
        return grown is not None and grown.direction == "decrease"

    def _than(self, number: Number) -> int | None:
        """1 or -1 for `$2 bn more than …`, `£3 bn (6%) lower than …`."""
        at, (_, end) = number.last, self.read.sentence_span(number.first)
        if self.read.word(at) == "(":
            at = closing(self.read, at, end) or at
        elif self.read.lower[at : at + 2] == [",", "or"]:  # "$2.1 bn, or 4 percent, larger than"
            behind = range(at + 2, min(end, at + POLARITY_REACH))
            comma = next((i for i in behind if self.read.word(i) == ","), at)
            at = comma + 1 if self.read.tag(comma - 1) in SIZES else at
        return THAN.get(self.read.word(at)) if self.read.word(at + 1) == "than" else None

    def _bettered(self, link: Link) -> int | None:
        """1 or -1 for a balance that `improved by $2 bn` or worsened, whatever its sign."""
        number, near = link.number, link.number.first - BETTERED_REACH
        if link.slots.metric != "trade_balance" or number.role != "by" or number.movement is not None:
            return None
        tables = [table for *_, table in self.read.phrases_between("movements", near, number.first)]
        return BETTERED.get(tables[-1]) if tables else None

    def _moved(self, number: Number) -> int:
        than = self._than(number)
        if than is not None:
            return than
        return -1 if number.movement is not None and number.movement.direction == "decrease" else 1

    def _polarity(self, link: Link) -> int:
        """-1 for a deficit: by its printed sign, the word nearest to the number in its sentence, or its subject."""
        number = link.number
        if self.read.tag(number.first - 1) == "sign":
            return -1 if self.read.word(number.first - 1) in MINUS else 1
        if any(self.read.word(at) in MINUS for at in range(number.first, number.last)):
            return -1  # "USD -4.56 billion"
        start, end = self.read.sentence_span(number.first)
        near = [
            (number.first - at if at < number.first else 2 * (at - number.last) + 1, POLARITY[self.read.lower[at]])
            for at in range(max(start, number.first - POLARITY_REACH), min(end, number.last + 3))
            if self.read.lower[at] in POLARITY
        ]
        return min(near)[1] if near else (link.slots.sign or 1)
