"""Percentages, percentage points and basis points, with what they did."""

from collections.abc import Callable
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.lexicon import keys_by_form
from extractors.model import Percentage
from extractors.numbers import NUMBER_TAGS, value
from extractors.percentages.clues import Clues
from extractors.percentages.direction import direction
from extractors.qualifiers import qualifier
from extractors.reading import Reading, keep, reading
from extractors.shapes import SETS, Shapes

DENOMINATORS = keys_by_form("lexicons/fractions", "denominator")
PARTS = "|".join(sorted(DENOMINATORS))

SHAPES = {
    "<sign>? <number> <percent>": "one",
    "<sign>? <number> -? <percent>": "one",
    "<sign>? <number> -? <number> / <number> <percent>": "fraction",
    f"a|one -? {PARTS} of a|an|one|1 <percent>": "part",
    "<number> of a|one <percent>": "one",
    f"<cardinal> -? {PARTS} of a|an|one|1 <percent>": "part",
    "a <percent>": "whole",
    "a|one full|whole <percent>": "whole",
    f"a|one - {PARTS} <percent>": "part",
    "<cardinal> <percent>": "one",
    "<cardinal> - <cardinal> <percent>": "one",
    "<cardinal> and? a? half <percent>": "one",
    "half a|of? a|one? <percent>": "one",
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
            if kind == "whole" and read.values[last - 1] == "percent":
                continue  # "as a percent of": a unit without a number
            for part in _parts(read, first, last, kind):
                found.append(_percentage(clues, part, (first, last), rule, kind))
        return found


def _parts(read: Reading, first: int, last: int, kind: str) -> list[tuple[int, int]]:
    if kind != "pair":
        return [(first, last)]
    joint = next(at for at in range(first + 1, last) if read.lower[at] in SETS["joint"])
    if read.tags[joint - 1] == "year" and read.tags[joint + 1] != "year":
        return [(joint + 1, last)]  # "from 75.5% in 2023 to 70.7%"
    if read.lower[joint] == "and" and "percent" not in read.tags[first:joint] and read.word(first - 1) != "between":
        return [(joint + 1, last)]
    return [(first, joint), (joint + 1, last)]


def _percentage(clues: Clues, part: tuple[int, int], whole: tuple[int, int], rule: str, kind: str) -> Percentage:
    """One number; `whole` takes in the other one of a range and the unit they share."""
    read, (first, last) = clues.read, part
    unit = next(read.values[at] for at in range(first, whole[1]) if read.tags[at] == "percent")
    number = READERS.get(kind, value)(read, first, last)
    way = None if number == 0 else direction(clues, first if read.tags[first] == "sign" else whole[0], whole[1])
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


def _part(read: Reading, first: int, last: int) -> Decimal:
    """`three-quarters of a percentage point`: a part of one."""
    above = next((read.values[at] for at in range(first, last) if read.tags[at] == "cardinal"), 1)
    below = next(DENOMINATORS[read.lower[at]] for at in range(first, last) if read.lower[at] in DENOMINATORS)
    return Decimal(above) / Decimal(below)


def _whole(read: Reading, first: int, last: int) -> Decimal:
    return Decimal(1)


READERS: dict[str, Callable[[Reading, int, int], Decimal | None]] = {
    "fraction": _fraction,
    "part": _part,
    "whole": _whole,
}
"""How the number of a kind of shape is read; `value` where a kind is not here."""
