"""Numbers that the words right around them give to something else than trade, or that nobody asserts."""

from extractors.lexicon import words
from extractors.model import Percentage
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import COMPANY, LIGHT, MODIFIER, POSSESSIVE, QUALIFYING, STOP, WHOLE
from extractors.reading import Reading

CONDITION = tuple(sorted(words("observations/words", "condition")))
SUPPOSING = words("observations/words", "supposing")
EVEN = words("observations/words", "even")
GOAL = words("observations/words", "goal")
PRICED = words("observations/words", "priced")
COSTING = words("observations/words", "costing")
LOSING = words("observations/words", "losing")
SPENDING = words("observations/words", "spending")
PER = words("observations/words", "per")
GOING_ON = PER | words("observations/words", "going_on")
GAP = 7
ENDING = (",", ";", ":", "—", "–", "while", "but", "although", "which")
OWNERS = ("its", "their", "the", "this", "his", "her")
REACH = 5  # tokens from a number to the noun behind its "of", from a company to what it does


def is_supposed(read: Reading, number: Number) -> bool:
    """`If the duties were applied, exports could shrink by 40%`: neither clause says what was."""
    start, end = read.sentence_span(number.first)
    opening = read.last_of(CONDITION, start, end)
    if opening is None or read.word(opening - 1) in EVEN or not SUPPOSING & set(read.lower[start:end]):
        return False
    clause = read.last_of(ENDING, start, number.first)
    before = set(read.lower[start if clause is None else clause + 1 : number.first])
    return bool(before & SUPPOSING.union(CONDITION))


def part_elsewhere(read: Reading, number: Number) -> str | None:
    """Why a percentage is a part of something else than trade; None where it may be one of trade."""
    if _is_of_goal(read, number):
        return "how much of a goal was met"
    is_elsewhere = _is_lost_value(read, number) or _is_of_another_noun(read, number)
    return "a part of something else" if is_elsewhere else None


def money_elsewhere(read: Reading, number: Number) -> str | None:
    """Why an amount is a price or spent by firms; None where it may be trade."""
    if _is_priced(read, number):
        return "what something cost"
    return "what firms have spent" if _is_spent(read, number) else None


def _is_of_goal(read: Reading, number: Number) -> bool:
    """`105% of the plan`, `only 69 percent of its export target`."""
    if read.word(number.last) != "of":
        return False
    behind = read.lower[number.last + 1 : number.last + 1 + REACH]
    noun = next((place for place, word in enumerate(behind) if word in GOAL), None)
    return noun is not None and not any(word in STOP or not word.isalpha() for word in behind[:noun])


def _is_lost_value(read: Reading, number: Number) -> bool:
    """`the shilling lost 21% of its value`: a fall of what is no series."""
    at = number.first - 1
    while read.word(at) in QUALIFYING or read.word(at) in ("more", "less", "than"):
        at -= 1
    is_value = read.word(number.last + 1) in OWNERS and read.word(number.last + 2) in LIGHT
    return read.word(at) in LOSING and read.word(number.last) == "of" and is_value


def _is_of_another_noun(read: Reading, number: Number) -> bool:
    """`10% of farms`, `99% of the phones sold at home`: a part of what no word makes trade, an item or a partner."""
    if read.word(number.last) != "of":
        return False
    at = number.last + 1
    while read.word(at) in MODIFIER and read.word(at) not in WHOLE:
        at += 1
    if not read.word(at).isalpha() or read.tag(at) or read.word(at) in STOP | LIGHT | WHOLE:
        return False
    stop = next((i for i in range(at, at + REACH) if _ends_phrase(read.word(i))), at + REACH)
    named = read.phrases_between("metrics", number.last, stop) or read.phrases_between("items", number.last, stop)
    is_partner = any(number.last < p.first <= stop for p in read.of_sentence("partners", number.sentence))
    return not named and not is_partner


def _ends_phrase(word: str) -> bool:
    return word in STOP or not (word.isalpha() or word in POSSESSIVE)


def _is_priced(read: Reading, number: Number) -> bool:
    """`watches priced above CHF 3,000`: by what one costs goods are sorted; `a pipeline, which cost $34 billion`."""
    at = number.first - 1
    while read.word(at) in QUALIFYING:
        at -= 1
    if read.word(at) in COSTING and not any(last == at for _, last, *_ in read.phrases_between("metrics", at - 2, at)):
        return True
    return bool(PRICED & set(read.lower[max(read.sentence_span(number.first)[0], number.first - 4) : number.first]))


def _is_spent(read: Reading, number: Number) -> bool:
    """`…, companies have put in Rs 12,390 crore`: the clause is of firms, and of what they spend."""
    start, _ = read.sentence_span(number.first)
    for at in range(number.first - 1, max(start, number.first - REACH) - 1, -1):
        if read.word(at) in ENDING:
            return False
        if read.word(at) in SPENDING:
            before = set(read.lower[max(start, at - REACH) : at])
            return bool(before & COMPANY) and not read.phrases_between("metrics", max(start, at - REACH), number.first)
    return False


def goes_on_with(read: Reading, number: Number, among: list[Number]) -> int:
    """The end of the amount that a percentage only says again or compares: `$8,400 a tonne, 38% less`; else -1.

    Between the two are the unit of the first, `this year` and a comma or a bracket, and no other noun.
    """
    if number.is_amount or not isinstance(number.mention, Percentage):
        return -1
    before = next((one for one in reversed(among) if one.last <= number.first and one.is_amount), None)
    if before is None:
        return -1
    gap = read.lower[before.last : number.first]
    is_apposed = len(gap) <= GAP and bool({",", "(", "or"} & set(gap)) and all(word in GOING_ON for word in gap)
    return before.last if is_apposed else -1
