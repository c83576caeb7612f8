"""Completing a profile: accepting the request, beginning and settling the run, and reading it. No provider is called.

A caller calls `request`; the workflow `complete_profile` calls `begin`, `settle` and `abort`, and between them the functions
of `attempts.py`. Each may be repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from clearsend.actions.completion import attempts, runs
from clearsend.actions.registration import agreements, index, start
from clearsend.domain import completion, errors, events, prerequisites, status
from clearsend.domain.access import Actor
from clearsend.domain.completion import Run, RunStatus, Step, StepName, StepStatus
from clearsend.domain.delivery import Delivery
from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding
from clearsend.domain.precheck import review
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Move, Registration
from clearsend.domain.registration.states import CampaignState, Kind
from clearsend.domain.status import Settlement
from clearsend.store import campaign_numbers, deliveries, dossiers, registration_moves
from clearsend.store import runs as run_store
from clearsend.store.foundation.database import Transaction
from clearsend.store.runs import Course
from clearsend.telemetry import metrics

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Requested:
    """The answer to `complete`. `run_id`: the new or joined run; None if the profile is completed already."""

    is_already_completed: bool
    run_id: str | None = None


@dataclass(frozen=True)
class History:
    """One registration in effect for a profile, with its history and the price of submitting it."""

    registration: Registration
    moves: Sequence[Move]
    fee: Fee | None


@dataclass(frozen=True)
class Timeline:
    """A run, and the registrations that continue after it."""

    run: Run
    steps: Sequence[Step]
    deliveries: Sequence[Delivery]
    registrations: Sequence[History] = ()


@dataclass(frozen=True)
class Readiness:
    """The result of a dry run. `settlement`: None if a completion would be refused; `precheck`: the pre-check's findings."""

    unmet: Sequence[Finding]
    warnings: Sequence[Finding]
    settlement: Settlement | None
    precheck: Sequence[Finding] = ()


def request(transaction: Transaction, actor: Actor, profile_id: str, *, webhook_url: str, request_id: str) -> Requested:
    """Accept a completion: the run, its agreements to pay, and its job in one commit.

    Raises:
        AppError RESOURCE_014: no such profile in the organization.
        AppError VALIDATION_001: prerequisites are unmet; the details name every one.
    """
    org_id = actor.org_id
    dossier = dossiers.get(transaction, org_id, profile_id, for_update=True)
    match completion.decide(dossier, run_store.find_open(transaction, org_id, profile_id)):
        case completion.AlreadyCompleted():
            start.look_again(transaction, dossier)
            return Requested(is_already_completed=True)
        case completion.Unready(findings):
            raise errors.AppError(errors.INVALID_REQUEST, details=prerequisites.by_field(findings))
        case completion.Join(run_id):
            _agree(transaction, actor, dossier)
            run_store.add_callback(transaction, org_id, run_id, webhook_url)
            runs.publish(transaction, run_store.get(transaction, org_id, run_id), events.COMPLETION_JOINED, {})
            return Requested(is_already_completed=False, run_id=run_id)
        case completion.Start():
            _agree(transaction, actor, dossier)
            return _start_run(transaction, actor, profile_id, webhook_url=webhook_url, request_id=request_id)


def _agree(transaction: Transaction, actor: Actor, dossier: Dossier) -> None:
    """A completion agrees to its fees; on a completed profile, it never spends."""
    if dossier.profile.status is not ProfileStatus.COMPLETED:
        agreements.by_completion(transaction, actor, dossier)


def _start_run(
    transaction: Transaction, actor: Actor, profile_id: str, *, webhook_url: str, request_id: str
) -> Requested:
    run = run_store.insert(
        transaction,
        actor.org_id,
        run_id=transaction.new_id(),
        profile_id=profile_id,
        request_id=request_id,
        requested_by=actor.user_id,
    )
    run_store.insert_callback(transaction, run.org_id, run.id, webhook_url)
    runs.publish(transaction, run, events.COMPLETION_REQUESTED, {"request_id": request_id})
    runs.wake(transaction, run.org_id, run.id)
    metrics.run_accepted()
    return Requested(is_already_completed=False, run_id=run.id)


def begin(transaction: Transaction, course: Course) -> bool:
    """Mark a run, which is locked, and its profile as in progress. False when there is nothing to do: the run has ended
    already."""
    run = course.run
    if run.status is not RunStatus.QUEUED:
        return run.is_open
    runs.start(transaction, run)
    return True


