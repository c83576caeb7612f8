"""A reason: why a vendor refuses or limits something, or why the server decided as it did. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One reason, for machines and for people.

    `code`: the vendor's own or, where it has none, our class of the cause. `message`: the vendor's words, or ours. `remedy`:
    what a person can do about it; None where nothing can be done. `fields`: the fields concerned, by the vendor's names in a
    vendor's reason, otherwise by ours.
    """

    code: str
    message: str
    remedy: str | None = None
    fields: Sequence[str] = ()
