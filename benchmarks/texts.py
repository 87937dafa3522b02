"""Releases to measure with: those of the fixtures, with other numbers, economies and goods in each, so that nothing
that a program remembers of one text helps it with the next."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from extractors import labels
from pipeline.layouts import split
from pipeline.readers import read

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+")


@cache
def originals() -> tuple[str, ...]:
    """The texts of the releases in the fixtures."""
    documents = (document for path in sorted(FIXTURES.glob("*.txt")) for document in read(path))
    return tuple(release.text.text for document in documents for release in split(document)[1])


def varied(text: str, random: Random) -> str:
    """The text with other digits in its numbers, other economies and other goods; a year stays a year."""
    text = _NUMBER.sub(lambda match: _number(match[0], random), text)
    for words, names in _names():
        replaced = {name: random.choice(names) for name in names}
        text = words.sub(lambda match, by=replaced: by[match[0]], text)  # type: ignore[misc]
    return text


def varying(count: int, seed: int = 1) -> Iterator[str]:
    """So many texts, the same ones for the same seed."""
    random, texts = Random(seed), originals()
    for number in range(count):
        yield varied(texts[number % len(texts)], random)


def write(folder: Path, count: int, seed: int = 1) -> int:
    """Puts so many releases into a folder, a file each and a thousand files a folder; how many characters."""
    characters = 0
    for number, text in enumerate(varying(count, seed)):
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:07}.txt").write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def _number(digits: str, random: Random) -> str:
    if _YEAR.fullmatch(digits):
        return str(random.randint(1995, 2029))
    return str(random.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))


@cache
def _names() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Economies and goods by the names they go by, each kind with the expression that finds them."""
    kinds = []
    for table in ("economies", "items"):
        names = tuple(sorted({str(row["label"]) for row in labels()[table]}, key=lambda name: (-len(name), name)))
        kinds.append((re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b"), names))
    return tuple(kinds)
