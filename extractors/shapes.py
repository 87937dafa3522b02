"""Rules written as the shape of what they match: `"<currency> <number> <scale>?"` becomes a spaCy Matcher pattern.

A shape is a line of tokens. `<class>` or `<class|class>` is a token of that class (its TAG, given by the tokenizer),
`{set}` one of the words of a set in lexicons/shapes.toml, anything else the token itself in any case, `a|b` one of two.
A trailing `?`, `*` or `+` repeats a token as in a regular expression.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.lexicon import load
from extractors.reading import Reading, reading

CLASSES: Mapping[str, tuple[str, ...]] = {
    "number": ("decimal", "day", "year", "count"),
    "integer": ("day", "count"),
}


def pattern(shape: str) -> list[dict[str, Any]]:
    """The Matcher pattern of a shape.

    >>> pattern("<currency_sign> <integer>? won|yen")
    [{'TAG': 'currency_sign'}, {'TAG': {'IN': ['day', 'count']}, 'OP': '?'}, {'LOWER': {'IN': ['won', 'yen']}}]
    """
    return [_token(part) for part in shape.split()]


def _token(part: str) -> dict[str, Any]:
    operator = part[-1] if len(part) > 1 and part[-1] in "?*+" else ""
    body = part.removesuffix(operator) if operator else part
    if body.startswith("<") and body.endswith(">"):
        names = [c for name in body[1:-1].split("|") for c in CLASSES.get(name, (name,))]
        spec: dict[str, Any] = {"TAG": _one_or_in(names)}
    elif body.startswith("{") and body.endswith("}"):
        spec = {"LOWER": {"IN": list(SETS[body[1:-1]])}}
    else:
        spec = {"LOWER": _one_or_in(body.split("|"))}
    return spec | ({"OP": operator} if operator else {})


def _one_or_in(names: list[str]) -> str | dict[str, list[str]]:
    return names[0] if len(names) == 1 else {"IN": names}


NUMBERS = frozenset(CLASSES["number"])
SETS = load("lexicons/shapes")[""]
REMEMBERED = 16  # tokens; longer stretches are lists that hardly come again
MEMORY = 5_000
T = TypeVar("T")


class Shapes(Generic[T]):
    """A set of named rules: each shape leads to what reads its matches."""

    def __init__(self, vocab: Vocab, rules: Mapping[str, T]) -> None:
        self._rules = rules
        self._matcher = Matcher(vocab, validate=False)
        self._words: set[str] = set()
        self._tags: set[str] = set()
        self._rare_words: set[str] = set()
        self._rare_tags: set[str] = set()
        self._memory: dict[tuple[tuple[str, str], ...], list[tuple[int, int, str]]] = {}
        for shape in rules:
            self._matcher.add(shape, [pattern(shape)], greedy="LONGEST")
            self._learn([_token(part) for part in shape.split()])
        self._names = {vocab.strings[shape]: shape for shape in rules}

    def find(
        self, doc: Doc, accept: Callable[[int, int, str], bool] = lambda first, last, rule: True
    ) -> list[tuple[int, int, str, T]]:
        """(first token, last token exclusive, rule, reader) of each accepted match; of overlapping ones the longest."""
        found = [
            (first + start, first + end, name)
            for first, last in self._runs(reading(doc))
            for start, end, name in self._matches(doc, first, last)
            if accept(first + start, first + end, name)
        ]
        return [(a, b, name, self._rules[name]) for a, b, name in longest(found)]

    def _matches(self, doc: Doc, first: int, last: int) -> list[tuple[int, int, str]]:
        """(start, end, rule) of the matches in a stretch, counted from its start; kept, as most stretches look alike.

        A pattern asks for classes and for its own words only, so `March 2024` and `May 2019` are one stretch.
        """
        read, words = reading(doc), self._words
        looks = tuple((read.tags[at], w if (w := read.lower[at]) in words else "") for at in range(first, last))
        found = self._memory.get(looks)
        if found is None:
            found = [(start, end, self._names[key]) for key, start, end in self._matcher(doc[first:last])]
            if last - first <= REMEMBERED:
                if len(self._memory) > MEMORY:
                    self._memory.clear()
                self._memory[looks] = found
        return found

    def _learn(self, tokens: list[dict[str, Any]]) -> None:
        """Notes which tokens the shapes are made of, and one that each of them cannot do without."""
        for token in tokens:
            self._tags.update(_options(token, "TAG"))
            self._words.update(_options(token, "LOWER"))
        needed = [token for token in tokens if token.get("OP", "+") == "+"]
        tags = [_options(token, "TAG") for token in needed if "TAG" in token]
        if tags:
            self._rare_tags.update(sorted(tags, key=_rarity)[0])
        else:
            words: list[list[str]] = [_options(token, "LOWER") for token in needed]
            self._rare_words.update(sorted(words, key=len)[0])

    def _runs(self, read: Reading) -> Iterator[tuple[int, int]]:
        """The stretches of a text that could hold a match: tokens of the shapes alone, within one sentence.

        Matching costs by the token and the pattern; most of a text is neither number nor date.
        """
        last = 0
        for at in self._rare(read):
            if at >= last:
                first, last = self._run(read, at)
                yield first, last

    def _rare(self, read: Reading) -> list[int]:
        """The tokens without one of which no shape matches."""
        tags, words = self._rare_tags, self._rare_words
        found = [at for at, tag in enumerate(read.tags) if tag and tag in tags] if tags else []
        found += [at for at, word in enumerate(read.lower) if word in words] if words else []
        return sorted(found)

    def _run(self, read: Reading, at: int) -> tuple[int, int]:
        """The stretch around a token, within its sentence, that holds tokens of the shapes alone."""
        begin, end = read.sentence_span(at)
        first = last = at
        while first > begin and self._fits(read, first - 1):
            first -= 1
        while last < end and self._fits(read, last):
            last += 1
        return first, last

    def _fits(self, read: Reading, at: int) -> bool:
        return read.tags[at] in self._tags or read.lower[at] in self._words


def _rarity(tags: list[str]) -> tuple[bool, int]:
    return set(tags) <= NUMBERS, len(tags)


def _options(token: dict[str, Any], attribute: str) -> list[str]:
    """The values that a token's attribute may have."""
    value = token.get(attribute, [])
    return value["IN"] if isinstance(value, dict) else [value] if isinstance(value, str) else []


def longest(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The matches that remain, in order, when the longest (then the first) one wins each overlap."""
    kept: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for start, end, name in sorted(found, key=lambda m: (m[0] - m[1], m[0])):
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end, name))
            taken.update(range(start, end))
    return sorted(kept)
