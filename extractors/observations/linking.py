"""Linking: each number to its series by the first mechanism that fits; what fits none is left, with the reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from extractors.calendar import Span
from extractors.model import Amount, Date, Percentage
from extractors.observations.numbers import Number, is_share, numbers
from extractors.observations.series import Element, Names, Series, _opening, _widened, names, series_of, slug
from extractors.observations.slots import SURVIVES_CLAUSE, SURVIVES_SENTENCE, Slots, inherit, of_series
from extractors.observations.subjects import Subject, subjects
from extractors.observations.vetoes import veto
from extractors.reading import Reading


@dataclass(frozen=True, slots=True)
class Link:
    """A number with the slots of its series, the mechanism that gave them, and its own period where it has one."""

    number: Number
    slots: Slots
    rule: str
    follows: "Link | None" = None


@dataclass(slots=True)
class Linker:
    """The state of linking one release: what was found, and what carries over from sentence to sentence."""

    read: Reading
    known: Names
    series: list[Series]
    subjects: list[Subject]
    topic: Slots
    links: list[Link] = field(default_factory=list)
    left: list[tuple[Number, str]] = field(default_factory=list)
    carried: Slots | None = None
    pushed: list[tuple[int, Slots]] = field(default_factory=list)

    def link(self) -> None:
        """Links all numbers, sentence by sentence."""
        by_sentence: dict[int, list[Number]] = {}
        for number in numbers(self.read):
            by_sentence.setdefault(number.mention.sentence, []).append(number)
        for sentence in range(len(self.read.sentences)):
            self.pushed = []
            for number in by_sentence.get(sentence, []):
                self._link(number, by_sentence[sentence])
            self._carry(sentence)

    def _link(self, number: Number, among: list[Number]) -> None:
        reason = veto(self.read, number)
        if reason is not None:
            self.left.append((number, reason))
            return
        for rule, mechanism in MECHANISMS.items():
            found = mechanism(self, number, among)
            if found:
                self.links.extend(replace(each, rule=rule, slots=self._completed(each.slots)) for each in found)
                return
        self.left.append((number, "nothing in its sentence says of what series it is"))

    def _completed(self, slots: Slots) -> Slots:
        """The topic of the release fills what a series leaves open, unless it is said to be overall."""
        if slots.is_overall or slots.item or slots.partner:
            return slots
        return inherit(slots, self.topic, {"item": True, "partner": True})

    def _carry(self, sentence: int) -> None:
        main = [s for s in self.subjects if s.series is not None and self.read.sentence_of(s.first) == sentence and s.is_main]
        linked = [link for link in self.links if link.number.mention.sentence == sentence]
        if main and main[0].series is not None:
            self.carried = of_series(main[0].series)
        elif linked:
            self.carried = linked[-1].slots

    # What a sentence says its numbers are of -------------------------------------------------------------------

    def in_sentence(self, number: Number) -> list[Subject]:
        """The subjects of the number's sentence."""
        return [s for s in self.subjects if self.read.sentence_of(s.first) == number.mention.sentence]

    def slots_of(self, subject: Subject, index: int = 0, metric: int = 0) -> Slots | None:
        """The slots of a subject, filled from the clause before it and the sentence before that; None without a metric."""
        here = [s for s in self.subjects if s.series is not None and self.read.sentence_of(s.first) == self.read.sentence_of(subject.first)]
        before = [s for s in here if s.first < subject.first]
        if subject.series is not None:
            slots = of_series(subject.series, index, metric)
            if slots.partner is None and not slots.is_overall and before and before[-1].series and subject.is_main:
                earlier = of_series(before[-1].series)
                if earlier.metric != slots.metric and not before[-1].series.items:
                    slots = replace(slots, partner=earlier.partner)
            return slots
        if subject.is_pronoun:
            return self.carried
        element = subject.element
        assert element is not None
        near = before[-1] if before else (here[0] if here else None)
        if near is not None and near.series is not None:
            base: Slots | None = replace(of_series(near.series), sign=0)
        else:
            base = self.carried if element.kind != "open" else None
        if base is None or base.metric is None:
            return None
        return self.with_element(base, element)

    def with_element(self, base: Slots, element: Element) -> Slots:
        """The slots of a series with one of its items or partners put in."""
        if element.kind == "partner":
            return replace(base, partner=element.key)
        return replace(base, item=element.key, partner=None if base.item else base.partner)

    def subject_of(self, number: Number) -> Subject | None:
        """The last main subject before a number, else any before it."""
        before = [s for s in self.in_sentence(number) if _head_end(s) <= number.first]
        main = [s for s in before if s.is_main]
        return (main or before or [None])[-1]


