"""Where things are, unless the command line says otherwise."""

from pathlib import Path
from typing import Self

from pydantic import model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read from TRADEWIRE_INBOX, TRADEWIRE_HOME and TRADEWIRE_WAREHOUSE.

    `warehouse` names the published file; unless it is given it lies in `home`.
    """

    model_config = SettingsConfigDict(env_prefix="TRADEWIRE_", env_ignore_empty=True)

    inbox: Path = Path("inbox")
    home: Path = Path(".tradewire")
    warehouse: Path = Path()

    @model_validator(mode="after")
    def _warehouse_in_home(self) -> Self:
        if self.warehouse == Path():
            self.warehouse = self.home / "tradewire.duckdb"
        return self
