"""The text of a release in paragraphs, sentences and marks: all of it, character by character."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Span = tuple[int, int]
UNREAD = "unread"


@dataclass(frozen=True)
class Mark:
    """A stretch of text that something was read from: all mentions of it, and the marks inside it."""

    span: Span
    mentions: Sequence[Row]
    inner: Sequence["str | Mark"]

    @property
    def kind(self) -> str:
        """What it is drawn as: the kind of its first mention, or `unread` for a number that nothing explains."""
        return str(self.mentions[0]["kind"]) if self.mentions else UNREAD

    @property
    def anchor(self) -> str:
        """The end of its address, by offsets: it outlasts a new version of the rules."""
        return f"{self.span[0]}-{self.span[1]}"

    @property
    def facts(self) -> list[str]:
        """The observations that rest on it."""
        return list(dict.fromkeys(fact for mention in self.mentions for fact in mention["facts"]))


@dataclass(frozen=True)
class Sentence:
    """A sentence with what stands between it and the one before; `number` counts from 1, 0 is text in no sentence."""

    before: str
    number: int
    nodes: Sequence[str | Mark]


@dataclass
class Paragraph:
    """Sentences in one block; `before` are the line ends above it."""

    before: str
    sentences: list[Sentence] = field(default_factory=list)


def marked(text: str, start: int, end: int, spans: Mapping[Span, Sequence[Row]]) -> list[str | Mark]:
    """A part of a text as strings and marks, nested where the spans are; `start` and `end` count in `text`.

    >>> marked("a b c", 0, 5, {(2, 3): []})
    ['a ', Mark(span=(2, 3), mentions=[], inner=['b']), ' c']
    """
    nodes: list[str | Mark] = []
    place = start
    for first, last in _outermost(start, end, spans):
        inside = {span: found for span, found in spans.items() if first <= span[0] and span[1] <= last}
        del inside[first, last]
        nodes += [text[place:first]] if first > place else []
        nodes.append(Mark((first, last), spans[first, last], marked(text, first, last, inside)))
        place = last
    return nodes + ([text[place:end]] if place < end else [])


def _outermost(start: int, end: int, spans: Mapping[Span, object]) -> Iterator[Span]:
    reached = start
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first >= reached and last <= end:
            yield first, last
            reached = last


def drawn(mentions: Sequence[Row], unread: Sequence[Row]) -> dict[Span, list[Row]]:
    """The mentions by the span that is drawn for them: of two that cross the shorter, of equals all.

    Numbers that nothing explains are spans without a mention.
    """
    found: dict[Span, list[Row]] = {}
    for row in (*mentions, *unread):
        rows = found.setdefault((row["char_start"], row["char_end"]), [])
        rows += [row] if "kind" in row else []
    kept: dict[Span, list[Row]] = {}
    for span in sorted(found, key=lambda span: (not found[span], span[1] - span[0], span)):
        if span[0] < span[1] and not any(_cross(span, other) for other in kept):
            kept[span] = found[span]
    return kept


def _cross(one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return first[0] < second[0] < first[1] < second[1]


def paragraphs(text: str, sentences: Sequence[Row], spans: Mapping[Span, Sequence[Row]]) -> list[Paragraph]:
    """The whole text: a paragraph ends where there is a line end between two sentences.

    Joined again, all strings of it are `text`.
    """
    made = [Paragraph("")]
    place = 0
    by_sentence = _by_sentence(sentences, spans)
    for row in sentences:
        gap = text[place : row["char_start"]]
        if "\n" in gap:
            made.append(Paragraph(gap))
            gap = ""
        nodes = marked(text, row["char_start"], row["char_end"], by_sentence[row["place"]])
        made[-1].sentences.append(Sentence(gap, row["place"] + 1, nodes))
        place = row["char_end"]
    if text[place:]:
        made[-1].sentences.append(Sentence(text[place:], 0, []))
    return [one for one in made if one.before or one.sentences]


def _by_sentence(sentences: Sequence[Row], spans: Mapping[Span, Sequence[Row]]) -> dict[int, dict[Span, Sequence[Row]]]:
    """The spans that lie in each sentence, by its place; one that reaches over its end is not drawn."""
    found: dict[int, dict[Span, Sequence[Row]]] = {row["place"]: {} for row in sentences}
    rest = sorted(spans)
    for row in sorted(sentences, key=lambda row: row["char_start"]):
        while rest and rest[0][0] < row["char_start"]:
            rest.pop(0)
        while rest and rest[0][0] < row["char_end"]:
            span = rest.pop(0)
            if span[1] <= row["char_end"]:
                found[row["place"]][span] = spans[span]
    return found
