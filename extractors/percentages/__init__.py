"""Percentages, percentage points and basis points, with what they did."""

from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.model import Percentage
from extractors.numbers import NUMBER_TAGS, value
from extractors.percentages.clues import Clues
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
        matches = self._shapes.find(doc)
        clues = Clues(read, {first: last for first, last, _, _ in matches})
        found: list[Percentage] = []
        for first, last, rule, kind in matches:
            for part in _parts(read, first, last, kind):
                found.append(_percentage(clues, part, (first, last), rule, kind))
        return found


def _parts(read: Reading, first: int, last: int, kind: str) -> list[tuple[int, int]]:
    if kind != "pair":
        return [(first, last)]
    joint = next(at for at in range(first + 1, last) if read.lower[at] in SETS["joint"])
    if read.lower[joint] == "and" and "percent" not in read.tags[first:joint] and read.word(first - 1) != "between":
        return [(joint + 1, last)]
    return [(first, joint), (joint + 1, last)]


def _percentage(
    clues: Clues, part: tuple[int, int], whole: tuple[int, int], rule: str, kind: str
) -> Percentage:
    """One number; `whole` takes in the other one of a range and the unit they share."""
    read, (first, last) = clues.read, part
    unit = next(read.values[at] for at in range(first, whole[1]) if read.tags[at] == "percent")
    number = _fraction(read, first, last) if kind == "fraction" else value(read, first, last)
    way = direction(clues, first if read.tags[first] == "sign" else whole[0], whole[1])
    clues.keep(first, last, way)
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
