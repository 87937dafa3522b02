"""Text that a reader makes of another format: white space folded, what nobody sees gone."""

import re

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_WIDTHLESS = re.compile("\u00ad[ \t]*\r?\n[ \t]*|[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]")
_NOTED = re.compile(r"(?:[\d%.,;:)”’\"]|[^\W\d_]{3,})\s*$")


def seen(text: str) -> str:
    """The text without control characters, soft hyphens and other marks of no width; white space as it is."""
    return _INVISIBLE.sub("", text)


def shown(text: str) -> str:
    """The text without soft hyphens (and the break of a line after one) and characters of no width; all else as it is.

    >>> shown("semi\\u00ad\\nconductors\\u200b rose")
    'semiconductors rose'
    """
    return text if text.isascii() else _WIDTHLESS.sub("", text)


def line(text: str) -> str:
    """The text in one line, its white space folded.

    >>> line(" semi\\u00adconductors\\u00a0 and\\nships ")
    'semiconductors and ships'
    """
    folded = " ".join(text.split())
    return folded if folded.isascii() and folded.isprintable() else " ".join(seen(text).split())


def takes_note(before: str) -> bool:
    """Whether a raised number behind some characters is the mark of a footnote and no power.

    >>> [takes_note(before) for before in ("56.6", "billion", "100 m")]
    [True, True, False]
    """
    return _NOTED.search(before[-20:]) is not None


def row(cells: list[str]) -> str:
    """The cells of a row of a table in one line; an empty text when all are empty.

    >>> row(["ships", "", "$5 bn"])
    '| ships | | $5 bn |'
    """
    return "| " + " ".join(f"{cell} |" if cell else "|" for cell in cells) if any(cells) else ""
