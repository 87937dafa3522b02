"""What can go wrong through no fault of the code, each said in one sentence."""


class TradewireError(Exception):
    """A problem that its user can mend; `str()` of it is one sentence to show."""


class Unreadable(TradewireError):
    """A file or folder that cannot be read: its name, the reason and what to do about it."""

    def __init__(self, name: str, reason: str, advice: str) -> None:
        super().__init__(name, reason, advice)
        self.name, self.reason, self.advice = name, reason, advice

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}; {self.advice}"


class InboxMissing(TradewireError):
    """The inbox, or a path given in its place, is not there."""
