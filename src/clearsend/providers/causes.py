"""The types of row in the vendors' tables of errors and of reviewers' reasons. It contains no table and reads no answer."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cause:
    """A known error of a vendor, with its meaning and remedy.

    `code` is the vendor's own, or one of ours where the vendor has none (`number_not_found`). `is_transient`: trying again
    later may help, and Clearsend does so automatically. `pause_seconds`: the shortest sensible wait where the vendor names
    none. `is_account_wide`: the vendor refuses the account; the request itself is not at fault.
    """

    code: str
    meaning: str
    remedy: str
    is_transient: bool = False
    pause_seconds: float | None = None
    is_account_wide: bool = False


@dataclass(frozen=True)
class Rejection:
    """A known reason for which reviewers or a registry refuse. `code` is our class of the reason.

    The row applies to a text in which one of `phrases` (regular expressions) occurs, or a reviewer's number in one of
    `numbers` (ranges: first and last). `change`: the fields to change, in the names of Clearsend's API.
    """

    code: str
    meaning: str
    remedy: str
    change: Sequence[str] = ()
    phrases: Sequence[str] = ()
    numbers: Sequence[tuple[int, int]] = ()
