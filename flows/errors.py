"""What can go wrong between the flow and Prefect, each said in one sentence."""

from pipeline.errors import TradewireError


class ServerUnavailable(TradewireError):
    """Prefect's server did not start, or the one that PREFECT_API_URL names does not answer."""


class AlreadyServing(TradewireError):
    """Another `tradewire serve` has the same home."""


class BadSchedule(TradewireError):
    """A schedule that Prefect cannot follow, and the option that names it."""

    def __init__(self, option: str, why: str) -> None:
        super().__init__(why)
        self.option = option
