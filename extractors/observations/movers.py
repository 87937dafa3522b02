"""Who has a movement or a share of its own: `Tea saw a 9% rise in exports` says of tea that its exports rose."""

from collections.abc import Sequence

from extractors.observations.names import Element
from extractors.observations.subjects import Subject
from extractors.observations.vocabulary import HOLDING, OPENER, PORTION, SEEING
from extractors.reading import Reading


def mover(read: Reading, subjects: Sequence[Subject], at: int) -> Element | None:
    """The item before a verb such as `saw`, in the clause of a token; None for a list, a partner or any other noun."""
    alone = [subject for subject in subjects if subject.last < at and subject.series is None]
    last = alone[-1] if alone else None
    if last is None or last.element is None or last.element.kind != "item" or last.listed:
        return None
    verbs = HOLDING if read.word(at - 2) in PORTION else SEEING
    if read.word(last.last) not in verbs or any(word in OPENER for word in read.lower[last.last : at]):
        return None
    return last.element
