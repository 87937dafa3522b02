"""What a percentage did: its own sign first, then the movement that governs it in its clause, else nothing."""

from extractors.lexicon import keys_by_form
from extractors.percentages import brackets
from extractors.percentages.clues import COMPARATIVE, FORMS, WORDS, Clues, Move
from extractors.percentages.governor import Governor, governor, subject, walk

SIGNS = keys_by_form(WORDS, "sign")
REACH_RIGHT, GAP = 12, 3


def direction(clues: Clues, first: int, last: int) -> str | None:
    """`increase`, `decrease` or None for the percentage at these tokens; both numbers of a range are one."""
    read = clues.read
    if read.tags[first] == "sign":
        return SIGNS.get(read.words[first])
    start, end = read.sentence_span(first)
    left = governor(clues, first, start)
    if _is_share(clues, left, last, end) or _is_answer(clues, start, last):
        return None
    if left.kind == "bracket" and brackets.is_bracketed(clues, last, end):
        return brackets.direction(clues, left.at, start, end)
    behind, gap = _behind(clues, last, end)
    is_adverb = left.move is not None and left.move.form in FORMS["adverb"] and behind is not None and gap == 0
    if left.kind == "move" and not is_adverb and not (left.has_article and behind):
        return _asserted(clues, left.move)
    is_behind_first = left.kind != "tied" or left.has_article or gap == 0
    if behind is not None and is_behind_first:
        return behind
    return _before(clues, left, start, end) or (behind if left.kind == "tied" else None)


def _asserted(clues: Clues, move: Move | None) -> str | None:
    return None if move is None or clues.is_forecast(move) else move.direction


def _before(clues: Clues, left: Governor, start: int, end: int) -> str | None:
    if left.kind in ("target", "share"):
        return None
    if left.kind == "level":
        return _asserted(clues, subject(clues, left.at, start))
    if left.kind == "bracket":
        return brackets.direction(clues, left.at, start, end)
    move, inherited = walk(clues, left.at, start, is_tied=left.kind == "tied")
    if inherited == "bracket":
        opening = max(at for at in range(start, left.at + 1) if clues.read.word(at) == "(")
        return brackets.direction(clues, opening, start, end)
    return inherited if move is None else _asserted(clues, move)


def _is_share(clues: Clues, left: Governor, last: int, end: int) -> bool:
    """`9.3% of trade`, `a 25% import tariff`, `41% expect`: shares, rates and answers move nothing."""
    if clues.read.word(last) == "of":
        return left.kind != "move" or _unit(clues, last) == "percent"  # "lost 0.7 percentage points of its growth"
    if clues.is_word(last, "holder"):
        return last not in clues.levels
    for at in range(last, min(last + GAP, end)):
        if at in clues.starting or clues.is_word(at, "closed"):
            return False
        if clues.is_word(at, "share"):
            return left.kind != "move" or not clues.is_word(at, "pace")  # "grew at a 2.8% annual rate"
    return False


def _is_answer(clues: Clues, start: int, last: int) -> bool:
    """`45% forecast a rise, 30% a fall`: an answer in a list of answers; but not `5% a year`."""
    if not clues.is_word(last, "gapped") or clues.read.tag(last + 1) == "unit":
        return False
    return any(found.direction is None for at, found in clues.found.items() if start <= at < last)


def _behind(clues: Clues, last: int, end: int) -> tuple[str | None, int]:
    """The direction of a movement noun or comparative close behind, and how many plain words stand between."""
    at, gap = last, 0
    while at < min(last + REACH_RIGHT, end):
        if at in clues.starting:
            return _asserted(clues, clues.starting[at]), gap
        if gap == 0 and clues.read.word(at) in COMPARATIVE:
            return COMPARATIVE[clues.read.word(at)], gap
        if clues.is_word(at, "list_joint") and at + 1 in clues.spans:
            if _unit(clues, clues.spans[at + 1]) != _unit(clues, last):
                break  # "to 73.0%, 1.7 percentage points lower"
            at = clues.spans[at + 1]
            continue
        if _is_closed(clues, at, end):
            break
        gap += not clues.is_word(at, "compound")
        at += 1
        if gap > GAP:
            break
    return None, GAP


def _unit(clues: Clues, last: int) -> str:
    """The unit of the percentage that ends before a token; "" where a range shares that of its second number."""
    return str(clues.read.values[last - 1]) if clues.read.tag(last - 1) == "percent" else ""


def _is_closed(clues: Clues, at: int, end: int) -> bool:
    """Whether the noun phrase ends: a clause word, a number, or a preposition outside `year on year`."""
    word, tag = clues.read.word(at), clues.read.tag(at)
    if word in ("on", "over", "-", "/"):
        return clues.read.tag(at - 1) != "unit" and clues.read.word(at - 1) not in FORMS["compound"]
    return word in FORMS["closed"] or tag in ("decimal", "day", "year", "count", "percent") or at in clues.levels
