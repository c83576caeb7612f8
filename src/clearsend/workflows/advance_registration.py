"""The pass over the registrations of one owner, between SUBMITTED and able to send: every conversation that is due, then it ends.

Registries take hours to weeks, and no pass waits that long: a completion, a vendor's notice, the reconciliation or a person
starts one. This module makes no rule: `domain/registration/plan.py` plans the next task. `operations.py`, `readings.py` and
`failures.py` of `actions/registration` keep the records, one transaction before and one after each conversation; none is open
during it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict

import structlog

from clearsend.actions.registration import failures, notices, operations, readings, start
from clearsend.actions.registration.failures import VendorRefusal
from clearsend.actions.registration.operations import Operation
from clearsend.deps import Deps
from clearsend.domain import errors
from clearsend.domain.completion import Exchange
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.reason import Reason
from clearsend.domain.registration.claims import Holder
from clearsend.domain.registration.plan import TaskKind
from clearsend.domain.registration.record import Intent, Reading
from clearsend.domain.registration.states import NumberOrderState
from clearsend.providers.ports import (
    BrandApplication,
    Buyer,
    CampaignApplication,
    Journal,
    Rejected,
    SharedCampaign,
    Unavailable,
    WhatsAppSender,
)
from clearsend.store.engine.jobs import Begun, Job
from clearsend.store.foundation.database import DatabaseUnavailable
from clearsend.store.registrations import Owner

# More operations than any owner has due at once: a plan that never ends must not occupy a worker.
_MOST_OPERATIONS = 100

# The statement to reviewers when the caller has given no reason.
_STATEMENT = "Please review the campaign again: we believe that it meets the requirements as it stands now."

log = structlog.get_logger(__name__)


def advance_registration(deps: Deps, begun: Begun) -> None:
    """Have every conversation that is due for one owner, then end the job."""
    job = begun.job
    owner, cause = Owner(job.org_id, job.subject), begun.cause or "registration"
    for _ in range(_MOST_OPERATIONS):
        operation = _open(deps, owner, job, cause)
        if operation is None:
            return
        _take(deps, operation)
    log.warning("advance_registration.endless", org_id=owner.org_id, owner_id=owner.owner_id)
    with deps.database.writing() as transaction:
        transaction.end(job)


def apply_provider_event(deps: Deps, begun: Begun) -> None:
    """Mark the registrations that a vendor's notice concerns as due, and wake their owners."""
    with deps.database.writing() as transaction:
        notices.apply(transaction, begun.job.subject)
        transaction.end(begun.job)


def tell_followers(deps: Deps, begun: Begun) -> None:
    """Wake every profile that inherits from the organization, page by page."""
    after_id, is_over = "", False
    while not is_over:
        with deps.database.writing() as transaction:
            after_id = start.tell_followers(transaction, begun.job.org_id, after_id)
            is_over = not after_id
            if is_over:
                transaction.end(begun.job)


def _open(deps: Deps, owner: Owner, job: Job, cause: str) -> Operation | None:
    """Open the next operation; if there is none, end the job."""
    # The same after a crash: the job that is run again takes over its own lease.
    holder = f"advance-{job.subject}-{job.number}"
    try:
        with deps.database.writing() as transaction:
            operation = operations.open_operation(transaction, owner, holder=holder, cause=cause, pace=deps.pace)
            if operation is None:
                transaction.end(job)
            return operation
    except errors.AppError as error:
        # The owner was deleted meanwhile: there is nothing to advance.
        log.info("advance_registration.gone", org_id=owner.org_id, owner_id=owner.owner_id, code=error.code)
        with deps.database.writing() as transaction:
            operations.defer(transaction, owner, pace=deps.pace)
            transaction.end(job)
        return None


def _take(deps: Deps, operation: Operation) -> None:
    """Have the conversation of an operation, and record the result."""
    try:
        _converse(deps, operation)
    except DatabaseUnavailable:
        # Not the registration's fault: the pass is repeated once the database is back.
        raise
    except Exception:
        # A defect of ours: without a delay, it would occur again every minute, ahead of work that is due for others.
        log.exception(
            "advance_registration.defect", task=operation.task.kind.value, registration=operation.registration.id
        )
        defect = Unavailable("clearsend", "The server could not continue this registration; its log says why.")
        _postpone(deps, operation, defect, [])


