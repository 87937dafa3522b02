"""One release as annotated against one release as read."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model import Facts, Mention, Observation
from pipeline.evaluate.agreement import AGREEMENTS
from pipeline.evaluate.expected import ExpectedRelease, placed
from pipeline.evaluate.facts import Fact, folded
from pipeline.evaluate.matching import Outcome, aligned, compare, likeness
from pipeline.evaluate.report import Judged


@dataclass(frozen=True, slots=True)
class Reading:
    """One release as the program reads it: its fields, its text and the facts in it."""

    fields: Mapping[str, object]
    text: str
    facts: Facts

    @property
    def title(self) -> str:
        """The headline, or an empty string."""
        return folded(str(self.fields.get("title") or ""))


def evaluate_release(source: str, expected: ExpectedRelease | None, reading: Reading | None) -> list[Judged]:
    """All comparisons of one release; with only one side given, all of that side is missing or spurious."""
    expected_facts = expected_by_kind(expected, reading)
    predicted_facts = predicted_by_kind(reading)
    title = (expected.title if expected else "") or (reading.title if reading else "")
    judged = [
        Judged(source, title, kind, how, compare(kind, how, expected_facts[kind], predicted_facts[kind]))
        for kind, agreements in AGREEMENTS.items()
        for how in agreements
    ]
    fields = [Judged(source, title, kind, "strict", outcome) for kind, outcome in _fields(expected, reading)]
    return fields + judged


def expected_by_kind(expected: ExpectedRelease | None, reading: Reading | None) -> dict[str, list[Fact]]:
    """The annotated facts, each with its place and sentence in the text as read."""
    facts = expected.facts if expected else {}
    return {kind: _located(facts.get(kind, ()), reading) for kind in AGREEMENTS}


def _located(facts: Sequence[Fact], reading: Reading | None) -> list[Fact]:
    if reading is None:
        return list(facts)
    return [
        replace(fact, position=position, sentence=_sentence_at(reading.facts, position) or fact.sentence)
        for fact, position in zip(facts, placed(facts, reading.text), strict=True)
    ]


def _sentence_at(facts: Facts, position: int) -> str:
    found = (one.text for one in facts.sentences if one.char_start <= position < one.char_end)
    return next(found, "")


def predicted_by_kind(reading: Reading | None) -> dict[str, list[Fact]]:
    """The facts as read, with the columns that are compared."""
    if reading is None:
        return {kind: [] for kind in AGREEMENTS}
    read: dict[str, Sequence[Mention | Observation]] = {
        **reading.facts.mentions,
        "observations": reading.facts.observations,
    }
    return {kind: [_predicted(kind, one, reading) for one in read.get(kind, ())] for kind in AGREEMENTS}


def _predicted(kind: str, mention: Mention | Observation, reading: Reading) -> Fact:
    row = mention.row()
    compared = {column for agreement in AGREEMENTS[kind].values() for column in agreement.columns}
    return Fact(
        text=mention.text,
        values={column: row.get(column) for column in sorted(compared)},
        sentence=_sentence_at(reading.facts, mention.char_start),
        position=mention.char_start,
        rule=mention.rule,
    )


def _fields(expected: ExpectedRelease | None, reading: Reading | None) -> Iterator[tuple[str, Outcome]]:
    """The split itself, then each field that the annotation states."""
    yield "releases", _split(expected, reading)
    if expected is None or reading is None:
        return
    for name, value in expected.fields.items():
        yield name, _field(name, _parts(value), _parts(reading.fields.get(name)))
    period = main_period(expected)
    if period:
        yield "period", _field("period", [period], _period(reading))


def _split(expected: ExpectedRelease | None, reading: Reading | None) -> Outcome:
    """A release is split right if each required surface of it stands in the text that was read as it."""
    want = Fact(expected.title or "release without a title") if expected else None
    got = Fact(reading.title or reading.text[:60]) if reading else None
    if expected and reading and want and got:
        text = folded(reading.text)
        lost = [surface for surface in expected.surfaces() if folded(surface) not in text]
        if not lost:
            return Outcome(hits=((want, got),))
        want = replace(want, values={"holds": lost[0]})
    return Outcome((), (want,) if want else (), (got,) if got else ())


def _field(name: str, expected: list[str], predicted: list[str]) -> Outcome:
    left = list(predicted)
    hits, missing = [], []
    for value in expected:
        fact = Fact(value, {name: value})
        if value in left:
            left.remove(value)
            hits.append((fact, fact))
        else:
            missing.append(fact)
    return Outcome(tuple(hits), tuple(missing), tuple(Fact(value, {name: value}) for value in left))


def _parts(value: object) -> list[str]:
    """A field as comparable strings: none for null, one for a plain value, one for each of a list."""
    if value is None:
        return []
    values = value if isinstance(value, list | tuple) else [value]
    return [folded(str(one)) for one in values]


def main_period(expected: ExpectedRelease) -> str | None:
    """What the release reports on, where more than half of its required observations agree: `start/end`."""
    periods = Counter(
        f"{fact.values['period_start']}/{fact.values['period_end']}"
        for fact in expected.facts["observations"]
        if not fact.optional and fact.values.get("period_start")
    )
    period, count = max(periods.items(), key=lambda item: item[1], default=("", 0))
    return period if 2 * count > periods.total() else None


def _period(reading: Reading) -> list[str]:
    frame = reading.facts.frame
    return [f"{frame.period_start}/{frame.period_end}"] if frame.period_start else []


def release_pairs(
    expected: Sequence[ExpectedRelease], readings: Sequence[Reading]
) -> list[tuple[ExpectedRelease | None, Reading | None]]:
    """Expected and read releases in order; if their numbers differ, by headline and surfaces."""
    if len(expected) == len(readings):
        return list(zip(expected, readings, strict=True))
    if not expected or not readings:
        return [(one, None) for one in expected] + [(None, one) for one in readings]
    table = [[_resemblance(one, other) for other in readings] for one in expected]
    return [(None if i is None else expected[i], None if j is None else readings[j]) for i, j in aligned(table)]


def _resemblance(expected: ExpectedRelease, reading: Reading) -> float:
    surfaces, text = expected.surfaces(), folded(reading.text)
    held = sum(folded(surface) in text for surface in surfaces) / len(surfaces) if surfaces else 0.0
    return likeness(expected.title, reading.title) + held
