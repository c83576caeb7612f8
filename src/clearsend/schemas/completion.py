"""A completion as a person follows it: what is missing before it, and what happens in it. It never shows a secret: exchanges
have no headers, and answers are the short texts that the domain keeps."""

from collections.abc import Sequence
from typing import Any

from pydantic import ConfigDict, Field

from clearsend.domain.completion import Attempt, AttemptOutcome, Run, RunStatus, Step, StepName, StepStatus
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.domain.finding import Finding
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.status import Settlement
from clearsend.schemas import examples, exchanges, precheck
from clearsend.schemas.envelope import WireOut, WireTime
from clearsend.schemas.exchanges import ExchangeOut
from clearsend.schemas.precheck import RemarkOut
from clearsend.schemas.registrations import RegistrationOut


class ReasonOut(WireOut):
    """Why a decision fell as it did."""

    code: str = Field(description="For machines.", examples=["no_channel"])
    message: str = Field(description="For people.")
    remedy: str | None = Field(description="What to do about it, where something can be done.")


class FindingOut(WireOut):
    """Something that is missing, with the remedy."""

    code: str = Field(description="For machines.", examples=["brand_missing"])
    field: str = Field(description="The field that a person would fix.", examples=["brand"])
    message: str = Field(description="What is missing.")
    fix: str = Field(description="What to do about it.")


class ReadinessOut(WireOut):
    """What would happen if the profile were completed now. Nothing is changed by asking."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.READINESS]})

    ready: bool = Field(description="Would a completion be accepted?")
    status: ProfileStatus | None = Field(description="The status it would lead to; null when it would be refused.")
    reasons: list[ReasonOut] = Field(description="Why that status.")
    unmet: list[FindingOut] = Field(description="Every prerequisite that is not met.")
    warnings: list[FindingOut] = Field(description="What a registry or reviewer will ask for later; never blocking.")
    findings: list[RemarkOut] = Field(
        description="What registries and reviewers are known to refuse in what the profile has to register itself: to be "
        "mended before a fee is paid. It changes nothing of `ready`."
    )


class AttemptOut(WireOut):
    """One attempt of a step."""

    number: int = Field(description="Number of the attempt, from 1.")
    outcome: AttemptOutcome = Field(description="How it ended.")
    started_at: WireTime = Field(description="When it started.")
    finished_at: WireTime | None = Field(description="When it ended; null while it runs.")
    message: str | None = Field(description="What went wrong, and what to do about it.")
    exchanges: list[ExchangeOut] = Field(description="What was said to the provider and what it answered.")


class StepOut(WireOut):
    """One step of a run."""

    name: StepName = Field(description="Which step.")
    status: StepStatus = Field(description="Where it stands.")
    started_at: WireTime | None = Field(description="When its first attempt started.")
    finished_at: WireTime | None = Field(description="When it ended.")
    next_attempt_at: WireTime | None = Field(description="When it is tried again, while it waits.")
    result: dict[str, Any] | None = Field(description="What it found out, once done.")
    attempts: list[AttemptOut] = Field(description="Its attempts, first to last.")


class CallbackAttemptOut(WireOut):
    """One attempt to deliver the result."""

    number: int = Field(description="Number of the attempt, from 1.")
    at: WireTime = Field(description="When it was made.")
    outcome: str = Field(description="How it ended.")
    http_status: int | None = Field(description="HTTP status of the answer; null when none came.")
    duration_ms: int = Field(description="How long it took, in milliseconds.")
    response_excerpt: str | None = Field(description="The beginning of the answer.")
    error: str | None = Field(description="What went wrong.")


class CallbackOut(WireOut):
    """The report of the result to one address."""

    id: str = Field(description="Id of the delivery.")
    event_id: str = Field(description="Id of the event that it delivers; the same on every attempt.")
    url: str = Field(description="The address.")
    status: DeliveryStatus = Field(description="Where the delivery stands.")
    attempts: list[CallbackAttemptOut] = Field(description="Its attempts, first to last.")
    next_attempt_at: WireTime | None = Field(description="When it is tried again, while it waits.")


class CompletionOut(WireOut):
    """A completion run as a timeline."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.COMPLETION]})

    id: str = Field(description="Id of the run; `runId` of the callback.")
    profile_id: str = Field(description="Id of the profile.")
    status: RunStatus = Field(description="Where the run stands.")
    reasons: list[ReasonOut] = Field(description="Why it ended as it did; empty while it runs.")
    requested_at: WireTime = Field(description="When it was accepted.")
    started_at: WireTime | None = Field(description="When its work began.")
    finished_at: WireTime | None = Field(description="When it ended.")
    steps: list[StepOut] = Field(description="Its steps, in order.")
    callbacks: list[CallbackOut] = Field(description="Who is told of the result.")
    registrations: list[RegistrationOut] = Field(
        description="Where brand, campaigns, number and WhatsApp account in effect stand at the vendors, and how they came "
        "there. It goes on after the run has ended."
    )