def _converse(deps: Deps, operation: Operation) -> None:
    """Talk to the vendor with no transaction open, and record the result."""
    exchanges: list[Exchange] = []
    try:
        reading = operation.answer or _CONVERSATIONS[operation.task.kind](deps, operation, exchanges.append)
    except Rejected as rejected:
        log.info("advance_registration.refused", task=operation.task.kind.value, code=rejected.code)
        reason = Reason(rejected.code, rejected.message, rejected.remedy)
        refusal = VendorRefusal(reason, rejected.is_account_wide)
        with deps.database.writing() as transaction:
            failures.refuse(transaction, operation, refusal, exchanges=exchanges, pace=deps.pace)
        return
    except Unavailable as unavailable:
        log.info("advance_registration.postponed", task=operation.task.kind.value)
        _postpone(deps, operation, unavailable, exchanges)
        return
    with deps.database.writing() as transaction:
        if reading is None:
            failures.not_yet(transaction, operation, pace=deps.pace)
        else:
            readings.apply(transaction, operation, reading, exchanges=exchanges, pace=deps.pace)


def _postpone(deps: Deps, operation: Operation, unavailable: Unavailable, exchanges: list[Exchange]) -> None:
    with deps.database.writing() as transaction:
        failures.postpone(
            transaction,
            operation,
            message=str(unavailable),
            exchanges=exchanges,
            jitter=deps.jitter(),
            retry_after_seconds=unavailable.retry_after_seconds,
            is_unapplied=unavailable.is_unapplied,
        )


# ---- The conversations, by task


def _submit_brand(deps: Deps, operation: Operation, journal: Journal) -> Reading | None:
    return deps.registrar.ensure_brand(_brand_application(deps, operation), journal, may_create=operation.may_create)


