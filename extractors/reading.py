"""What travels on a Doc while it is read: offsets, classes and values of its tokens, context, frame and mentions.

The Doc holds the words with white space folded; `Reading` leads each token back to its characters in the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import Any

from spacy.tokens import Doc, Span

from extractors.calendar import Expression
from extractors.model import Context, Frame, Mention, Observation, Sentence, Unlinked


def _first(phrase: tuple[int, int, str, str]) -> int:
    return phrase[0]


class Reading:
    """The working state of one text. Token positions count in the Doc, `char_` offsets in `text`."""

    def __init__(
        self,
        text: str,
        starts: list[int],
        ends: list[int],
        tags: list[str],
        values: list[Any],
        words: list[str],
        lower: list[str],
    ) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.tags = tags
        self.values = values
        self.words = words
        self.lower = lower
        self.context = Context()
        self.frame = Frame()
        self.sentences: list[Sentence] = []
        self.sentence_starts: list[int] = []
        self.phrases: dict[str, list[tuple[int, int, str, str]]] = {}
        self.dates: list[Expression] = []
        self.anchor: date | None = None
        self.movements: list[Any] | None = None
        self.counterpart: str | None = None
        self._grouped: dict[str, dict[int, list[Any]]] = {}
        self.observations: list[Observation] = []
        self.unlinked: list[Unlinked] = []
        self.mentions: dict[str, list[Any]] = {}

    def sentence_of(self, token: int) -> int:
        """The ordinal of the sentence in which a token stands."""
        return bisect_right(self.sentence_starts, token) - 1

    def sentence_span(self, token: int) -> tuple[int, int]:
        """First and last token (exclusive) of the sentence in which a token stands."""
        at = self.sentence_of(token)
        last = self.sentence_starts[at + 1] if at + 1 < len(self.sentence_starts) else len(self.words)
        return self.sentence_starts[at], last

    def place(self, first: int, last: int, rule: str) -> dict[str, Any]:
        """The fields that every mention has, for the tokens from `first` up to `last` (exclusive)."""
        start, end = self.starts[first], self.ends[last - 1]
        return {
            "text": self.text[start:end],
            "char_start": start,
            "char_end": end,
            "sentence": self.sentence_of(first),
            "rule": rule,
            "first": first,
            "last": last,
        }

    def of_sentence(self, kind: str, sentence: int) -> list[Any]:
        """The mentions of a kind that begin in a sentence, in order."""
        if kind not in self._grouped:
            grouped: dict[int, list[Any]] = {}
            for mention in self.mentions[kind]:
                grouped.setdefault(mention.sentence, []).append(mention)
            self._grouped[kind] = grouped
        return self._grouped[kind].get(sentence, [])

    def forget(self, kind: str) -> None:
        """Drops what was grouped of a kind whose mentions have changed."""
        self._grouped.pop(kind, None)

    def phrases_between(self, lexicon: str, first: int, last: int) -> list[tuple[int, int, str, str]]:
        """The phrases of a lexicon that begin from `first` up to `last` (exclusive)."""
        found = self.phrases[lexicon]
        return found[bisect_left(found, first, key=_first) : bisect_left(found, last, key=_first)]

    def glued(self, token: int) -> bool:
        """Whether no white space stands before a token."""
        return token > 0 and self.ends[token - 1] == self.starts[token]

    def word(self, token: int) -> str:
        """A token in lower case; "" outside the text."""
        return self.lower[token] if 0 <= token < len(self.lower) else ""

    def last_of(self, words: Container[str], first: int, last: int) -> int | None:
        """The last token from `first` to before `last` that is one of some words; None if none is."""
        lower = self.lower
        return next((at for at in range(last - 1, first - 1, -1) if lower[at] in words), None)

    def tag(self, token: int) -> str:
        """The class of a token; "" outside the text or where it has none."""
        return self.tags[token] if 0 <= token < len(self.tags) else ""


def reading(doc: Doc) -> Reading:
    """The Reading of a Doc made by our tokenizer."""
    found: Reading = doc.user_data["reading"]
    return found


def keep(doc: Doc, kind: str, mentions: Iterable[Mention]) -> Doc:
    """Puts the mentions of a kind on the Doc, as typed mentions and as `doc.spans[kind]` labelled by rule."""
    found: Sequence[Mention] = sorted(mentions, key=lambda m: (m.first, m.last))
    read = reading(doc)
    read.mentions[kind] = list(found)
    read.forget(kind)
    doc.spans[kind] = [Span(doc, m.first, m.last, label=m.rule) for m in found]
    return doc
