"""The outcomes of a conversation with a vendor: how it ends, or that it begins. This module decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Reading, Registration
from clearsend.domain.registration.tasks import Task


@dataclass(frozen=True)
class Begun:
    """The conversation is about to begin. `display_name`: the name by which recipients know the brand, if the task sends one."""

    task: Task
    display_name: str = ""


@dataclass(frozen=True)
class Ended:
    """The end of a conversation. `before`: the registration as the conversation began with it (`Change.conversing`). `sent`:
    the content of the request, if it has one. `may_have_been_sent`: the worker was allowed to send it. `has_newer_pin`: a
    person has entered another PIN meanwhile."""

    task: Task
    before: Registration
    sent: Mapping[str, Any] | None = None
    may_have_been_sent: bool = False
    has_newer_pin: bool = False


@dataclass(frozen=True)
class Read(Ended):
    """The vendor has answered: with its record or, after a creation, with the created object."""

    reading: Reading = field(kw_only=True)


@dataclass(frozen=True)
class Refused(Ended):
    """The vendor has refused. `is_account_wide`: it refuses our whole account, not this request."""

    reason: Reason = field(kw_only=True)
    is_account_wide: bool = False


@dataclass(frozen=True)
class NotThere(Ended):
    """The object is not at the vendor, and an earlier request may still take effect."""


@dataclass(frozen=True)
class Unavailable(Ended):
    """The vendor is unavailable. `is_unapplied`: the request certainly had no effect."""

    message: str = field(kw_only=True)
    jitter: float = 0.5
    retry_after_seconds: float | None = None
    is_unapplied: bool = False


@dataclass(frozen=True)
class Held:
    """Nothing is sent: a person has to act first, for these reasons. Without reasons, it is no longer held.
    `because`: a key of `words.IGNORED`."""

    reasons: Sequence[Reason]
    because: str = "held"


Outcome = Begun | Read | Refused | NotThere | Unavailable | Held
