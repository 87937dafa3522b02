"""The state of linking one release: what was found in its text, and what carries over from sentence to sentence."""

from dataclasses import dataclass, field, replace

from extractors.observations.finding import series_of
from extractors.observations.insertions import Insertions, insertions
from extractors.observations.listing import beside, is_spoken_under, way_listed
from extractors.observations.movers import mover
from extractors.observations.names import Element, Names, names, skip_the
from extractors.observations.numbers import Number, numbers
from extractors.observations.parting import of_whole
from extractors.observations.series import TOTALS, Series
from extractors.observations.slots import SURVIVES_CLAUSE, SURVIVES_SENTENCE, Slots, inherit, of_series
from extractors.observations.subjects import Subject, subjects
from extractors.observations.topic import counterpart, sections, topic, topic_metrics
from extractors.observations.vocabulary import BEING, CAUSE, COMPANY, LISTING, PORTION, REFERENCE
from extractors.reading import Reading

CHAIN = 3  # subjects: a partner is said once for exports, imports and the balance
FLOWS = ("exports", "imports", "trade", "investment", "investment_inward", "investment_outward")


@dataclass(frozen=True, slots=True)
class Link:
    """A number with the slots of its series and the mechanism that gave them.

    `follows` is the link it goes on with, `before` the series of the sentence before.
    """

    number: Number
    slots: Slots
    rule: str = ""
    follows: "Link | None" = None
    before: Slots | None = None


