"""Subjects: what the numbers of a sentence are said of. A series noun phrase, or a noun phrase before a verb."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.observations.insertions import Insertions
from extractors.observations.names import Element, Names, exemplified, is_noun, opening, skip_the, slug
from extractors.observations.series import Series
from extractors.observations.vocabulary import (
    ACTING,
    AUXILIARY,
    DESCRIBING,
    EXEMPLIFYING,
    JOINING,
    LEADING,
    LIGHT,
    MODIFIER,
    OPENER,
    PORTION,
    PRONOUN,
    SECTOR,
    STOP,
    STOPS,
    by_first_word,
)
from extractors.reading import Reading

VERB_TABLES = frozenset(
    {"increase", "decrease", "level", "widening", "narrowing", "exceeding", "share", "improving", "worsening"}
)
PARENTHETICAL = by_first_word("parenthetical")


@dataclass(frozen=True, slots=True)
class Subject:
    """What numbers behind it are said of: a series, or an element whose metric comes from elsewhere, or a pronoun."""

    first: int
    last: int
    series: Series | None = None
    element: Element | None = None
    listed: tuple[Element, ...] = ()
    is_pronoun: bool = False
    is_main: bool = True

    @property
    def head_end(self) -> int:
        """Where its head ends: numbers may stand between that and its end."""
        return self.series.head[1] if self.series is not None else self.last


def subjects(read: Reading, known: Names, found: list[Series], inserted: Insertions) -> list[Subject]:
    """All subjects of the text in order."""
    covered = {at for s in found for at in range(s.first, s.last)}
    given = [Subject(s.first, s.last, series=s, is_main=_is_main(read, known, s.first)) for s in found]
    alone = _alone(read, known, covered, inserted)
    return sorted([*given, *alone], key=lambda s: s.first)


def _is_main(read: Reading, known: Names, first: int) -> bool:
    """Whether a phrase may be the subject of a clause: it opens one, or follows a noun of movement (`decline in`)."""
    at = first - 1
    while read.word(at) in MODIFIER:
        at -= 1
    if at < 0 or read.sentence_of(at) != read.sentence_of(first) or read.word(at) in OPENER:
        return True
    return read.word(at) in ("in", "of") and (at - 1) in known.taken and not _is_led(read, at - 2)


def _is_led(read: Reading, at: int) -> bool:
    """Whether a movement ending behind a token is what another subject brought about: `cars led the rise in`."""
    while read.word(at) in MODIFIER or LEADING.get(read.word(at)) == "between":
        at -= 1
    return LEADING.get(read.word(at)) == "verb"


def _alone(read: Reading, known: Names, covered: set[int], inserted: Insertions) -> list[Subject]:
    """Noun phrases before a verb of movement or level, and pronouns there."""
    found: dict[int, Subject] = {}
    verbs = {first for first, _, _, table in read.phrases["movements"] if table in VERB_TABLES}
    verbs |= {at for at, word in enumerate(read.lower) if word in ACTING}
    for verb in sorted(verbs):
        end = _before_brackets(read, verb)
        if end - 1 in covered or end <= 0 or read.sentence_of(end - 1) != read.sentence_of(verb):
            continue
        subject = _antecedent(read, known, end) or _phrase(read, known, end)
        if subject is not None and subject.element and subject.element.kind == "open" and _is_abbreviated(read, end):
            continue  # "The Customs Office (CO) recorded …"
        if subject is not None and not any(at in covered for at in range(subject.first, subject.last)):
            found[subject.first] = subject
    for subject in _described(read, known, inserted):
        found.setdefault(subject.first, subject)
    return list(found.values())


def _is_abbreviated(read: Reading, at: int) -> bool:
    return read.word(at) == "(" and read.word(at + 2) == ")"


def _antecedent(read: Reading, known: Names, end: int) -> Subject | None:
    """`followed by fruit, which rose 9%`: the item or partner of which a clause behind its comma tells."""
    element = known.ending.get(end - 2) if read.lower[end - 2 : end] == [",", "which"] else None
    if element is None or read.word(element.first - 1) in EXEMPLIFYING:
        return None  # "electronics, including chips, which make up 3%"
    return Subject(element.first, element.last, element=element, is_main=False)


def _described(read: Reading, known: Names, inserted: Insertions) -> Iterator[Subject]:
    """`Wine, worth $2 bn, fell`, `Tuna, the second item, sank`: what opens its sentence, apart from its verb."""
    for start in sorted([*read.sentence_starts, *(at + 1 for at, word in enumerate(read.lower) if word == ";")]):
        element = known.starting.get(skip_the(read, start))
        if element is None or read.word(element.last) != ",":
            continue
        is_told = read.word(element.last + 1) in DESCRIBING or inserted.around(element.last) is not None
        if is_told or _is_parenthetical(read, element.last + 1):
            yield Subject(element.first, element.last, element=element)


def _is_parenthetical(read: Reading, at: int) -> bool:
    """`Oil, on the other hand, fetched`: a phrase between two commas."""
    phrases = PARENTHETICAL.get(read.word(at), ())
    return any(read.lower[at : at + len(words) + 1] == [*words, ","] for words, _ in phrases)


def _before_brackets(read: Reading, verb: int) -> int:
    """The token behind a subject: `Metals (copper and zinc) also rose` has what stands before the bracket."""
    start, end = read.sentence_span(verb)[0], verb
    while end > start and read.word(end - 1) in AUXILIARY:
        begin = opening(read, end - 1) if read.word(end - 1) == ")" else None
        end = begin if begin is not None and begin > start else end - 1
    return end


def _phrase(read: Reading, known: Names, end: int) -> Subject | None:
    start, _ = read.sentence_span(end - 1)
    if read.word(end - 1) in PRONOUN and _opens(read, _before_date(read, known, end - 1) - 1, start, 1):
        return Subject(end - 1, end, is_pronoun=True)
    at = end
    while at > start:
        element = known.ending.get(at)
        if element is not None and element.first >= start:
            at = element.first
        elif is_noun(read, known, at - 1) or _joins(read, known, at - 1, start, at < end):
            at -= 1
        else:
            break
    if at == end or not _opens(read, _before_portion(read, at - 1), start, 3):
        return None
    if read.word(at) in ("and", "&"):
        at += 1
    exact = known.starting.get(at)
    if exact is not None and exact.last in (end, end - (read.word(end - 1) in SECTOR)):
        return Subject(at, end, element=exemplified(read, known, exact) or exact)
    listed = _listed(read, known, at, end)
    if listed:
        listed = (*_listed_before(read, known, at, start), *listed)
        return Subject(listed[0].first, end, element=listed[0], listed=listed)
    if any(read.word(i) in STOP or read.word(i) in LIGHT for i in range(at, end)):
        return None
    found = Element(at, end, "open", slug(read.words[at:end]))
    return Subject(at, end, element=exemplified(read, known, found) or found)


def _before_portion(read: Reading, at: int) -> int:
    """The token before `the share of` where that ends at a token; else the same one."""
    return at - 2 if read.word(at) == "of" and read.word(at - 1) in PORTION else at


def _before_date(read: Reading, known: Names, at: int) -> int:
    """Where the date that ends before a token begins, with its preposition, if it opens the sentence.

    `Over the first ten months they were` is of what was spoken of before.
    """
    first = known.dates_to.get(at)
    if first is None:
        return at
    first -= read.word(first - 1) == "the"
    first -= STOPS.get(read.word(first - 1)) == "preposition"
    return first if first == read.sentence_span(at)[0] else at


def _listed(read: Reading, known: Names, at: int, end: int) -> tuple[Element, ...]:
    """The items or partners of a subject that is a list of them: `Vessels and cars`; empty for anything else."""
    found = []
    while at < end:
        element = known.starting.get(skip_the(read, at))
        if element is None:
            return ()
        found.append(element)
        at = element.last
        if at < end and read.word(at) not in JOINING:
            return ()
        at += 1
    return tuple(found)


def _listed_before(read: Reading, known: Names, at: int, start: int) -> tuple[Element, ...]:
    """What commas join to a list from before, where the sentence opens with it: `Food, home textiles and fish`."""
    found: list[Element] = []
    while read.word(at - 1) == "," and (element := known.ending.get(at - 1)) is not None and element.first >= start:
        found.insert(0, element)
        at = element.first
    return tuple(found) if found and found[0].first == skip_the(read, start) else ()


def _joins(read: Reading, known: Names, at: int, start: int, is_inside: bool) -> bool:
    """Whether `and` at a token joins two nouns of one phrase."""
    is_and = is_inside and read.word(at) in ("and", "&") and at - 1 >= start
    return is_and and (is_noun(read, known, at - 1) or at in known.ending)


def _opens(read: Reading, at: int, start: int, reach: int) -> bool:
    """Whether a phrase opens a clause: at the start of its sentence or behind an opener, but for determiners."""
    for back in range(at, at - reach - 1, -1):
        if back < start:
            return True
        if read.word(back) in OPENER:
            return True
        if read.word(back) not in MODIFIER:
            return False
    return False
