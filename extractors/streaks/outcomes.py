"""What the periods of a run had in common: a movement, a balance, a level above or below a threshold."""

from dataclasses import dataclass
from decimal import Decimal

from extractors.lexicon import keys_by_form, words
from extractors.movements import Movement, movements
from extractors.numbers import NUMBER_TAGS
from extractors.reading import Reading
from extractors.streaks.runs import Run

OUTCOMES = keys_by_form("streaks/words", "outcome")
SIGNED = keys_by_form("streaks/words", "signed")
BALANCES = words("streaks/words", "balance")
THRESHOLDS = keys_by_form("streaks/words", "threshold")
RELATIVES = words("streaks/words", "relative")
MARKS = words("streaks/words", "linking")
ARTICLES = words("streaks/words", "article")
QUALIFIERS = {"over": "above", "under": "below"}
REACH = 9


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a run; for `above` and `below` the threshold and its currency where they are printed."""

    name: str
    threshold: Decimal | None = None
    currency: str | None = None


def outcome(read: Reading, run: Run) -> Outcome:
    """What stands in the run, else a threshold beside it, else what is nearest before it, else behind it."""
    start, end = read.sentence_span(run.first)
    signs = _signs(read, start, end)
    inside = [sign for at, sign in signs if run.after <= at < run.last]
    if inside:
        return Outcome(inside[-1])
    level = _threshold_before(read, start, run.first) or _threshold_behind(read, run.last)
    if level is not None:
        return level
    before = [sign for at, sign in signs if at < run.first]
    behind = [(at, sign) for at, sign in signs if at >= run.last]
    if behind and (not before or (behind[0][1] != "other" and _follows(read, run.last, behind[0][0]))):
        return Outcome(behind[0][1])
    return Outcome(before[-1] if before else "other")


def _follows(read: Reading, last: int, at: int) -> bool:
    """Whether the sign behind a run is joined to it: `straight month of year-on-year gains`."""
    joined = read.word(last) in RELATIVES and at - last < REACH
    return joined and not MARKS.intersection(read.lower[last:at])


def _signs(read: Reading, start: int, end: int) -> list[tuple[int, str]]:
    found = [(m.first, _signed(read, m, start) or m.direction) for m in movements(read) if start <= m.first < end]
    moving = {at for m in movements(read) for at in range(m.first, m.last)}
    found += [
        (at, OUTCOMES[read.lower[at]]) for at in range(start, end) if read.lower[at] in OUTCOMES and at not in moving
    ]
    return sorted(found)


def _signed(read: Reading, moved: Movement, start: int) -> str | None:
    """`the balance stayed negative` is a deficit, not a decrease."""
    is_of_balance = moved.lemma in SIGNED and not BALANCES.isdisjoint(
        read.lower[max(start, moved.first - 9) : moved.first]
    )
    return SIGNED[moved.lemma] if is_of_balance else None


def _threshold_before(read: Reading, start: int, first: int) -> Outcome | None:
    """`exceeded $10 billion for four …`, `stayed below 50 for the sixth …`."""
    for amount in reversed(read.mentions["amounts"]):
        if start <= amount.first and amount.last <= first and first - amount.last <= 4:
            verb = amount.first - (2 if read.word(amount.first - 1) in ARTICLES else 1)
            side = THRESHOLDS.get(read.word(verb)) or QUALIFIERS.get(amount.qualifier)
            if side is None or MARKS.intersection(read.lower[amount.last : first]) or _is_by(read, amount.first):
                return None
            return Outcome(side, amount.value, amount.currency)
    for at in range(first - 1, max(start, first - 5), -1):
        if read.tag(at) in NUMBER_TAGS and read.word(at - 1) in THRESHOLDS:
            return Outcome(THRESHOLDS[read.word(at - 1)], Decimal(read.values[at]))
    return None


def _is_by(read: Reading, first: int) -> bool:
    """Whether an amount is a change: `rose by more than $5 bn`."""
    return "by" in read.lower[max(first - 3, 0) : first]


def _threshold_behind(read: Reading, last: int) -> Outcome | None:
    """`fourth month in a row above $50 billion`, `second straight year of $700 billion`."""
    amount = next((a for a in read.mentions["amounts"] if a.first in (last + 1, last + 2)), None)
    of_level = "above" if read.word(last) == "of" and amount is not None and amount.first == last + 1 else None
    side = THRESHOLDS.get(read.word(last)) or of_level
    if side is None:
        return None
    if amount is not None:
        return Outcome(side, amount.value, amount.currency)
    return Outcome(side, Decimal(read.values[last + 1])) if read.tag(last + 1) in NUMBER_TAGS else None
