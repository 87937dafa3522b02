"""What a reader annotated: `<stem>.expected.json` beside a document."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.errors import TradewireError
from pipeline.evaluate.agreement import AGREEMENTS
from pipeline.evaluate.facts import Fact, folded

ENDING = ".expected.json"
RENAMED = {"start": "start_on", "end": "end_on"}
DAYS = frozenset({"start_on", "end_on", "since", "period_start", "period_end"})
REMARKS = frozenset({"text", "evidence", "optional", "note", "why", "suspect"})
"""Keys for people: they say where a fact stands and what to think of it, not what it is."""
ABSENT: Mapping[str, Mapping[str, object]] = {
    "amounts": {"low": None, "high": None, "qualifier": None},
    "percentages": {"direction": None},
    "records": {"rank": 1, "window_length": None, "window_unit": None, "since": None},
}
"""What a required fact means by leaving a key out; other absent keys are not compared."""
FIELDS = ("title", "subtitles", "published_on", "publisher", "reporter", "keywords")


class BrokenPairError(TradewireError):
    """A folder, a document or an expected file that cannot be scored; says which and what to do."""


@dataclass(frozen=True, slots=True)
class ExpectedRelease:
    """One release as annotated: fields (an absent one is not judged) and facts by kind, in text order."""

    fields: Mapping[str, object]
    facts: Mapping[str, tuple[Fact, ...]]
    unknown: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """The headline, or an empty string."""
        return folded(str(self.fields.get("title") or ""))

    def surfaces(self) -> list[str]:
        """The surfaces of all required mentions."""
        mentions = (facts for kind, facts in self.facts.items() if kind != "observations")
        return [fact.text for facts in mentions for fact in facts if not fact.optional]


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Documents with their expected files, by name; raises `BrokenPairError` if the folder has none."""
    if not folder.is_dir():
        raise BrokenPairError(f"{folder} is not a folder. Name a folder of documents with {ENDING} files beside them.")
    found: list[tuple[Path, Path]] = []
    for expected in sorted(folder.glob(f"*{ENDING}")):
        stem = expected.name.removesuffix(ENDING)
        documents = sorted(path for path in folder.iterdir() if path.stem == stem and path.is_file())
        if not documents:
            raise BrokenPairError(f"{expected} has no document beside it. Put {stem}.txt there or remove the file.")
        found += [(document, expected) for document in documents]
    if not found:
        raise BrokenPairError(f"{folder} holds no document with a {ENDING} file beside it: there is nothing to score.")
    return found


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of all pairs: another corpus has another digest."""
    files = sorted({path for pair in pairs(folder) for path in pair})
    sums = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    return hashlib.sha256("".join(sums).encode()).hexdigest()


def read_expected(path: Path) -> list[ExpectedRelease]:
    """The annotated releases of one file, in order; raises `BrokenPairError` naming what is wrong."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (ValueError, OSError) as error:
        raise BrokenPairError(f"{path} cannot be read as JSON: {error}.") from error
    releases = content.get("releases") if isinstance(content, dict) else None
    if not isinstance(releases, list) or not all(isinstance(one, dict) for one in releases):
        raise BrokenPairError(f"{path} has no list of releases.")
    if len(releases) == 1 and "keywords" in content:
        releases = [{"keywords": content["keywords"], **releases[0]}]
    return [_release(one, f"{path}, release {number}") for number, one in enumerate(releases, 1)]


def _release(raw: Mapping[str, object], where: str) -> ExpectedRelease:
    fields = {key: raw[key] for key in FIELDS if key in raw}
    if fields.get("published_on") is not None:
        fields["published_on"] = _day(fields["published_on"], where)
    facts = {kind: tuple(read_facts(kind, raw.get(kind, []), f"{where}, {kind}")) for kind in AGREEMENTS}
    unknown = set(raw) - set(FIELDS) - set(AGREEMENTS) - REMARKS
    for kind, of_kind in facts.items():
        compared = {column for agreement in AGREEMENTS[kind].values() for column in agreement.columns}
        unknown |= {f"{kind}.{key}" for fact in of_kind for key in fact.values if key not in compared}
    return ExpectedRelease(fields, facts, frozenset(unknown))


def read_facts(kind: str, raw: object, where: str) -> Iterator[Fact]:
    """The annotated facts of one kind, in order; raises `BrokenPairError` naming the one that is broken."""
    if not isinstance(raw, list):
        raise BrokenPairError(f"{where}: this has to be a list.")
    for number, one in enumerate(raw, 1):
        if not isinstance(one, dict) or not (kind == "observations" or isinstance(one.get("text"), str)):
            raise BrokenPairError(f"{where}, number {number}: a mention needs its text.")
        yield _fact(kind, one, f"{where}, number {number}")


def _fact(kind: str, raw: Mapping[str, object], where: str) -> Fact:
    optional = bool(raw.get("optional"))
    values: dict[str, object] = {} if optional else dict(ABSENT.get(kind, {}))
    for key, value in raw.items():
        column = RENAMED.get(key, key) if kind in ("dates", "streaks") else key
        if key in REMARKS or (kind == "streaks" and column in DAYS and value is None):
            continue
        values[column] = _value(column, value, where)
    text = str(raw.get("text") or raw.get("evidence") or "")
    return Fact(text, values, optional=optional)


def _value(column: str, value: object, where: str) -> object:
    if column in DAYS and value is not None:
        return _day(value, where)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _day(value: object, where: str) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise BrokenPairError(f"{where}: {value!r} is not a day like 2025-03-17.") from error


def placed(facts: Sequence[Fact], text: str) -> list[int]:
    """Where each fact stands in the text, in order: at or after the one before it if it can; else -1."""
    positions: list[int] = []
    start = end = 0
    for fact in facts:
        begins = (end, start, 0) if fact.text else ()
        found = (p.search(text, begin) for p in _patterns(fact.text) for begin in begins)
        match = next((one for one in found if one), None)
        positions.append(match.start() if match else -1)
        start, end = match.span() if match else (start, end)
    return positions


def _patterns(surface: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The surface with any white space between its words: not inside a longer word, or else anywhere."""
    words = r"\s+".join(re.escape(word) for word in surface.split())
    before = r"(?<!\w)" if surface[:1].isalnum() else ""
    after = r"(?!\w)" if surface[-1:].isalnum() else ""
    return re.compile(before + words + after), re.compile(words)
