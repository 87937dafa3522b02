"""Whose trade a release reports: each naming of an economy votes by how it is named; without votes, nobody."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from extractors.lexicon import keys_by_form, words
from extractors.reading import Reading

COUNTERPART = words("frame/words", "counterpart")
LINKING = words("frame/words", "linking")
SHIPPING = words("frame/words", "shipping")
LEAD_SENTENCES = 4
REPORTING_BLOCS = ("EU", "EURO_AREA")
Vote = tuple[str, int, str]


def reporter(read: Reading) -> tuple[str | None, str]:
    """(ISO 3166-1 alpha-2 code or None, the reason)."""
    if read.context.reporter:
        return read.context.reporter, "given with the release"
    votes: Counter[str] = Counter()
    reasons: dict[str, tuple[int, str]] = {}
    for code, weight, reason in _votes(read):
        votes[code] += weight
        if weight > reasons.get(code, (0, ""))[0]:
            reasons[code] = (weight, reason)
    if not votes:
        return None, "nothing names whose trade it is"
    best, weight = max(votes.items(), key=lambda v: (v[1], -_first(read, v[0])))
    return (best, reasons[best][1]) if weight > 0 and best in reasons else (None, "only trading partners are named")


def _votes(read: Reading) -> Iterator[Vote]:
    metrics = {first for first, *_ in read.phrases["metrics"]}
    lead = read.sentence_starts[LEAD_SENTENCES] if len(read.sentence_starts) > LEAD_SENTENCES else len(read.words)
    for first, last, code, _ in _economies(read):
        yield from _economy_votes(read, first, last, code, metrics, lead)
    for first, last, code, _ in read.phrases["agencies"]:
        yield code, 6 if first < lead else 3, f"{_surface(read, first, last)} reports"
    for first, last, code, _ in read.phrases["capitals"]:
        if read.word(last) in (",", "-", "–", "—", "(") and first - 1 in (-1, *_line_starts(read)):
            yield code, 4, f"dateline {_surface(read, first, last)}"
    for code in named_in(read.context.publisher or ""):
        yield code, 4, f"published by {read.context.publisher}"


@lru_cache(maxsize=1000)
def named_in(publisher: str) -> tuple[str, ...]:
    """The economies in the name of a publisher.

    >>> named_in("Statistics Norway"), named_in("korean-exports.example"), named_in("Trade Monthly")
    (('NO',), ('KR',), ())
    """
    parts = " " + " ".join(re.findall(r"[^\W_]+", publisher.lower())) + " "
    forms = {form.lower(): code for form, code in keys_by_form("lexicons/economies").items() if len(form) > 3}
    return tuple(dict.fromkeys(code for form, code in forms.items() if f" {form} " in parts))


def _economies(read: Reading) -> Iterator[tuple[int, int, str, str]]:
    covered = {i for first, last, *_ in read.phrases["exceptions"] for i in range(first, last)}
    for found in read.phrases["economies"]:
        if found[0] not in covered:
            yield found
    for found in read.phrases["blocs"]:
        if found[2] in REPORTING_BLOCS and found[0] not in covered:
            yield found


def _economy_votes(read: Reading, first: int, last: int, code: str, metrics: set[int], lead: int) -> Iterator[Vote]:
    surface = _surface(read, first, last)
    is_lead = first < lead
    before = read.word(first - 1) if read.word(first - 1) != "the" else read.word(first - 2)
    if before in COUNTERPART or (read.word(first - 1) in ("-", "–") and read.glued(first)):
        if is_lead and before in COUNTERPART:
            yield code, -1, ""
        return
    owned = last + 1 if read.word(last) in ("'s", "’s", "'", "’") else last
    noun = _noun(read, owned, metrics)
    if noun is not None and read.sentence_of(noun) == read.sentence_of(first):
        close = owned != last or noun == last
        yield code, (5 if close else 1) * (2 if is_lead else 1), f"{surface} … {read.words[noun]}"
    elif before == "of" and first > 1:
        yield code, 3 if is_lead else 1, f"of {surface}"
    elif first in read.sentence_starts or (
        read.word(first - 1) in ("the", "and") and first - 1 in read.sentence_starts
    ):
        yield code, 5 if is_lead else 1, f"{surface} is the subject"
    elif is_lead:
        yield code, 1, f"{surface} is named"


def _noun(read: Reading, owned: int, metrics: set[int]) -> int | None:
    """The trade noun within five words of a name, before any preposition ("Peru's minister for trade" has none)."""
    for at in range(owned, min(owned + 5, len(read.words))):
        if _is_trade(read, at, metrics):
            return at
        if read.word(at) in COUNTERPART or read.word(at) in LINKING:
            return None
    return None


def _is_trade(read: Reading, at: int, metrics: set[int]) -> bool:
    return at in metrics or read.word(at) in SHIPPING


def _line_starts(read: Reading) -> list[int]:
    return [start - 1 for start in read.sentence_starts[:LEAD_SENTENCES]]


def _first(read: Reading, code: str) -> int:
    return next((f for f, _, c, _ in read.phrases["economies"] if c == code), len(read.words))


def _surface(read: Reading, first: int, last: int) -> str:
    return " ".join(read.words[first:last])
