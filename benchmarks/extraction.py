"""How fast texts are read, in characters a second of processor time, beside what others take for the same texts."""

import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.rivals import RIVALS, Reads, ours
from benchmarks.texts import varying
from extractors import nlp
from extractors.model import Context
from extractors.reading import reading

ROUNDS = 5
TEXTS = 42  # a round
PATIENCE = 15.0  # seconds of a rival in a round; then it has shown what it can


@dataclass(frozen=True, slots=True)
class Pace:
    """Characters a second, and how many times faster Tradewire was on the same texts: the rounds' middle and ends."""

    name: str
    what: str
    speed: float
    ours: float
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The middle of the ratios."""
        return median(self.ratios)


def paces() -> tuple[list[Pace], list[str]]:
    """How each rival did, and the names of those that are not installed.

    Both read each text, one right after the other: what else the machine does hits both alike.
    """
    found, missing = [], []
    for make in RIVALS:
        try:
            with warnings.catch_warnings(action="ignore"):
                rival = make()
        except ImportError:
            missing.append(make.__name__)
            continue
        found.append(_pace(make, rival))
    return found, missing


def _pace(make: Callable[[], Reads], rival: Reads) -> Pace:
    mine, rounds = ours(), []
    for text in varying(TEXTS // 2, seed=0):  # one pass to warm up
        mine(text)
    rival(text)
    for seed in range(1, ROUNDS + 1):
        spent, characters = [0.0, 0.0], 0
        for text in varying(TEXTS, seed):
            for which, reads in enumerate((mine, rival)):
                start = time.process_time()
                reads(text)
                spent[which] += time.process_time() - start
            characters += len(text)
            if spent[1] > PATIENCE:
                break
        rounds.append((characters / spent[0], characters / spent[1]))
    return Pace(
        name=make.__name__,
        what=(make.__doc__ or "").strip(),
        speed=median(theirs for _, theirs in rounds),
        ours=median(own for own, _ in rounds),
        ratios=tuple(sorted(own / theirs for own, theirs in rounds)),
    )


def shares() -> Mapping[str, float]:
    """The part of the time that each pipe takes, the tokenizer first."""
    pipeline, spent = nlp(), defaultdict[str, float](float)
    for text in varying(2 * TEXTS):
        start = time.process_time()
        doc = pipeline.make_doc(text)
        reading(doc).context = Context()
        for name, pipe in (("tokenizer", None), *pipeline.pipeline):
            doc = pipe(doc) if pipe else doc
            now = time.process_time()
            spent[name.removeprefix("release_")] += now - start
            start = now
    whole = sum(spent.values())
    return {name: seconds / whole for name, seconds in spent.items()}
