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
    """Watches until `stop`; an inbox that goes away is waited for, and that it comes again is a change."""
    inbox = inbox.resolve()
    while not stop.is_set():
        try:
            _watch(inbox, changed, stop)
        except OSError:
            stop.wait(REST)
        if inbox.exists():
            changed.set()


def _watch(inbox: Path, changed: Event, stop: Event) -> None:
    """Sets `changed` until `stop`, or until the inbox is gone."""
    first, last = 0.0, 0.0  # when the first and the last change were seen that are not told yet
    told = watch(inbox, watch_filter=None, stop_event=stop, debounce=200, rust_timeout=500, yield_on_timeout=True)
    for seen in told:
        now = time.monotonic()
        if any(map(_counts, seen)):
            first, last = first or now, now
        if first and (now - last >= REST or now - first >= LONGEST):
            changed.set()
            first = 0.0
        if (Change.deleted, str(inbox)) in seen or not inbox.exists():
            return


def _counts(change: tuple[Change, str]) -> bool:
    """Whether a change may bring a document: a hidden file is none, nor is one that is gone."""
    return change[0] is not Change.deleted and not Path(change[1]).name.startswith(".")
