"""The metadata above and below the text of an article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.days import find_day, is_month
from pipeline.marks.drafts import Draft
from pipeline.marks.institutions import announcer, is_state, letterhead
from pipeline.marks.labels import NOTHING, Stated, labelled, metadata
from pipeline.marks.lines import Line
from pipeline.marks.shapes import decks, sentences, wrapped_headline

_DASH = re.compile(r"\s[-–—]{1,2}\s|--|—|(?<=\))\s?[-–—]|:\s")
_AGENCY = re.compile(r"\((?P<bracketed>[A-Z][\w .&-]{1,40})\)|/(?P<slashed>[A-Z][\w .&-]{1,40})/")
_PLACE_ALONE = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2},\s")
_PLACE = re.compile(r"[A-Z][\w.’'-]*(?:[\s,/]+[A-Z\d][\w.’'-]*){0,6}[\s,/]*")


@dataclass(frozen=True, slots=True)
class Opening:
    """How an article opens: its headline and decks, what its metadata state, and the lines left over."""

    title: tuple[Line, ...]
    subtitles: tuple[Line, ...]
    stated: Stated
    rest: Sequence[Line]


def article(lines: Sequence[Line], stated: Stated = NOTHING, title: tuple[Line, ...] = ()) -> Draft:
    """The article that some lines hold; what is stated already, or a title known already, goes before."""
    lines, below = closing(lines)
    opened = opening(lines, title)
    stated = stated.over(opened.stated)
    if opened.rest:
        stated = stated.over(dateline(opened.rest[0].text))
        if stated.published_on is None and len(opened.rest) > 1 and sentences(opened.rest[0].text) == 1:
            stated = stated.over(dateline(opened.rest[1].text))
        stated = stated.over(below).over(Stated(announcer(opened.rest[0].text)))
    return Draft(opened.title, opened.subtitles, tuple(opened.rest), stated.over(below))


def opening(lines: Sequence[Line], title: tuple[Line, ...] = ()) -> Opening:
    """What stands above the body. At least one line is left as body where there is no title."""
    at, stated, named, kept = _skip(lines, 0, NOTHING, heads=not title)
    title = title or named
    while not title and at + 1 < len(lines) and is_month(lines[at].text) and wrapped_headline(lines, at + 1):
        kept, at = (*kept, lines[at]), at + 1
    if not title and (height := wrapped_headline(lines, at) if at < len(lines) else 0):
        title = tuple(lines[at : at + height])
        at, stated, _, more = _skip(lines, at + height, stated, heads=False)
        kept = (*kept, *more)
    elif not title and at == len(lines):
        return Opening((), (), stated, lines)
    subtitles = kept
    if title:
        height = decks(lines, at)
        subtitles = tuple(lines[at : at + height])
        at, stated, _, more = _skip(lines, at + height, stated, heads=False)
        subtitles = (*kept, *subtitles, *more)
    return Opening(title, subtitles, stated, lines[at:])


def _skip(
    lines: Sequence[Line], at: int, stated: Stated, heads: bool
) -> tuple[int, Stated, tuple[Line, ...], tuple[Line, ...]]:
    """Past the metadata from lines[at] on: where the text goes on, what they state, a labelled title, and the period
    that a label gives, which stays in the text."""
    title: tuple[Line, ...] = ()
    kept: tuple[Line, ...] = ()
    while at < len(lines):
        found = labelled(lines[at])
        if found and found.field == "title" and found.value.text and not title:
            title, said = (found.value,), NOTHING
        elif found and found.field == "period" and found.value.text:
            kept, said = (*kept, found.value), NOTHING
        elif (line := metadata(lines[at])) is not None:
            said = line
        elif (placed := _placed(lines, at, heads)) is not None:
            said = placed
        elif heads and not title and at + 1 < len(lines) and (body := letterhead(lines[at].text)):
            said = Stated(publisher=body)
        elif heads and not title and at + 1 < len(lines) and is_state(lines[at].text):
            said = NOTHING
        else:
            break
        stated = stated.over(said)
        at += 1
    return at, stated, title, kept


def _placed(lines: Sequence[Line], at: int, heads: bool) -> Stated | None:
    """A place and a day alone on a line (`Accra, 27 January 2025`); above the headline only where one follows."""
    text, day = lines[at].text, find_day(lines[at].text)
    if day is None or day.end < len(text) or not _PLACE_ALONE.fullmatch(text[: day.start]):
        return None
    has_headline = at + 1 < len(lines) and wrapped_headline(lines, at + 1) > 0
    return Stated(published_on=day.on) if has_headline or not heads else None


def closing(lines: Sequence[Line]) -> tuple[Sequence[Line], Stated]:
    """The lines without the metadata at their foot, and what that states."""
    stated, end = NOTHING, len(lines)
    while end > 1 and (said := metadata(lines[end - 1])) is not None:
        stated = said.over(stated)
        end -= 1
    return lines[:end], replace(stated, published_on=None) if end == 1 else stated


def dateline(text: str) -> Stated:
    """What a dateline (`City, 5 March 2024 - `, `CITY, March 5 (Agency) -- `) states: the day, the agency."""
    heads = [text[: dash.start()].rstrip(" -–—") for dash in _DASH.finditer(text[:110])]
    return next((said for head in heads if (said := _from_head(head)) != NOTHING), NOTHING)


def _from_head(head: str) -> Stated:
    """What stands before a dash: a place, and with it a day, an agency or both; else nothing."""
    day, agency = find_day(head), _AGENCY.search(head)
    marks = [mark.start() if isinstance(mark, re.Match) else mark.start for mark in (day, agency) if mark]
    if not marks or not _PLACE.fullmatch(head[: min(marks)].strip(" (,/-–—")):
        return NOTHING
    return Stated(agency["bracketed"] or agency["slashed"] if agency else None, day.on if day else None)
