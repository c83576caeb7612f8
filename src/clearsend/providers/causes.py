"""One row of a vendor's error table: what it means, whether waiting helps, what a person does. It never reads an answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cause:
    """A known way in which a vendor refuses.

    `code` is the vendor's own, or a word of ours where the vendor has none (`number_not_found`). `is_transient`: trying
    again later may help, and is done by itself. `pause_seconds`: the shortest sensible wait where the vendor names none.
    """

    code: str
    meaning: str
    remedy: str
    is_transient: bool = False
    pause_seconds: float | None = None
