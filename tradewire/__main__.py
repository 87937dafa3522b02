"""The program `tradewire`, and `python -m tradewire`."""

import sys


def main() -> None:
    """Runs the command that the arguments name, and exits with its code."""
    if sys.argv[1:2] == ["ingest"] and "--help" not in sys.argv:
        from pipeline.workers.forks import server

        server()  # what readers need takes longer to import than all else does, so that it begins before all else
    from tradewire.app import main as run

    run()


if __name__ == "__main__":
    main()
