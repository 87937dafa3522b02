"""Observations: every number of a release linked to what it measures, of whom, when. See docs/decisions."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.model import Observation, Unlinked
from extractors.observations.completing import completed
from extractors.observations.elsewhere import goes_on_with
from extractors.observations.linker import Link, Linker, linker_of
from extractors.observations.mechanisms import MECHANISMS
from extractors.observations.mechanisms.ranked import ranked
from extractors.observations.numbers import Number
from extractors.observations.ranks import ranks
from extractors.observations.rows import Rows
from extractors.observations.runs import with_series
from extractors.observations.sides import with_sides
from extractors.observations.vetoes import veto
from extractors.reading import reading

NOTHING = "nothing in its sentence says of what series it is"


@Language.component("release_observations")
def link(doc: Doc) -> Doc:
    """Puts the observations on the Reading, and the numbers left unlinked with the reason."""
    read = reading(doc)
    linker = linker_of(read)
    left = _link_all(linker)
    seen: set[tuple[object, ...]] = set()
    rows = Rows(linker, linker.own_reporter)
    for each, made in [*rows.made(), *rows.ranked()]:
        if isinstance(made, str):
            left.append(_unlinked(each.number, made))
        elif _key(made) not in seen:
            seen.add(_key(made))
            read.observations.append(made)
    read.observations.sort(key=lambda made: made.sentence)
    read.unlinked = sorted(left, key=lambda u: u.char_start)
    for kind in ("streaks", "records"):
        read.mentions[kind] = with_series(linker, read.mentions[kind], read.observations)
    return doc


def _link_all(linker: Linker) -> list[Unlinked]:
    """Links the numbers sentence by sentence; those that no mechanism fits come back."""
    left: list[Unlinked] = []
    places = list(ranks(linker.read, linker.known))
    for sentence in range(len(linker.read.sentences)):
        for rank in (rank for rank in places if rank.sentence == sentence):
            linker.ranked.extend(ranked(linker, rank))
        among = linker.numbers_of.get(sentence, [])
        refused: dict[int, str] = {}
        for number in among:
            reason = veto(linker.read, number) or refused.get(goes_on_with(linker.read, number, among))
            if reason is not None:
                refused[number.last] = reason
            links = [] if reason else _links(linker, number, among)
            linker.add(links)
            if not links:
                left.append(_unlinked(number, reason or NOTHING))
        linker.carry(sentence)
    with_sides(linker)
    return left


def _links(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    for mechanism in MECHANISMS:
        links = mechanism(linker, number, among)
        if links:
            return [
                replace(each, rule=mechanism.__name__, slots=completed(linker, each), before=linker.carried)
                for each in links
            ]
    return []


def _key(made: Observation) -> tuple[object, ...]:
    """What makes two rows the same fact: a number given twice is two only with another precision."""
    series = (made.metric, made.item, made.partner, made.reporter, made.measure, made.unit)
    return (*series, made.period_start, made.period_end, made.value)


def _unlinked(number: Number, reason: str) -> Unlinked:
    mention = number.mention
    return Unlinked(mention.text, mention.char_start, mention.char_end, mention.sentence, reason)
