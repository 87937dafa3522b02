"""Highs, lows and records by name: `a 21-month high`, `an all-time low`, `record exports`, `hit a record`."""

from collections.abc import Iterator

from extractors.lexicon import keys_by_form, words
from extractors.movements import movements
from extractors.reading import Reading
from extractors.records.superlatives import NOUNS, Found, is_of_loss, kind_of, noun_end
from extractors.records.windows import COUNTS, Window, counted, window

PEAKS = keys_by_form("records/words", "peak")
MODIFIERS = keys_by_form("records/words", "modifier")
RECORDING = words("records/words", "recording")
BREAKING = words("records/words", "breaking")
ARTICLES = words("records/words", "article")
BEING = words("records/words", "being")
AUXILIARIES = words("records/words", "auxiliary")
LEVELS = words("records/words", "level")
DESCRIPTORS = words("records/words", "descriptor")
SETTING = words("records/words", "setting")
SPANS = COUNTS | {"decimal"}
NUMBERS = COUNTS | {"decimal", "year", "currency_sign", "currency_code"}


def peaks(read: Reading) -> Iterator[Found]:
    """`21-month high`, `all-time low`, `record high`, `new high`: peaks that a modifier places in time."""
    for at, word in enumerate(read.lower):
        if word not in PEAKS:
            continue
        first, span = _modified(read, at)
        if first < at:
            closing = window(read, at + 1) or Window(at + 1)
            span = span or closing
            found = Window(closing.last, span.length, span.unit, closing.since)
            yield Found(first, found.last, f"<modifier> <{PEAKS[word]}>", PEAKS[word], window=found)


def _modified(read: Reading, at: int) -> tuple[int, Window | None]:
    """(where the modifiers of a peak begin, the span that one of them names); `at` where it has none."""
    before = at - 2 if read.word(at - 1) == "-" else at - 1
    before -= read.tag(before) == "every"  # "all-time monthly high"
    if [w for w in read.lower[max(before - 2, 0) : before + 1] if w != "-"][-2:] == ["all", "time"]:
        return before - (2 if read.word(before - 1) == "-" else 1), None
    if "".join(read.lower[max(before - 2, 0) : before + 1]) in MODIFIERS:
        return before - 2, None  # "multi-year"
    if read.tag(before) == "unit" or read.word(before) == "decade":
        for start in range(max(before - 8, 0), before):
            span = counted(read, start) if read.tag(start) in SPANS else None
            if span is not None and span.last == before + 1:
                return start, span
    kind = MODIFIERS.get(read.word(before))
    return (before, None) if kind is not None else (at, None)


def named_records(read: Reading) -> Iterator[Found]:
    """`hit a record`, `a new record`, `record exports`, `a record $5 bn`, `record-setting number of firms`."""
    for at, word in enumerate(read.lower):
        if word != "record" or read.word(at + 1) in PEAKS or read.word(at + 2) in PEAKS:
            continue
        if read.word(at + 1) == "-" and read.word(at + 2) in SETTING:
            yield Found(at, noun_end(read, at + 3), "record-setting <noun>", "high")
        else:
            found = _adjective(read, at) or _noun(read, at)
            if found is not None:
                yield found


def _adjective(read: Reading, at: int) -> Found | None:
    """`record trade deficit`, `record exports`, `record $5 bn`."""
    before = read.word(at - 1)
    is_reached = before == "to" and any(m.last == at - 1 for m in movements(read))
    if before in AUXILIARIES and before != "on" and not is_reached:
        return None
    if read.tag(at + 1) in NUMBERS and before in ("a", "the"):
        return Found(at, at + 1, "record <amount>", "low" if is_of_loss(read, at) else "high")
    head = at + 1
    while read.word(head) in DESCRIPTORS and not _is_last(read, head):
        head += 1
    word = read.word(head)
    if word not in LEVELS and word not in NOUNS:
        return None
    if _is_verb(read, at):
        return None
    return Found(at, head + 1, "record <noun>", kind_of(NOUNS.get(word), "high"))


def _is_last(read: Reading, head: int) -> bool:
    """Whether a word that may describe is itself the head: `record trade` before a verb or a mark."""
    after = read.word(head + 1)
    return read.word(head) in LEVELS and not (after in DESCRIPTORS or after in LEVELS or after in NOUNS)


def _is_verb(read: Reading, at: int) -> bool:
    """`exporters record growth`: a plural in lower case before it, no verb of recording."""
    before = read.words[at - 1] if at else ""
    return before.islower() and before.isalpha() and before.endswith("s") and before not in RECORDING | {"its"}


def _noun(read: Reading, at: int) -> Found | None:
    """`hit a record`, `a new record`, `was a record for the month`."""
    before = read.word(at - 1)
    if MODIFIERS.get(before) == "fresh" or (before == "time" and "all" in (read.word(at - 2), read.word(at - 3))):
        back = 1 if before != "time" else 3 if read.word(at - 2) == "-" else 2
        return Found(at - back, at + 1, "<fresh> record", "high")
    if read.tag(at - 1) == "every" and read.word(at + 1) not in LEVELS:
        return Found(at - 1, at + 1, "<every> record", "high")
    if before in ARTICLES and read.word(at - 2) in BREAKING and read.word(at + 1) != "of":
        return Found(at - 2, at + 1, "<breaking> the record", "low" if is_of_loss(read, at - 2) else "high")
    if before != "a":
        return None
    if read.word(at - 2) in RECORDING:
        return Found(at - 2, at + 1, "<recording> a record", "low" if is_of_loss(read, at - 2) else "high")
    closing = window(read, at + 1)
    if read.word(at - 2) in BEING and (closing is not None or read.word(at + 1) in (".", ",", "")):
        kind = "low" if is_of_loss(read, at - 2) else "high"
        return Found(at, closing.last if closing else at + 1, "<being> a record", kind, window=closing)
    return None
