"""The rows of the vendors' tables: the meaning of an error or of a reviewer's reason, and its remedy. They never read one."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cause:
    """A known way in which a vendor refuses.

    `code` is the vendor's own, or a word of ours where the vendor has none (`number_not_found`). `is_transient`: trying
    again later may help, and is done by itself. `pause_seconds`: the shortest sensible wait where the vendor names none.
    `is_account_wide`: the account is refused, and nothing is wrong with what was asked for.
    """

    code: str
    meaning: str
    remedy: str
    is_transient: bool = False
    pause_seconds: float | None = None
    is_account_wide: bool = False


@dataclass(frozen=True)
class Rejection:
    """A known reason for which reviewers or a registry refuse. `code` is our class of it. `phrases` are regular expressions
    that are looked for in the words, `numbers` are those of reviewers (first and last of a range).

    `change`: what to change, in the names of Clearsend's API.
    """

    code: str
    meaning: str
    remedy: str
    change: Sequence[str] = ()
    phrases: Sequence[str] = ()
    numbers: Sequence[tuple[int, int]] = ()
