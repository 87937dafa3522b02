"""Numbers in brackets: beside a date, another number, an item or a partner."""

from dataclasses import replace

from extractors.model import Amount
from extractors.observations.heads import TRADED
from extractors.observations.linker import Link, Linker
from extractors.observations.mechanisms.clause import subject
from extractors.observations.names import Element, exemplified, open_phrase_before, opening
from extractors.observations.numbers import Number
from extractors.observations.series import Series
from extractors.observations.slots import of_series
from extractors.observations.vocabulary import POSTPOSED


def dual_currency(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`NZ$4.7 billion ($3.4 billion)`: one fact in two currencies."""
    before = _link_before(linker, number)
    if before is None or not isinstance(before.number.mention, Amount) or not isinstance(number.mention, Amount):
        return []
    is_other = before.number.mention.currency != number.mention.currency and number.movement is None
    return [Link(number, before.slots, follows=before)] if is_other and number.role != "from" else []


def bracket_of_number(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`$5.2 bn (up 3%)`, `28.1% increase (equivalent to $269 bn)`: a bracket behind a number is of its series."""
    before = _link_before(linker, number)
    return [Link(number, before.slots, follows=before)] if before is not None else []


def _link_before(linker: Linker, number: Number) -> Link | None:
    if number.bracket is None:
        return None
    last = number.bracket
    while linker.read.word(last - 1) in POSTPOSED:
        last -= 1
    return next((link for link in reversed(linker.links_of.get(number.sentence, [])) if link.number.last == last), None)


def bracket_base(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`from March 2023 ($55.1 billion)`: a number in a bracket behind a date is the subject's, of that date."""
    is_dated = number.bracket is not None and number.bracket in linker.known.dates_to
    return subject(linker, number, among) if is_dated else []


def bracket_element(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`ships (59.2%) and machinery (8.1%)`: a number in a bracket is of the item or partner before it."""
    if number.bracket is None:
        return []
    end = _before_brackets(linker, number.bracket)
    element = _subject_before(linker, end) or linker.known.ending.get(end) or _open_element(linker, end)
    head = _series_of_list(linker, number)
    if head is None or element is None:
        return subject(linker, number, among) if element is None else []
    whole = _exemplified(linker, element) or _including(linker, element)
    inside = whole or next((e for e in head.elements if e.last == end), element)
    return [Link(number, linker.with_element(of_series(head), inside))]


def _subject_before(linker: Linker, end: int) -> Element | None:
    """`Mining goods (6.4% share) fell`: what a verb is said of, as a whole."""
    ending = (s for s in linker.in_sentence(end - 1) if s.last == end and not s.listed)
    return next((s.element for s in ending if s.element is not None), None)


def _exemplified(linker: Linker, example: Element) -> Element | None:
    """`cars at 80%, followed by hardware such as parts (8%)`: the member of the list is what the example is of."""
    whole = exemplified(linker.read, linker.known, example)
    is_member = whole is not None and linker.read.lower[whole.first - 2 : whole.first] == ["followed", "by"]
    return whole if is_member else None


def _including(linker: Linker, member: Element) -> Element | None:
    """`China including Hong Kong (18.4%)`: an economy with what is counted to it; of a bloc the member is meant."""
    read, ending = linker.read, linker.known.ending
    while read.word(member.first - 1) in ("and", ",") and (before := ending.get(member.first - 1)) is not None:
        member = before
    whole = ending.get(member.first - 1) if read.word(member.first - 1) == "including" else None
    is_economy = whole is not None and whole.kind == member.kind == "partner" and len(whole.key) == 2
    return whole if is_economy else None


def _before_brackets(linker: Linker, at: int) -> int:
    """Where the phrase ends to which a row of brackets belongs: `China (including Hong Kong) (down 3%)`."""
    while linker.read.word(at - 1) == ")":
        begin = opening(linker.read, at - 1)
        if begin is None:
            return at
        at = begin
    return at


def _open_element(linker: Linker, end: int) -> Element | None:
    """A noun phrase of no lexicon that ends before a bracket, in a list."""
    start, _ = linker.read.sentence_span(end - 1)
    element = open_phrase_before(linker.read, linker.known, end, start)
    return element if element is not None and element.first - 1 not in linker.known.taken else None


def _series_of_list(linker: Linker, number: Number) -> Series | None:
    """The series in whose list a bracket stands: the last one before it, the one behind it, or the carried one."""
    here = [s.series for s in linker.in_sentence(number.first) if s.series is not None]
    before = [s for s in here if s.first < number.first]
    if before or here:
        return before[-1] if before else here[0]
    places = [rank.slots for rank in linker.ranked if rank.number.sentence == number.sentence]
    ways = [place for place in places if place.metric in TRADED and place.partner]
    flow = ways[-1] if ways else linker.listed(number.first) or linker.carried
    if flow is not None and flow.metric is not None:
        return replace(Series(0, 0, (flow.metric,)), reporter=flow.reporter)
    return None
