"""The completion of a profile on the wire: its readiness before a run, and the timeline of a run. It never shows a secret: an
exchange has no headers, and its answer is a short text."""

from collections.abc import Sequence
from typing import Any

from pydantic import ConfigDict, Field

from clearsend.domain.completion import Attempt, AttemptOutcome, Run, RunStatus, Step, StepName, StepStatus
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.domain.finding import Finding
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.status import Settlement
from clearsend.schemas import completion_examples, exchanges, precheck
from clearsend.schemas.envelope import WireOut, WireTime
from clearsend.schemas.exchanges import ExchangeOut
from clearsend.schemas.precheck import RemarkOut
from clearsend.schemas.registrations import RegistrationOut


class ReasonOut(WireOut):
    """The reason for a decision."""

    code: str = Field(description="Code for programs.", examples=["no_channel"])
    message: str = Field(description="The reason in a sentence for people.")
    remedy: str | None = Field(description="Remedy, if there is one.")


class FindingOut(WireOut):
    """One unmet prerequisite or warning, with its remedy."""

    code: str = Field(description="Code for programs.", examples=["brand_missing"])
    field: str = Field(description="The field to correct.", examples=["brand"])
    message: str = Field(description="Sentence that names what is missing.")
    fix: str = Field(description="Remedy, as a sentence for people.")


class ReadinessOut(WireOut):
    """The result that a completion of the profile would have now. Reading it changes nothing."""

    model_config = ConfigDict(json_schema_extra={"examples": [completion_examples.READINESS]})

    ready: bool = Field(description="Whether a completion would be accepted.")
    status: ProfileStatus | None = Field(
        description="The status that a completion would lead to; null if the completion would be refused."
    )
    reasons: list[ReasonOut] = Field(description="The reasons for that status.")
    unmet: list[FindingOut] = Field(description="Every unmet prerequisite.")
    warnings: list[FindingOut] = Field(
        description="Items that a registry or a reviewer will ask for later; never blocking."
    )
    findings: list[RemarkOut] = Field(
        description=(
            "Faults for which registries and reviewers are known to refuse the profile's own brand and campaigns: "
            "fix them before a fee is paid; and campaigns in effect with little or no room for numbers. They do not affect "
            "`ready`."
        )
    )


class AttemptOut(WireOut):
    """One attempt of a step."""

    number: int = Field(description="Number of the attempt, from 1.")
    outcome: AttemptOutcome = Field(description="Result of the attempt.")
    started_at: WireTime = Field(description="When the attempt started.")
    finished_at: WireTime | None = Field(description="When the attempt ended; null while it runs.")
    message: str | None = Field(description="The reason for the failure, and its remedy.")
    exchanges: list[ExchangeOut] = Field(description="Requests to the provider and its answers.")


class StepOut(WireOut):
    """One step of a run."""

    name: StepName = Field(description="Name of the step.")
    status: StepStatus = Field(description="State of the step.")
    started_at: WireTime | None = Field(description="When the first attempt started.")
    finished_at: WireTime | None = Field(description="When the step ended.")
    next_attempt_at: WireTime | None = Field(description="When the next attempt is due, while the step waits.")
    result: dict[str, Any] | None = Field(description="Result of the step, once done.")
    attempts: list[AttemptOut] = Field(description="Attempts of the step, oldest first.")


class CallbackAttemptOut(WireOut):
    """One attempt of a delivery."""

    number: int = Field(description="Number of the attempt, from 1.")
    at: WireTime = Field(description="When the attempt was made.")
    outcome: str = Field(description="Result of the attempt.")
    http_status: int | None = Field(description="HTTP status of the answer; null if there was none.")
    duration_ms: int = Field(description="Duration of the attempt in milliseconds.")
    response_excerpt: str | None = Field(description="The first part of the answer.")
    error: str | None = Field(description="The reason for the failure.")


class CallbackOut(WireOut):
    """The delivery of the result to one webhook URL."""

    id: str = Field(description="Id of the delivery.")
    event_id: str = Field(description="Id of the delivered event; the same on every attempt.")
    url: str = Field(description="Webhook URL.")
    status: DeliveryStatus = Field(description="State of the delivery.")
    attempts: list[CallbackAttemptOut] = Field(description="Attempts of the delivery, oldest first.")
    next_attempt_at: WireTime | None = Field(description="When the next attempt is due, while the delivery waits.")


class CompletionOut(WireOut):
    """A completion run as a timeline."""

    model_config = ConfigDict(json_schema_extra={"examples": [completion_examples.COMPLETION]})

    id: str = Field(description="Id of the run; `runId` of the callback.")
    profile_id: str = Field(description="Id of the profile.")
    status: RunStatus = Field(description="State of the run.")
    reasons: list[ReasonOut] = Field(description="The reasons for the result; empty while the run is in progress.")
    requested_at: WireTime = Field(description="When the completion was accepted.")
    started_at: WireTime | None = Field(description="When the run started.")
    finished_at: WireTime | None = Field(description="When the run ended.")
    steps: list[StepOut] = Field(description="Steps of the run, in order.")
    callbacks: list[CallbackOut] = Field(description="Deliveries of the result.")
    registrations: list[RegistrationOut] = Field(
        description=(
            "State and history of the registrations of the brand, campaigns, number order, number and WhatsApp account "
            "in effect. The registrations advance after the run has ended, too."
        )
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
    """The answer about readiness. `settlement`: the result of completing now, or None if a completion would be refused."""
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
