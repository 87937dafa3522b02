"""Date expressions as they are printed, before anything fixes their year: the shapes that find them, their slots."""

from dataclasses import replace
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.calendar import LENGTHS, Expression
from extractors.dates.codes import full_year, read_code
from extractors.dates.exclusions import is_date
from extractors.dates.joining import join
from extractors.lexicon import keys_by_form, load
from extractors.reading import Reading, reading
from extractors.shapes import Shapes

RELATIONS = keys_by_form("lexicons/time", "relation")
DAY_SHIFTS = {form: int(key) for form, key in keys_by_form("lexicons/time", "day").items()}
NUMBERS = ("day", "count", "cardinal", "ordinal")
STRETCHES = ("opening", "closing", "ending", "rolling")
PARTS = {"quarter": 4, "half": 2, "fortnight": 2}
QUOTES = "'’‘"


class Expressions:
    """Finds the date expressions of a Doc."""

    def __init__(self, vocab: Vocab) -> None:
        shapes = {shape: kind for kind, each in load("dates/shapes")[""].items() for shape in each}
        self._shapes: Shapes[str] = Shapes(vocab, shapes)

    def find(self, doc: Doc) -> list[Expression]:
        """The expressions in order; those that belong together are one."""
        read = reading(doc)
        matches = self._shapes.find(doc, lambda first, last, shape: is_date(read, first, last, shape))
        points = (_slots(read, *match) for match in matches)
        return join(read, [point for point in points if point is not None])


def _slots(read: Reading, first: int, last: int, rule: str, kind: str) -> Expression | None:
    found: dict[str, Any] = {"grain": kind}
    for at in range(first, last):
        tag, value, word = read.tags[at], read.values[at], read.lower[at]
        if tag in ("month", "unit"):
            found[tag] = value
        elif tag == "year":
            found["count" if "year" in found else "year"] = int(value)  # the second year of a fiscal pair
        elif word in RELATIONS and not (word == "following" and kind == "day"):
            found["relation"] = RELATIONS[word]
        elif word in DAY_SHIFTS:
            found.update(relation="today", count=DAY_SHIFTS[word])
    if kind == "code":
        return _code(read, Expression(first, last, rule, **found))
    return _finished(read, _numbered(read, Expression(first, last, rule, **found)))


def _code(read: Reading, place: Expression) -> Expression | None:
    at = next(i for i in range(place.first, place.last) if read.tags[i] == "period")
    if place.first and read.words[place.first - 1] in QUOTES and read.glued(place.first):
        place = replace(place, first=place.first - 1)
    return read_code(read.words[at], place)


def _numbered(read: Reading, found: Expression) -> Expression:
    """The expression with its day, the number of its part or its count of units, read from its first number."""
    at = next((i for i in range(found.first, found.last) if _is_number(read, i, found.grain)), None)
    if at is None:
        return found
    number = int(read.values[at])
    if found.grain == "month" and read.words[at - 1] in QUOTES:
        return replace(found, year=full_year(read.words[at]))
    if found.grain in ("day", "full", "todate"):
        return replace(found, day=number)
    return replace(found, part=number) if found.grain in PARTS else replace(found, count=number)


def _is_number(read: Reading, at: int, grain: str) -> bool:
    return read.tags[at] in NUMBERS and not (grain in STRETCHES and read.tags[at] == "ordinal")


def _finished(read: Reading, found: Expression) -> Expression | None:
    """The expression made whole, or None where its numbers are none of a date."""
    if found.grain == "full":
        found = replace(found, grain="day")
    if found.part is not None and not 1 <= found.part <= PARTS[found.grain]:
        return None
    if found.day is not None and not 1 <= found.day <= 31:
        return None
    if found.grain == "decade":
        return replace(found, rule="<year> 's")
    if found.grain == "fiscal":
        return _fiscal(found)
    if found.grain == "ending":
        return _ending(read, found)
    if found.grain in ("closing", "rolling") and "{this}" not in found.rule:
        return replace(found, relation=None)
    if found.rule.startswith("{final} quarter"):
        is_related = found.unit == "year" and found.rule.startswith("{final} quarter of the? {this}")
        return replace(found, part=4, relation=found.relation if is_related else None)
    if found.rule.endswith("before last"):
        return replace(found, relation="earlier", count=2)
    return found


def _fiscal(found: Expression) -> Expression | None:
    is_pair = "/" in found.rule
    if is_pair and found.count is not None and found.count % 100 != ((found.year or 0) + 1) % 100:
        return None
    return replace(found, part=2 if is_pair else None)


def _ending(read: Reading, found: Expression) -> Expression:
    """`the three months ended 31 March`: how many months end there, and on which day."""
    month = next(at for at in range(found.first, found.last) if read.tags[at] == "month")
    around = [
        at for at in (month - 1, month + 1) if found.first <= at < found.last and read.tags[at] in ("day", "ordinal")
    ]
    units = [read.values[at] for at in range(found.first, found.last) if read.tags[at] == "unit"]
    count = found.count if units[0] == "month" else LENGTHS[units[0]]
    unit = "year" if len(units) > 1 and found.relation else None
    return replace(found, count=count, day=int(read.values[around[0]]) if around else None, unit=unit)
