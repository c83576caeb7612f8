"""A `Reason`: the explanation of a vendor's refusal or limit, or of a decision of the server. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One reason, for machines and for people.

    `code`: the vendor's code or, if it gives none, our code for the cause. `message`: the vendor's sentence, or ours. `remedy`:
    the action that a person can take; None if there is none. `fields`: the names of the fields concerned, the vendor's in a
    vendor's reason, otherwise ours.
    """

    code: str
    message: str
    remedy: str | None = None
    fields: Sequence[str] = ()
