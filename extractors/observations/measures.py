"""From a link to a row: measure, signed value, unit and period."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from extractors.calendar import Span, grain_of, part
from extractors.lexicon import keys_by_form
from extractors.model import Amount, Date, Observation, Percentage
from extractors.observations.basis import base_of
from extractors.observations.linker import Link
from extractors.observations.numbers import Number, is_share
from extractors.observations.periods import leading, own_date, same_part, shifted_base, span_of
from extractors.observations.vocabulary import GROWING, POLARITY, SHARE, THAN
from extractors.reading import Reading

ADJUSTMENTS = [(form.split(), key) for form, key in keys_by_form("observations/words", "adjustment").items()]
STATUSES = [(form.split(), key) for form, key in keys_by_form("observations/words", "status").items()]
DIRECT = ("subject", "of_head", "target_behind", "respectively")


class Measures:
    """Turns the links of one release into observations; remembers the period that the text speaks of."""

    def __init__(self, read: Reading, convention: str | None, own_reporter: Callable[[int], str | None]) -> None:
        self.read = read
        self.own_reporter = own_reporter
        self.convention = convention
        frame = read.frame
        self.frame_period: Span | None = (
            (frame.period_start, frame.period_end) if frame.period_start and frame.period_end else None
        )
        self.current = self.frame_period
        self.last_measure: dict[int, str] = {}
        self.made: dict[int, tuple[str, Span | None]] = {}

    def observations(self, links: list[Link]) -> list[tuple[Link, Observation | str]]:
        """Each link with its row, or the reason why it gives none."""
        dates: list[Date] = self.read.mentions["dates"]
        by_sentence: dict[int, list[Link]] = {}
        for link in links:
            by_sentence.setdefault(link.number.mention.sentence, []).append(link)
        found: list[tuple[Link, Observation | str]] = []
        for sentence in range(len(self.read.sentences)):
            here = by_sentence.get(sentence, [])
            owns = {id(link): own_date(self.read, link.number, dates) for link in here}
            owned = {date.first for date in owns.values() if date is not None}
            bases = {o.first for link in here if (o := owns[id(link)]) is not None and link.number.role in ("from", "than")}
            said = leading(self.read, sentence, dates, owned if len(owned) > 1 else bases)
            made = [(link, self._observation(link, owns[id(link)], said)) for link in here]
            found.extend(made)
            self._carry(said, [row for _, row in made if isinstance(row, Observation)])
        return found

    def _carry(self, said: list[Date], made: list[Observation]) -> None:
        """The one period that a sentence says for its rows goes on into the next."""
        spans = {span_of(date) for date in said}
        used = {(row.period_start, row.period_end) for row in made}
        if len(spans) == 1 and spans <= used:
            self.current = next(iter(spans)) or self.current

    def _observation(self, link: Link, own: Date | None, said: list[Date]) -> Observation | str:
        number = link.number
        if link.slots.metric in (None, "other"):
            return "what it measures is no trade, investment or budget"
        if link.slots.metric in ("price", "production") and link.rule not in DIRECT:
            return "a price or output that its sentence does not speak of"
        measure = self._measure(link)
        if measure is None:
            return "neither a growth nor a share of anything"
        period = self._period(link, own, said)
        if isinstance(period, str):
            return period
        value, unit = self._value(link, measure)
        self.made[number.first] = (measure, period)
        self.last_measure[number.mention.sentence] = measure
        sentence = self.read.sentences[number.mention.sentence]
        evidence = self.read.text[sentence.char_start : sentence.char_end]
        slots = link.slots
        return Observation(
            text=evidence,
            char_start=sentence.char_start,
            char_end=sentence.char_end,
            value_start=number.mention.char_start,
            value_end=number.mention.char_end,
            sentence=number.mention.sentence,
            rule=link.rule,
            metric=slots.metric or "other",
            item=slots.item,
            partner=slots.partner,
            reporter=slots.reporter or self.own_reporter(number.first) or self.read.frame.reporter,
            period_start=period[0] if period else None,
            period_end=period[1] if period else None,
            measure=measure,
            value=value,
            unit=unit,
            basis=self._basis(link, measure, period),
            qualifier=getattr(number.mention, "qualifier", None),
            adjustment=self._said(ADJUSTMENTS, number),
            status=self._said(STATUSES, number) or "actual",
        )

    def _measure(self, link: Link) -> str | None:
        number, mention = link.number, link.number.mention
        if isinstance(mention, Amount):
            return "change" if self._is_change(link) else "level"
        if not isinstance(mention, Percentage):
            return "multiple"
        if mention.direction is not None:
            return "growth" if mention.unit == "percent" else "change"
        if mention.unit == "percent" and (is_share(self.read, number) or link.rule == "followed_by"):
            return "share"
        if link.rule in ("or_number", "followed_by", "share_of") and mention.unit == "percent":
            return "share"
        if link.rule in ("header_bullet", "bracket_of_number"):
            return self._of_header(number)
        if link.rule == "bracket_element" and self.last_measure.get(number.mention.sentence) == "share":
            return "share"
        return None

    def _of_header(self, number: Number) -> str | None:
        """What the percentages of a list are, by the header above it: a share or a growth."""
        for above in range(number.sentence - 1, -1, -1):
            text = self.read.sentences[above].text.lower()
            if text.endswith(":"):
                words = set(text.replace("(", " ").replace(")", " ").replace(",", " ").replace(":", " ").split())
                return "share" if words & SHARE else "growth" if words & GROWING else None
        return None

    def _is_change(self, link: Link) -> bool:
        number = link.number
        move = number.movement
        than = THAN.get(self.read.word(number.last))
        if than is not None and self.read.word(number.last + 1) == "than":
            return True
        if link.rule == "bracket_of_number" and link.follows is not None and not link.follows.number.is_amount:
            return number.role != "from"
        if move is None or number.role in ("to", "from", "than"):
            return False
        if link.slots.metric == "trade_balance" and any(w in POLARITY for w in self.read.lower[move.first : move.last]):
            return False  # "continued to lose $2.6 billion": the size of the deficit
        if number.role == "by" or move.first >= number.last:
            return True
        gap = self.read.lower[move.last : number.first]
        return all(word in ("of", "a", "the", "about", "nearly", "some", "around", "almost", "over", "sharply", "slightly", "more", "than") for word in gap)

    def _value(self, link: Link, measure: str) -> tuple[Decimal, str]:
        number, mention = link.number, link.number.mention
        if isinstance(mention, Percentage):
            sign = -1 if mention.direction == "decrease" and measure != "share" else 1
            return sign * mention.value, {"percent": "percent", "pp": "pp", "bp": "bp"}[mention.unit]
        if not isinstance(mention, Amount):
            return number.value, "x"
        if measure == "change":
            down = number.movement is not None and number.movement.direction == "decrease"
            sign = -1 if down else 1
            if self.read.word(number.last + 1) == "than":
                sign = THAN.get(self.read.word(number.last), sign)
            return sign * mention.value * (self._polarity(link) if link.slots.metric == "trade_balance" else 1), mention.currency or ""
        sign = self._polarity(link) if link.slots.metric == "trade_balance" else 1
        return sign * mention.value, mention.currency or ""

    def _polarity(self, link: Link) -> int:
        """-1 for a deficit: by the word nearest to the number in its clause, else by its subject."""
        number = link.number
        start, end = self.read.sentence_span(number.first)
        near = [
            (number.first - at if at < number.first else 2 * (at - number.last) + 1, POLARITY[self.read.lower[at]])
            for at in range(max(start, number.first - 12), min(end, number.last + 3))
            if self.read.lower[at] in POLARITY
        ]
        if self.read.tag(number.first - 1) == "sign" and self.read.word(number.first - 1) in ("-", "−", "–"):
            return -1
        return min(near)[1] if near else (link.slots.sign or 1)

    def _period(self, link: Link, own: Date | None, said: list[Date]) -> Span | None | str:
        number = link.number
        if link.follows is not None and own is None:
            earlier = self.made.get(link.follows.number.first)
            if earlier is not None and number.role not in ("from", "than"):
                return earlier[1]
        is_past = number.role in ("from", "than")
        around = self._around(number, said)
        if own is not None and (is_past or number.is_amount or not _is_relative_base(own)):
            span = span_of(own)
            return same_part(span, self.current) if span and "exceed" in self.read.lower[number.first - 8 : number.first] else span
        if link.slots.grain == "year" and own is None and around is not None and grain_of(around) != "year":
            year = (self.read.anchor or around[1]).year
            return part(year, "year", 1)
        if is_past:
            return shifted_base(self.read, number, around, None) or "the base of a comparison without its period"
        return around

    def _around(self, number: Number, said: list[Date]) -> Span | None:
        before = [d for d in said if d.first < number.first]
        behind = [d for d in said if d.first > number.first]
        chosen = before[-1] if before else behind[0] if behind else None
        return span_of(chosen) if chosen is not None else self.current

    def _basis(self, link: Link, measure: str, period: Span | None) -> str | None:
        if measure not in ("growth", "change", "multiple"):
            return None
        if link.follows is not None and link.follows.number.mention.sentence == link.number.mention.sentence:
            return base_of(self.read, link.follows.number, period, self.convention)
        return base_of(self.read, link.number, period, self.convention)

    def _said(self, phrases: list[tuple[list[str], str]], number: Number) -> str | None:
        start, end = self.read.sentence_span(number.first)
        window = self.read.lower[start:end]
        for words, key in phrases:
            if any(window[at : at + len(words)] == words for at in range(len(window) - len(words) + 1)):
                return key
        return None


def _is_relative_base(date: Date) -> bool:
    return any(word in date.rule for word in ("{same}", "{ago}", "year - ago", "before"))


def rescoped(observation: Observation, scope: str | None) -> Observation:
    """The observation under the release's scope."""
    return replace(observation, scope=scope)
