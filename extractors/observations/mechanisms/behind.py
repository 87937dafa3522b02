"""Levels of which only the growth behind them says what they are: that it is theirs, the numbers say themselves."""

from collections.abc import Iterator

from extractors.model import Percentage
from extractors.observations.grown import FEW, grew
from extractors.observations.linker import Link, Linker
from extractors.observations.mechanisms.targets import moved
from extractors.observations.numbers import Number


def told_by_growth(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`It stood at $100.8 bn and soared to $169.1 bn. This shows a 67.8% increase in trade`."""
    others = [other for other in among if other.first != number.first and other.is_amount]
    for growth in _growths_behind(linker, number) if number.is_amount and 0 < len(others) < FEW else ():
        slots = moved(linker, growth)
        is_told = any(grew(linker.read, number, other, growth) for other in others)
        if slots is not None and slots.metric is not None and is_told:
            return [Link(number, slots)]
    return []


def _growths_behind(linker: Linker, number: Number) -> Iterator[Number]:
    """The percentages behind an amount in its sentence, and in the next one where that refers back."""
    here, after = (linker.numbers_of.get(number.sentence + step, []) for step in (0, 1))
    behind = [other for other in here if other.first > number.first]
    for other in [*behind, *(other for other in after if linker.refers_back(other.first))]:
        if isinstance(other.mention, Percentage):
            yield other