def _head_end(subject: Subject) -> int:
    return subject.series.head[1] if subject.series is not None else subject.last


POSTPOSED = frozenset({"increase", "decrease", "higher", "lower", "rise", "fall"})
Found = list[Link]
Mechanism = Callable[[Linker, Number, list[Number]], Found]


def dual_currency(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`NZ$4.7 billion ($3.4 billion)`: one fact in two currencies."""
    before = _just_before_bracket(linker, number)
    if before is None or not isinstance(before.number.mention, Amount) or not isinstance(number.mention, Amount):
        return []
    same = before.number.mention.currency == number.mention.currency
    return [] if same or number.movement else [replace(before, number=number, follows=before)]


def bracket_of_number(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`$5.2 bn (up 3%)`, `28.1% (equivalent to $269 bn)`: a bracket behind a number is of its series."""
    before = _just_before_bracket(linker, number)
    return [Link(number, before.slots, "", before)] if before is not None else []


def _just_before_bracket(linker: Linker, number: Number) -> Link | None:
    if number.bracket is None:
        return None
    last = number.bracket
    while last - 1 in linker.known.taken or linker.read.word(last - 1) in POSTPOSED:
        last -= 1
    return next((link for link in reversed(linker.links) if link.number.last == last), None)


def bracket_base(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`from March 2023 ($55.1 billion)`: a number in a bracket behind a date is the subject's, of that date."""
    if number.bracket is None or number.bracket not in linker.known.dates_to:
        return []
    return subject(linker, number, among)


def bracket_element(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`ships (59.2%) and machinery (8.1%)`: a number in a bracket is of the item or partner before it."""
    if number.bracket is None:
        return []
    at = number.bracket
    while linker.read.word(at - 1) == ")" and _opening(linker.read, at - 1) is not None:
        at = _opening(linker.read, at - 1) or at
    element = linker.known.ending.get(at) or _open_element(linker, at)
    head = _head_series(linker, number)
    if element is None or head is None:
        return subject(linker, number, among) if element is None else []
    inside = [e for e in head.elements if e.last == at]
    slots = of_series(head)
    if element.kind == "item" and head.items and not inside and element.key == slots.item:
        return [Link(number, slots, "")]
    if element.kind == "partner":
        return [Link(number, replace(slots, partner=element.key), "")]
    return [Link(number, replace(slots, item=(inside[0] if inside else element).key), "")]


def _open_element(linker: Linker, end: int) -> Element | None:
    """A noun phrase of no lexicon that ends before a bracket, in a list."""
    first = end
    start, _ = linker.read.sentence_span(end - 1)
    while first > start and end - first < 4 and _widened(linker.read, linker.known, None, first - 1, first) is not None:
        first -= 1
    if first == end or first - 1 in linker.known.taken:
        return None
    return Element(first, end, "item", slug(linker.read.words[first:end]))


def _head_series(linker: Linker, number: Number) -> Series | None:
    """The series in whose list a bracket stands: the last one before it, the one behind it, or the carried one."""
    here = [s.series for s in linker.in_sentence(number) if s.series is not None]
    before = [s for s in here if s.first < number.first]
    if before:
        return before[-1]
    if here:
        return here[0]
    if linker.carried is not None and linker.carried.metric is not None:
        return Series(0, 0, (linker.carried.metric,))
    return None


def respectively(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`A and B rose 3% and 5%, respectively`: the n-th number is of the n-th item, partner or metric."""
    block = _block(linker, [n for n in among if n.is_amount == number.is_amount and n.bracket is None], number)
    whose = linker.subject_of(block[0]) if len(block) > 1 else None
    if whose is None or whose.series is None or _count(whose.series) != len(block):
        return []
    index = block.index(number)
    if len(whose.series.metrics) > 1:
        slots = linker.slots_of(whose, metric=index)
    else:
        slots = linker.slots_of(whose, index=index)
    return [Link(number, slots, "")] if slots is not None else []


def _count(series: Series) -> int:
    return max(len(series.metrics), len(series.items), len(series.partners))


def _block(linker: Linker, run: list[Number], number: Number) -> list[Number]:
    """The numbers of one kind around a number that commas and `and` join to a list."""
    if number not in run:
        return []
    place = run.index(number)
    block = [number]
    for other in run[place + 1 :]:
        if not _adjoins(linker, block[-1], other):
            break
        block.append(other)
    for other in reversed(run[:place]):
        if not _adjoins(linker, other, block[0]):
            break
        block.insert(0, other)
    return block


def _adjoins(linker: Linker, one: Number, two: Number) -> bool:
    between = linker.read.lower[one.last : two.first]
    return len(between) <= 3 and bool(set(between) & {"and", ","}) and set(between) <= {"and", ",", "by", "to", "about", "some"}


def each(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`A and B each fell $0.1 billion`: the number is of each of them."""
    start, _ = linker.read.sentence_span(number.first)
    whose = linker.subject_of(number)
    if "each" not in linker.read.lower[max(start, number.first - 8) : number.first] or whose is None or whose.series is None:
        return []
    many = len(whose.series.metrics) > 1
    found = [linker.slots_of(whose, 0, n) if many else linker.slots_of(whose, n) for n in range(_count(whose.series))]
    return [Link(number, slots, "") for slots in found if slots is not None] if len(found) > 1 else []


def target_behind(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`a 17.2% increase in memory chips`, `31% of exports`: what the number is of stands behind it."""
    read = linker.read
    adjacent = _series_at(linker, number.last + 2 * (read.lower[number.last : number.last + 2] == ["worth", "of"]))
    if number.is_amount and adjacent is not None and adjacent.metrics[0] == "trade_balance":
        slots = of_series(adjacent)
        earlier = linker.subject_of(number)
        if earlier is not None and earlier.series is not None:
            slots = replace(slots, partner=slots.partner or of_series(earlier.series).partner)
        linker.pushed.append((number.last, slots))
        return [Link(number, slots, "")]
    move = number.movement
    at = move.last if move is not None and number.last <= move.first <= number.last + 3 else number.last
    if read.word(at) not in ("in", "of") or (read.word(at) == "of" and move is not None and at == number.last):
        if not (isinstance(number.mention, Percentage) and read.word(at) == "of"):
            return []
    start = at + 1 + (read.word(at + 1) in ("the", "its", "total", "their"))
    series = _series_at(linker, start)
    if read.word(at) == "of":
        return _share_of(linker, number, series)
    slots = _behind(linker, number, series, start)
    if slots is None:
        return []
    linker.pushed.append((number.last, slots))
    return [Link(number, slots, "")]


def _series_at(linker: Linker, start: int) -> Series | None:
    return next((s for s in linker.series if s.first <= start < s.last or s.head[0] == start), None)


def _behind(linker: Linker, number: Number, series: Series | None, start: int) -> Slots | None:
    if series is not None:
        slots = of_series(series)
        bare = slots.item is None and slots.partner is None and not slots.is_overall
        same = linker.carried is not None and linker.carried.metric == slots.metric
        return linker.carried if bare and same and _is_pronoun_sentence(linker, number) else slots
    _, end = linker.read.sentence_span(start)
    element = linker.known.starting.get(start)
    if element is None or element.kind == "item":
        element = _widened(linker.read, linker.known, element, start, end)
    whose = linker.subject_of(number)
    base = linker.slots_of(whose) if whose is not None else linker.carried
    if element is None or base is None or start in linker.known.dates_from:
        return None
    return linker.with_element(replace(base, sign=0), element)


def _share_of(linker: Linker, number: Number, series: Series | None) -> Found:
    """`A accounted for 9.3% of exports`: a share of the series behind, of the part before."""
    if series is None:
        return []
    whole = of_series(series)
    before = [s for s in linker.in_sentence(number) if s.first < number.first and s.element is not None]
    if before and before[-1].element is not None:
        return [Link(number, linker.with_element(whole, before[-1].element), "")]
    start, _ = linker.read.sentence_span(number.first)
    named = [e for e in linker.known.ending.values() if start <= e.first and e.last <= number.first]
    behind = next((linker.known.starting.get(_after_preposition(linker, at)) for at in range(series.last, series.last + 6)
                   if linker.read.word(at) in ("from", "to") and _after_preposition(linker, at) in linker.known.starting), None)
    if not named and behind is not None and behind.kind == "partner":
        return [Link(number, linker.with_element(whole, behind), "")]
    if not named:
        return [Link(number, whole, "")] if whole.partner or whole.item else []
    return [Link(number, linker.with_element(whole, min(named, key=lambda e: e.first)), "")]


def _after_preposition(linker: Linker, at: int) -> int:
    return at + 2 if linker.read.word(at + 1) == "the" else at + 1


def followed_by(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`…, followed by machinery with 11.8%; and cars with 10.4%`: a share list goes on with the same whole."""
    read = linker.read
    before = [link for link in linker.links if link.number.mention.sentence == number.mention.sentence]
    if not before or read.word(number.first - 1) not in ("with", "at") or before[-1].number.is_amount != number.is_amount:
        return []
    at = number.first - 1
    element = linker.known.ending.get(at) or _open_element(linker, at)
    return [Link(number, linker.with_element(before[-1].slots, element), "")] if element is not None else []


def subject(linker: Linker, number: Number, among: list[Number]) -> Found:
    """The subject of the clause: `exports to China rose 3% to $5 bn`."""
    target = [slots for at, slots in linker.pushed if at < number.first and number.role == "to"]
    whose = linker.subject_of(number)
    if target and (whose is None or whose.first < linker.pushed[-1][0]):
        return [Link(number, target[-1], "")]
    slots = linker.slots_of(whose) if whose is not None else None
    return [Link(number, slots, "")] if slots is not None and slots.metric is not None else []


def fronted(linker: Linker, number: Number, among: list[Number]) -> Found:
    """`Up 3.1% on the year, exports reached $5 bn`: the subject stands behind."""
    behind = [s for s in linker.in_sentence(number) if s.first >= number.last and s.series is not None]
    if not behind or behind[0].first - number.last > 12:
        return []
    slots = linker.slots_of(behind[0])
    return [Link(number, slots, "")] if slots is not None else []


def carried(linker: Linker, number: Number, among: list[Number]) -> Found:
    """A sentence that names no series goes on with the one before: `It was up 3%`, `This shows a 5% increase`."""
    start, _ = linker.read.sentence_span(number.first)
    opens = _is_pronoun_sentence(linker, number) or number.first - start <= 2
    if linker.carried is None or linker.carried.metric is None or not opens:
        return []
    return [Link(number, linker.carried, "")]


def _is_pronoun_sentence(linker: Linker, number: Number) -> bool:
    start, _ = linker.read.sentence_span(number.first)
    return linker.read.word(start) in ("it", "this", "that", "these", "up", "down")


MECHANISMS: dict[str, Mechanism] = {
    "dual_currency": dual_currency,
    "bracket_of_number": bracket_of_number,
    "bracket_base": bracket_base,
    "bracket_element": bracket_element,
    "respectively": respectively,
    "each": each,
    "followed_by": followed_by,
    "target_behind": target_behind,
    "subject": subject,
    "fronted": fronted,
    "carried": carried,
}


def linker_of(read: Reading) -> Linker:
    """A Linker with all phrases of the text found."""
    known = names(read)
    series = series_of(read, known)
    return Linker(read, known, series, subjects(read, known, series), topic(read, series))


def topic(read: Reading, series: list[Series]) -> Slots:
    """What the release as a whole is about: the item or partner of its title's series, where its lead has it too."""
    title = [s for s in series if read.sentence_of(s.first) == 0]
    lead = [s for s in series if 1 <= read.sentence_of(s.first) <= 3]
    if not title or not lead:
        return Slots()
    one, two = title[0], lead[0]
    items = {e.key for e in one.items} & {e.key for e in two.items}
    partners = {e.key for e in one.partners} & {e.key for e in two.partners}
    many = len(one.items) > 1 or len(one.partners) > 1
    item = next(iter(items)) if len(items) == 1 and not many else None
    partner = next(iter(partners)) if len(partners) == 1 and not many else None
    return Slots(item=item, partner=partner)


def is_part(read: Reading, number: Number) -> bool:
    """Whether a percentage is a share."""
    return isinstance(number.mention, Percentage) and is_share(read, number)


def own_period(date: Date | None) -> Span | None:
    """The days of a number's own date."""
    return (date.start_on, date.end_on) if date is not None and date.start_on and date.end_on else None


def unlinked(linker: Linker) -> Iterator[tuple[Number, str]]:
    """The numbers that gave no row, with the reason."""
    yield from linker.left