@dataclass(slots=True)
class Linker:
    """What mechanisms ask: the numbers and phrases of the text, the links so far, the series that carries on."""

    read: Reading
    known: Names
    series: list[Series]
    subjects: list[Subject]
    topic: Slots
    links: list[Link] = field(default_factory=list)
    ranked: list[Link] = field(default_factory=list)
    carried: Slots | None = None
    flow: Slots | None = None
    targets: list[tuple[int, Slots]] = field(default_factory=list)
    sections: list[tuple[int, str]] = field(default_factory=list)
    topic_metrics: frozenset[str] = frozenset()
    lead: Slots | None = None
    numbers_of: dict[int, list[Number]] = field(default_factory=dict)
    links_of: dict[int, list[Link]] = field(default_factory=dict)
    carried_into: dict[int, Slots | None] = field(default_factory=dict)
    inserted: Insertions = field(default_factory=lambda: Insertions([], []))
    _subjects_of: dict[int, list[Subject]] = field(default_factory=dict)
    _series_over: dict[int, Series] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number in numbers(self.read):
            self.numbers_of.setdefault(number.sentence, []).append(number)
        for subject in self.subjects:
            self._subjects_of.setdefault(self.read.sentence_of(subject.first), []).append(subject)
        for series in reversed(self.series):
            self._series_over.update(dict.fromkeys(range(series.first, series.last), series))

    def add(self, links: list[Link]) -> None:
        """Remembers links, by sentence too."""
        self.links.extend(links)
        for link in links:
            self.links_of.setdefault(link.number.sentence, []).append(link)

    def in_sentence(self, at: int) -> list[Subject]:
        """The subjects of the sentence of a token."""
        return self._subjects_of.get(self.read.sentence_of(at), [])

    def series_at(self, at: int) -> Series | None:
        """The series phrase that a token belongs to."""
        return self._series_over.get(at)

    def subject_of(self, at: int) -> Subject | None:
        """The last main subject before a token, else any; in `…, which came to $8 bn` what stands before the comma."""
        before = [s for s in self.in_sentence(at) if s.head_end <= at and not self.inserted.hides(s.first, at)]
        start, _ = self.read.sentence_span(at)
        which = self.read.last_of(("which",), start + 1, at)
        if which is not None and self.read.word(which - 1) == ",":
            antecedent = [s for s in before if s.last in (which, which - 1)]
            later = [s for s in before if s.first > which and s.is_main]
            if antecedent and not later:
                return antecedent[-1]
        main = [s for s in before if s.is_main]
        chosen = main or before
        return chosen[-1] if chosen else None

    def slots_of(self, subject: Subject, index: int = 0, metric: int | None = None) -> Slots | None:
        """The slots of a subject, filled from the clauses before it; None where nothing says what is measured."""
        if subject.is_pronoun:
            return self.carried
        hides = self.inserted.hides
        here = [
            s for s in self.in_sentence(subject.first) if s.series is not None and not hides(s.first, subject.first)
        ]
        before = [s for s in here if s.first < subject.first]
        if subject.series is not None:
            return self._of_phrase(subject, before, of_series(subject.series, index, metric))
        element = subject.listed[min(index, len(subject.listed) - 1)] if subject.listed else subject.element
        assert element is not None
        behind = [s for s in here[:1] if s.series is not None and s.series.metrics != ("price",)]
        base = self._base(element, before or behind)
        return self.with_element(base, element) if base is not None and base.metric else None

    def _of_phrase(self, subject: Subject, before: list[Subject], slots: Slots) -> Slots:
        """A series phrase with what it leaves open: the partner of the clause before, the item that leads it."""
        if slots.is_overall:
            return slots
        for one in reversed(before[-CHAIN:] if subject.is_main else ()):
            earlier = of_series(one.series) if one.series is not None else slots
            if earlier.metric == slots.metric or earlier.item is not None:
                break
            slots = inherit(slots, earlier, SURVIVES_CLAUSE)
        cause = before[0].series if before and self.read.word(subject.first - 1) in CAUSE else None
        if cause is not None and slots.partner and not slots.item and cause.metrics[0] == slots.metric:
            leader = None if cause.items else self.leader(subject.first)
            item = cause.items[0].key if len(cause.items) == 1 else leader.key if leader is not None else None
            slots = replace(slots, item=None if item in TOTALS or (leader and leader.kind == "partner") else item)
        slots = of_whole(self.read, subject, before, slots)
        if slots.partner and not slots.item:
            return self._led_by_item(subject, slots)
        return slots if slots.item else self._of_bare(subject, slots)

    def _of_bare(self, subject: Subject, slots: Slots) -> Slots:
        """A series phrase without any item or partner, with those of the noun phrases before it that it goes with."""
        if subject.series is None:
            return slots
        is_share = self.read.word(subject.first - 2) in PORTION and self.read.word(subject.first - 1) == "of"
        if is_share or (self.read.word(subject.first - 1) == "in" and (subject.first - 2) in self.known.taken):
            mover = self.mover(subject.first)
            return self.with_element(slots, mover) if mover is not None else slots
        if self.read.word(subject.series.head[0] - 1) in ("its", "their"):
            named = [s.element for s in self.in_sentence(subject.first) if s.element and s.first < subject.first]
            return self.with_element(slots, named[-1]) if named else slots
        if self.read.word(subject.first - 1) == "with":
            near = beside(self.read, self.known, subject.first)
            leader = near if near and self.series_at(near.first) is None else self.leader(subject.first)
            return self.with_element(slots, leader) if leader is not None else slots
        is_alone = subject.series.head == (subject.last - 1, subject.last) and slots.sign != 0
        start, _ = self.read.sentence_span(subject.first)
        is_definite = is_alone and self.read.word(subject.last - 2) == "the" and subject.first - start <= 1
        if is_definite and self.carried is not None:
            return replace(slots, partner=self.carried.partner, item=self.carried.item)
        return slots

    def _led_by_item(self, subject: Subject, slots: Slots) -> Slots:
        """`Beef did worst, with shipments to Japan 12% lower`: of beef."""
        leader = self.leader(subject.first) if self.read.word(subject.first - 1) == "with" else None
        return replace(slots, item=leader.key) if leader is not None and leader.kind == "item" else slots

    def leader(self, at: int) -> Element | None:
        """The item that opens the sentence of a token as its subject: `Chips led the recovery, with exports …`."""
        start, _ = self.read.sentence_span(at)
        element = self.known.starting.get(skip_the(self.read, start))
        if element is None:
            alone = [s.element for s in self.in_sentence(at) if s.element is not None and s.last <= at]
            element = alone[-1] if alone else None
        is_subject = element is not None and self.series_at(element.first) is None
        if element is not None and element.kind == "partner":
            is_subject = is_subject and self.read.word(element.last) in BEING
        return element if is_subject else self._made_by_companies(at)

    def mover(self, at: int) -> Element | None:
        """The item that has the movement before a token as its own."""
        return mover(self.read, self.in_sentence(at), at)

    def _made_by_companies(self, at: int) -> Element | None:
        """`Drone companies achieve $5 bn in exports`: the item whose makers are the subject."""
        start, _ = self.read.sentence_span(at)
        makers = [e for e in self.known.within(start, at) if e.kind == "item" and self.read.word(e.last) in COMPANY]
        return makers[-1] if makers else None

    def _base(self, element: Element, near: list[Subject]) -> Slots | None:
        """The series in which an element without metric stands: its sentence's, else the carried one."""
        if near and near[-1].series is not None:
            return replace(of_series(near[-1].series), sign=0)
        return self.listed(element.first) if element.kind != "open" else None

    def own_reporter(self, at: int) -> str | None:
        """The economy whose name and a colon head the paragraph of a token, in a digest of several."""
        return next((code for first, code in reversed(self.sections) if first <= at), None)

    def with_element(self, base: Slots, element: Element) -> Slots:
        """The slots of a series with one of its items or partners put in."""
        if element.kind == "partner":
            return replace(base, partner=element.key)
        return replace(base, item=element.key, partner=None if base.item else base.partner)

    def listed(self, at: int) -> Slots | None:
        """The series of which a sentence without any lists parts: the release's main one after `By item,`."""
        start, _ = self.read.sentence_span(at)
        is_main = self.read.word(start) in LISTING or (self.carried and self.carried.metric == "trade_balance")
        whole = self.lead or self.flow if is_main else self.flow
        return inherit(Slots(way_listed(self.read, start)), whole, SURVIVES_SENTENCE)

    def header(self, sentence: int) -> Subject | None:
        """The series of the line with a colon at its end under which a sentence is listed; None outside such a list."""
        for above in range(sentence - 1, -1, -1):
            text = self.read.sentences[above].text
            first = self.read.sentence_starts[above]
            if text.endswith(":"):
                return next((s for s in self.in_sentence(first) if s.series is not None), None)
            if ":" not in text:
                return None
        return None

    def refers_back(self, at: int) -> bool:
        """Whether the sentence of a token goes on with the one before: `It rose …`, `This shows …`."""
        start, _ = self.read.sentence_span(at)
        return self.read.word(start) in REFERENCE

    def carry(self, sentence: int) -> None:
        """Remembers the main series of a sentence for the next one."""
        here = [s for s in self.in_sentence(self.read.sentence_starts[sentence]) if s.series is not None]
        main = [s.series for s in here if s.is_main or (s.series is not None and s.series.partners)]
        linked = [link.slots for link in self.links_of.get(sentence, [])]
        if main and main[0] is not None:
            self.carried = of_series(main[0])
        elif linked:
            self.carried = linked[-1]
        elif opening := next((s.series for s in here if is_spoken_under(self.read, s.first, s.last)), None):
            self.carried = of_series(opening)
        if self.carried is not None and self.carried.metric in FLOWS:
            self.flow = self.carried
            is_told = bool(linked) or self.carried.metric != "trade"  # "Foreign trade in May 2023", a mere title
            self.lead = self.lead or (self.carried if is_told else None)
        self.carried_into[sentence + 1] = self.carried
        self.targets = []


def linker_of(read: Reading) -> Linker:
    """A Linker with all phrases of the text found."""
    known = names(read)
    read.counterpart = counterpart(read)
    series = series_of(read, known)
    inserted = insertions(read)
    linker = Linker(read, known, series, subjects(read, known, series, inserted), topic(read, known, series))
    linker.sections = sections(read, known)
    linker.inserted = inserted
    linker.topic_metrics = topic_metrics(series, linker.topic)
    return linker
