"""Names of ministries, institutes and agencies, and which of them speaks in a release."""

import re
from pathlib import Path

from pipeline.lexicon import any_of, load
from pipeline.marks.shapes import first_sentence

_LEXICON = load(Path(__file__).with_name("institutions.toml"))
_ALONE, _CONNECTORS = _LEXICON["alone"]["name"], _LEXICON["connectors"]
_VERB = any_of(_LEXICON["announcing"]["verb"])
_HEAD = any_of(_LEXICON["heads"]["head"]) + r"(?![\w’'-])"
_PART = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w-]*(?![\w’'-]))"
_RUN = rf"(?!{_HEAD}){_PART}(?:\s+(?!{_HEAD}){_PART})*"
_LIST = rf"{_RUN}(?:(?:,\s+{_RUN})*,?\s+(?:and|&)\s+{_RUN})?"
_NAME = (
    rf"(?:{any_of(_ALONE)}(?!\w)|{any_of(_LEXICON['before_a_country']['head'])}\s+{_PART}|"
    rf"(?:(?!The\s){_PART}\s+(?:(?:and|&)\s+)?){{0,6}}{_HEAD}(?:\s+(?:of|for|on)\s+(?:the\s+)?{_LIST})?)"
)
_STARTS = r"(?:(?<![\w’'-])|(?<=[a-z](?=[A-Z])))"
_INSTITUTION = re.compile(rf"{_STARTS}(?P<name>{_NAME})")
_STATE = re.compile(rf"(?:The\s+)?{any_of(_LEXICON['states']['head'])}\s+of\s+(?:the\s+)?{_LIST}")
_HEADLINE_VERBS = frozenset(_LEXICON["headline"]["verb"])
_INSIDE = frozenset(_CONNECTORS["inside"])
_NAMED_ALONE = {name.casefold(): name for name in _ALONE}
_SMALL = any_of(_CONNECTORS["inside"] + _CONNECTORS["official"])
_OFFICIAL = re.compile(rf"(?:(?:{_SMALL}|(?:[A-Z]\.)+|[A-Z][\w’'-]*)(?:\s*\([^)]*\))?[\s,]+)*")
_WHOSE = r"(?:\s*\([^)]{1,60}\))?(?:\s+of\s+(?:the\s+)?[A-Z][\w-]*(?:\s+(?:of\s+)?[A-Z][\w-]*){0,3})?"
_SPEAKS = re.compile(rf"{_WHOSE}(?:,?\s+and\s+the\s+[^.]{{1,120}}?)?,?\s+(?:\w+ly\s+|today\s+|has\s+)?{_VERB}\b")
_ACRONYM = re.compile(r"(?P<acronym>[A-Z]{2,})\s+(?=[A-Z][a-z])")


def site_name(line: str) -> str | None:
    """The institution that a page's head names, without the acronym or the menu words glued before it.

    >>> site_name("NewsroomNIT National Institute of Trade")
    'National Institute of Trade'
    """
    for acronym in _ACRONYM.finditer(line):
        name = _INSTITUTION.match(line, acronym.end())
        if name and _abbreviates(acronym["acronym"], name["name"]):
            return _spaced(name["name"])
    found = _INSTITUTION.search(line)
    return _spaced(found["name"]) if found else None


def is_state(text: str) -> bool:
    """Whether a line names a state and nothing else, as mastheads do.

    >>> is_state("Government of India"), is_state("Government of India cuts tariffs")
    (True, False)
    """
    return _STATE.fullmatch(_titled(text)) is not None


def _titled(text: str) -> str:
    """A line in capitals as a name is written."""
    if not text.isupper():
        return text
    return " ".join(word.lower() if word.lower() in _INSIDE else word.capitalize() for word in text.split())


def letterhead(text: str) -> str | None:
    """The institution when its name (with an acronym or a country) is all of a line, in capitals or not, else None."""
    if not _HEADLINE_VERBS.isdisjoint(text.casefold().split()):
        return None
    text = _titled(text) if len(text.split()) > 1 else _NAMED_ALONE.get(text.casefold(), text)
    name = _INSTITUTION.match(text.removeprefix("The "))
    if name is None or not re.fullmatch(_WHOSE, text.removeprefix("The ")[name.end() :]):
        return None
    return _spaced(name["name"]) if len(name["name"].split()) > 1 or name["name"] in _ALONE else None


def acting_body(text: str) -> str | None:
    """The institution that acts or announces in the first sentence of a release.

    It opens the sentence (after its official's title, if any), or is what `announced` the news:
    a minister without a ministry, or a ministry that somebody else meets, is none.

    >>> acting_body("Director Ann Lee at the Ministry of Trade and Industry visited a port.")
    'Ministry of Trade and Industry'
    >>> acting_body("Minister Lee met the Ministry of Trade.") is None
    True
    """
    sentence = first_sentence(text)
    for found in _INSTITUTION.finditer(sentence):
        if _OFFICIAL.fullmatch(sentence, 0, found.start()) or _SPEAKS.match(sentence, found.end()):
            return _spaced(found["name"])
    return None


def announcer(text: str) -> str | None:
    """The institution that opens the first sentence and announces it itself, else None."""
    sentence = first_sentence(text)
    found = _INSTITUTION.match(sentence, 4 if sentence.startswith("The ") else 0)
    return _spaced(found["name"]) if found and _SPEAKS.match(sentence, found.end()) else None


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in this order among the initials of a name."""
    initials = iter(word[0].upper() for word in name.split())
    return all(letter in initials for letter in acronym)


def _spaced(name: str) -> str:
    return " ".join(name.split())
