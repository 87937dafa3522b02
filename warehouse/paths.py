"""The files of a warehouse: they lie in one folder and are named after the published one."""

from pathlib import Path


def working_path(published: Path | str) -> Path:
    """The working file that belongs to a published one, in the same folder.

    >>> working_path("data/tradewire.duckdb").as_posix()
    'data/tradewire.working.duckdb'
    """
    published = Path(published)
    return published.with_name(f"{published.stem}.working{published.suffix}")


def fresh_path(published: Path | str) -> Path:
    """The file in which a working file is made anew, in the same folder."""
    published = Path(published)
    return published.with_name(f"{published.stem}.fresh{published.suffix}")


def files_of(published: Path) -> tuple[Path, ...]:
    """The files of a warehouse; what else the system and DuckDB make begins with the same names."""
    return published, working_path(published), fresh_path(published)
