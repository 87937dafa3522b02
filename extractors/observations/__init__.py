"""Observations: every number of a release linked to what it measures, of whom, when."""

from spacy.language import Language
from spacy.tokens import Doc

from extractors.model import Observation, Unlinked
from extractors.observations.basis import convention
from extractors.observations.linking import linker_of
from extractors.observations.measures import Measures
from extractors.observations.numbers import Number
from extractors.reading import reading


@Language.component("release_observations")
def link(doc: Doc) -> Doc:
    """Puts the observations on the Reading, and the numbers left unlinked with the reason."""
    read = reading(doc)
    linker = linker_of(read)
    linker.link()
    left = [_unlinked(number, reason) for number, reason in linker.left]
    seen: set[tuple[object, ...]] = set()
    for each, made in Measures(read, convention(read)).observations(linker.links):
        if isinstance(made, str):
            left.append(_unlinked(each.number, made))
        elif _key(made) not in seen:
            seen.add(_key(made))
            read.observations.append(made)
    read.unlinked = sorted(left, key=lambda u: u.char_start)
    return doc


def _key(made: Observation) -> tuple[object, ...]:
    """What makes two rows the same fact: a number given twice is two only with another precision."""
    series = (made.metric, made.item, made.partner, made.reporter, made.measure, made.unit)
    return (*series, made.period_start, made.period_end, made.value)


def _unlinked(number: Number, reason: str) -> Unlinked:
    mention = number.mention
    return Unlinked(mention.text, mention.char_start, mention.char_end, mention.sentence, reason)



