"""The release frame: whose trade is reported, on which period, seen from which day, each with its reason.

It comes before everything relative, and decides most rows.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extractors.frame.period import anchor, period
from extractors.frame.reporter import reporter
from extractors.frame.scope import scope
from extractors.model import Frame
from extractors.reading import reading


@Language.component("release_frame")
def find(doc: Doc) -> Doc:
    """Sets `frame` and `anchor` of the Reading."""
    read = reading(doc)
    whose, whose_reason = reporter(read)
    read.frame = Frame(reporter=whose, reporter_reason=whose_reason)
    read.anchor = anchor(read)
    span, reason = period(read, read.anchor)
    start, end = span or (None, None)
    read.frame = Frame(whose, whose_reason, start, end, reason, scope(read))
    return doc
