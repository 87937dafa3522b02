"""The tokenizer: text to words, signs and numbers, each with its class (TAG) and its value.

spaCy's own rules leave `56.56bn`, `KRW14.4` and `1.2%p` whole and make tokens of white space. Ours are one regular
expression; white space of any kind only separates, so that wrapped lines and no-break spaces cannot hide a match.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import numpy as np
from spacy.attrs import TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from extractors.lexicon import APOSTROPHES, Words, keys_by_form, load
from extractors.printed import Entry as Form
from extractors.printed import number_class, number_value, token_expression
from extractors.reading import Reading

TOKENIZER = "tradewire.tokenizer"
SHARED = "lexicons/words"
MONEY = "lexicons/currencies"
INTEGER_CLASSES = ("cardinal", "ordinal", "scale", "letter_scale", "hundred", "month", "weekday")
UNTAGGED = "word"  # spaCy refuses to match on TAG where no token of a text has one
WORD_PARTS = re.compile(r"(?:[a-z]\.){2,}|[^\W\d_]+|%|\S")
SEVERAL = re.compile(r" |[^\W\d_]-[^\W\d_]")
PLAIN_WORDS = re.compile(r"[A-Za-z][a-z]*(?: [A-Za-z][a-z]*)*")  # a capital within a word may begin another one
MEMORY = 200_000
COMPUTED = frozenset({"number", "ordinal", "sign", "period", "url"})
Token = tuple[str, int, int, str]
Entry = tuple[
    str, str, str, Any, int
]  # the word with white space folded, in lower case, class, value, hash of the class


def _entries() -> Iterator[Form]:
    """(class, form, key) of every word that the tokenizer classifies, the first class of a form winning."""
    for table in load(SHARED):
        yield from ((table, form, key) for form, key in keys_by_form(SHARED, table).items())
    for table in ("sign", "code", "word"):
        yield from ((f"currency_{table}", form, key) for form, key in keys_by_form(MONEY, table).items())


class Tokenizer:
    """Text to a Doc whose `user_data["reading"]` holds offsets, classes and values."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        entries = list(_entries())
        self._token = token_expression(entries)
        by_class: dict[str, list[tuple[str, str]]] = {}
        for name, form, key in entries:
            by_class.setdefault(name, []).append((form.lower() if SEVERAL.search(form) else form, key))
        self._classes = {name: Words(forms) for name, forms in by_class.items()}
        self._several = _several([form for _, form, _ in entries if SEVERAL.search(form)])
        self._memory: dict[str, Entry] = {}
        self._hashes: dict[str, int] = {}

    def __call__(self, text: str) -> Doc:
        tokens = self._split(text)
        memory, look_up = self._memory, self._look_up
        entries = [
            self._computed(word, kind) if kind in COMPUTED else memory.get(word) or look_up(word)
            for word, _, _, kind in tokens
        ]
        words, lower = [entry[0] for entry in entries], [entry[1] for entry in entries]
        tags, values = [entry[2] for entry in entries], [entry[3] for entry in entries]
        starts, ends = [start for _, start, _, _ in tokens], [end for _, _, end, _ in tokens]
        spaces = [end < start for end, start in zip(ends, starts[1:], strict=False)] + [False] * bool(words)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        if words:
            hashes = np.fromiter((entry[4] for entry in entries), dtype="uint64", count=len(entries))
            doc.from_array([TAG], cast(Any, hashes.reshape(-1, 1)))
        doc.user_data["reading"] = Reading(text, starts, ends, tags, values, words, lower)
        return doc

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of many short texts, none with a line break in it; faster than a Doc of each."""
        plain = [self._plain_words(text) for text in texts]
        others = iter(self._words([text for text, words in zip(texts, plain, strict=True) if not words]))
        return [words or next(others) for words in plain]

    def _plain_words(self, text: str) -> list[str]:
        """The words of a text of plain words, none of which may end a form of several; none of any other text."""
        is_plain = PLAIN_WORDS.fullmatch(text) and self._several.keys().isdisjoint(text.lower().split(" "))
        return text.split(" ") if is_plain else []

    def _words(self, texts: Sequence[str]) -> list[list[str]]:
        found: list[list[str]] = [[]]
        end = 0
        joined = "\n\n".join(texts).translate(APOSTROPHES)
        for word, start, stop, _ in self._split(joined):
            found += [[] for _ in range(joined.count("\n\n", end, start))]
            found[-1].append(" ".join(word.split()))
            end = stop
        return found

    def _split(self, text: str) -> list[Token]:
        tokens: list[Token] = []
        several = self._several
        for match in self._token.finditer(text):
            kind = str(match.lastgroup)
            word = match[kind]
            start, end = match.span(kind)
            if kind == "number" and word[0].isspace():  # the space between a sign and a grouped number ("R 1 519")
                start += len(word) - len(word.lstrip())
                word = text[start:end]
            tokens.append((word, start, end, kind))
            if word.lower() in several:
                self._join(text, tokens)
        return tokens

    def _join(self, text: str, tokens: list[Token]) -> None:
        """Joins the last tokens to one where together they are a form of several words ("US dollars")."""
        for form in self._several[tokens[-1][0].lower()]:
            tail = tokens[-len(form) :]
            start, end = tail[0][1], tail[-1][2]
            if [_plain(word) for word, *_ in tail] != form or _is_chained(tokens[-len(form) - 2 : -len(form)], start):
                continue  # "two-and-a-half-year" holds no "half-year"
            if not form[-1].isalnum() and [word.lower() for word, *_ in tokens[-len(form) - 1 : -len(form)]] == ["the"]:
                continue  # "to the U.S. $10 billion"
            if "\n\n" not in text[start:end]:
                tokens[-len(form) :] = [(text[start:end], start, end, "word")]
                return

    def _computed(self, word: str, kind: str) -> Entry:
        """What the tokenizer says of a token whose class follows from how it is printed."""
        value: Any = word
        if kind == "number":
            value = number_value(word)
            kind = number_class(word, value)
        elif kind == "ordinal":
            value = int(word[:-2])
        return self._entry(word, kind, value)

    def _look_up(self, word: str) -> Entry:
        """The same of a word, from the lists of words; kept, as most words come again."""
        if len(self._memory) > MEMORY:
            self._memory.clear()
        folded = " ".join(word.split())
        for name, forms in self._classes.items():
            key = forms.get(folded)
            if key is not None:
                found = self._entry(folded, name, int(key) if name in INTEGER_CLASSES else key)
                break
        else:
            found = self._entry(folded, "", None)
        self._memory[word] = found
        return found

    def _entry(self, word: str, tag: str, value: object) -> Entry:
        word = " ".join(word.split()).translate(APOSTROPHES)
        return word, word.lower(), tag, value, self._hash(tag)

    def _hash(self, tag: str) -> int:
        if tag not in self._hashes:
            self._hashes[tag] = self.vocab.strings.add(tag or UNTAGGED)
        return self._hashes[tag]


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def made() -> Callable[[Language], Tokenizer]:
    """What spaCy makes our tokenizer with, in the place of its own, which takes a quarter of a second to make."""
    return lambda nlp: Tokenizer(nlp.vocab)


def _is_chained(before: list[Token], start: int) -> bool:
    """Whether a hyphen ties what starts there to a word before it."""
    return len(before) > 1 and before[-1][0] == "-" and before[-1][2] == start and before[-2][0].isalpha()


def _plain(word: str) -> str:
    return word.translate(APOSTROPHES).lower()


def _several(forms: list[str]) -> dict[str, list[list[str]]]:
    """last word -> the forms that end in it, as words, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for form in forms:
        parts = WORD_PARTS.findall(form.lower())
        found.setdefault(parts[-1], []).append(parts)
    return {last: sorted(each, key=len, reverse=True) for last, each in found.items()}
