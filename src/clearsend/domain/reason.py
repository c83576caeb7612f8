"""A reason: why a vendor refuses or limits something, or why we decided as we did. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One reason, for machines and for people.

    `code`: the vendor's own or, where it has none, our class of the cause. `message`: the vendor's words, or ours. `remedy`:
    what a person does about it; None where nothing can be done. `fields`: what it points to, in the names of whoever gives it.
    """

    code: str
    message: str
    remedy: str | None = None
    fields: Sequence[str] = ()
