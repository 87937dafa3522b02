"""The words that the pipeline knows: TOML files beside the code that uses them."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path


def load(path: Path) -> dict[str, dict[str, list[str]]]:
    """The tables of a lexicon; raises ValueError when two keys of a table claim one form."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, table in tables.items():
        claimed: dict[str, str] = {}
        for key, forms in table.items():
            for form in forms:
                if claimed.setdefault(form.casefold(), key) != key:
                    raise ValueError(f"{path.name} [{name}]: {form!r} is claimed by two keys")
    return tables


def any_of(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, the longest first; a space in a form stands for any white space."""
    ordered = sorted(set(forms), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered) + ")"
