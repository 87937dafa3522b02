"""Links become rows: measure, value, period and basis of each, and the reason where it gives none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import combinations

from extractors.calendar import Span, grain_of, part, shifted
from extractors.model import Amount, Date, Observation
from extractors.numbers import half_unit
from extractors.observations.basis import BASIS_MONTHS, Bases, Said, cues, date_basis, habit
from extractors.observations.dating import PAST_ROLES, own_date, span_of
from extractors.observations.foretold import Foretold
from extractors.observations.grown import FEW, grew, in_order
from extractors.observations.linker import FLOWS, Link, Linker
from extractors.observations.measures import Measures
from extractors.observations.numbers import Number
from extractors.observations.periods import BASE_UNDATED, Periods
from extractors.observations.ranks import Rank, skip_date
from extractors.observations.sayings import adjustment_of, adjustments, is_revised, said_of
from extractors.observations.series import TOTALS

MADE = ("price", "production")
DIRECT = ("subject", "of_head", "target_behind", "respectively")
FAR = Decimal("0.8")  # farther below a total than any revision
VERB = 3  # tokens of a verb before its number: "in excess of"
COMPARING = ("growth", "change", "multiple")
Made = tuple[Link, Observation | str]


class Rows:
    """Makes the rows of one release."""

    def __init__(self, linker: Linker, reporter_at: Callable[[int], str | None]) -> None:
        self.read = linker.read
        self.reporter_at = reporter_at
        self.links = linker.links_of
        self._ranked = linker.ranked
        linked = list({link.number.first: link.number for link in linker.links}.values())
        self.periods = Periods(self.read, [at for at, _ in linker.sections], linker.inserted)
        self.owns = {number.first: own for number in linked if (own := self._own(number)) is not None}
        self.measures = Measures(self.read, self.owns)
        roles = {self.owns[n.first].first: n.role if n.is_amount else "" for n in linked if n.first in self.owns}
        clauses = [subject.first for subject in linker.subjects if subject.is_main and subject.series is not None]
        self.bases = Bases(self.read, cues(self.read, roles), linked, clauses)
        self.adjustments, self.adjusted = adjustments(self.read)
        self.statuses, self.foretold = said_of(self.read, "status"), Foretold(self.read)
        self.spans: dict[int, Span | None] = {}
        self._dated: list[Link] = []
        self._told: list[Said] = []
        self.totals: dict[tuple[object, ...], Decimal] = {}

    def _own(self, number: Number) -> Date | None:
        return own_date(self.read, number, self.read.of_sentence("dates", number.sentence))

    def made(self) -> list[Made]:
        """Each link with its row, or with the reason why it gives none."""
        found: list[Made] = []
        unsaid: list[int] = []
        adjusted: tuple[list[Said], list[Said]] = ([], [])
        of_sum: set[tuple[str | None, str | None]] = set()
        for sentence in range(len(self.read.sentences)):
            here = self.links.get(sentence, [])
            owned = {self.owns[n.first].first: n for n in map(_number, here) if n.first in self.owns}
            dated = [link for link in here if link.number.is_amount and link.number.first in self.owns]
            self._dated = dated if len(dated) <= FEW else []
            is_of_parts = all(link.slots.partner or link.slots.item not in (None, *TOTALS) for link in here)
            self.periods.enter(sentence, owned, is_of_parts, sentence in self.foretold.sentences)
            rows: list[Made] = []
            told: dict[tuple[Said, bool], None] = {}  # once a sentence, however many numbers it has
            for link in here:
                row, is_said = self._row(link)
                if isinstance(row, Observation) and row.measure in COMPARING:
                    if is_said and row.metric not in MADE:  # what output is compared with says nothing of trade
                        told[(row.basis, _span(row)), row.adjustment == "sa"] = None
                    unsaid.extend([] if is_said else [len(found) + len(rows)])
                rows.append((link, row))
            for basis, is_adjusted in told:
                adjusted[is_adjusted].append(basis)
            self._told.extend(basis for basis, _ in told)
            made = [row for _, row in rows if isinstance(row, Observation)]
            of_sum.update((row.item, row.partner) for row in made if _span(row) == self.periods.frame)
            is_said_of_sum = of_sum.issuperset((link.slots.item, link.slots.partner) for link in here)
            self.periods.leave({_span(row) for row in made}, is_of_parts and not is_said_of_sum)
            found.extend(rows)
        self._give_bases(found, unsaid, adjusted)
        return found

    def _give_bases(self, found: list[Made], unsaid: list[int], adjusted: tuple[list[Said], list[Said]]) -> None:
        """A row whose sentence says no basis takes that of the same fact elsewhere, or else what is usual."""
        open_bases = set(unsaid)
        stated = {
            _fact(row): row.basis
            for place, (_, row) in enumerate(found)
            if place not in open_bases and not isinstance(row, str)
        }
        for place in unsaid:
            link, row = found[place]
            assert isinstance(row, Observation)
            usual = adjusted[row.adjustment == "sa"] or self._told
            basis = stated[_fact(row)] if _fact(row) in stated else habit(self.read, usual, _span(row))
            found[place] = link, replace(row, basis=basis)

    def ranked(self) -> list[Made]:
        """Each rank with its row; its period is the date behind it, else none."""
        found: list[Made] = []
        for link in self._ranked:
            rank = link.number.mention
            first = skip_date(self.read, rank.stop) if isinstance(rank, Rank) else None
            dates = self.read.of_sentence("dates", rank.sentence)
            period = next((span_of(date) for date in dates if date.first == first), None)
            found.append((link, self._observation(link, "rank", period, None)))
        return found

    def _row(self, link: Link) -> tuple[Observation | str, bool]:
        """(the row or the reason against it, whether its basis is said)."""
        if link.slots.metric in (None, "other"):
            return "what it measures is no trade, investment or budget", False
        if link.slots.metric in MADE and link.rule not in DIRECT:
            return "a price or output that its sentence does not speak of", False
        if (link.slots.metric or "").startswith("investment") and not (self.read.frame.reporter or link.slots.reporter):
            return "an investment of no economy", False
        measure = self.measures.measure(link)
        if measure is None:
            return "neither a growth nor a share of anything", False
        period = self._period(link)
        if isinstance(period, str):
            return period, False
        number = link.follows.number if link.follows is not None else link.number
        is_said, basis = self.bases.said(number, period) if measure in COMPARING else (False, None)
        led = self.periods.pairs.get(period) if measure in ("growth", "change") and period is not None else None
        between = led or (self._between(link) if measure == "growth" and not is_said else None)
        if between is not None:
            is_said, period, basis = True, between[1], date_basis(*between)
        self.spans[link.number.first] = period
        link = self._apart(link, measure, period)
        return self._observation(link, measure, period, basis), is_said

    def _between(self, link: Link) -> tuple[Span, Span] | None:
        """`$10.8 bn in 2012 and $16.1 bn in 2021, a 49% increase`: from which days to which a growth leads."""
        growth = link.number
        levels = [each.number for each in self._dated if each.slots == link.slots]
        pairs = combinations(levels, 2)
        pair = next((in_order(*pair, growth) for pair in pairs if grew(self.read, *pair, growth)), None)
        old, new = (span_of(self.owns[each.first]) for each in pair) if pair is not None else (None, None)
        return (old, new) if old is not None and new is not None and old != new else None

    def _apart(self, link: Link, measure: str, period: Span | None) -> Link:
        """A level that cannot be the total already told is of the part that the sentence before spoke of."""
        mention, slots, before = link.number.mention, link.slots, link.before
        if measure != "level" or not isinstance(mention, Amount) or slots.item or slots.partner or period is None:
            return link
        if slots.metric not in FLOWS or link.number.sentence in self.adjusted:
            return link
        reporter = slots.reporter or self.read.frame.reporter
        total = self.totals.setdefault((slots.metric, reporter, period, mention.currency), mention.value)
        is_other = mention.value < total * FAR
        if not is_other or before is None or before.metric != slots.metric or not (before.item or before.partner):
            return link
        return replace(link, slots=replace(slots, item=before.item, partner=before.partner))

    def _observation(self, link: Link, measure: str, period: Span | None, basis: str | None) -> Observation:
        number, slots = link.number, link.slots
        sentence = self.read.sentences[number.sentence]
        value, unit = self.measures.value(link, measure)
        return Observation(
            text=self.read.text[sentence.char_start : sentence.char_end],
            char_start=sentence.char_start,
            char_end=sentence.char_end,
            value_start=number.mention.char_start,
            value_end=number.mention.char_end,
            sentence=number.sentence,
            rule=link.rule,
            metric=slots.metric or "other",
            item=slots.item,
            partner=slots.partner,
            reporter=slots.reporter or self.reporter_at(number.first) or self.read.frame.reporter,
            period_start=period[0] if period else None,
            period_end=period[1] if period else None,
            measure=measure,
            value=value,
            unit=unit,
            half_unit=None if getattr(number.mention, "low", None) else half_unit(self.read, number.first, number.last),
            basis=basis,
            qualifier=getattr(number.mention, "qualifier", None) or self._exceeded(number),
            adjustment=adjustment_of(self.read, self.adjustments, number, measure),
            status=self._status(number),
            # A statistic of its own tells of all trade only where it says so: "overall exports" are the general ones.
            scope=None if slots.is_overall and not slots.item else self.read.frame.scope,
        )

    def _status(self, number: Number) -> str:
        if self.foretold.holds(number.sentence, number.first):
            return "forecast"
        date = self.owns.get(number.first)
        is_own = is_revised(self.read, number.first, max(number.last, date.last if date is not None else 0))
        return self.statuses.get(number.sentence, "revised" if is_own else "actual")

    def _exceeded(self, number: Number) -> str | None:
        """`over` right behind a verb that says so: `exports pass $5 billion` does not print what they were."""
        verbs = self.read.phrases_between("movements", max(number.first - VERB, 0), number.first)
        is_over = number.is_amount and any(last == number.first and table == "exceeding" for _, last, _, table in verbs)
        return "over" if is_over else None

    def _period(self, link: Link) -> Span | str | None:
        number, own = link.number, self.owns.get(link.number.first)
        if link.follows is not None and own is None and number.role not in ("from", "than"):
            followed = link.follows.number.first
            if followed in self.spans:
                return self.spans[followed]
        if link.slots.grain == "year" and own is None:
            around = self.periods.around(number.first)
            if around is not None and shifted(around, 12)[0] != around[1] + timedelta(days=1):
                year = part((self.read.anchor or around[1]).year, "year", 1)
                return BASE_UNDATED if number.role in PAST_ROLES else year
        return self.periods.of(number, own, *self._back(number))

    def _usual(self, period: Span) -> str | None:
        """The one basis that has been said so far of periods as long: `widened to $7 bn from $6 bn`."""
        told = {basis for basis, span in self._told if span is not None and grain_of(span) == grain_of(period)}
        return told.pop() if len(told) == 1 else None

    def _back(self, number: Number) -> tuple[int | None, bool]:
        """By how many months the comparison of a sentence goes back, by its growths or by habit; whether it says so."""
        around = self.periods.around(number.first)
        is_said, basis = self.bases.said(number, around)
        here = self.links.get(number.sentence, [])
        if not is_said and any(not link.number.is_amount for link in here):
            basis = habit(self.read, [], around)
        elif not is_said and around is not None:
            basis = self._usual(around)
        return BASIS_MONTHS.get(basis or ""), is_said


def _fact(row: Observation) -> tuple[object, ...]:
    """What two rows share that say the same, perhaps one of them with its basis."""
    return row.metric, row.item, row.partner, row.measure, row.value, row.period_start, row.period_end


def _number(link: Link) -> Number:
    return link.number


def _span(row: Observation | str) -> Span | None:
    is_dated = isinstance(row, Observation) and row.period_start is not None and row.period_end is not None
    return (row.period_start, row.period_end) if is_dated else None  # type: ignore[union-attr,return-value]