def render(
    run: Run, steps: Sequence[Step], deliveries: Sequence[Delivery], registrations: Sequence[RegistrationOut] = ()
) -> CompletionOut:
    return CompletionOut(
        id=run.id,
        profile_id=run.profile_id,
        status=run.status,
        reasons=_render_reasons(run.reasons),
        requested_at=run.requested_at,
        started_at=run.started_at,
        finished_at=run.finished_at,
        steps=[_render_step(step) for step in steps],
        callbacks=[_render_callback(delivery) for delivery in deliveries],
        registrations=list(registrations),
    )


def _render_reasons(reasons: Sequence[Reason]) -> list[ReasonOut]:
    return [ReasonOut(code=reason.code, message=reason.message, remedy=reason.remedy) for reason in reasons]


def _render_step(step: Step) -> StepOut:
    return StepOut(
        name=step.name,
        status=step.status,
        started_at=step.started_at,
        finished_at=step.finished_at,
        next_attempt_at=step.next_attempt_at,
        result=None if step.result is None else dict(step.result),
        attempts=[_render_attempt(attempt) for attempt in step.attempts],
    )


def _render_attempt(attempt: Attempt) -> AttemptOut:
    return AttemptOut(
        number=attempt.number,
        outcome=attempt.outcome,
        started_at=attempt.started_at,
        finished_at=attempt.finished_at,
        message=attempt.message,
        exchanges=[exchanges.render(exchange) for exchange in attempt.exchanges],
    )


def _render_callback(delivery: Delivery) -> CallbackOut:
    return CallbackOut(
        id=delivery.id,
        event_id=delivery.event_id,
        url=delivery.url,
        status=delivery.status,
        attempts=[render_callback_attempt(attempt) for attempt in delivery.attempts],
        next_attempt_at=delivery.next_attempt_at,
    )


def render_callback_attempt(attempt: DeliveryAttempt) -> CallbackAttemptOut:
    return CallbackAttemptOut(
        number=attempt.number,
        at=attempt.attempted_at,
        outcome=attempt.outcome,
        http_status=attempt.http_status,
        duration_ms=attempt.duration_ms,
        response_excerpt=attempt.response_excerpt,
        error=attempt.error,
    )


def render_readiness(
    unmet: Sequence[Finding],
    warnings: Sequence[Finding],
    settlement: Settlement | None,
    found_by_precheck: Sequence[Finding] = (),
) -> ReadinessOut:
    """`settlement` is what completing now would lead to, or None when it would be refused."""
    return ReadinessOut(
        ready=not unmet,
        status=None if settlement is None else settlement.status,
        reasons=[] if settlement is None else _render_reasons(settlement.reasons),
        unmet=[_render_finding(finding) for finding in unmet],
        warnings=[_render_finding(finding) for finding in warnings],
        findings=precheck.render(found_by_precheck),
    )


def _render_finding(finding: Finding) -> FindingOut:
    return FindingOut(code=finding.code, field=finding.field, message=finding.sentence, fix=finding.fix)
