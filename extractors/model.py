"""What extraction takes and gives: the context of a release, its mentions by kind, its frame, its facts.

Every mention holds its surface and where it stands in the text given; `text[char_start:char_end]` is the surface.
The fields of each kind are the columns of its table in the warehouse.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Context:
    """What the text itself does not say; everything is optional. `reporter` is an ISO 3166-1 alpha-2 code."""

    title: str | None = None
    published_on: date | None = None
    publisher: str | None = None
    reporter: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose trade a release reports and on which days, each with the reason; None where nothing fixes it."""

    reporter: str | None = None
    reporter_reason: str = "nothing names whose trade it is"
    period_start: date | None = None
    period_end: date | None = None
    period_reason: str = "nothing fixes the period"
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline or bullet, by its offsets in the text."""

    text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A surface of the text, the sentence it stands in (counted from 0) and the rule that found it.

    `first` and `last` are its tokens, the last one exclusive: for rules that build on other mentions.
    """

    text: str
    char_start: int
    char_end: int
    sentence: int
    rule: str
    first: int
    last: int

    def row(self) -> dict[str, object]:
        """The mention as a row of its table: a column for each field but the token positions."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("first", "last")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Mention):
    """Money in whole units of an ISO 4217 currency; `low` and `high` for a range, where `value` is the low end."""

    value: Decimal
    currency: str | None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentage(Mention):
    """An unsigned number of `percent`, `pp` (percentage points) or `bp` (basis points), and what it did."""

    value: Decimal
    unit: str
    direction: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Mention):
    """The first and last day of the calendar span meant, or None where the release does not fix them."""

    start_on: date | None
    end_on: date | None
    grain: str
    is_relative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Mention):
    """An economy (ISO 3166-1 alpha-2), bloc or region other than the reporter."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak(Mention):
    """A run of consecutive periods with one outcome, and the series it is said of."""

    length: int
    unit: str
    outcome: str
    threshold: Decimal | None = None
    threshold_currency: str | None = None
    basis: str | None = None
    metric: str | None = None
    item: str | None = None
    partner: str | None = None
    reporter: str | None = None
    start_on: date | None = None
    end_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Mention):
    """A superlative over time: `high`, `low`, `first`, `largest_rise` or `largest_fall`."""

    kind: str
    rank: int = 1
    window_length: int | None = None
    window_unit: str | None = None
    since: date | None = None
    metric: str | None = None
    item: str | None = None
    partner: str | None = None
    reporter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One number asserted of one series. `text` is its evidence, the sentence at `char_start` to `char_end`;
    the number itself stands at `value_start` to `value_end`. `rule` is the mechanism that linked it."""

    text: str
    char_start: int
    char_end: int
    value_start: int
    value_end: int
    sentence: int
    rule: str
    metric: str
    item: str | None
    partner: str | None
    reporter: str | None
    period_start: date | None
    period_end: date | None
    measure: str
    value: Decimal
    unit: str
    half_unit: Decimal | None = None
    basis: str | None = None
    qualifier: str | None = None
    adjustment: str | None = None
    status: str = "actual"
    scope: str | None = None

    def row(self) -> dict[str, object]:
        """The observation as a row of its table."""
        named = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "text"}
        return {**named, "evidence": self.text}


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A number that gives no observation, with the reason."""

    text: str
    char_start: int
    char_end: int
    sentence: int
    reason: str

    def row(self) -> dict[str, object]:
        """The number as a row of its table."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


KINDS = ("amounts", "percentages", "dates", "partners", "streaks", "records")


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one release."""

    frame: Frame
    sentences: tuple[Sentence, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    observations: tuple[Observation, ...] = field(default=())
    unlinked: tuple[Unlinked, ...] = field(default=())
