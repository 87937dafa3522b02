"""Text with each mention in the colour of its kind."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.plain import plain

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = ("black on yellow", "black on green", "black on cyan", "white on magenta", "white on blue", "white on red")


def marked(text: str, mentions: Mapping[str, Sequence[Mapping[str, object]]], start: int = 0) -> "Text":
    """The text with its mentions marked; `start` is where it begins in the release, in whose text offsets count."""
    from rich.text import Text

    made = Text(plain(text))
    for kind, style in styles(mentions).items():
        for row in mentions[kind]:
            first, last = (int(str(row[name])) - start for name in ("char_start", "char_end"))
            if first >= 0 and last <= len(text):
                made.stylize(style, first, last)
    return made


def legend(mentions: Mapping[str, Sequence[Mapping[str, object]]]) -> "Text":
    """Which colour is which, for the kinds that have mentions."""
    from rich.text import Text

    made = Text()
    for kind, style in styles(mentions).items():
        if mentions[kind]:
            made.append(f" {kind} ", style).append(" ")
    return made


def styles(kinds: Mapping[str, object]) -> dict[str, str]:
    """The colour of each kind, by its place."""
    return {kind: _STYLES[place % len(_STYLES)] for place, kind in enumerate(kinds)}
