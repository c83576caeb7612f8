"""The port of a circuit, which keeps conversations from a vendor that is down. Each conversation asks it, whatever the vendor.

The rules are in `domain/circuit.py`. It calls no vendor.
"""

from typing import Protocol


class Permit(Protocol):
    """A circuit's permission for one conversation, through which the conversation reports how the vendor answers."""

    def answered(self) -> None: ...

    def failed(self, reason: str) -> None:
        """Report that the vendor gave no answer, or an answer that says that the vendor is down."""
        ...

    def throttled(self, seconds: float, reason: str, *, is_whole_vendor: bool = False) -> None:
        """Report that the vendor asks for a pause: of the account of this conversation or, if `is_whole_vendor`, of all."""
        ...


class Circuit(Protocol):
    """Keeps conversations from a vendor that is down, or that has asked for a pause. Implementation:
    `workflows/vendor_circuit.py`."""

    def enter(self, vendor: str, account: str) -> Permit:
        """Ask to begin a conversation. `account`: the account at the vendor that it concerns, empty if there is only one.

        Raises: Unavailable: the circuit is open; nothing was sent.
        """
        ...


class AlwaysThrough:
    """The circuit for callers that need none: a script, a test of an adapter."""

    def enter(self, vendor: str, account: str) -> Permit:
        return self

    def answered(self) -> None:
        return

    def failed(self, reason: str) -> None:
        return

    def throttled(self, seconds: float, reason: str, *, is_whole_vendor: bool = False) -> None:
        return
