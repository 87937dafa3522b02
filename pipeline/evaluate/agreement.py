"""When an expected and a predicted fact count as the same: the comparison rules of the annotation guide."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.evaluate.facts import Fact, folded


@dataclass(frozen=True, slots=True)
class Agreement:
    """What has to be equal: the surface or not, and which columns."""

    surface: bool
    columns: tuple[str, ...]

    def holds(self, expected: Fact, predicted: Fact) -> bool:
        """True if both state the same; a column that the expected fact leaves out is not compared."""
        if self.surface and surface(expected) != surface(predicted):
            return False
        stated = (column for column in self.columns if column in expected.values)
        return all(same(column, expected.values[column], predicted.values.get(column)) for column in stated)


def surface(fact: Fact) -> str:
    """The surface as it is compared: white space folded, without the article that a date may keep."""
    text = folded(fact.text)
    if "start_on" in fact.values and text[:4].lower() == "the ":
        return text[4:]
    return text


def same(column: str, expected: object, predicted: object) -> bool:
    """Equal values; for an item, `goods` and null are the total alike."""
    if column == "item":
        return (expected or "goods") == (predicted or "goods")
    return expected == predicted


_STREAK = ("length", "unit", "outcome")
_RECORD = ("kind", "rank", "window_length", "window_unit", "since")
_SERIES = ("metric", "item", "partner")
_SPAN = ("start_on", "end_on")
_OBSERVATION = (
    *_SERIES, "reporter", "period_start", "period_end", "measure", "value", "unit", "basis",
    "adjustment", "status",
)  # fmt: skip

AGREEMENTS: Mapping[str, Mapping[str, Agreement]] = MappingProxyType(
    {
        "amounts": {
            "strict": Agreement(True, ("value", "currency", "low", "high", "qualifier")),
            "loose": Agreement(False, ("value", "currency")),
        },
        "percentages": {
            "strict": Agreement(True, ("value", "unit", "direction")),
            "loose": Agreement(False, ("value", "unit")),
        },
        "dates": {"strict": Agreement(True, _SPAN), "loose": Agreement(False, _SPAN)},
        "partners": {
            "strict": Agreement(True, ("code", "kind")),
            "loose": Agreement(False, ("code",)),
        },
        "streaks": {
            "strict": Agreement(True, _STREAK),
            "series": Agreement(True, (*_STREAK, *_SERIES, *_SPAN)),
            "loose": Agreement(False, ("length", "unit")),
        },
        "records": {
            "strict": Agreement(True, _RECORD),
            "series": Agreement(True, (*_RECORD, *_SERIES)),
            "loose": Agreement(False, ("kind",)),
        },
        "observations": {
            "strict": Agreement(False, _OBSERVATION),
            "loose": Agreement(False, ("metric", "measure", "value", "unit")),
        },
    }
)

OPTIONAL_OBSERVATION = Agreement(False, ("measure", "value", "unit"))


def excuse(kind: str, how: str) -> Agreement:
    """The agreement by which an optional fact takes a predicted one out of the count."""
    return OPTIONAL_OBSERVATION if kind == "observations" else AGREEMENTS[kind][how]
