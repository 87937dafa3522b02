"""Numbers that say nothing of a series of trade, by their neighbourhood, with the reason."""

from extractors.lexicon import words
from extractors.model import Amount, Percentage
from extractors.movements import movements_between
from extractors.numbers import SCALE_TAGS
from extractors.observations.elsewhere import is_supposed, money_elsewhere, part_elsewhere
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import ADDING, COMPANY, COUNT, LIGHT, MODIFIER, POSSESSIVE, SCALED
from extractors.reading import Reading

SURVEY = words("observations/words", "veto_survey")
RATE = words("observations/words", "veto_rate")
MONEY = words("observations/words", "veto_money")
GROWTH_RATE = words("observations/words", "growth_rate")
CHANGING = words("observations/words", "changing")
COST = words("observations/words", "cost")
PER_KIND = words("observations/words", "per_kind")
PER = words("observations/words", "per")
REACHING = words("observations/words", "reaching")
METRICS_NEAR = 8
BOUND = 10
PRICES = words("observations/words", "price_noun")
APIECE = words("observations/words", "apiece")
EACH = words("observations/words", "each")
MARK = 5  # tokens between "the seventh country", "to reach" and the number
OBJECT = 5  # tokens in which what was doubled is named


def veto(read: Reading, number: Number) -> str | None:
    """Why a number is no observation; None where it may be one."""
    mention = number.mention
    if is_supposed(read, number):
        return "only supposed"
    if isinstance(mention, Amount):
        return _amount(read, number, mention)
    if isinstance(mention, Percentage):
        return _percentage(read, number, mention)
    named = read.phrases_between("metrics", number.last, number.last + OBJECT)
    than = next((at for at in range(number.last, number.last + OBJECT) if read.word(at) == "than"), None)
    if than is not None and read.phrases_between("metrics", than, than + OBJECT):
        return "how many times another series it is"
    is_own = read.word(number.last) in ("its", "their", "the", "his") and read.word(number.last + 1) not in LIGHT
    is_of_another = is_own and not named
    return "a multiple of something that is no series" if is_of_another else None


def _amount(read: Reading, number: Number, mention: Amount) -> str | None:
    if mention.currency is None:
        return "it has no currency"
    if _is_scaled_elsewhere(read, number):
        return "its scale stands elsewhere"
    if _is_contribution(read, number):
        return "a part of a movement"
    if read.word(number.last) == "=" or read.word(number.first - 1) == "=":
        return "an exchange rate"
    unit = number.last + 1 + (read.word(number.last + 1) in PER_KIND)
    is_per = read.word(number.last) in ("per", "a", "an", "/") and read.word(unit) in PER
    if is_per or read.word(number.last) in APIECE:
        return "a price for a unit"
    near = range(max(number.first - MARK - OBJECT, 0), number.first)
    if PRICES & set(read.lower[near.start : near.stop]) and any(
        read.word(at) in PER and read.word(at - 1) in EACH for at in near
    ):
        return "a price for a unit"
    if any(s.threshold == mention.value and s.sentence == mention.sentence for s in read.mentions["streaks"]):
        return "the threshold of a streak"
    if read.word(number.first - 1) == "exceeding" and COMPANY & set(read.lower[number.first - BOUND : number.first]):
        return "a bound by which firms are sorted"
    if _is_milestone(read, number):
        return "a mark that several have reached"
    return money_elsewhere(read, number) or _near(read, number, MONEY, "money of a company or a contract, no trade")


def _is_scaled_elsewhere(read: Reading, number: Number) -> bool:
    """`deficits, in billions of dollars, with China ($27.2)`."""
    _, end = read.sentence_span(number.first)
    start = read.sentence_starts[max(number.sentence - 1, 0)]
    has_scale = any(read.tag(at) in SCALE_TAGS for at in range(number.first, number.last))
    return (
        not has_scale
        and number.bracket is not None
        and any(read.word(at) == "in" and read.word(at + 1) in SCALED for at in range(start, end))
    )


def _is_contribution(read: Reading, number: Number) -> bool:
    """`contributed $842 million to the increase`, `made up 60% of the growth in exports`, `adds 3% to the cost`."""
    way, at = read.word(number.last), number.last + 1
    if way not in ("to", "of") or not ADDING & set(read.lower[number.first - MARK : number.first]):
        return False
    if way == "to" and read.word(at) == "the" and read.word(at + 1) in COST:
        return True
    while read.word(at) in MODIFIER or read.word(at) in POSSESSIVE:
        at += 1
    named = [last for first, last, *_ in read.phrases_between("metrics", at, at + 3) if first == at]
    moves = {move.first for move in movements_between(read, at, (named[0] if named else at) + 1)}
    return at in moves or (bool(named) and named[0] in moves)


def _is_milestone(read: Reading, number: Number) -> bool:
    """`the seventh country to export $5 bn`: how many have come so far, at no time of its own."""
    start, _ = read.sentence_span(number.first)
    near = range(max(start, number.first - MARK), number.first)
    to = next((at for at in reversed(near) if read.word(at) == "to" and read.word(at + 1) in REACHING), None)
    return to is not None and any(read.tag(at) == "ordinal" for at in range(max(start, to - MARK), to))


def _percentage(read: Reading, number: Number, mention: Percentage) -> str | None:
    start, end = read.sentence_span(number.first)
    if _is_contribution(read, number):
        return "a part of a movement"
    elsewhere = part_elsewhere(read, number)
    if elsewhere is not None:
        return elsewhere
    if SURVEY & set(read.lower[start:end]) or _is_counted(read, start, number.first):
        return "an answer of a survey or a count of firms"
    is_growth = read.word(number.first - 2) == "rate" and read.word(number.first - 3) in GROWTH_RATE
    is_growth = is_growth or _is_rate_of_change(read, max(start, number.first - BOUND), number.first)
    return None if is_growth else _near(read, number, RATE, "a rate, no series of trade")


def _is_rate_of_change(read: Reading, first: int, last: int) -> bool:
    """`rates of change of -13.4% and -12.0%`: growths, and no other rate."""
    at = read.last_of(("rate", "rates"), first, last)
    return at is not None and read.word(at + 1) == "of" and read.word(at + 2) in CHANGING


def _is_counted(read: Reading, start: int, at: int) -> bool:
    """`the number of newly founded companies rose by 4%`: a count moves, no series."""
    counted = next((i for i in range(at - 1, start, -1) if read.word(i) == "of" and read.word(i - 1) in COUNT), None)
    metrics = [first for first, _, key, _ in read.phrases_between("metrics", counted or at, at) if key != "other"]
    return counted is not None and (not metrics or read.word(metrics[0] - 1) not in ("and", "while", ",", ";"))


def _near(read: Reading, number: Number, vetoed: frozenset[str], reason: str) -> str | None:
    """A vetoed word in the reach of the number, unless a metric stands nearer."""
    start, end = read.sentence_span(number.first)
    named = {
        i
        for first, last, key, _ in read.phrases_between("metrics", start, end)
        if key != "other"
        for i in range(first, last)
    }
    near = [at for at in range(max(start, number.first - METRICS_NEAR), min(end, number.last + 3)) if at not in named]
    metrics = [_distance(number, first) for first, *_ in read.phrases_between("metrics", start, end)]
    found = [_distance(number, at) for at in near if read.lower[at] in vetoed]
    if not found:
        return None
    return reason if min(found) < min(metrics, default=999) else None


def _distance(number: Number, at: int) -> int:
    return number.first - at if at < number.first else at - number.last + 1
