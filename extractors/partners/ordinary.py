"""Where a form of an economy is something else: a verb, a person, a state of the USA, the pronoun `us` in capitals."""

from extractors.lexicon import words
from extractors.reading import Reading

VERBS = words("partners/words", "verb")
ARTICLES = words("partners/words", "article")
GIVEN = words("partners/words", "given")
TITLES = words("partners/words", "title")
SPEAKING = words("partners/words", "speaking")
TWOFOLD = words("partners/words", "twofold")
STATES = words("partners/words", "state")
PRONOUN_CUES = words("partners/words", "pronoun")
NEAR = 6


def is_ordinary(read: Reading, first: int, last: int) -> bool:
    """Whether a name of one word means something else here."""
    if last - first != 1:
        return False
    word = read.lower[first]
    if word in VERBS and read.word(last) in ARTICLES:
        return True
    if word in GIVEN and _is_person(read, first):
        return True
    if word in TWOFOLD and _is_state(read, first):
        return True
    return read.words[first] == "US" and _is_pronoun(read, first)


def _is_person(read: Reading, at: int) -> bool:
    """`Mr. Holland`, `analyst Jordan Mills`, `Jordan Mills said`; not `Jordan said`, which a government does."""
    is_named = at + 1 < len(read.words) and read.words[at + 1].istitle() and read.tag(at + 1) == ""
    if read.word(at - 1) in TITLES:
        return is_named or read.word(at - 1).endswith(".") or read.word(at - 1) in ("mr", "mrs", "ms", "dr")
    is_surname = at > 0 and read.words[at - 1].istitle() and read.word(at - 2) in TITLES
    after = at + 3 if read.word(at + 2) == "," else at + 2
    return is_surname or (is_named and read.word(after) in SPEAKING)


def _is_state(read: Reading, at: int) -> bool:
    start, end = read.sentence_span(at)
    return any(word in STATES for word in read.words[max(start, at - NEAR) : min(end, at + NEAR)])


def _is_pronoun(read: Reading, at: int) -> bool:
    """`CONTACT US`, `ABOUT US`: the whole line in capitals, and the line ends there or goes on with a verb's object."""
    start, end = read.sentence_span(at)
    is_capitals = all(not word.isalpha() or word.isupper() for word in read.words[start:end])
    return is_capitals and read.word(at - 1) in PRONOUN_CUES and (at + 1 >= end or read.word(at - 1) == "tell")
