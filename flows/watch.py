"""What happens in the inbox, told when it rests."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from watchfiles import Change, watch

REST = 1.0  # seconds without a change after which a file that is being copied is taken as complete
LONGEST = 60.0  # seconds after which the others are told of beside a file that goes on growing


@contextmanager
def changes(inbox: Path) -> Iterator[Event]:
    """An event that is set each time something in the inbox is new or changed and then rests."""
    changed, stop = Event(), Event()
    thread = Thread(target=_keep_watching, args=(inbox, changed, stop), daemon=True)
    thread.start()
    try:
        yield changed
    finally:
        stop.set()
        thread.join()


def _keep_watching(inbox: Path, changed: Event, stop: Event) -> None:
    """Watches until `stop`; an inbox that goes away is waited for."""
    while not stop.is_set():
        try:
            _watch(inbox, changed, stop)
        except OSError:
            stop.wait(REST)


def _watch(inbox: Path, changed: Event, stop: Event) -> None:
    first, last = 0.0, 0.0  # when the first and the last change were seen that are not told yet
    for seen in watch(
        inbox, watch_filter=_counts, stop_event=stop, debounce=200, rust_timeout=500, yield_on_timeout=True
    ):
        now = time.monotonic()
        if seen:
            first, last = first or now, now
        if first and (now - last >= REST or now - first >= LONGEST):
            changed.set()
            first = 0.0
        if not inbox.exists():
            return


def _counts(change: Change, path: str) -> bool:
    """Whether a change may bring a document: a hidden file is none, nor is one that is gone."""
    return change is not Change.deleted and not Path(path).name.startswith(".")
