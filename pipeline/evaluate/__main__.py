"""`python -m pipeline.evaluate`: the scores on the fixtures; `--pin` makes them the floors of the tests."""

import sys

from pipeline.errors import TradewireError
from pipeline.evaluate import FIXTURES, evaluate
from pipeline.evaluate.floors import SCORES, pin


def main(arguments: list[str]) -> int:
    """0 if the scores were printed (and pinned, if asked); 1 if that would lower a floor; 2 if misused."""
    if arguments not in ([], ["--pin"]):
        sys.stderr.write("usage: python -m pipeline.evaluate [--pin]\n")
        return 2
    try:
        report = evaluate(FIXTURES)
        for row in report.rows():
            sys.stdout.write("{kind:13} {match:7} {precision:7.4f} {recall:7.4f} {f1:7.4f}\n".format_map(row))
        if arguments:
            pin(report, FIXTURES)
            sys.stdout.write(f"pinned in {SCORES.name}\n")
    except TradewireError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
