"""Lines of metadata: what they state about a release."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.days import find_day
from pipeline.lexicon import any_of, load
from pipeline.marks.lines import Line

_LEXICON = load(Path(__file__).with_name("labels.toml"))
FIELD_OF = {label.casefold(): field for field, forms in _LEXICON["labels"].items() for label in forms}
_LABEL = any_of(FIELD_OF)
_LABELLED = re.compile(rf"[*_]*(?P<label>{_LABEL})[*_]*\s*[:：]\s*[*_]*\s*(?P<value>.*?)[*_]*", re.I | re.S)
_DATED = re.compile(rf"(?P<label>{any_of(_LEXICON['labels']['published_on'])})\s+(?P<value>.*\d.*)", re.I)
_NOTICES = _LEXICON["notices"]
_NOTICE = re.compile(
    rf"(?:(?P<until>{any_of(_NOTICES['until'])})|{any_of(_NOTICES['notice'])})(?![\w-])[\s:–—-]*(?P<rest>.*)",
    re.I,
)
_RIGHTS = re.compile(rf"{any_of(_NOTICES['rights'])}", re.I)
_END = frozenset(_NOTICES["end"])
_NAMED = r"[A-Z][\w.’'-]*"
_PATH = _LEXICON["path"]["mark"]
_FIGURE = re.compile(r"\d")
_PLACED = re.compile(
    rf"(?P<before>{_NAMED}(?:\s+{_NAMED}){{0,2}})\s*\|\s*(?P<day>[^|]*\d)"  # "Kigali | Tuesday, 14 May 2024"
    rf"|[^|]*\d\s?(?:[AaPp]\.?[Mm]\.?)?\s+by\s+(?P<by>{_NAMED}(?:\s+{_NAMED}){{0,3}})"  # "15 NOV 2024 4:32PM by PIB"
)
_TIMED = re.compile(r"\d{1,2}[:h]\d\d.*(?:19|20)\d\d|(?:19|20)\d\d.*\d{1,2}[:h]\d\d")  # "All News 11:05 June 01, 2024"
_STAMPED = re.compile(rf"(?i:{any_of(_LEXICON['stamps']['word'])})\s|\bN[or]\.\s?\d")
_SAYS = re.compile(r"[%$€£¥₩]|[.!?;]$")
_CODES = re.compile(r"(?:[A-Z]{2,6}[ .-]*\d+(?:[./-]\d+)+[,;]?\s*)+")
_BYLINE = re.compile(rf"(?i:{any_of(_NOTICES['byline'])})\s*:?\s+{_NAMED}(?:,?\s+(?:and\s+)?{_NAMED}){{1,8}}")
_AROUND = frozenset(_LEXICON["around_a_day"]["words"])
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"(?P<quote>[\"'])(?P<value>.*)(?P=quote)", re.S)
_MARKDOWN_LINK = re.compile(r"\[(?P<name>[^\]]+)\]\((?:https?://|www\.)[^)\s]+\)")
_BOLD_NAME = re.compile(r"\*\*(?P<name>[^*|]+)\*\*\s*\|\s*(?P<rest>[^|]*)\|?.*")
_LONGEST, _STAMP, _SHORT = 200, 100, 80


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states about a release outside its text."""

    publisher: str | None = None
    published_on: date | None = None
    keywords: tuple[str, ...] = ()

    def over(self, other: "Stated") -> "Stated":
        """This, its gaps filled from the other."""
        return Stated(
            self.publisher or other.publisher,
            self.published_on or other.published_on,
            self.keywords or other.keywords,
        )


NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line `label: value`: the field its label stands for, and the value as a line, without quotes."""

    field: str
    value: Line


def labelled(line: Line) -> Labelled | None:
    """The label and value of a line, or None."""
    match = _LABELLED.fullmatch(line.text) if len(line.text) <= 40 * _LONGEST else None
    match = match or (_DATED.fullmatch(line.text) if len(line.text) <= _LONGEST else None)
    if match is None or (match.re is _DATED and not is_date_line(match["value"])):
        return None
    value = line.cut(*match.span("value"))
    if quoted := _QUOTED.fullmatch(value.text):
        value = value.cut(*quoted.span("value"))
    return Labelled(FIELD_OF[" ".join(match["label"].casefold().split())], value)


def stated_by(found: Labelled) -> Stated:
    """What a labelled line states; nothing where its value is no day, no name and no list."""
    text = " ".join(found.value.text.split())
    if found.field == "published_on" and (day := find_day(text)):
        return Stated(published_on=day.on)
    if found.field == "publisher" and "|" in text and (day := find_day(text)):
        return Stated(text.split("|")[0].strip() or None, day.on)
    if found.field == "publisher" and text and "://" not in text and len(text) <= 100:
        return Stated(publisher=text)
    if found.field == "keywords":
        return Stated(keywords=read_keywords(text))
    return NOTHING


def read_keywords(text: str) -> tuple[str, ...]:
    """A printed list of keywords as a tuple: at commas or, where there are any, semicolons.

    >>> read_keywords("['trade', ' tariffs']"), read_keywords("steel; ships.")
    (('trade', 'tariffs'), ('steel', 'ships'))
    """
    bare = text.strip().strip("[]").rstrip(".")
    parts = re.split(r"[;；]" if re.search(r"[;；]", bare) else r"[,，、·]", bare)
    words = (" ".join(part.split()).strip("\"'“”‘’ ") for part in parts)
    return tuple(word for word in words if word)


def is_date_line(text: str) -> bool:
    """Whether a text is a day and nothing else but weekday, time and number words."""
    day = find_day(text)
    if day is None:
        return False
    rest = text[: day.start] + " " + text[day.end :]
    return all(word.casefold() in _AROUND for word in _WORD.findall(rest))


def metadata(line: Line) -> Stated | None:
    """What a line of metadata states (which may be nothing); None for a line of the text itself."""
    if line.is_link or line.is_rule or line.text.casefold() in _END:
        return NOTHING
    if len(line.text) > _LONGEST:
        return None
    found = labelled(line)
    return _said(found) if found else _unlabelled(line.text)


def _said(found: Labelled) -> Stated | None:
    """A label of the text itself, or a day label without a day, is text."""
    stated = stated_by(found)
    undated = found.field == "published_on" and stated == NOTHING and found.value.text
    return None if undated or found.field in {"title", "subtitle", "abstract"} else stated


def _unlabelled(text: str) -> Stated | None:
    if named := _BOLD_NAME.fullmatch(text):
        day = find_day(named["rest"])
        return Stated(named["name"].strip(), day.on if day else None)
    if (placed := _PLACED.fullmatch(text)) and (day := find_day(text)) and len(text) <= _SHORT:
        rest = placed["before"] or placed["by"] or ""
        return Stated(published_on=day.on) if find_day(rest) is None else None
    if len(text) <= _STAMP and not _SAYS.search(text):
        day = find_day(text)
        if _TIMED.search(text) or (day is not None and _STAMPED.search(text)):
            return Stated(published_on=day.on if day else None)
        if _CODES.fullmatch(text):
            return NOTHING
    if len(text) <= 2 * _SHORT and any(mark in text for mark in _PATH) and not _FIGURE.search(text):
        return NOTHING
    if linked := _MARKDOWN_LINK.fullmatch(text):
        return Stated(linked["name"].strip())
    if notice := _NOTICE.fullmatch(text):
        return _noticed(notice)
    if is_date_line(text):
        day = find_day(text)
        return Stated(published_on=day.on if day else None)
    return NOTHING if (len(text) <= 80 and _BYLINE.fullmatch(text)) or _is_rights(text) else None


def _noticed(notice: re.Match[str]) -> Stated | None:
    """A notice says until when, or gives a day or a number and nothing more."""
    day = find_day(notice["rest"])
    if day is not None and (notice["until"] or is_date_line(notice["rest"])):
        return Stated(published_on=day.on) if len(notice["rest"]) <= 90 else None
    words = _WORD.findall(notice["rest"])
    return NOTHING if all(word.casefold() in _AROUND for word in words) else None


def _is_rights(text: str) -> bool:
    return _RIGHTS.match(text) is not None and len(text) <= 160
