"""The metrics of a text as heads of series phrases: which words of trade stand for a series, and which do not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.lexicon import words
from extractors.observations.vocabulary import (
    ABROAD,
    COUNTED_AT,
    EARNED,
    LIGHT,
    MODIFIER,
    OFF,
    OFFICE,
    POLARITY,
    SOLD,
    TO,
    UNSOLD,
)
from extractors.reading import Reading

TRADED = ("exports", "imports")
ABROAD_REACH = 11
SOLD_REACH = 7
WITHIN = ("of", "in", "on", "for")
NOUNS = ("other", "production", "investment")
ACCOUNTS = words("observations/words", "account")
TRADED_KINDS = {"goods", "services", "trade"}
CLAUSES = (",", ";", "while", "and", "but", "whereas")
SIGNS = {"balance_positive": 1, "balance_negative": -1}


@dataclass(frozen=True, slots=True)
class Head:
    """A metric phrase; `exports and imports` has two metrics. `sign` is -1 for a deficit, +1 for a surplus."""

    first: int
    last: int
    metrics: tuple[str, ...]
    sign: int = 0
    is_verb: bool = False


def heads(read: Reading) -> list[Head]:
    """The heads in order."""
    found: list[Head] = []
    for head in sorted([*_single(read), *_sold_abroad(read)], key=lambda head: head.first):
        head = _balanced(read, head)
        if found and found[-1].first == head.first:
            found.pop()
        previous = found[-1] if found else None
        if (
            previous
            and read.lower[previous.last : head.first] in (["and"], ["&"], ["/"])
            and head.metrics[0] not in previous.metrics
        ):
            found[-1] = replace(previous, last=head.last, metrics=(*previous.metrics, *head.metrics))
        else:
            found.append(head)
    return found


def _balanced(read: Reading, head: Head) -> Head:
    """`the deficit of external trade`, `a surplus in trade`: the balance, not the sum of both ways."""
    at = head.first - 1
    while read.word(at) in MODIFIER and read.word(at) not in WITHIN:
        at -= 1
    sign = POLARITY.get(read.word(at - 1)) if read.word(at) in WITHIN else None
    is_named = head.metrics == ("trade",) and sign is not None and not head.is_verb
    return Head(at - 1, head.last, ("trade_balance",), sign or 0) if is_named else head


def _single(read: Reading) -> Iterator[Head]:
    covered = {
        at for kind in ("agencies", "exceptions") for first, last, *_ in read.phrases[kind] for at in range(first, last)
    }
    covered -= {last - 1 for _, last, *_ in read.phrases["exceptions"] if read.lower[last - 1] in TRADED}
    covered |= _inside_items(read)
    named: set[str] = set()
    balances: set[int] = set()
    for first, last, key, table in read.phrases["metrics"]:
        if first in covered or _is_no_series(read, first, last, key):
            continue
        found = (first, last, key) if table != "weak" else _weak(read, first, last, key, named)
        if (
            read.word(first) == "sales"
            and "exports" in named
            and read.word(last) in ("to", "in")
            and _has_partner(read, last)
        ):
            found = (first, last, "exports")  # "sales to Japan", once exports were named
        if found is None or key == "other":
            found = _earned(read, first, last, named) or found
        if found is not None and key == "bare":
            is_with = read.word(last) == "with" and _has_partner(read, last)  # "the gap with China"
            is_known = named and read.sentence_of(first) not in balances
            found = (first, last, "trade_balance") if is_known or is_with else None
            found = (first, last, "other") if found and _is_of_other_account(read, first) else found
        if found is None:
            continue
        named.add(found[2])
        if found[2] == "trade_balance" and table not in SIGNS:
            balances.add(read.sentence_of(first))
        yield Head(found[0], found[1], (found[2],), SIGNS.get(table, 0), table == "verb")


def _is_of_other_account(read: Reading, at: int) -> bool:
    """`the current account showed a surplus of $3 bn`: what the clause speaks of before a token has the balance."""
    start = read.last_of(CLAUSES, read.sentence_span(at)[0], at)
    spoken = read.phrases_between("metrics", read.sentence_span(at)[0] if start is None else start, at)
    if not spoken or spoken[-1][2] not in ("other", "budget"):
        return False
    named = set(read.lower[spoken[-1][0] : spoken[-1][1]])
    return bool(named & ACCOUNTS) and not named & TRADED_KINDS


def _earned(read: Reading, first: int, last: int, named: set[str]) -> tuple[int, int, str] | None:
    """`earnings from tea`, `tea receipts`, `sales of tea to Japan`: exports, once those were named; not of tourism."""
    if "exports" not in named or last - first > 1:
        return None
    if read.word(first) in EARNED:
        if first in read.sentence_starts and read.word(last) != "from":
            told = read.phrases_between("metrics", 0, first)  # "Export earnings were …. Earnings in May …"
            is_again = any(key == "exports" and read.word(end - 1) == read.word(first) for _, end, key, _ in told)
            return (first, last, "exports") if is_again and read.word(last) != "per" else None
        if read.word(last) == "from":
            goods = [key for at, _, key, _ in read.phrases_between("items", last + 1, last + 3) if at <= last + 2]
        else:
            goods = [key for _, end, key, _ in read.phrases_between("items", max(0, first - 3), first) if end == first]
        return (first, last, "exports") if goods and not set(goods) & UNSOLD else None
    if read.word(first) == "sales" and read.word(last) == "of":
        _, end = read.sentence_span(first)
        to = next((at for at in range(last + 1, min(last + SOLD_REACH, end)) if read.word(at) == "to"), None)
        return (first, last, "exports") if to is not None and _has_partner(read, to + 1) else None
    return None


def _inside_items(read: Reading) -> set[int]:
    """Words that measure something elsewhere but belong to an item here: `iron ore fines`, `manufactured goods`."""
    inner = {at for first, last, *_ in read.phrases["items"] if last - first > 1 for at in range(first, last)}
    return {first for first, last, key, _ in read.phrases["metrics"] if key in NOUNS and last - first == 1} & inner


def _sold_abroad(read: Reading) -> Iterator[Head]:
    """`sold goods worth $5 bn abroad`: the verb and, behind what was sold, where."""
    named = {first for first, *_ in read.phrases["metrics"]}
    for at, word in enumerate(read.lower):
        if word in SOLD and at not in named:
            _, end = read.sentence_span(at)
            if ABROAD & set(read.lower[at + 1 : min(end, at + ABROAD_REACH)]):
                yield Head(at, at + 1, (SOLD[word],), is_verb=True)


def _is_no_series(read: Reading, first: int, last: int, key: str) -> bool:
    """`export market`, `Ministry of Trade`, `earnings from exports`: what measures nothing by itself."""
    if key == "other" and read.word(first) in LIGHT and read.word(last) in ("from", "on"):
        return any(
            k in TRADED for *_, k, _ in read.phrases_between("metrics", last + 1, last + 3)
        )  # "earnings from exports"
    is_way_of_counting = key == "price" and read.word(first - 1) in COUNTED_AT
    return read.word(last) in OFF or _is_office(read, first) or is_way_of_counting


def _weak(read: Reading, first: int, last: int, key: str, named: set[str]) -> tuple[int, int, str] | None:
    """`shipments`, `purchases`: the metric only beside a partner, or once it was named; `from` turns it round."""
    if key not in TRADED and _has_partner(read, last):
        return first, last - 1, key
    if read.word(last - 1) in TO:
        key = "imports" if read.word(last - 1) == "from" and _has_partner(read, last) else "exports"
        last -= 1
    if key not in named and not _has_partner(read, last):
        return None
    if read.word(last) == "from" and _has_partner(read, last + 1):
        key = "imports"
    return first, last, key


def _is_office(read: Reading, first: int) -> bool:
    """`Ministry of Trade`, `Minister for Trade and Industry`: part of a name."""
    start, _ = read.sentence_span(first)
    return bool(OFFICE & set(read.lower[max(start, first - 3) : first])) and read.words[first][0].isupper()


def _has_partner(read: Reading, last: int) -> bool:
    return any(0 <= p.first - last <= 2 for p in read.of_sentence("partners", read.sentence_of(last - 1)))
