"""Opens a warehouse file to write or to read; what is in the way is said in one sentence."""

import os
import tempfile
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError, cannot_open
from warehouse.schema import prepare

# Loads move from the log to their tables when so much has come together: the end of each table is packed anew then.
_WRITER: dict[str, str | bool | int | float | list[str]] = {"checkpoint_threshold": "128MB"}
# What a reader may not do beside leaving the file: fetch extensions and see the caller's variables.
_READER = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}


def writer(path: Path) -> duckdb.DuckDBPyConnection:
    """The file open to write, made with its folder where missing, and as the SQL files declare it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path), config=_WRITER)
    except (duckdb.Error, OSError, RuntimeError) as error:
        raise cannot_open(path, error) from error
    try:
        prepare(connection)
    except duckdb.Error as error:
        connection.close()
        raise cannot_open(path, error) from error
    return connection


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """The file open to read, attached to a connection of its own and cut off from all other files.

    `duckdb.connect(path)` would share what this process has open: the copy of an earlier publish, perhaps.
    """
    if not path.is_file():
        raise WarehouseError(f"there is no warehouse at {path}: it is made when documents are first loaded")
    spill = Path(tempfile.gettempdir()) / f"tradewire-{os.getpid()}"
    connection = duckdb.connect(config={**_READER, "temp_directory": str(spill)})
    quoted = str(path).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{quoted}' AS warehouse (READ_ONLY)")
        connection.execute("USE warehouse")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except (duckdb.Error, RuntimeError) as error:
        connection.close()
        raise cannot_open(path, error) from error
    return connection
