"""Words that stand twice in a row: "were hit by the measures were hit by the measures"."""

import re

_WORD = re.compile(r"\S+")
# Fewer words are said twice on purpose ("less and less"), and so are names and zeros of a table.
WORDS, KINDS = 4, 3


def doubled(text: str) -> tuple[int, int] | None:
    """Where the first such words of a sentence stand for the second time, by their offsets; None if there are none.

    >>> doubled("Firms were hit by the measures were hit by the measures.")
    >>> doubled("Firms were hit by the measures were hit by the measures and lost.")
    (31, 55)
    """
    places = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in places]
    if len(words) - len(set(words)) < WORDS:
        return None
    for size in range(WORDS, len(words) // 2 + 1):
        alike = 0
        for at in range(len(words) - size):
            alike = alike + 1 if words[at] == words[at + size] else 0
            if alike == size and _says_something(words[at + 1 : at + 1 + size]):
                return places[at + 1][0], places[at + size][1]
    return None


def _says_something(words: list[str]) -> bool:
    return len({word for word in words if any(letter.isalpha() for letter in word)}) >= KINDS