def settle(transaction: Transaction, run: Run, dossier: Dossier) -> RunStatus:
    """Check the prerequisites of an open run, which is locked, once more on the fresh facts of `dossier`, decide the status, and
    publish the result."""
    org_id, run_id = run.org_id, run.id
    lost = prerequisites.unmet(dossier)
    if lost:
        outcome = RunStatus.FAILED
        reasons: Sequence[Reason] = [Reason(finding.code, finding.sentence, finding.fix) for finding in lost]
    else:
        settlement = status.settle(dossier)
        # A completed profile stays completed, whatever it would be now.
        is_completed = dossier.profile.status is ProfileStatus.COMPLETED
        outcome = RunStatus.COMPLETED if is_completed else RunStatus(settlement.status.value)
        reasons = settlement.reasons
    run_store.update_step(
        transaction,
        org_id,
        run_id,
        StepName.SETTLE,
        {
            "status": (StepStatus.FAILED if lost else StepStatus.DONE).value,
            "started_at": transaction.now,
            "finished_at": transaction.now,
            "result": {"status": outcome.value},
        },
    )
    runs.finish(transaction, run, outcome, reasons)
    log.info("complete_profile.settled", run_id=run_id, status=outcome.value)
    if not lost:
        start.start(transaction, dossier)
    return outcome


def abort(transaction: Transaction, org_id: str, run_id: str, *, reason: Reason) -> None:
    """Fail a run that cannot continue, in any step."""
    run = runs.lock(transaction, org_id, run_id)
    if not run.is_open:
        return
    if run.status is RunStatus.QUEUED:
        # A run that fails before it begins is started all the same: no profile moves from `incomplete` to `failed`.
        runs.start(transaction, run)
    attempts.give_up(transaction, run, reason)
    runs.finish(transaction, run, RunStatus.FAILED, [reason])


def timeline(transaction: Transaction, org_id: str, profile_id: str) -> Timeline:
    """The latest run of a profile, and the histories of all registrations in effect.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError RESOURCE_013: no completion was ever requested.
    """
    dossier = dossiers.get(transaction, org_id, profile_id)
    run = run_store.find_latest(transaction, org_id, profile_id)
    if run is None:
        raise errors.AppError(errors.RESOURCE_NOT_FOUND, message="This profile has no completion yet")
    return Timeline(
        run,
        run_store.steps(transaction, org_id, run.id),
        deliveries.list_of_run(transaction, org_id, run.id),
        _histories(transaction, dossier),
    )


def _histories(transaction: Transaction, dossier: Dossier) -> list[History]:
    """The histories of the brand, campaigns, number and WhatsApp account in effect whose registration has begun."""
    profile_id, org_id = dossier.profile.id, dossier.organization.id
    sms = dossier.sms
    wanted = [
        *((brand.owner_id, Kind.BRAND, brand.id) for brand in [dossier.brand] if brand is not None),
        *((campaign.owner_id, Kind.CAMPAIGN, campaign.id) for campaign in dossier.campaigns),
        (profile_id, Kind.NUMBER_ORDER, profile_id),
        *((sms.owner_id, kind, sms.subject_id) for kind in (Kind.SMS, Kind.NUMBER) if sms.owner_id is not None),
        *(
            (whatsapp.owner_id, Kind.WHATSAPP, whatsapp.subject_id)
            for whatsapp in [dossier.whatsapp]
            if whatsapp.owner_id is not None
        ),
    ]
    known = index.load(transaction, org_id, {owner_id for owner_id, _, _ in wanted})
    found = [one for one in (known.find(*what) for what in wanted) if one is not None]
    moves = registration_moves.list_of_many(transaction, org_id, [one.id for one in found])
    campaigns = {campaign.id: campaign for campaign in dossier.campaigns}
    return [
        History(
            one, moves[one.id], action_needed.fee(one, campaigns.get(one.subject_id), dossier.brand, transaction.prices)
        )
        for one in found
    ]


def readiness(transaction: Transaction, org_id: str, profile_id: str) -> Readiness:
    """The result that a completion would have now, by the same rules, if every configured channel connects.

    Raises: AppError RESOURCE_014.
    """
    loaded = dossiers.load(transaction, org_id, profile_id)
    facts = replace(loaded.dossier, numbers_on_campaigns=_numbers_on_campaigns(transaction, loaded))
    unmet = prerequisites.unmet(facts)
    connected = replace(
        facts,
        sms=replace(facts.sms, is_connected=facts.sms.is_configured),
        whatsapp=replace(facts.whatsapp, is_connected=facts.whatsapp.is_configured),
    )
    return Readiness(
        unmet, prerequisites.warnings(facts), None if unmet else status.settle(connected), review.of_profile(facts)
    )


def _numbers_on_campaigns(transaction: Transaction, loaded: dossiers.Facts) -> dict[str, int]:
    """See `Dossier`."""
    in_effect = {campaign.id for campaign in loaded.dossier.campaigns}
    ids = {
        one.subject_id: one.vendor_id
        for one in loaded.registrations
        if one.kind is Kind.CAMPAIGN
        and one.subject_id in in_effect
        and one.state is CampaignState.APPROVED
        and one.vendor_id is not None
        and not one.details.is_pooled
    }
    counted = campaign_numbers.count(transaction, loaded.organization.id, set(ids.values())) if ids else {}
    return {campaign_id: counted.get(vendor_id, 0) for campaign_id, vendor_id in ids.items()}
