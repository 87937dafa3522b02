"""Which language a release is written in."""

import re
from collections import Counter
from pathlib import Path

from pipeline.lexicon import load

_LEXICON = load(Path(__file__).with_name("languages.toml"))
_LANGUAGE_OF = {word: code for code, words in _LEXICON["words"].items() for word in words}
_SCRIPTS = {code: re.compile(f"[{''.join(ranges)}]") for code, ranges in _LEXICON["scripts"].items()}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.08


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language whose small words fill most of the text; None when none do.

    >>> language("Exports of the country rose in May."), language("수출이 늘었다"), language("56.6 bn")
    ('en', 'ko', None)
    """
    words = [word.casefold() for word in _WORD.findall(text[:5000])]
    if not words:
        return None
    initials = "".join(word[0] for word in words)
    for code, script in _SCRIPTS.items():
        if len(script.findall(initials)) > len(words) / 2:
            return code
    found = Counter(_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF)
    code, count = found.most_common(1)[0] if found else ("", 0)
    return code if count >= _ENOUGH * len(words) else None
