"""The queues of a worker, with their slots. This module runs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearsend.store.engine import queue

# The share of a queue's slots that one organization, or one receiver, can have at most: the rest is left for others.
_SHARE_OF_ORGANIZATION = 0.8

_SHARE_OF_RECEIVER = 0.2

_SHARE_OF_DEAD_RECEIVER = 0.1

_CHORES = 5

# No person waits for postponed or scheduled work.
_PATIENT_POLLING_SECONDS = 0.25


@dataclass(frozen=True)
class Tuning:
    """The slots of a worker process, by queue. `polling_seconds`: the interval of polling, which a waiting person notices."""

    polling_seconds: float = 0.1
    completions: int = 25
    registrations: int = 10
    deliveries: int = 40
    retries: int = 20

    def queues(self) -> Iterator["_Queue"]:
        patient = max(self.polling_seconds, _PATIENT_POLLING_SECONDS)
        yield _Queue(queue.COMPLETIONS, self.completions, _SHARE_OF_ORGANIZATION, self.polling_seconds)
        yield _Queue(queue.REGISTRATIONS, self.registrations, _SHARE_OF_ORGANIZATION, self.polling_seconds)
        yield _Queue(queue.CHORES, _CHORES, None, patient)


@dataclass(frozen=True)
class _Queue:
    """A queue with its slots. `share`: the part that one partition can have; None for a queue without partitions."""

    name: str
    slots: int
    share: float | None
    polling_seconds: float

    @property
    def slots_of_one(self) -> int | None:
        return None if self.share is None else max(1, int(self.slots * self.share))
