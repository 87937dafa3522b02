"""`python -m pipeline.evaluate`: the scores on the fixtures, or with `--specs` on the specs of observations.

`--pin` makes the scores on the fixtures the floors of the tests; `--misses` lists what is not as expected.
"""

import argparse
import sys
from collections.abc import Sequence

from pipeline.errors import TradewireError
from pipeline.evaluate import FIXTURES, evaluate
from pipeline.evaluate.floors import SCORES, is_other_corpus, pin
from pipeline.evaluate.report import Report
from pipeline.evaluate.specs import evaluate_specs, spec_files


def main(arguments: Sequence[str]) -> int:
    """0 if the scores were printed (and pinned, if asked); 1 if that would lower a floor; exit 2: misused."""
    asked = _asked(arguments)
    try:
        if asked.specs:
            report, misses = evaluate_specs(spec_files())
        else:
            report = evaluate(FIXTURES)
            misses = [f"{one.source} | {one.text} | {one.kind} {one.problem}" for one in report.misses()]
        _print(report, misses if asked.misses else [])
        if asked.pin:
            changed = is_other_corpus(FIXTURES)
            pin(report, FIXTURES)
            corpus = "another corpus than before: its digest changed" if changed else "the same corpus as before"
            sys.stdout.write(f"pinned in {SCORES.name}; {corpus}\n")
    except TradewireError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m pipeline.evaluate")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--pin", action="store_true", help="make the scores on the fixtures the floors")
    what.add_argument("--specs", action="store_true", help="score the specs of observations instead")
    parser.add_argument("--misses", action="store_true", help="list what is not as expected, a line each")
    return parser.parse_args(arguments)


def _print(report: Report, misses: Sequence[str]) -> None:
    for miss in misses:
        sys.stdout.write(f"{miss}\n")
    for row in report.rows():
        sys.stdout.write("{kind:13} {match:7} {precision:7.4f} {recall:7.4f} {f1:7.4f}\n".format_map(row))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
