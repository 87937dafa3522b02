"""Date expressions as they are printed, before anything fixes their year: the shapes that find them, their slots."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.calendar import Expression
from extractors.lexicon import keys_by_form
from extractors.reading import Reading, reading
from extractors.shapes import Shapes

RELATIONS = keys_by_form("lexicons/time", "relation")
DAY_SHIFTS = {form: int(key) for form, key in keys_by_form("lexicons/time", "day").items()}
NUMBERS = {True: ("day", "count", "cardinal"), False: ("day", "count", "cardinal", "ordinal")}
RANGE_WORDS = frozenset({"to", "through", "thru", "until", "till", "-", "–", "—", "~", "up"})

SHAPES: dict[str, tuple[str, ...]] = {
    "full": (
        "<month> <day|ordinal> ,? <year>",
        "<day|ordinal> of? <month> ,? of? <year>",
        "<day> - <month> - <year>",
        "<weekday> ,? <month> <day|ordinal> ,? <year>",
    ),
    "day": (
        "<month> <day|ordinal>",
        "<day|ordinal> of? <month>",
        "the? <ordinal> of <month>",
        "today|yesterday|tomorrow",
    ),
    "month": (
        "<month> of? <year>",
        "<month> , <year>",
        "<month> - <year>",
        "<month>",
        "<month> of? the? {this} year",
        "{this} <month>",
        "{this} year {own} <month>",
        "the? {this} month",
        "{one} month {ago}",
        "<cardinal|integer> months {ago}",
    ),
    "quarter": (
        "<ordinal> -? quarter",
        "<ordinal> -? quarter of? <year>",
        "<ordinal> -? quarter of the year",
        "<year> <ordinal> -? quarter",
        "<year> {own} <ordinal> -? quarter",
        "<ordinal> -? quarter of? the? {this} year",
        "{this} year {own} <ordinal> -? quarter",
        "the? {this} quarter",
        "{one} quarter {ago}",
    ),
    "half": (
        "<ordinal> -? half",
        "<ordinal> -? half of? <year>",
        "<ordinal> -? half of the year",
        "<year> {own} <ordinal> -? half",
        "<ordinal> -? half of? the? {this} year",
        "{this} year {own} <ordinal> -? half",
        "the? {this} half",
    ),
    "year": (
        "<year>",
        "the? {this} year",
        "{one} year {ago}",
        "<cardinal|integer> years {ago}",
    ),
    "fiscal": (
        "{fiscal} year? <year>",
        "{fiscal} year? <year> -|/|– <integer|year>",
        "the? {this} {fiscal} year",
        "<year> / <integer>",
    ),
    "stretch": (
        "first <cardinal|integer> months of? <year>",
        "first <cardinal|integer> months of the year",
        "first <cardinal|integer> months of? {this} year",
        "first <cardinal|integer> months",
        "first <cardinal|integer> days of <month>",
        "first <cardinal|integer> days of <month> <year>",
        "first <cardinal|integer> days of {this} month",
        "<cardinal|integer> -? months|month {ended} <month>",
        "<cardinal|integer> -? months|month {ended} <month> <year>",
        "<cardinal|integer> -? months|month period? {ended} <month> <day> ,? <year>",
        "year {ended} <month>",
        "year {ended} <month> <year>",
        "year {ended} <month> <day> ,? <year>",
        "year {ended} <day> <month> <year>",
    ),
    "same": (
        "the? {same} {span} of|in? the? {this} year",
        "the? {same} {span} {one} year {ago}",
        "the? {same} {span} the? year before",
        "the? {same} {span} of|in? <year>",
        "the? year - ago|earlier month|period|quarter|half|level|figure",
        "a|the year - ago|earlier",
        "the year|month|quarter before",
    ),
    "code": ("<period>", "<period> of? <year>", "<year> <period>"),
}


class Expressions:
    """Finds the date expressions of a Doc."""

    def __init__(self, vocab: Vocab) -> None:
        self._shapes: Shapes[str] = Shapes(vocab, {shape: kind for kind, each in SHAPES.items() for shape in each})

    def find(self, doc: Doc) -> list[Expression]:
        """The expressions in order; two that a range word joins are one."""
        read = reading(doc)
        points = (_slots(read, *match) for match in self._shapes.find(doc))
        return _ranges(read, [point for point in points if point is not None and not _is_number(read, point)])


def _slots(read: Reading, first: int, last: int, rule: str, kind: str) -> Expression | None:
    found: dict[str, Any] = {"grain": kind}
    numbers = [i for i in range(first, last) if read.tags[i] in NUMBERS[kind == "stretch"]]
    for at in range(first, last):
        tag, value, word = read.tags[at], read.values[at], read.lower[at]
        if tag == "month":
            found["month"] = value
        elif tag == "year":
            found["year"] = int(value)
        elif tag == "period":
            return _code(read, first, last, rule)
        elif tag == "unit":
            found["unit"] = value
        elif word in RELATIONS and not (word == "following" and kind == "day"):
            found["relation"] = RELATIONS[word]
        elif word in DAY_SHIFTS:
            found.update(relation="today", count=DAY_SHIFTS[word])
    if numbers:
        found[_number_slot(kind)] = int(read.values[numbers[0]])
    return _checked(Expression(first, last, rule, **found))


def _number_slot(kind: str) -> str:
    if kind in ("day", "full"):
        return "day"
    return "part" if kind in ("quarter", "half") else "count"


def _checked(found: Expression) -> Expression | None:
    limits = {"quarter": 4, "half": 2}
    if found.part is not None and not 1 <= found.part <= limits.get(found.grain, 4):
        return None
    if found.day is not None and not 1 <= found.day <= 31:
        return None
    if found.rule == "<year> / <integer>" and found.count != ((found.year or 0) + 1) % 100:
        return None
    return replace(found, grain="day") if found.grain == "full" else found


def _code(read: Reading, first: int, last: int, rule: str) -> Expression | None:
    """`1Q25`, `Q1 2025`, `H1`, `2000s`, `FY2020-21`, `2025-02-14`: a period in one token, perhaps with its year."""
    at = next(i for i in range(first, last) if read.tags[i] == "period")
    year = next((int(read.values[i]) for i in range(first, last) if read.tags[i] == "year"), None)
    text = read.words[at].upper().replace(" ", "")
    if text.endswith("S"):
        decade = int(text[:-1])
        return Expression(first, last, rule, "decade", year=decade if decade > 99 else 1900 + decade)
    if text.startswith("FY"):
        return Expression(
            first, last, rule, "fiscal", year=_full_year(text[2:].strip("-").replace("/", "-").split("-")[0])
        )
    if text[0] in "QH" or text[1] in "QH":
        letter = "Q" if "Q" in text else "H"
        digits = text.replace("-", "").replace("/", "")
        before, after = digits.split(letter)
        part, rest = (int(before), after) if before else (int(after[0]), after[1:])
        grain = "quarter" if letter == "Q" else "half"
        return _checked(Expression(first, last, rule, grain, part=part, year=_full_year(rest) if rest else year))
    return _numeric(read, first, last, rule, text)


def _numeric(read: Reading, first: int, last: int, rule: str, text: str) -> Expression | None:
    parts = [int(p) for p in text.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        year, month, day = parts
    else:
        day, month, year = parts
        if month > 12:
            day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression(first, last, rule, "day", year=year, month=month, day=day)


def _full_year(digits: str) -> int:
    number = int(digits)
    if number > 99:
        return number
    return 1900 + number if number > 60 else 2000 + number


def _is_number(read: Reading, found: Expression) -> bool:
    """Whether a lone year is a number of something else (`$2024`, `2000 %`, `2024.5`), or a month a verb or name."""
    if found.rule == "<year>":
        before, after = read.tag(found.first - 1), read.tag(found.last)
        is_money = before in ("currency_sign", "currency_code") or after in (
            "scale",
            "percent",
            "currency_word",
        )
        return is_money or (before == "sign" and after == "")
    if found.rule == "<month>":
        return read.words[found.first] in ("May", "March", "Mar") and not _is_month(read, found.first)
    return False


def _is_month(read: Reading, at: int) -> bool:
    """May and March are months unless they open a sentence as a verb would (`May I`, `March on`)."""
    return at not in read.sentence_starts or read.word(at + 1) not in ("i", "we", "you", "on", "the")


def _ranges(read: Reading, points: list[Expression]) -> list[Expression]:
    found: list[Expression] = []
    for point in points:
        joined = _joined(read, found[-1], point) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(point)
    return [_days(read, _years(read, each)) for each in found]


def _joined(read: Reading, one: Expression, two: Expression) -> Expression | None:
    between = read.lower[one.last : two.first]
    if one.end is not None or one.is_base or two.is_base or len(between) > 2:
        return None
    is_range = bool(between) and between[-1] in RANGE_WORDS | {"to"} and all(w in RANGE_WORDS for w in between)
    is_between = between == ["and"] and read.word(one.first - 1) == "between"
    if not (is_range or is_between) or read.sentence_of(one.first) != read.sentence_of(two.first):
        return None
    if {one.grain, two.grain} - {"day", "month", "quarter", "year"} or (one.grain == "year") != (two.grain == "year"):
        return None
    return replace(one, last=two.last, end=two, rule=f"{one.rule} to {two.rule}")


def _years(read: Reading, found: Expression) -> Expression:
    """`2020-21`: a year and the last two digits of the next one is a fiscal year."""
    at = found.last
    if found.rule != "<year>" or read.word(at) not in ("-", "–") or read.tag(at + 1) not in ("day", "count"):
        return found
    is_next = read.glued(at) and read.values[at + 1] == Decimal((found.year or 0) + 1) % 100
    return replace(found, grain="fiscal", last=at + 2, rule="<year> - <integer>") if is_next else found


def _days(read: Reading, found: Expression) -> Expression:
    """`March 10–14` and `1-20 March`: the second day of a range within one month."""
    at = found.last
    if found.grain != "day" or found.month is None or found.end is not None:
        return found
    starts_with_month = read.tags[found.first] == "month"
    if starts_with_month and read.word(at) in RANGE_WORDS and read.tag(at + 1) == "day" and not _is_unit(read, at + 2):
        year = int(read.values[at + 3]) if read.word(at + 2) == "," and read.tag(at + 3) == "year" else found.year
        last = at + 4 if year != found.year else at + 2
        end = replace(found, first=at + 1, last=last, day=int(read.values[at + 1]), year=year)
        return replace(found, last=last, year=year, end=end, rule="<month> <day> - <day>")
    before = found.first - 1
    if read.tags[found.first] == "day" and read.word(before) in RANGE_WORDS and read.tag(before - 1) == "day":
        return replace(
            found, first=before - 1, day=int(read.values[before - 1]), end=found, rule="<day> - <day> <month>"
        )
    return found


def _is_unit(read: Reading, at: int) -> bool:
    return read.tag(at) in ("percent", "scale", "unit", "currency_word")
