"""From the text of one release to its facts: `extract(text, Context(...))`. Pure: no files, no network, no clock.

>>> facts = extract("Exports rose 3.1% to $56.56 bn in March 2024.")
>>> [(m.text, str(m.value), m.currency) for m in facts.mentions["amounts"]]
[('$56.56 bn', '56560000000.00', 'USD')]
"""

import sys
from functools import cache

import spacy
from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.language import Language

from extractors import amounts, dates, frame, observations, partners, percentages, phrases, records, sentences, streaks
from extractors.labels import labels
from extractors.model import KINDS, Context, Facts, Frame, Mention, Observation, Sentence
from extractors.reading import reading
from extractors.tokens import TOKENIZER

__all__ = [
    "KINDS",
    "PIPES",
    "Context",
    "Facts",
    "Frame",
    "Mention",
    "Observation",
    "Sentence",
    "extract",
    "labels",
    "nlp",
]

PIPES = {
    "release_sentences": sentences,
    "release_phrases": phrases,
    "release_dates": dates,
    "release_frame": frame,
    "release_amounts": amounts,
    "release_percentages": percentages,
    "release_calendar": dates,
    "release_partners": partners,
    "release_streaks": streaks,
    "release_records": records,
    "release_observations": observations,
}
"""The pipes in their order, each with the module that registers it."""


@cache
def nlp() -> Language:
    """The spaCy pipeline: a blank English one with our tokenizer and PIPES, made once a process."""
    made = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    # Shape, prefix and twenty more attributes of every new word would take longer than all matching.
    made.vocab.lex_attr_getters = {LOWER: str.lower}  # type: ignore[attr-defined]
    made.max_length = sys.maxsize  # what a text may cost is bounded where it is read; no parser of spaCy's runs here
    for name in PIPES:
        made.add_pipe(name)
    return made


def extract(text: str, context: Context | None = None) -> Facts:
    """The facts of one release. Offsets count in `text`; whatever the text, nothing is raised."""
    pipeline = nlp()
    doc = pipeline.make_doc(text)
    read = reading(doc)
    read.context = context or Context()
    for _, pipe in pipeline.pipeline:
        doc = pipe(doc)
    return Facts(
        frame=read.frame,
        sentences=tuple(read.sentences),
        mentions={kind: tuple(read.mentions.get(kind, ())) for kind in KINDS},
        observations=tuple(read.observations),
        unlinked=tuple(read.unlinked),
    )
