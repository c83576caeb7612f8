"""The decision of `complete`, and the vocabulary of a run. This module calls no provider and writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from clearsend.domain import prerequisites
from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason


class RunStatus(StrEnum):
    """Life of a run: queued → in_progress → completed | submitted | failed; a submitted run may be completed later."""

    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SUBMITTED = "submitted"
    FAILED = "failed"


class StepName(StrEnum):
    """The steps of a run, in order."""

    CONNECT_SMS = "connect_sms"
    CONNECT_WHATSAPP = "connect_whatsapp"
    SETTLE = "settle"


class StepStatus(StrEnum):
    """Life of a step: pending → running → done | failed, with `waiting` before another attempt; or pending → skipped.

    The last step, `settle`, goes from pending to done or failed directly.
    """

    PENDING = "pending"
    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


class AttemptOutcome(StrEnum):
    """The outcome of one attempt of a step. `interrupted`: the process died, a defect ended the attempt, or
    the run was aborted; the next attempt finds at the provider what the interrupted one created there."""

    RUNNING = "running"
    DONE = "done"
    UNAVAILABLE = "unavailable"
    REJECTED = "rejected"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class Exchange:
    """One request to a provider and its answer; never a header, a token or a PIN.

    `status` is the HTTP status, or None when no answer came. `answer` is a short text: an excerpt of the provider's answer, a
    neutral text in its place if the answer may concern another organization, or the cause of the failure.
    """

    method: str
    path: str
    status: int | None
    duration_ms: int
    answer: str


@dataclass(frozen=True)
class Attempt:
    number: int
    outcome: AttemptOutcome
    started_at: datetime
    finished_at: datetime | None
    message: str | None
    exchanges: Sequence[Exchange]


@dataclass(frozen=True)
class Step:
    """One step of a run. `result`: the outcome for later steps and for display; for a failed step, its code or message."""

    name: StepName
    status: StepStatus
    attempts: Sequence[Attempt]
    result: Mapping[str, Any] | None
    started_at: datetime | None
    finished_at: datetime | None
    next_attempt_at: datetime | None


@dataclass(frozen=True)
class Run:
    """One completion of a profile, from the accepted request to the published result."""

    id: str
    org_id: str
    profile_id: str
    status: RunStatus
    reasons: Sequence[Reason]
    requested_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.status in (RunStatus.QUEUED, RunStatus.IN_PROGRESS)


@dataclass(frozen=True)
class AlreadyCompleted:
    """Nothing to do: the profile is completed, and meets every prerequisite still."""


@dataclass(frozen=True)
class Unready:
    """The request is refused, with every unmet prerequisite."""

    findings: Sequence[Finding]


@dataclass(frozen=True)
class Join:
    """A run is in progress already; this caller receives its result too."""

    run_id: str


@dataclass(frozen=True)
class Start:
    """Start a run."""


Decision = AlreadyCompleted | Unready | Join | Start


def decide(dossier: Dossier, open_run: Run | None) -> Decision:
    """Decide what `complete` does with a profile, in the order of the specification.

    A run that ended `submitted` or `failed` does not prevent a new one: a tenant that has since added a channel,
    or fixed a brand, completes the profile again. A completed profile that has lost a prerequisite is refused like any
    other: it would be told that all is well otherwise. On a completed profile, a run repairs what is out of order.
    """
    findings = prerequisites.unmet(dossier)
    if findings:
        return Unready(findings)
    if dossier.profile.status is ProfileStatus.COMPLETED and not dossier.needs_repair and open_run is None:
        return AlreadyCompleted()
    if open_run is not None:
        return Join(open_run.id)
    return Start()


_CALLBACK_STATUS = {
    RunStatus.COMPLETED: "COMPLETED",
    RunStatus.SUBMITTED: "SUBMITTED",
    RunStatus.FAILED: "failed",
}


def callback_body(run: Run, *, timestamp: str) -> dict[str, Any]:
    """The body of the completion callback for an ended run: the four documented keys, then ours (`runId`, `reasons`).

    `timestamp` is ISO-8601 UTC. The mixed case of `status` is the documented one.
    """
    return {
        "profileId": run.profile_id,
        "success": run.status is not RunStatus.FAILED,
        "status": _CALLBACK_STATUS[run.status],
        "timestamp": timestamp,
        "runId": run.id,
        "reasons": [
            {"code": reason.code, "message": reason.message, "remedy": reason.remedy} for reason in run.reasons
        ],
    }