def _read_brand(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.registrar.read_brand(_vendor_id(operation), journal)


def _update_brand(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.registrar.update_brand(_vendor_id(operation), _brand_application(deps, operation), journal)


def _send_otp(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.registrar.send_otp(
        _vendor_id(operation), _brand_application(deps, operation), journal, known=operation.registration.vendor_fields
    )


def _verify_otp(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.registrar.verify_otp(_vendor_id(operation), operation.otp or "", journal)


def _submit_campaign(deps: Deps, operation: Operation, journal: Journal) -> Reading | None:
    return deps.registrar.ensure_campaign(
        _campaign_application(deps, operation), journal, may_create=operation.may_create
    )


def _accept_campaign(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.registrar.accept_campaign(_shared_campaign(operation), journal)


def _read_campaign(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    if operation.task.campaign is not None and operation.task.campaign.content.shared_tcr_campaign_id is not None:
        return deps.registrar.read_shared_campaign(_shared_campaign(operation), journal)
    return deps.registrar.read_campaign(_vendor_id(operation), journal)


def _resubmit_campaign(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    way = operation.registration.requested
    assert way is not None
    return deps.registrar.resubmit_campaign(
        _vendor_id(operation),
        _campaign_application(deps, operation),
        way,
        journal,
        statement=operation.registration.statement or _STATEMENT,
        may_send=operation.may_create,
    )


def _deactivate_campaign(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.registrar.deactivate_campaign(_vendor_id(operation), journal)


def _choose_number(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    chosen = deps.shop.choose_number(operation.registration.statement, journal)
    return Reading(
        NumberOrderState.ORDERING, {name: value for name, value in asdict(chosen).items() if value is not None}
    )


def _order_number(deps: Deps, operation: Operation, journal: Journal) -> Reading | None:
    chosen = operation.registration.sent
    assert chosen is not None
    buyer = Buyer(operation.owner.org_id, operation.owner.owner_id)
    return deps.shop.ensure_ordered(
        chosen["phone_number"], buyer, _intent(operation), journal, may_create=operation.may_create
    )


def _read_order(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.shop.read_order(_vendor_id(operation), journal)


def _assign_number(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    return deps.registrar.ensure_assigned(operation.task.subject_id, operation.task.vendor_campaign_ids, journal)


def _read_number(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    # The campaign id of the last reading is passed too: a campaign that was registered again since then has a new id.
    before = operation.registration.details.campaign_id
    known = [*operation.task.vendor_campaign_ids, *([before] if before is not None else [])]
    return deps.registrar.read_assignment(operation.task.subject_id, known, journal)


def _read_whatsapp(deps: Deps, operation: Operation, journal: Journal) -> Reading:
    access = operation.whatsapp
    if access is None:
        # The profile no longer has the account: there is nothing to connect.
        return Reading(
            operation.registration.state, operation.registration.vendor_fields, operation.registration.vendor_id
        )
    reading = deps.whatsapp.inspect(
        WhatsAppSender(
            owner_id=operation.owner.owner_id,
            waba_id=access.waba_id,
            phone_number_id=access.phone_number_id,
            phone_number=access.phone_number,
            access_token=access.secrets.access_token,
            pin=access.secrets.pin or "",
            override_callback_url=access.secrets.override_callback_url,
            override_verify_token=access.secrets.override_verify_token,
        ),
        journal,
    )
    return Reading(reading.state, reading.vendor_fields, reading.phone_number_id, None, reading.reasons)


_CONVERSATIONS: Mapping[TaskKind, Callable[[Deps, Operation, Journal], Reading | None]] = {
    TaskKind.SUBMIT_BRAND: _submit_brand,
    TaskKind.READ_BRAND: _read_brand,
    TaskKind.UPDATE_BRAND: _update_brand,
    TaskKind.SEND_OTP: _send_otp,
    TaskKind.VERIFY_OTP: _verify_otp,
    TaskKind.SUBMIT_CAMPAIGN: _submit_campaign,
    TaskKind.ACCEPT_CAMPAIGN: _accept_campaign,
    TaskKind.READ_CAMPAIGN: _read_campaign,
    TaskKind.RESUBMIT_CAMPAIGN: _resubmit_campaign,
    TaskKind.DEACTIVATE_CAMPAIGN: _deactivate_campaign,
    TaskKind.CHOOSE_NUMBER: _choose_number,
    TaskKind.ORDER_NUMBER: _order_number,
    TaskKind.READ_ORDER: _read_order,
    TaskKind.ASSIGN_NUMBER: _assign_number,
    TaskKind.READ_NUMBER: _read_number,
    TaskKind.READ_WHATSAPP: _read_whatsapp,
}


def _brand_application(deps: Deps, operation: Operation) -> BrandApplication:
    assert operation.task.brand is not None
    return BrandApplication(
        operation.task.brand, operation.display_name, _intent(operation), _webhook_url(deps, operation)
    )


def _campaign_application(deps: Deps, operation: Operation) -> CampaignApplication:
    brand, campaign, under = operation.task.brand, operation.task.campaign, operation.task.under
    assert brand is not None
    assert campaign is not None
    assert under is not None
    assert under.vendor_id is not None
    return CampaignApplication(campaign, brand, under.vendor_id, _intent(operation), _webhook_url(deps, operation))


def _webhook_url(deps: Deps, operation: Operation) -> str | None:
    """The address to which the vendor reports on the intent's object; None without an intent or an `inbound_url`."""
    intent = operation.registration.intent
    if deps.inbound_url is None or intent is None:
        return None
    return deps.registrar.webhook_url(deps.inbound_url, intent.token)


def _intent(operation: Operation) -> Intent:
    assert operation.registration.intent is not None
    return operation.registration.intent


def _vendor_id(operation: Operation) -> str:
    assert operation.registration.vendor_id is not None
    return operation.registration.vendor_id


def _shared_campaign(operation: Operation) -> SharedCampaign:
    brand, campaign = operation.task.brand, operation.task.campaign
    assert brand is not None
    assert campaign is not None
    shared_id = campaign.content.shared_tcr_campaign_id
    assert shared_id is not None
    is_ours = operation.holder_of_claim is Holder.OURS
    return SharedCampaign(shared_id, BrandText(brand, operation.display_name), is_ours)
