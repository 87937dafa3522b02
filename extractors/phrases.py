"""All names and noun phrases of the lexicons, found in one PhraseMatcher pass: `reading.phrases[lexicon]`.

An entry is (first token, last token exclusive, key, form's table); of overlapping ones in a lexicon the longest stays.
"""

from collections.abc import Mapping
from typing import cast

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractors.lexicon import APOSTROPHES, is_any_case, load
from extractors.reading import reading
from extractors.tokens import Tokenizer

LEXICONS: Mapping[str, str] = {
    "economies": "lexicons/economies",
    "blocs": "lexicons/blocs",
    "capitals": "lexicons/capitals",
    "agencies": "frame/agencies",
    "exceptions": "partners/exceptions",
    "items": "items/items",
    "metrics": "metrics/metrics",
    "movements": "movements/movements",
}


@Language.factory("release_phrases")
class PhrasesPipe:
    """Finds the phrases of all lexicons."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meaning: dict[int, list[tuple[str, str, str, str]]] = {}
        entries: dict[str, list[tuple[str, str, str, str]]] = {}
        for lexicon, path in LEXICONS.items():
            for table, keys in load(path).items():
                for key, forms in keys.items():
                    for form in forms:
                        entries.setdefault(form.lower(), []).append((lexicon, table, key, form))
        tokenizer, strings = cast(Tokenizer, nlp.tokenizer), nlp.vocab.strings
        words = tokenizer.words([meanings[0][3] for meanings in entries.values()])
        for (lower, meanings), phrase in zip(entries.items(), words, strict=True):
            # The hashes of its words, as the matcher keeps a phrase: to make a Doc of each takes ten times as long.
            self._matcher.add(lower, [[strings.add(word.lower()) for word in phrase]])  # type: ignore[list-item]
            self._meaning[strings[lower]] = meanings

    def __call__(self, doc: Doc) -> Doc:
        read = reading(doc)
        found: dict[str, list[tuple[int, int, str, str]]] = {lexicon: [] for lexicon in LEXICONS}
        for meaning, first, last in self._matcher(doc):
            printed = read.text[read.starts[first] : read.ends[last - 1]]
            for lexicon, table, key, form in self._meaning[meaning]:
                if _is_printed_so(printed, form):
                    found[lexicon].append((first, last, key, table))
        read.phrases = {lexicon: _longest(each) for lexicon, each in found.items()}
        return doc


def _is_printed_so(printed: str, form: str) -> bool:
    """The case rule of lexicons: lower-case forms in any case, others as written or all in capitals."""
    if is_any_case(form):
        return True
    printed = " ".join(printed.translate(APOSTROPHES).split())
    return printed in (form, form.upper()) or printed.replace(" - ", "-") == form


def _longest(found: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    kept: list[tuple[int, int, str, str]] = []
    for each in sorted(found, key=lambda f: (f[0], -f[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept
