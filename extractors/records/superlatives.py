"""Superlatives that a window in time closes: `second-highest on record`, `the largest drop since April 2020`."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.lexicon import keys_by_form, words
from extractors.movements import movements
from extractors.reading import Reading
from extractors.records.windows import Window, window

SUPERLATIVES = keys_by_form("records/words", "superlative")
NOUNS = keys_by_form("records/words", "noun")
BARE = words("records/words", "bare")
ARTICLES = words("records/words", "article")
RANKED = words("records/words", "ranked")
SEEING = words("records/words", "seeing")
STOPS = words("records/words", "end")
PREPOSITIONS = words("records/words", "preposition")
COPULAS = words("records/words", "copula")
MOVING = words("records/words", "moving")
REACH, SUBJECT_REACH = 10, 20
SIDES = {"low": "low", "high": "high", "steep": "high"}
OPPOSITE = {"low": "high", "high": "low"}


@dataclass(frozen=True, slots=True)
class Found:
    """A record before it is a Record: its tokens, the rule that found it, its kind, rank and window."""

    first: int
    last: int
    rule: str
    kind: str
    rank: int = 1
    window: Window | None = None


def superlatives(read: Reading) -> Iterator[Found]:
    """The superlatives over time, in order; those among items or economies are none."""
    for at, word in enumerate(read.lower):
        if word not in SUPERLATIVES or (word in BARE and read.word(at - 1) not in ARTICLES):
            continue
        start, closing = tail(read, at + 1, 1 if word in BARE else REACH)
        if closing is not None and _head(read, at + 1, start) not in RANKED:
            rule = f"<{SUPERLATIVES[word]}> … <window>"
            yield Found(rank_start(read, at), closing.last, rule, _kind(read, at, start), rank(read, at), closing)
        elif closing is None and _is_seen(read, at):
            stop = noun_end(read, at + 1)
            yield Found(
                rank_start(read, at), stop, "<period> saw the <superlative>", _kind(read, at, stop), rank(read, at)
            )


def tail(read: Reading, at: int, reach: int = REACH) -> tuple[int, Window | None]:
    """(first token of the window, the window) that closes a phrase within reach; (at, None) where none does."""
    _, end = read.sentence_span(at - 1)
    for start in range(at, min(at + reach, end)):
        found = window(read, start)
        if found is not None:
            return start, found
        if read.lower[start] in STOPS:
            break
    return at, None


def noun_end(read: Reading, at: int) -> int:
    """The end of the noun phrase that begins at a token: up to six words without `in`, `for`, `to` or a mark."""
    _, end = read.sentence_span(at - 1)
    stop = at
    while stop < end and stop - at < 6 and read.words[stop].isalpha() and not _ends_phrase(read, stop):
        stop += 1
    return stop


def _ends_phrase(read: Reading, at: int) -> bool:
    word = read.lower[at]
    return word in STOPS or (word in PREPOSITIONS and word != "of")


def rank_start(read: Reading, at: int) -> int:
    """Where the ordinal before a superlative begins, else the superlative itself."""
    if read.tag(at - 1) == "ordinal":
        return at - 1
    return at - 2 if read.word(at - 1) == "-" and read.tag(at - 2) == "ordinal" else at


def rank(read: Reading, at: int) -> int:
    """The rank that an ordinal before a superlative gives, 1 without one."""
    start = rank_start(read, at)
    return int(read.values[start]) if start < at else 1


def _head(read: Reading, at: int, last: int) -> str:
    """The head of the noun phrase between a superlative and its window."""
    phrase = []
    for word in read.lower[at:last]:
        if word in PREPOSITIONS:
            break
        phrase.append(word)
    return phrase[-1] if phrase else ""


def _is_seen(read: Reading, at: int) -> bool:
    """Whether a period saw the superlative: `the past year has seen the largest total`."""
    before = at - 1 if read.word(at - 1) in ARTICLES else at
    if read.word(before - 1) not in SEEING:
        return False
    dated = any(before - 4 <= d.last <= before for d in read.mentions["dates"])
    return dated or any(read.tag(i) == "unit" for i in range(max(before - 4, 0), before))


def kind_of(noun: str | None, side: str) -> str:
    """The kind of record that a superlative of one side and its noun are.

    >>> kind_of("fall", "high"), kind_of("loss", "high"), kind_of("loss", "low"), kind_of(None, "low")
    ('largest_fall', 'low', 'high', 'low')
    """
    if noun == "loss":
        return OPPOSITE[side]
    if noun in ("rise", "fall") and side == "high":
        return f"largest_{noun}"
    return side


def is_of_loss(read: Reading, at: int) -> bool:
    """Whether what a clause says before a token is of a deficit: the nearest series is one."""
    start = max(read.sentence_span(at)[0], at - SUBJECT_REACH)
    series = {first for first, *_ in read.phrases_between("metrics", start, at)}
    for back in range(at - 1, start - 1, -1):
        if NOUNS.get(read.lower[back]) == "loss":
            return True
        if back in series:
            return False
    return False


def _kind(read: Reading, at: int, last: int) -> str:
    side = SIDES[SUPERLATIVES[read.lower[at]]]
    heads = [NOUNS[word] for word in read.lower[at + 1 : last] if word in NOUNS]
    if heads and heads[0] == "speed":
        return kind_of(next((h for h in heads if h != "speed"), None) or _moving(read, at), side)
    if heads:
        return kind_of(heads[0], side)
    if last > at + 1:
        return side
    said = _said_of(read, at)
    return kind_of("loss" if said is None and is_of_loss(read, rank_start(read, at)) else said, side)


def _moving(read: Reading, at: int) -> str:
    """`rise` or `fall`: the movement before `at the fastest pace`."""
    start, _ = read.sentence_span(at)
    before = [m for m in movements(read) if start <= m.first < at]
    return "fall" if before and before[-1].direction == "decrease" else "rise"


def _named_before(read: Reading, at: int, start: int) -> str | None:
    """`rise` or `fall` of the noun that a subject opens with: `the decline in chip exports was the sharpest`."""
    for back in range(at, max(start, at - REACH), -1):
        if not read.words[back].isalpha() or any(
            m.first == back for m in movements(read) if m.lemma != read.lower[back]
        ):
            return None
        said = NOUNS.get(read.lower[back - 1])
        if read.lower[back] in ("in", "of") and said in ("rise", "fall"):
            return said
    return None


def _said_of(read: Reading, at: int) -> str | None:
    """What a superlative without a noun is of: `the gap was the widest`, `fell 5%, the most since`."""
    start, _ = read.sentence_span(at)
    amounts = {i for kind in ("amounts", "percentages") for m in read.mentions[kind] for i in range(m.first, m.last)}
    before = rank_start(read, at) - 1
    while before >= start and (read.lower[before] in COPULAS or before in amounts):
        before -= 1
    if before < start:
        return None
    named = _named_before(read, before, start)
    if named is not None:
        return named
    moved = next((m for m in movements(read) if m.first <= before < m.last), None)
    if read.lower[before] in NOUNS:
        return NOUNS[read.lower[before]]
    is_how = read.lower[at] in MOVING and before == at - 2  # "fell the most"
    if moved is None or not (is_how or before + 1 in amounts | {before + 2}):
        return None
    return {"increase": "rise", "decrease": "fall"}[moved.direction]
