"""The vocabulary of background work: kinds of jobs, their lanes, and a job. This module runs nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of jobs; the subject of each is in parentheses."""

    COMPLETE_PROFILE = "complete_profile"  # (run id)
    ADVANCE_REGISTRATION = "advance_registration"  # (owner id)
    APPLY_PROVIDER_EVENT = "apply_provider_event"  # (id of the vendor's notice)
    TELL_FOLLOWERS = "tell_followers"  # (id of the organization, or of a profile that lends)
    DELIVER_WEBHOOK = "deliver_webhook"  # (receiver: see `domain/delivery.py`)
    RECONCILE = "reconcile"  # (always `EVERYTHING`)
    HOUSEKEEPING = "housekeeping"  # (always `EVERYTHING`)


# The subject of jobs that are about the whole installation; such jobs belong to no organization.
EVERYTHING = "everything"
NOBODY = ""


class Lane(StrEnum):
    """Jobs of one lane share the slots of a worker. `RETRIES`: deliveries to receivers whose last attempt failed, so that
    receivers that hang take no slot that a first attempt could use."""

    COMPLETIONS = "completions"
    REGISTRATIONS = "registrations"
    DELIVERIES = "deliveries"
    RETRIES = "retries"
    CHORES = "chores"


LANES: Mapping[Kind, Lane] = {
    Kind.COMPLETE_PROFILE: Lane.COMPLETIONS,
    Kind.ADVANCE_REGISTRATION: Lane.REGISTRATIONS,
    Kind.APPLY_PROVIDER_EVENT: Lane.REGISTRATIONS,
    Kind.TELL_FOLLOWERS: Lane.REGISTRATIONS,
    Kind.DELIVER_WEBHOOK: Lane.DELIVERIES,
    Kind.RECONCILE: Lane.CHORES,
    Kind.HOUSEKEEPING: Lane.CHORES,
}


@dataclass(frozen=True)
class Job:
    """One pass over the books of a subject, which any process of any release may run, and may repeat.

    `number`: distinguishes this job of the subject from earlier ones, which may still be in an engine's queue.
    """

    kind: Kind
    org_id: str
    subject: str
    number: int

    @property
    def id(self) -> str:
        return f"{self.kind}-{self.subject}-{self.number}"


@dataclass(frozen=True)
class Begun:
    """A job that has begun. `cause` and `traceparent`: why it was woken last, and in which trace."""

    job: Job
    cause: str | None = None
    traceparent: str | None = None


@dataclass(frozen=True)
class Wanted:
    """A job that waits for a slot. A job with a smaller `tag` goes first. `is_first`: its organization has no other job in
    the lane, waiting or running."""

    job: Job
    lane: Lane
    tag: int
    is_first: bool


@dataclass(frozen=True)
class Active:
    """A job that waits or runs."""

    job: Job
    is_waiting: bool
