"""Percentages, percentage points and basis points, with what they did."""

from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.model import Percentage
from extractors.numbers import NUMBER_TAGS, value
from extractors.percentages.direction import direction
from extractors.qualifiers import qualifier
from extractors.reading import Reading, keep, reading
from extractors.shapes import SETS, Shapes

SHAPES = {
    "<sign>? <number> <percent>": "one",
    "<sign>? <number> -? <percent>": "one",
    "<sign>? <number> -? <number> / <number> <percent>": "fraction",
    "<cardinal> <percent>": "one",
    "<cardinal> - <cardinal> <percent>": "one",
    "<cardinal> and? a? half <percent>": "one",
    "half a|of? a? <percent>": "one",
    "<sign>? <number> {joint} <sign>? <number> <percent>": "pair",
    "<number> <percent> -|–|— <number> <percent>": "pair",
    "<cardinal> to|or <cardinal> <percent>": "pair",
}


@Language.factory("release_percentages")
class PercentagesPipe:
    """Puts the percentages on the Doc."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._shapes: Shapes[str] = Shapes(nlp.vocab, SHAPES)

    def __call__(self, doc: Doc) -> Doc:
        return keep(doc, "percentages", self.find(doc))

    def find(self, doc: Doc) -> list[Percentage]:
        """The percentages in order; a range (`3 to 4 percent`) is two."""
        read = reading(doc)
        found: list[Percentage] = []
        for first, last, rule, kind in self._shapes.find(doc):
            for one_first, one_last in _parts(read, first, last, kind):
                found.append(_percentage(read, one_first, one_last, last, rule, kind))
        return found


def _parts(read: Reading, first: int, last: int, kind: str) -> list[tuple[int, int]]:
    if kind != "pair":
        return [(first, last)]
    joint = next(at for at in range(first + 1, last) if read.lower[at] in SETS["joint"])
    if read.lower[joint] == "and" and "percent" not in read.tags[first:joint] and read.word(first - 1) != "between":
        return [(joint + 1, last)]
    return [(first, joint), (joint + 1, last)]


def _percentage(read: Reading, first: int, last: int, unit_end: int, rule: str, kind: str) -> Percentage:
    unit = next(read.values[at] for at in range(unit_end - 1, first - 1, -1) if read.tags[at] == "percent")
    number = _fraction(read, first, last) if kind == "fraction" else value(read, first, last)
    way = (
        direction(read, first, unit_end)
        if read.tags[first] == "sign" or kind != "pair"
        else direction(read, first, last)
    )
    return Percentage(
        **read.place(first, last, rule),
        value=number if number is not None else Decimal(0),
        unit=unit,
        direction=way,
        qualifier=qualifier(read, first),
    )


def _fraction(read: Reading, first: int, last: int) -> Decimal:
    """`5-1/2 pct`: a whole and a fraction."""
    whole, above, below = (Decimal(read.values[at]) for at in range(first, last) if read.tags[at] in NUMBER_TAGS)
    return whole + above / below
