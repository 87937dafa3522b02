"""Word lists from TOML: `KEY = ["form", …]`, plain or in tables. A form belongs to one key, else loading fails.

A form all in lower case matches in any case; one with a capital matches as written or all in capitals.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
APOSTROPHES = str.maketrans("’‘ʼ‐‑", "'''--")  # and the hyphens that are no hyphen-minus


class LexiconError(ValueError):
    """A word list that cannot be used; the message names the file and the form."""


@cache
def load(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The tables of `extractors/<name>.toml`, each key -> forms; keys outside any table stand under ""."""
    path = HERE / f"{name}.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, value in raw.items():
        entries = value if isinstance(value, dict) else {key: value}
        target = tables.setdefault(key if isinstance(value, dict) else "", {})
        for entry, forms in entries.items():
            if not isinstance(forms, list) or not all(isinstance(form, str) and form for form in forms):
                raise LexiconError(f"{path.name}: {entry} needs a list of forms")
            target[entry] = tuple(form.translate(APOSTROPHES) for form in forms)
    return tables


def keys_by_form(name: str, table: str = "") -> dict[str, str]:
    """form -> key of one table; a form that two keys claim is an error."""
    found: dict[str, str] = {}
    for key, forms in load(name).get(table, {}).items():
        for form in forms:
            if found.setdefault(form, key) != key:
                raise LexiconError(f"{name}.toml: {form!r} stands under {found[form]} and {key}")
    return found


def words(name: str, table: str) -> frozenset[str]:
    """All forms of one table."""
    return frozenset(keys_by_form(name, table))


def spellings(form: str) -> Iterator[str]:
    """The ways in which a form may be printed, by the case rule; lower-case forms stand for every case."""
    yield form
    if form != form.lower():
        yield form.upper()


def is_any_case(form: str) -> bool:
    """Whether the form matches in any case: it holds no capital."""
    return form == form.lower()


class Words:
    """Single tokens by the case rule: `get` gives the key of a printed token, or None."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._any: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        for form, key in entries:
            if is_any_case(form):
                self._any[form] = key
            else:
                self._exact.update(dict.fromkeys(spellings(form), key))

    def get(self, token: str) -> str | None:
        """The key of a token as printed."""
        token = token.translate(APOSTROPHES)
        return self._exact.get(token) or self._any.get(token.lower())
