"""What a sentence says of all its rows: how they are adjusted, and whether they are forecast or preliminary."""

from extractors.lexicon import keys_by_form, words
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import BULLET, by_first_word
from extractors.reading import Reading

PHRASES = {table: by_first_word(table) for table in ("adjustment", "status")}
FORECAST = "forecast"  # is said of single numbers: see foretold.py
REVISED = "revised"  # "from a revised $83.8 billion", "from $83.8 billion in April, revised": that number alone
COUNTED_IN = keys_by_form("observations/words", "counted_in")
CLAUSES = words("observations/words", "clause_apart") | {",", ";", "and"}
BEFORE_COUNTED = CLAUSES | words("observations/words", "before_counted")
LEAD = 2  # sentences in which an adjustment is said of the whole release


def adjustments(read: Reading) -> tuple[dict[int, str], frozenset[int]]:
    """sentence -> adjustment, and the sentences that say so themselves.

    What the lead says holds for the whole release, until a sentence says otherwise.
    """
    found = said_of(read, "adjustment")
    _under_headers(read, found)
    own = frozenset(found)
    lead = next((found[at] for at in range(LEAD) if at in found), None)
    if lead is not None:
        other = (at for at, each in sorted(found.items()) if each != lead)
        for sentence in range(next(other, len(read.sentences))):
            found.setdefault(sentence, lead)
    return found, own


def said_of(read: Reading, table: str) -> dict[int, str]:
    """sentence -> the key of the first phrase of a table that stands in it, and is not of one number alone."""
    found: dict[int, str] = {}
    numbers = {mention.first for kind in ("amounts", "percentages") for mention in read.mentions[kind]}
    phrases = PHRASES[table]
    for at, word in enumerate(read.lower):
        for parts, key in phrases.get(word, ()):
            is_behind = read.word(at - 1) in (",", "(") and read.word(at + len(parts)) in (".", ",", ")", ";")
            is_of_number = key == FORECAST or (key == REVISED and (is_behind or at + len(parts) in numbers))
            if not is_of_number and read.lower[at : at + len(parts)] == parts:
                found.setdefault(read.sentence_of(at), key)
    return found


def is_revised(read: Reading, first: int, last: int) -> bool:
    """`a revised $83.8 billion`, `$60.3 billion in April, revised`: said of that number."""
    around = {read.word(first - 1), read.word(last + 1) if read.word(last) in (",", "(") else ""}
    return REVISED in around


def _under_headers(read: Reading, said: dict[int, str]) -> None:
    """Gives the lines of a list what is said in the line above it: `In seasonally adjusted terms, in April:`."""
    for sentence in range(1, len(read.sentences)):
        above = read.sentences[sentence - 1].text
        is_listed = read.word(read.sentence_starts[sentence]) in BULLET
        is_under = above.endswith(":") or read.word(read.sentence_starts[sentence - 1]) in BULLET
        if is_listed and is_under and sentence - 1 in said:
            said.setdefault(sentence, said[sentence - 1])


def adjustment_of(read: Reading, said: dict[int, str], number: Number, measure: str) -> str | None:
    """The adjustment of a row, given those of the sentences; a growth in volume is real, and one in value is not."""
    told = said.get(number.sentence)
    counted = _counted_in(read, number.first, number.last) if measure == "growth" else None
    if counted == "volume":
        return "real"
    return None if counted == "value" and told == "real" else told


def _counted_in(read: Reading, first: int, last: int) -> str | None:
    """`while volumes fell 3.2%`, `up 2% in volume`: what a rate is of; `export volume` is often a value."""
    at = last + 1 if read.word(last) in ("in", "by") and read.word(last + 1) in COUNTED_IN else first - 1
    start, _ = read.sentence_span(first)
    while start < at < first and read.word(at) not in CLAUSES and read.word(at) not in COUNTED_IN:
        at -= 1
    is_alone = at > last or at == start or read.word(at - 1) in BEFORE_COUNTED
    return COUNTED_IN.get(read.word(at)) if is_alone and read.word(at + 1) != "of" else None
