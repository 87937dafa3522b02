"""What a sentence says of all its rows: how they are adjusted, and whether they are forecast or preliminary."""

from extractors.observations.vocabulary import BULLET, by_first_word
from extractors.reading import Reading

PHRASES = {table: by_first_word(table) for table in ("adjustment", "status")}
FORECAST = "forecast"  # is said of single numbers: see foretold.py
REVISED = "revised"  # "from a revised $83.8 billion": that number alone
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
        for words, key in phrases.get(word, ()):
            is_of_number = key == FORECAST or (key == REVISED and at + len(words) in numbers)
            if not is_of_number and read.lower[at : at + len(words)] == words:
                found.setdefault(read.sentence_of(at), key)
    return found


def _under_headers(read: Reading, said: dict[int, str]) -> None:
    """Gives the lines of a list what is said in the line above it: `In seasonally adjusted terms, in April:`."""
    for sentence in range(1, len(read.sentences)):
        above = read.sentences[sentence - 1].text
        is_listed = read.word(read.sentence_starts[sentence]) in BULLET
        is_under = above.endswith(":") or read.word(read.sentence_starts[sentence - 1]) in BULLET
        if is_listed and is_under and sentence - 1 in said:
            said.setdefault(sentence, said[sentence - 1])
