"""Text whose every character leads back to the text it was cut from."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, Self


class Segment(NamedTuple):
    """A stretch of a text from `start` to the next segment, and the span of the source it stands for.

    Where both are equally long they agree character by character; else the whole stands for the whole.
    """

    start: int
    source_start: int
    source_end: int


class Replacement(NamedTuple):
    """What is put in place of text[start:end]."""

    start: int
    end: int
    text: str


_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and the segments that lead back to its source.

    >>> whole = Traced.of("Exports  rose\\n(ad)\\nby 3%")
    >>> cut = Traced.join("\\n", [whole[0:13].replace([Replacement(7, 9, " ")]), whole[19:24]])
    >>> cut.text
    'Exports rose\\nby 3%'
    >>> cut.source(8, 12), cut.source(13, 18)
    ((9, 13), (19, 24))
    """

    text: str
    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """The whole of a source text, each character standing for itself."""
        return cls(text, (Segment(0, 0, len(text)),))

    @classmethod
    def join(cls, separator: str, parts: Iterable["Traced"]) -> Self:
        """The parts in the order given; a separator stands for the empty span after the part before it."""
        pieces = list(parts)
        segments: list[Segment] = []
        length = after = 0
        for index, part in enumerate(pieces):
            if index and separator:
                segments.append(Segment(length, after, after))
                length += len(separator)
            if part.text:
                segments += [segment._replace(start=segment.start + length) for segment in part.segments]
                length += len(part.text)
                after = segments[-1].source_end
        text = separator.join(piece.text for piece in pieces)
        return cls(text, tuple(segments) or (Segment(0, after, after),))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, key: slice) -> Self:
        """text[start:end] with its way back; a step is refused."""
        start, end, step = key.indices(len(self.text))
        if step != 1:
            raise ValueError("a traced text is cut in one piece")
        if start >= end:
            here = self.source(start, start)[0]
            return type(self)("", (Segment(0, here, here),))
        first, last = self._at(start), self._at(end - 1)
        segments = [self._part(index, start, end) for index in range(first, last + 1)]
        return type(self)(self.text[start:end], tuple(segments))

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that text[start:end] came from; an empty span gives an empty one."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no span of this text: {start} to {end} of {len(self.text)}")
        if start == end:
            inside = start < len(self.text)
            here = self.source(start, start + 1)[0] if inside else self.segments[-1].source_end
            return here, here
        parts = [self._part(i, start, end) for i in range(self._at(start), self._at(end - 1) + 1)]
        return min(part.source_start for part in parts), max(part.source_end for part in parts)

    def replace(self, replacements: Sequence[Replacement]) -> Self:
        """The text with the given spans (in order, apart from each other) replaced; the rest as it was."""
        if not replacements:
            return self
        pieces: list[Traced] = []
        done = 0
        for start, end, text in replacements:
            if start > done:
                pieces.append(self[done:start])
            if text:
                pieces.append(type(self)(text, (Segment(0, *self.source(start, end)),)))
            done = end
        if done < len(self) or not pieces:
            pieces.append(self[done:])
        return self.join("", pieces)

    def _at(self, offset: int) -> int:
        return max(bisect_right(self.segments, offset, key=_start) - 1, 0)

    def _part(self, index: int, start: int, end: int) -> Segment:
        """The part of a segment that lies in text[start:end], counted from `start`."""
        segment = self.segments[index]
        until = self.segments[index + 1].start if index + 1 < len(self.segments) else len(self.text)
        low, high = max(start, segment.start), min(end, until)
        if until - segment.start != segment.source_end - segment.source_start:
            return segment._replace(start=low - start)
        move = segment.source_start - segment.start
        return Segment(low - start, low + move, high + move)
