"""Paragraphs that open with a period of their own, theirs to their end: `For March, exports rose. Imports grew too`."""

from collections.abc import Sequence

from extractors.calendar import Span, grain_of, shifted
from extractors.model import Date
from extractors.observations.dating import span_of
from extractors.observations.vocabulary import EVENT, EVENT_SINCE
from extractors.reading import Reading

EVENT_REACH = 4
HEAD = 5  # tokens before a date that opens a sentence: "Over the whole of 2023"


class Paragraphs:
    """Remembers, sentence by sentence, with which period the paragraph began."""

    def __init__(self, read: Reading) -> None:
        self.read = read
        self.head: Span | None = None
        self._sentence = 0
        self._is_first = True
        self._left: Span | None = None

    def enter(self, sentence: int, current: Span | None) -> Span | None:
        """Comes to a sentence: the period that goes on, which a new paragraph takes from before one of the past."""
        self._sentence, self._is_first = sentence, self._opens(sentence)
        if not self._is_first:
            return current
        self.head, left, self._left = None, self._left, None
        return left or current

    def lead(self, at: int, span: Span, current: Span | None) -> bool:
        """Whether the date at a token opens the paragraph; the period spoken of before is kept for the next one."""
        start = self.read.sentence_starts[self._sentence]
        if not self._is_first or at - start > HEAD:
            return False
        self.head = span
        if current is not None and span[1] < current[0]:
            self._left = current
        return True

    def _opens(self, sentence: int) -> bool:
        if sentence == 0:
            return True
        here, before = self.read.sentences[sentence], self.read.sentences[sentence - 1]
        return "\n" in self.read.text[before.char_end : here.char_start]


def opens_with_event(read: Reading, sentence: int) -> bool:
    """`After the ratification of the agreement, 22% came from …`: some time after it, which nothing fixes."""
    first = read.sentence_starts[sentence]
    return read.word(first) in EVENT_SINCE and bool(EVENT & set(read.lower[first : first + EVENT_REACH]))


def is_dated_by(dates: Sequence[Date], frame: Span | None, current: Span | None) -> bool:
    """`Compared to April 2024, …`, after a sum of months: a base of the month that the release reports on."""
    if frame is None or current is None or grain_of(current) == grain_of(frame):
        return False
    bases = [span_of(date) for date in dates if date.grain == "month"]
    return any(span in (shifted(frame, -1), shifted(frame, -12)) for span in bases)
