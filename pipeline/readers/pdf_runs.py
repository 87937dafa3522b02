"""The printed runs of characters on a page of a PDF, each with its place on the page."""

from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from pipeline.readers import tidy

Box = tuple[float, float, float, float]
_ENDS = frozenset({0x0A, 0x0D})
_SPACES = frozenset({0x20, 0x09, 0xA0, 0x3000})
_MARKS = frozenset("0123456789*†‡()")
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # how pdfium marks a hyphen that breaks a word


@dataclass(slots=True)
class Run:
    """A run of characters on one line, in points from the top left corner of the page as it is shown."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall the characters are, at least a point."""
        return max(self.bottom - self.top, 1.0)

    def is_beside(self, other: "Run") -> bool:
        """Whether the two share at least half of the height of the lower one."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared >= 0.5 * min(self.height, other.height)


def runs(textpage: Any, width: float, height: float, rotation: int) -> list[Run]:
    """The runs of a page in the order in which the file has them."""
    found: list[_Open] = []
    run: _Open | None = None
    for text, box in _characters(textpage):
        if box is None:
            if text == "\n":
                run = None
            elif run is not None:
                run.texts.append(text)
            continue
        place = _shown(box, width, height, rotation)
        if run is not None and run.is_marked(text, place):
            continue
        if run is None or not run.takes(text, place):
            run = _Open(text, place)
            found.append(run)
    closed = (Run(tidy.line("".join(run.texts)), run.left, run.top, run.right, run.bottom) for run in found)
    return [run for run in closed if run.text]


class _Open:
    """A run under way."""

    __slots__ = ("bottom", "left", "right", "texts", "top")

    def __init__(self, text: str, place: Box) -> None:
        self.texts = [text]
        self.left, self.top, self.right, self.bottom = place

    def is_marked(self, text: str, place: Box) -> bool:
        """Whether a character is the mark of a footnote behind a word or number: small, raised and close by."""
        left, top, _, bottom = place
        height = self.bottom - self.top
        is_raised = bottom - top < 0.8 * height and bottom < self.bottom - 0.15 * height and top < self.bottom
        is_close = -0.1 * height < left - self.right < 0.8 * height
        return is_raised and is_close and text in _MARKS and tidy.takes_note("".join(self.texts[-4:]))

    def takes(self, text: str, place: Box) -> bool:
        """Adds a character if it goes on with the run: on its line, and no farther than a wide space away."""
        left, top, right, bottom = place
        height, gap = self.bottom - self.top, left - self.right
        low = bottom if bottom < self.bottom else self.bottom
        shared = low - (top if top > self.top else self.top)
        if not -0.5 * height < gap < 0.8 * height or shared < 0.5 * height or shared < 0.5 * (bottom - top):
            return False
        if gap > 0.25 * height:
            self.texts.append(" ")
        self.texts.append(text)
        self.right = right if right > self.right else self.right
        return True


def _characters(textpage: Any) -> Iterator[tuple[str, Box | None]]:
    """Every character with its box; spaces and line breaks without one."""
    page, box = textpage.raw, raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        if code in _ENDS:
            yield "\n", None
        elif code in _SPACES:
            yield " ", None
        elif _is_printed(code) and raw.FPDFText_GetLooseCharBox(page, index, byref(box)):
            yield "-" if code in _HYPHENS else chr(code), (box.left, box.bottom, box.right, box.top)


def _is_printed(code: int) -> bool:
    return code in _HYPHENS or 0x20 < code < 0xD800 or 0xDFFF < code < 0x110000


def _shown(box: Box, width: float, height: float, rotation: int) -> Box:
    """Left, top, right and bottom on the page as it is shown, of a box in the page's own coordinates."""
    left, bottom, right, top = box
    if rotation == 90:
        left, bottom, right, top = bottom, width - right, top, width - left
    elif rotation == 180:
        left, bottom, right, top = width - right, height - top, width - left, height - bottom
    elif rotation == 270:
        left, bottom, right, top = height - top, left, height - bottom, right
    shown = width if rotation in (90, 270) else height
    return left, shown - top, right, shown - bottom
