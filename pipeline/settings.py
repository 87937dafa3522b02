"""Where things are and how much a file may cost, unless the command line says otherwise."""

import os
from pathlib import Path
from typing import Self

from pydantic import ByteSize, Field, PositiveFloat, PositiveInt, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.errors import TradewireError
from pipeline.limits import DEFAULT, Limits

_PREFIX = "TRADEWIRE_"


class Settings(BaseSettings):
    """Read from TRADEWIRE_INBOX, TRADEWIRE_HOME, TRADEWIRE_WAREHOUSE, TRADEWIRE_WORKERS and TRADEWIRE_MAX_*.

    `warehouse` names the published file; unless it is given it lies in `home`. Sizes are bytes, or `64MiB`, `2GB`.
    A value that is none raises TradewireError.
    """

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_ignore_empty=True)

    inbox: Path = Path("inbox")
    home: Path = Path(".tradewire")
    warehouse: Path = Path()
    workers: PositiveInt = Field(default_factory=lambda: len(os.sched_getaffinity(0)))
    max_file_bytes: ByteSize = Field(ByteSize(DEFAULT.file_bytes), gt=0)
    max_unpacked_bytes: ByteSize = Field(ByteSize(DEFAULT.unpacked_bytes), gt=0)
    max_memory_bytes: ByteSize = Field(ByteSize(DEFAULT.memory_bytes), gt=0)
    max_parts: PositiveInt = DEFAULT.parts
    max_depth: PositiveInt = DEFAULT.depth
    max_seconds: PositiveFloat = DEFAULT.seconds

    def __init__(self) -> None:
        try:
            super().__init__()
        except ValidationError as error:
            first = error.errors()[0]
            name = f"{_PREFIX}{first['loc'][0]}".upper()
            raise TradewireError(f"{name}={first['input']} cannot be used: {first['msg']}") from error

    @model_validator(mode="after")
    def _warehouse_in_home(self) -> Self:
        if self.warehouse == Path():
            self.warehouse = self.home / "tradewire.duckdb"
        return self

    @property
    def limits(self) -> Limits:
        """How much one file may cost."""
        return Limits(
            file_bytes=self.max_file_bytes,
            unpacked_bytes=self.max_unpacked_bytes,
            parts=self.max_parts,
            depth=self.max_depth,
            seconds=self.max_seconds,
            memory_bytes=self.max_memory_bytes,
        )
