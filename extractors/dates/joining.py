"""What several date expressions make together: ranges, months that share a year, periods of a fiscal year."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from extractors.calendar import Expression
from extractors.dates.codes import full_year
from extractors.dates.fiscal import counted
from extractors.lexicon import words
from extractors.reading import Reading

RANGE = words("lexicons/time", "range")
SHARING = words("lexicons/time", "sharing")
WITHIN = words("lexicons/time", "within")
UNITS = ("percent", "scale", "unit", "currency_word")
RANGED = frozenset({"day", "month", "quarter", "half", "year", "fiscal"})
COUNTED = frozenset({"month", "quarter", "half", "opening"})
SPANNED = words("lexicons/time", "spanned")
FREE = words("lexicons/time", "free")
AROUND = words("lexicons/time", "around")
Rule = Callable[[Reading, Expression, Expression], Expression | None]
COUNTS = ("cardinal", "day", "count")
HYPHENS = ("-", "–", "/")


def join(read: Reading, points: list[Expression]) -> list[Expression]:
    """The expressions in order, those that belong together made one."""
    points = [_counting(read, _pair(read, _days(read, _short(read, point)))) for point in points]
    points = _folded(read, _sharing(read, _without_overlaps(points)), _ranged)
    points = counted(read, _folded(read, points, _spanned))
    return _inside(read, _bracketed(read, _folded(read, points, _within)))


def _counting(read: Reading, point: Expression) -> Expression:
    """`in seven months of FY22`: the first ones of a fiscal year, which is not over."""
    at = point.first - 2 - (read.word(point.first - 1) == "the")
    is_counted = read.word(at) == "months" and read.word(at + 1) == "of" and read.tag(at - 1) in COUNTS
    if point.grain != "fiscal" or not is_counted or read.word(at - 2) not in ("in", "for", "during", "over"):
        return point
    rule = f"<cardinal|integer> months of {point.rule}"
    return Expression(at - 1, point.last, rule, "opening", count=int(read.values[at - 1]), within=point)


def _without_overlaps(points: Iterable[Expression]) -> list[Expression]:
    kept: list[Expression] = []
    for point in points:
        if not kept or point.first >= kept[-1].last:
            kept.append(point)
    return kept


def _folded(read: Reading, points: list[Expression], rule: Rule) -> list[Expression]:
    found: list[Expression] = []
    for point in points:
        joined = rule(read, found[-1], point) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(point)
    return found


def _sharing(read: Reading, points: list[Expression]) -> list[Expression]:
    """`January and February 2021`: a month without a year takes the one printed after the last of a list."""
    for at in range(len(points) - 2, -1, -1):
        one, two = points[at], points[at + 1]
        between = read.lower[one.last : two.first]
        is_list = bool(between) and all(word in SHARING for word in between)
        is_open = one.grain == two.grain and one.grain in ("month", "quarter") and one.year is None and not one.relation
        if is_list and is_open and (two.year is not None or two.unit == "year"):
            wraps = one.month is not None and two.month is not None and one.month > two.month
            year = two.year - wraps if two.year is not None else None
            points[at] = replace(one, year=year, relation=two.relation, unit=two.unit)
    return points


def _ranged(read: Reading, one: Expression, two: Expression) -> Expression | None:
    """`January 2020 to May 2021`, `between 2015 and 2020`."""
    between = read.lower[one.last : two.first]
    if one.end is not None or one.is_base or two.is_base or not 1 <= len(between) <= 3:
        return None
    if between[-1] == "the" and len(between) > 1:
        between = between[:-1]
    is_span = between == ["and"] and read.word(one.first - 1) == "between" and not _are_neighbours(one, two)
    is_slash = between == ["/"] and one.grain == "month" and read.glued(two.first)
    if not (is_span or is_slash or all(word in RANGE for word in between)):
        return None
    if read.sentence_of(one.first) != read.sentence_of(two.first):
        return None
    if one.grain != two.grain or one.grain not in RANGED or _is_dateline(read, one, two):
        return None
    if read.word(one.first - 1) == "from" and read.word(two.last) == "by":  # "fell from March to April by $2 bn"
        return None
    rule = f"{one.rule} to {two.rule}"
    return replace(one, last=two.last, end=replace(two, within=None), within=two.within, rule=rule)


def _are_neighbours(one: Expression, two: Expression) -> bool:
    """Months next to each other: `between May and June` compares the two."""
    return one.grain == "month" and one.month is not None and two.month == one.month % 12 + 1


def _is_dateline(read: Reading, one: Expression, two: Expression) -> bool:
    """`OSLO, 2 May 2020 - On 3 May`: a spaced dash after a day that stands before what is told."""
    is_dash = not read.word(one.last).isalpha() and not read.glued(one.last)
    return is_dash and one.grain == "day" and one.year is not None and two.year is None


def _within(read: Reading, one: Expression, two: Expression) -> Expression | None:
    """`April-December 2023-24`, `the first quarter of FY25`, `the July-April period of FY24`: of a fiscal year."""
    is_fiscal = two.grain == "fiscal" and two.end is None
    between = read.lower[one.last : two.first]
    if one.end is not None and between and between[0] in SPANNED:
        between = between[1:]
    if not is_fiscal or one.grain not in COUNTED or one.within is not None or len(between) > 2:
        return None
    if one.year is not None or (one.relation is not None and one.relation != two.relation):
        return None
    if not all(word in WITHIN for word in between) or read.sentence_of(one.first) != read.sentence_of(two.first):
        return None
    return replace(one, last=two.last, within=two, rule=f"{one.rule} of {two.rule}")


def _spanned(read: Reading, one: Expression, two: Expression) -> Expression | None:
    """`the April-June quarter of 2019`, `the January-March period last year`: a range of months and its year."""
    between = read.lower[one.last : two.first]
    if one.end is None or one.grain != "month" or one.year or one.end.year or one.relation or not between:
        return None
    if two.grain != "year" or two.end is not None:
        return None
    if between[0] not in SPANNED or not all(word in ("of", "in", "the") for word in between[1:]) or two.is_base:
        return None
    end = replace(one.end, year=two.year, relation=two.relation, unit="year" if two.relation else None)
    return replace(one, last=two.last, end=end, rule=f"{one.rule} of {two.rule}")


def _bracketed(read: Reading, points: list[Expression]) -> list[Expression]:
    """`Quarter 3 (July to Sept) 2023`: what stands before and in a bracket takes the year behind it."""
    for at in range(len(points) - 2, -1, -1):
        one, two = points[at], points[at + 1]
        between = read.lower[one.last : two.first]
        is_open = one.grain in ("month", "quarter", "half") and one.year is None and one.relation is None
        closes = between == [")"] and two.rule == "<year>"
        opens = between == ["("] and two.grain in ("month", "quarter") and two.year is not None
        if is_open and one.within is None and (closes or opens):
            points[at] = replace(one, year=two.year, end=replace(one.end, year=two.year) if one.end else None)
    return points


def _inside(read: Reading, points: list[Expression]) -> list[Expression]:
    """`FY24's July-December`, `FY 2022-23 (April-March)`: a period counted in the fiscal year before it."""
    for at, (whole, one) in enumerate(pairwise(points), 1):
        between = read.lower[whole.last : one.first]
        is_open = one.grain in COUNTED and one.year is None and one.relation is None and one.within is None
        if whole.grain == "fiscal" and whole.end is None and is_open and between and between[0] in AROUND:
            points[at] = replace(one, within=whole) if len(between) == 1 else one
    return points


def _short(read: Reading, found: Expression) -> Expression:
    """`Q3 24`, `H1 23`: two digits behind a period in one token are its year where no thing that they count follows."""
    at = found.last
    is_open = found.rule == "<period>" and found.year is None and found.grain in ("quarter", "half")
    if not is_open or read.tag(at) not in ("day", "count") or len(read.word(at)) != 2 or read.glued(at):
        return found
    after = read.word(at + 1)
    is_told = any(read.phrases_between(kind, at + 1, at + 2) for kind in ("metrics", "movements"))
    if after.isalpha() and after not in FREE and not is_told:
        return found
    if read.tag(at + 1) in UNITS or after in HYPHENS:
        return found
    return replace(found, last=at + 1, year=full_year(read.words[at]), rule="<period> <integer>")


def _pair(read: Reading, found: Expression) -> Expression:
    """`2020-21`, `2018-22`, `2023-07`: a year and two digits are a fiscal year, a range of years or a month."""
    at, year = found.last, found.year
    if year is None or read.tags[at - 1] != "year" or read.word(at) not in HYPHENS or not read.glued(at):
        return found
    digits = read.word(at + 1)
    if not (digits.isdigit() and len(digits) == 2 and read.glued(at + 1)) or read.word(at + 2) in HYPHENS:
        return found
    second = int(digits)
    if second == (year + 1) % 100:
        pair = Expression(at - 1, at + 2, "<year> - <integer>", "fiscal", year=year, part=2)
        if found.rule == "<year>":
            return pair
        return replace(found, last=at + 2, year=None, within=pair) if found.grain in COUNTED else found
    if found.rule != "<year>" or read.word(at) == "/":
        return found
    if second > year % 100:
        end = replace(found, first=at + 1, last=at + 2, year=year - year % 100 + second)
        return replace(found, last=at + 2, end=end, rule="<year> - <integer>")
    is_month = 1 <= second <= 12
    return replace(found, last=at + 2, grain="month", month=second, rule="<year> - <month>") if is_month else found


def _days(read: Reading, found: Expression) -> Expression:
    """`March 10–14` and `1-20 March`: the second day of a range within one month."""
    at = found.last
    if found.grain != "day" or found.month is None or found.end is not None:
        return found
    starts_with_month = read.tags[found.first] == "month"
    is_day = read.tag(at + 1) in ("day", "ordinal") and read.tag(at + 2) not in (*UNITS, "month")
    if starts_with_month and found.year is None and read.word(at) in RANGE and is_day:
        has_year = read.word(at + 2) == "," and read.tag(at + 3) == "year"
        year = int(read.values[at + 3]) if has_year else found.year
        last = at + 4 if has_year else at + 2
        if read.tag(at + 2) == "year":
            year, last = int(read.values[at + 2]), at + 3
        end = replace(found, first=at + 1, last=last, day=int(read.values[at + 1]), year=year)
        return replace(found, last=last, year=year, end=end, rule="<month> <day> - <day>")
    before = found.first - 1
    if not starts_with_month and read.word(before) in RANGE and read.tag(before - 1) in ("day", "ordinal"):
        day = int(read.values[before - 1])
        return replace(found, first=before - 1, day=day, end=found, rule="<day> - <day> <month>")
    return found
