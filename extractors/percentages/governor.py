"""The word before a percentage that says what it is: a movement, a preposition, a verb of level, or nothing near."""

from dataclasses import dataclass

from extractors.lexicon import APOSTROPHES
from extractors.percentages.clues import FORMS, SHARE_VERB, Clues, Move
from extractors.qualifiers import qualifier_length

REACH = 28
ARTICLES = FORMS["thin"] & frozenset({"a", "an", "the", "another"})


@dataclass(frozen=True, slots=True)
class Governor:
    """`kind`: `move` (directly), `tied` (by, of), `target` (to, from, at), `level`, `bracket` or `far`.

    `at` is its token; `has_article` says that a noun phrase begins between it and the number.
    """

    kind: str
    at: int
    has_article: bool = False
    move: Move | None = None


def governor(clues: Clues, first: int, start: int) -> Governor:
    """The governor of the number that begins at `first` in a sentence that begins at `start`."""
    read, at, has_article = clues.read, first - 1, False
    while at >= start:
        length = qualifier_length(read, at + 1)
        if length and at not in clues.ending:
            if length == 1 and clues.is_word(at, "mark") and read.word(at - 1) not in ("by", "of"):
                return Governor("target", at)
            at -= length
        elif at not in clues.ending and (clues.is_word(at, "thin") or _is_adverb(clues, at)):
            has_article = has_article or read.word(at) in ARTICLES
            at -= 1
        else:
            break
    if at < start:
        return Governor("far", at, has_article)
    return _classify(clues, at, has_article, start)


def _is_adverb(clues: Clues, at: int) -> bool:
    word = clues.read.word(at)
    return word.endswith("ly") and len(word) > 4 and not clues.read.tag(at) and clues.read.words[at][0].islower()


def _classify(clues: Clues, at: int, has_article: bool, start: int) -> Governor:
    word = clues.read.word(at).translate(APOSTROPHES)
    move = clues.ending.get(at)
    if move is not None:
        return Governor("move", at, has_article, move)
    if at in clues.levels:
        is_target = clues.read.word(at - 1) == "to" or clues.levels[at] == "share"
        return Governor("share" if is_target else "level", at, has_article)
    if word == "by":
        kind = "share" if clues.is_word(at - 1, "holder_passive") else "tied"
        return Governor(kind, at, has_article)
    if word == "of":
        return _of(clues, at, has_article)
    if word == "at":
        return _at(clues, at, has_article, start)
    if word == "or":
        return _or(clues, at, has_article, start)
    for kind in ("target", "share", "bracket"):
        if word in FORMS[kind]:
            return Governor(kind, at, has_article or word == "'s")
    return Governor("far", at, has_article)


def _at(clues: Clues, at: int, has_article: bool, start: int) -> Governor:
    """`grew at 6%`, `grew at a 2.8% rate and then at 3%` are growths, any other `at` a level."""
    back = at - 1
    while back >= start and (clues.is_word(back, "thin") or clues.read.word(back) == "and"):
        back -= 1
    move = clues.ending.get(back)
    return Governor("target" if move is None else "move", at, has_article, move)


def _of(clues: Clues, at: int, has_article: bool) -> Governor:
    """`growth of`, `a growth rate of`, `at a rate of` lead to a movement; `a share of`, `a forecast of` to none."""
    head = clues.ending.get(at - 1)
    if head is not None:
        return Governor("move", at, has_article, head)
    if clues.is_word(at - 1, "pace"):
        before = clues.ending.get(at - 2)
        if before is not None:
            return Governor("move", at, has_article, before)
        is_adverbial = any(clues.read.word(back) in ("at", "by", "with") for back in range(at - 5, at - 1))
        return Governor("tied" if is_adverbial else "share", at, has_article)
    return Governor("share" if clues.is_word(at - 1, "share") else "tied", at, has_article)


def _or(clues: Clues, at: int, has_article: bool, start: int) -> Governor:
    """`fell by $210 million, or 4.4 percent`: what governs the amount governs the percentage too."""
    behind = at if clues.read.word(at - 1) != "," else at - 1
    for amount in clues.read.mentions.get("amounts", ()):
        if amount.last == behind:
            return governor(clues, amount.first, start)
    return Governor("far", at, has_article)


def walk(clues: Clues, at: int, start: int, is_tied: bool = False) -> tuple[Move | None, str | None]:
    """The movement, or the direction of the percentage before, that reaches to the right as far as `at`.

    Brackets are skipped; a clause, a verb of level and a share end the walk. `is_tied`: behind a `by` or `of`, where
    adjectives and shares do not stand in the way (`raised its share by`).
    """
    depth, at_start = 0, max(start, at - REACH)
    for back in range(at, at_start - 1, -1):
        word = clues.read.word(back)
        if word in (")", "("):
            depth += 1 if word == ")" else -1
            if depth < 0:
                return None, "bracket"
            continue
        if depth:
            continue
        if (move := clues.ending.get(back)) is not None:
            if is_tied or not move.is_weak or move.last > at - 3:
                return (_verb_before(clues, move, at_start) if is_tied else None) or move, None
        elif back in clues.found:
            return None, clues.found[back].direction
        elif _is_end(clues, back, is_tied):
            return None, None
    return None, None


def _is_end(clues: Clues, at: int, is_tied: bool) -> bool:
    word = clues.read.word(at)
    if clues.is_barrier(at) or word in SHARE_VERB or clues.levels.get(at) == "share":
        return True
    return not is_tied and (word in FORMS["share"] or at in clues.levels)


def subject(clues: Clues, at: int, start: int) -> Move | None:
    """The movement noun that is the subject of a verb of level: `the decline in imports was`."""
    for back in range(at - 1, max(start, at - REACH) - 1, -1):
        move = clues.ending.get(back)
        if move is not None:
            return move if move.form in FORMS["subject"] else None
        is_share = _is_end(clues, back, False) and back not in clues.levels
        if is_share or clues.read.word(back) == ",":
            return None
    return None


def _verb_before(clues: Clues, noun: Move, start: int) -> Move | None:
    """`lowered its forecast for growth by`: the verb whose object a growth is, where there is one in the clause."""
    if noun.form not in FORMS["neutral"]:
        return None
    for back in range(noun.first - 1, start - 1, -1):
        if back in clues.ending:
            return clues.ending[back]
        if clues.read.word(back) in (",", "(", ")") or back in clues.found or _is_end(clues, back, True):
            return None
    return None
