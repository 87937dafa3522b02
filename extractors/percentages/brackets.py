"""Percentages in brackets: `tea (12.5%) and tin (3.4%) rose`, `fewer sales to Peru (26.5%)`, `Germany (22%)`."""

from extractors.percentages.clues import FORMS, Clues, Move

CLOSERS = frozenset({")", ",", ";"})
REACH = 60


def is_bracketed(clues: Clues, last: int, end: int) -> bool:
    """Whether only a comparison (`y-o-y`) stands between a percentage and its closing bracket."""
    for at in range(last, min(last + 10, end)):
        if clues.read.word(at) in CLOSERS:
            return True
        if not clues.is_word(at, "compound") and clues.read.tag(at) not in ("month", "year", "unit", "every"):
            return False
    return False


def direction(clues: Clues, bracket: int, start: int, end: int) -> str | None:
    """What a percentage did whose bracket opens at a token: the verb of its clause says, before or behind."""
    if _follows_share(clues, bracket, start):
        return None
    behind = _behind(clues, bracket, end)
    if behind is not None:
        return behind.direction
    before, after = _before(clues, bracket, start), _after(clues, bracket, end)
    if before is not None and _is_predicated(clues, before, bracket):
        after = None
    if before is not None and after is not None and (before in clues.used or before.is_weak):
        start, before = before.last, None
    if before is not None:
        return None if _is_ranked(clues, before, bracket, end) else before.direction
    if after is None or (_is_level(clues, bracket, start) and not _is_right_behind(clues, bracket, after)):
        return None
    clues.used.add(after)
    return after.direction


def _behind(clues: Clues, bracket: int, end: int) -> Move | None:
    """The `higher` of `imports were $2 bn (1.8%) higher`, right behind the bracket."""
    closing = next((at for at in range(bracket, min(bracket + 12, end)) if clues.read.word(at) == ")"), end)
    move = clues.starting.get(closing + 1)
    return move if move is not None and move.form in FORMS["adverb"] else None


def _is_predicated(clues: Clues, move: Move, bracket: int) -> bool:
    """`up $20 million (12 percent)`, `higher (12 percent)`: the bracket repeats in percent what the word says."""
    if move.last == bracket:
        return move.form in FORMS["adverb"]
    near = (a for a in clues.read.mentions.get("amounts", ()) if a.last == bracket)
    return any(move.last <= a.first <= move.last + 2 for a in near)


def _before(clues: Clues, bracket: int, start: int) -> Move | None:
    for back in range(bracket - 1, start - 1, -1):
        if back in clues.ending:
            return clues.ending[back]
        is_list = clues.is_word(back, "relative") and clues.is_word(back + 1, "listing")
        if (clues.is_barrier(back) and not is_list) or clues.levels.get(back) == "share":
            return None
    return None


def _after(clues: Clues, bracket: int, end: int) -> Move | None:
    """The verb behind the list; where a relative clause stands between, the last one."""
    is_relative, found = False, None
    for at in range(bracket, min(bracket + REACH, _end_of_predicate(clues, bracket, end))):
        move = clues.starting.get(at)
        if move is not None and (is_relative or _is_predicate(clues, move)):
            found = move
            if not is_relative:
                return found
        if clues.is_barrier(at) and clues.is_word(at, "relative"):
            is_relative = True
        elif clues.is_barrier(at):
            break
    return found


def _end_of_predicate(clues: Clues, bracket: int, end: int) -> int:
    """Where another verb ends its clause: `tea (3%) hit a record, and tin (2%) fell` lets tin fall alone."""
    closing = next((at for at in range(bracket, end) if clues.read.word(at) == ")"), end)
    near = range(closing + 1, min(closing + 3, end))
    if not any(at in clues.levels or clues.is_word(at, "breaking") for at in near):
        return end
    return next((at for at in range(closing, end) if clues.read.word(at) in (",", "(")), end)


def _is_predicate(clues: Clues, move: Move) -> bool:
    """A verb of movement, or its noun behind a verb of level (`recorded positive growth`)."""
    if move.form not in FORMS["subject"]:
        return True
    return any(at in clues.levels for at in range(move.first - 3, move.first))


def _follows_share(clues: Clues, bracket: int, start: int) -> bool:
    """`A was named by 40%, followed by B (12%)`: what follows a share is one."""
    if not any(clues.read.word(at) == "followed" for at in range(start, bracket)):
        return False
    return any(found.direction is None for at, found in clues.found.items() if start <= at < bracket)


def _is_level(clues: Clues, bracket: int, start: int) -> bool:
    """`the main markets were Germany (22%)`: the list is the predicate of a verb of level."""
    for at in range(bracket - 1, max(start, bracket - REACH) - 1, -1):
        if clues.is_barrier(at):
            return False
        if at in clues.levels:
            return True
    return False


def _is_right_behind(clues: Clues, bracket: int, move: Move) -> bool:
    """`tea (3%) hit a record, and tin (2%) fell`: the verb of the tin, whatever verb stands before it."""
    return clues.read.word(move.first - 1) == ")" and "(" not in clues.read.lower[bracket + 1 : move.first]


def _is_ranked(clues: Clues, move: Move, bracket: int, end: int) -> bool:
    """Whether the movement has its number already and the list ranks: `rose 5%, with Germany (22%) the top buyer`."""
    has_number = any(move.last <= at < bracket and clues.read.word(at + 1) != ")" for at in clues.found)
    return has_number and any(clues.is_word(at, "rank") for at in range(move.last, min(bracket + 30, end)))
