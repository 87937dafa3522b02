"""Whose trade a release reports: each naming of an economy votes by how it is named; without votes, nobody."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from extractors.lexicon import keys_by_form, words
from extractors.reading import Reading

COUNTERPART = words("frame/words", "counterpart")
LINKING = words("frame/words", "linking")
WORLDWIDE = words("frame/words", "worldwide")
JOINING = words("frame/words", "joining")
SHIPPING = words("frame/words", "shipping")
ORIGIN_REACH = 6
LEAD_SENTENCES = 4
HEADLINE_SENTENCES = 2
LATER_AT_MOST = 4
REPORTING_BLOCS = ("EU", "EURO_AREA")
AFTER_DATELINE = (",", "-", "–", "—", "(", ":", "--")
Vote = tuple[int, str, int, str]


def reporter(read: Reading) -> tuple[str | None, str]:
    """(ISO 3166-1 alpha-2 code or None, the reason)."""
    if read.context.reporter:
        return read.context.reporter, "given with the release"
    if _is_worldwide(read):
        return None, "the trade of the world"
    votes, later, reasons = Counter[str](), Counter[str](), dict[str, tuple[int, str]]()
    for token, code, weight, reason in _votes(read):
        factor = _factor(read, token)
        if factor > 1:
            votes[code] += weight * factor
        else:
            later[code] += weight
        if weight * factor > reasons.get(code, (0, ""))[0]:
            reasons[code] = (weight * factor, reason)
    for code, weight in later.items():
        votes[code] += min(weight, LATER_AT_MOST)
    if not votes:
        return None, "nothing names whose trade it is"
    best, weight = max(votes.items(), key=lambda v: (v[1], -_first(read, v[0])))
    return (best, reasons[best][1]) if weight > 0 and best in reasons else (None, "only trading partners are named")


def _is_worldwide(read: Reading) -> bool:
    """Whether headline and lead both begin with the trade of the world: `Global trade hits record`."""
    firsts = [
        next((m[0] for m in read.phrases["metrics"] if read.sentence_of(m[0]) == sentence), None) for sentence in (0, 1)
    ]
    named = {read.sentence_of(first) for first, *_ in read.phrases["economies"]}
    return 0 not in named and all(first is not None and read.word(first - 1) in WORLDWIDE for first in firsts)


def _factor(read: Reading, token: int) -> int:
    """How much a naming counts by where it stands: in the headline, in the lead, or later."""
    sentence = read.sentence_of(token) if token >= 0 else 0
    if sentence < HEADLINE_SENTENCES:
        return 3
    return 2 if sentence < LEAD_SENTENCES else 1


def _votes(read: Reading) -> Iterator[Vote]:
    metrics = {first for first, *_ in read.phrases["metrics"]}
    economies = list(_economies(read))
    ends = {first: last for first, last, *_ in economies}
    for first, last, code, _ in economies:
        weight, reason = _economy_vote(read, first, last, metrics, ends)
        yield first, code, weight, reason
    for first, last, code, _ in read.phrases["agencies"]:
        yield first, code, 4, f"{_surface(read, first, last)} reports"
    for first, last, code, _ in read.phrases["capitals"]:
        if read.word(last) in AFTER_DATELINE and first in read.sentence_starts[:LEAD_SENTENCES]:
            yield first, code, 3, f"dateline {_surface(read, first, last)}"
    for code in named_in(read.context.publisher or ""):
        yield -1, code, 3, f"published by {read.context.publisher}"


@lru_cache(maxsize=1000)
def named_in(publisher: str) -> tuple[str, ...]:
    """The economies in the name of a publisher.

    >>> named_in("Statistics Norway"), named_in("korean-exports.example"), named_in("Trade Monthly")
    (('NO',), ('KR',), ())
    """
    parts = " " + " ".join(re.findall(r"[^\W_]+", publisher.lower())) + " "
    names = {**keys_by_form("lexicons/economies"), **keys_by_form("frame/agencies")}
    forms = {form.lower(): code for form, code in names.items() if len(form) > 3}
    return tuple(dict.fromkeys(code for form, code in forms.items() if f" {form} " in parts))


def _is_origin(read: Reading, first: int) -> bool:
    """`Exports of spices from India`: what is exported from an economy is its own."""
    start, _ = read.sentence_span(first)
    near = range(max(start, first - ORIGIN_REACH), first)
    return any(at in near and key == "exports" for at, _, key, table in read.phrases["metrics"] if table == "noun")


def _economies(read: Reading) -> Iterator[tuple[int, int, str, str]]:
    covered = {i for first, last, *_ in read.phrases["exceptions"] for i in range(first, last)}
    for found in read.phrases["economies"]:
        if found[0] not in covered:
            yield found
    for found in read.phrases["blocs"]:
        if found[2] in REPORTING_BLOCS and found[0] not in covered:
            yield found


def _economy_vote(read: Reading, first: int, last: int, metrics: set[int], ends: Mapping[int, int]) -> tuple[int, str]:
    """(weight, reason) of one naming: as the owner of trade, as a subject, or in passing; less than 0 for partners."""
    surface = _surface(read, first, last)
    before = read.word(first - 1) if read.word(first - 1) != "the" else read.word(first - 2)
    if before == "from" and _is_origin(read, first):
        return 4, f"exports from {surface}"
    if before in COUNTERPART:
        return -1, ""
    if read.word(first - 1) in ("-", "–") and read.glued(first):
        return 0, ""
    owned = last + 1 if read.word(last) in ("'s", "’s", "'", "’") else last
    noun = _noun(read, owned, metrics, ends)
    is_owner = noun is not None and read.sentence_of(noun) == read.sentence_of(first)
    if is_owner and noun is not None:
        is_first = not any(read.sentence_of(other) == read.sentence_of(first) for other in metrics if other < first)
        return 5 if is_first else 3, f"{surface} … {read.words[noun]}"
    article = read.word(first - 1) == "the"
    if first - article in read.sentence_starts:
        return 4, f"{surface} is the subject"
    return (2, f"of {surface}") if before == "of" and first > 1 else (1, f"{surface} is named")


def _noun(read: Reading, owned: int, metrics: set[int], ends: Mapping[int, int]) -> int | None:
    """The trade noun within five words of a name, before any preposition ("Peru's minister for trade" has none).

    Names joined to it are passed over: in "Norway and Chile discuss trade" Norway has it too.
    """
    at = owned
    while read.word(at) in JOINING and (at + 1 in ends or (read.word(at + 1) == "the" and at + 2 in ends)):
        at = ends[at + 1] if at + 1 in ends else ends[at + 2]
    for near in range(at, min(at + 5, len(read.words))):
        if _is_trade(read, near, metrics):
            return near
        if read.word(near) in COUNTERPART or read.word(near) in LINKING:
            return None
    return None


def _is_trade(read: Reading, at: int, metrics: set[int]) -> bool:
    return at in metrics or read.word(at) in SHIPPING


def _first(read: Reading, code: str) -> int:
    return next((f for f, _, c, _ in read.phrases["economies"] if c == code), len(read.words))


def _surface(read: Reading, first: int, last: int) -> str:
    return " ".join(read.words[first:last])
