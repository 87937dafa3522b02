"""Signs of life on stderr while work takes long; nothing where stderr is no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(title: str, total: int) -> Iterator[Callable[[], None]]:
    """A progress bar that goes with the block; what it gives is to be called for each piece that is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    terminal = Console(stderr=True)
    with Progress(*columns, console=terminal, transient=True, disable=not terminal.is_terminal) as progress:
        task = progress.add_task(title, total=total)
        yield lambda: progress.advance(task)


@contextmanager
def spinner(title: str) -> Iterator[Callable[[str], None]]:
    """A spinner that goes with the block; what it gives shows another title beside it."""
    from rich.console import Console

    terminal = Console(stderr=True)
    with terminal.status(title) as status:
        yield status.update
