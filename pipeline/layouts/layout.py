"""What a layout is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.marks.drafts import Draft
from pipeline.marks.lines import Page


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a page holds releases: whether a page is of it, and the releases it holds."""

    name: str
    recognises: Callable[[Page], bool]
    drafts: Callable[[Page], Sequence[Draft]]
