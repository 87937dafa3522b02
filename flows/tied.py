"""`python -m flows.tied MODULE ARGUMENT...`: runs a module as a program that ends when whoever started it ends.

Who starts it holds the other end of its stdin. The pipe closes with that process, by kill -9 as well, so nothing is
left behind that would keep the port or go on writing.
"""

import os
import runpy
import signal
import sys
import threading
import time

GRACE = 5.0  # seconds between asking to end and ending


def main() -> None:
    """Runs the module that the first argument names, with the other arguments."""
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _end_with_stdin() -> None:
    # Not sys.stdin.read: a thread that waits in it keeps the interpreter from ending quietly.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(0, signal.SIGKILL)  # it, and whatever it started: it is the first of a session


if __name__ == "__main__":
    main()
