"""What a scoring run found, as tables, as single misses and as JSON."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.evaluate.agreement import AGREEMENTS, surface
from pipeline.evaluate.facts import Fact, folded, plain_values
from pipeline.evaluate.matching import Outcome, Score


@dataclass(frozen=True, slots=True)
class Judged:
    """One kind of fact of one release under one comparison."""

    source: str
    release: str
    kind: str
    how: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact that is missing, spurious, or read with other values than expected."""

    kind: str
    source: str
    release: str
    problem: str  # missing, spurious or different
    text: str
    expected: Mapping[str, object] | None
    predicted: Mapping[str, object] | None
    sentence: str
    rule: str

    def as_dict(self) -> dict[str, object]:
        """The miss as JSON has it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @property
    def difference(self) -> str:
        """What is not as expected, `key: expected, not read`; the values themselves where one side has none."""
        expected, predicted = self.expected or {}, self.predicted or {}
        if not (self.expected and self.predicted):
            return ", ".join(f"{key} {value}" for key, value in {**expected, **predicted}.items() if value is not None)
        return "; ".join(
            f"{key}: {value}, not {predicted.get(key)}"
            for key, value in expected.items()
            if value != predicted.get(key)
        )


@dataclass(frozen=True, slots=True)
class Report:
    """All that was judged in one folder; `notes` are keys of the expected files that nobody compares."""

    folder: str
    documents: int
    judged: tuple[Judged, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def scores(self) -> dict[tuple[str, str], Score]:
        """Kind and comparison to counts: what is said of whole releases, then the facts in them."""
        scores: dict[tuple[str, str], Score] = {}
        for one in self.judged:
            key = (one.kind, one.how)
            scores[key] = scores.get(key, Score()) + one.outcome.score
        return {key: scores[key] for key in sorted(scores, key=lambda key: key[0] in AGREEMENTS)}

    def score(self, kind: str, how: str = "strict") -> Score:
        """The counts of one kind; zero counts if nothing of it was judged."""
        return self.scores().get((kind, how), Score())

    def kinds(self) -> list[str]:
        """What was judged, in the order of `rows()`."""
        return list(dict.fromkeys(kind for kind, _ in self.scores()))

    def only(self, source: str) -> "Report":
        """The part of it that one document or spec file is judged by."""
        return replace(self, documents=1, judged=tuple(one for one in self.judged if one.source == source))

    def rows(self, kind: str | None = None) -> list[dict[str, object]]:
        """One row per kind and comparison: kind, match, expected, predicted, hits, precision, recall, f1."""
        scores = self.scores().items()
        return [{"kind": of, "match": how, **_numbers(score)} for (of, how), score in scores if kind in (None, of)]

    def by_rule(self, kind: str | None = None) -> list[dict[str, object]]:
        """One row per rule: kind, rule, predicted, hits, precision (strict); the weakest first."""
        counts: dict[tuple[str, str], Score] = defaultdict(Score)
        for one in self.judged:
            if one.how != "strict" or kind not in (None, one.kind):
                continue
            for _, predicted in one.outcome.hits:
                counts[one.kind, predicted.rule] += Score(predicted=1, hits=1)
            for predicted in one.outcome.spurious:
                counts[one.kind, predicted.rule] += Score(predicted=1)
        order = {name: place for place, name in enumerate(self.kinds())}
        return [
            {
                "kind": of,
                "rule": rule,
                "predicted": score.predicted,
                "hits": score.hits,
                "precision": score.precision,
            }
            for (of, rule), score in sorted(
                counts.items(),
                key=lambda item: (order[item[0][0]], item[1].precision, -item[1].predicted, item[0][1]),
            )
            if rule
        ]

    def misses(self, kind: str | None = None) -> list[Miss]:
        """Every fact that the strict comparison found missing, spurious or different, release by release."""
        judged = (one for one in self.judged if one.how == "strict" and kind in (None, one.kind))
        return [miss for one in judged for miss in _misses(one)]

    def as_dict(self) -> dict[str, object]:
        """The whole report as JSON has it."""
        return {
            "folder": self.folder,
            "documents": self.documents,
            "scores": self.rows(),
            "rules": self.by_rule(),
            "misses": [miss.as_dict() for miss in self.misses()],
            "notes": list(self.notes),
        }


def _numbers(score: Score) -> dict[str, object]:
    return {
        "expected": score.expected,
        "predicted": score.predicted,
        "hits": score.hits,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _misses(one: Judged) -> Iterator[Miss]:
    """Leftovers in text order; a missing and a spurious fact of the same surface are one that differs."""
    spurious = list(one.outcome.spurious)
    found: list[tuple[Fact | None, Fact | None]] = []
    for expected in one.outcome.missing:
        alike = [fact for fact in spurious if _alike(one.kind, expected, fact)]
        predicted = min(alike, key=lambda fact: abs(fact.position - expected.position), default=None)
        if predicted is not None:
            spurious.remove(predicted)
        found.append((expected, predicted))
    found += [(None, predicted) for predicted in spurious]
    for expected_fact, predicted_fact in sorted(found, key=_position):
        yield _miss(one, expected_fact, predicted_fact)


def _alike(kind: str, expected: Fact, predicted: Fact) -> bool:
    """One thing read in two ways: the same surface, number (of an observation) or field."""
    if kind not in AGREEMENTS:
        return True
    if kind == "observations":
        return all(expected.values.get(key) == predicted.values.get(key) for key in ("value", "unit"))
    return surface(expected) == surface(predicted)


def _position(pair: tuple[Fact | None, Fact | None]) -> int:
    return next(fact.position for fact in pair if fact is not None)


def _miss(one: Judged, expected: Fact | None, predicted: Fact | None) -> Miss:
    problem = "different" if expected and predicted else "missing" if expected else "spurious"
    fact = expected or predicted or Fact("")
    return Miss(
        kind=one.kind,
        source=one.source,
        release=one.release,
        problem=problem,
        text=folded(fact.text),
        expected=plain_values(expected.values) if expected else None,
        predicted=plain_values(predicted.values) if predicted else None,
        sentence=folded(fact.sentence),
        rule=predicted.rule if predicted else "",
    )
