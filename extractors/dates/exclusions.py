"""What has the shape of a date and is none: counts, numbers of things, people named May, verbs, other clauses."""

from extractors.lexicon import words
from extractors.reading import Reading

CLAUSE = words("lexicons/time", "clause")
DATED = words("lexicons/time", "dated")
MEASURED = words("lexicons/time", "measured")
MODAL = words("lexicons/time", "modal")
NUMBERED = words("lexicons/time", "numbered")
OUTSIDE = words("lexicons/time", "outside")
THIS = words("lexicons/time", "relation")
RUNS = [tuple(form.split()) for form in words("lexicons/time", "run")]
STRETCHING = words("lexicons/time", "stretching")
TITLED = words("lexicons/time", "titled")
YEARLY = words("lexicons/time", "yearly")
MONEY = ("currency_sign", "currency_code")
UNITS = ("scale", "percent", "currency_word", "currency_code", "unit", "letter_scale")
AMBIGUOUS = ("may", "march", "mar")


def is_date(read: Reading, first: int, last: int, shape: str) -> bool:
    """Whether a match of a shape is a date where it stands."""
    if read.tags[last - 1] == "year" and _is_count(read, first, last - 1):
        return False
    if _is_of_another(read, first, last, shape):
        return False
    if shape.startswith(("<month>", "{this} <month>")) and not _is_month(read, first):
        return False
    if shape.startswith("<month>") and read.tags[last - 1] in ("day", "ordinal", "count"):
        return _is_day(read, first, last)
    if shape.startswith("<day|ordinal>"):
        return _is_day_first(read, first)
    if shape.endswith("before") and read.word(last) in CLAUSE | {"last"}:
        return False
    if shape.startswith("past|last|latest") or shape in ("half-year", "half year"):
        return read.word(first - 1) == "the" and read.word(first - 2) in STRETCHING
    if shape.startswith(("year {ended}", "quarter {ended}")):
        return read.word(first - 1) not in THIS and read.tag(first - 1) != "ordinal"
    if " quarter" in shape and read.word(last) == "-":
        return read.word(last + 1) not in ("on", "over", "to")
    return not (shape.startswith("<year> {own}") and last - first == 2) or _is_decade(read, first)


def _is_of_another(read: Reading, first: int, last: int, shape: str) -> bool:
    """Whether a match is cut out of something else: a number, a range of months, a run of periods."""
    if shape == "<year> <month>":
        return _is_counted(read, first)
    if shape == "<month> <year> year":
        return read.word(first - 1) != "the" or read.word(last) in YEARLY
    if shape.startswith("<month>"):
        return "quarter" in shape and _ends_range(read, first)
    return shape.startswith("<ordinal>") and _is_run(read, last)


def _ends_range(read: Reading, first: int) -> bool:
    """Whether a month before `quarter` only ends its range: `the April-June quarter`."""
    return read.word(first - 1) in ("-", "–", "/") and read.tag(first - 2) == "month"


def _is_run(read: Reading, last: int) -> bool:
    """Whether an ordinal period is one of a run: `for the third quarter running`."""
    return any(tuple(read.lower[last : last + len(form)]) == form for form in RUNS)


def _is_count(read: Reading, first: int, at: int) -> bool:
    """Whether the four digits at `at`, the last token of a match, are money, a percentage, a count or a name's."""
    before, after = read.tag(at - 1), read.tag(at + 1)
    if before in MONEY or after in UNITS[:-2] or read.word(at + 1) in MEASURED:
        return True
    if first < at:
        return False
    if before == "sign" or read.word(at - 1) in NUMBERED:
        return True
    is_glued = read.word(at - 1) in ("-", "/", ".") and read.glued(at) and read.glued(at - 1)
    return is_glued and read.tag(at - 2) in ("day", "count", "decimal")


def _is_counted(read: Reading, first: int) -> bool:
    """Whether a year before a month is money, a name's number or another month's: `$2000 May`, `version 2019 May`."""
    return read.tag(first - 1) in (*MONEY, "month", "sign") or read.word(first - 1) in NUMBERED


def _is_month(read: Reading, at: int) -> bool:
    """`May`, `March` and `Mar` are months unless a name or a verb."""
    if read.lower[at] not in AMBIGUOUS:
        return True
    before, after = read.word(at - 1), read.word(at + 1)
    if before in TITLED or (after == "-" and read.glued(at + 1) and read.word(at + 2) == "a"):
        return False
    has_number = read.tag(at + 1) in ("day", "year", "ordinal") or read.tag(at - 1) in ("day", "ordinal")
    if at in read.sentence_starts:
        return has_number or after not in MODAL
    is_capitals = read.words[at].isupper() and len(read.words[at]) > 1 and _neighbours_are_capitals(read, at)
    return has_number or not is_capitals or before in DATED


def _neighbours_are_capitals(read: Reading, at: int) -> bool:
    near = [read.words[i] for i in (at - 1, at + 1) if 0 <= i < len(read.words) and read.words[i].isalpha()]
    return bool(near) and all(word.isupper() for word in near)


def _is_day(read: Reading, first: int, last: int) -> bool:
    """Whether the number behind a month is its day: not in `in March 15 firms` or `March 20 percent`."""
    if any(read.tags[at] == "ordinal" and not read.words[at][0].isdigit() for at in range(first, last)):
        return False
    is_measured = read.tag(last) in UNITS or read.word(last) in MEASURED
    is_short_year = last - first == 3 and read.words[first + 1] in "'’‘"
    return is_short_year or not (is_measured or read.word(first - 1) in OUTSIDE)


def _is_day_first(read: Reading, first: int) -> bool:
    """Whether a number before a month is its day: not in `the first March surplus`, `$5 March`."""
    if read.tag(first - 1) in MONEY:
        return False
    return read.words[first][0].isdigit() or read.word(first + 1) == "of"


def _is_decade(read: Reading, first: int) -> bool:
    return int(read.values[first]) % 10 == 0 and read.word(first - 1) in OUTSIDE | {"the", "-"}
