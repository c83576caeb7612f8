"""The pass over the registrations of one owner, between SUBMITTED and able to send, and for as long as it sends: every
conversation that is due, then it ends.

Registries take hours to weeks, and no pass waits that long: a completion, a vendor's notice, the reconciliation or a person
starts one. This module makes no rule: `domain/registration/plan.py` plans the next task. `actions/registration/passes.py` keeps
the records, one transaction before and one after each conversation; none is open during it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import structlog

from clearsend.actions.registration import notices, passes, start
from clearsend.actions.registration.passes import Operation
from clearsend.deps import Deps
from clearsend.domain.completion import Exchange
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.reason import Reason
from clearsend.domain.registration import outcome as outcomes
from clearsend.domain.registration.claims import Holder
from clearsend.domain.registration.outcome import NotThere, Read, Refused
from clearsend.domain.registration.record import Intent, Reading
from clearsend.domain.registration.states import NumberOrderState, SmsState, WhatsAppState
from clearsend.domain.registration.tasks import (
    AcceptCampaign,
    AssignNumber,
    ChooseNumber,
    ConnectSms,
    ConnectWhatsApp,
    DeactivateCampaign,
    OrderNumber,
    ReadBrand,
    ReadCampaign,
    ReadNumber,
    ReadOrder,
    ReadSms,
    ReadWhatsApp,
    ReleaseSms,
    ReleaseWhatsApp,
    ResubmitCampaign,
    SendOtp,
    SubmitBrand,
    SubmitCampaign,
    UnassignNumber,
    UpdateBrand,
    VerifyOtp,
)
from clearsend.providers.ports import (
    BrandApplication,
    Buyer,
    CampaignApplication,
    Journal,
    Rejected,
    SharedCampaign,
    SmsSender,
    Unavailable,
)
from clearsend.providers.whatsapp_ports import WhatsAppSender
from clearsend.store.engine.jobs import Begun, Job
from clearsend.store.foundation.database import DatabaseUnavailable
from clearsend.store.registrations import Owner
from clearsend.workflows.budget import Budget
from clearsend.workflows.pins import Pins

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
        operation = _begin(deps, owner, job, cause)
        if operation is None:
            return
        _take(deps, operation, job)
    log.warning("advance_registration.endless", org_id=owner.org_id, owner_id=owner.owner_id)
    with deps.database.writing() as transaction:
        transaction.end(job)


def apply_provider_event(deps: Deps, begun: Begun) -> None:
    """Mark the registrations that a vendor's notice concerns as due, and wake their owners."""
    with deps.database.writing() as transaction:
        notices.apply(transaction, begun.job.subject)
        transaction.end(begun.job)


def tell_followers(deps: Deps, begun: Begun) -> None:
    """Wake the profiles that inherit or borrow from the owner that the job is about and have work of their own, page by page."""
    job = begun.job
    after_id, is_over = "", False
    while not is_over:
        with deps.database.writing() as transaction:
            after_id = start.tell_followers(transaction, Owner(job.org_id, job.subject), after_id)
            is_over = not after_id
            if is_over:
                transaction.end(job)


def _holder(job: Job) -> str:
    """The same after a crash: the job that is run again takes over its own leases."""
    return f"advance-{job.subject}-{job.number}"


def _begin(deps: Deps, owner: Owner, job: Job, cause: str) -> Operation | None:
    """Begin the next conversation; if there is none, end the job."""
    with deps.database.writing() as transaction:
        operation = passes.begin(transaction, owner, holder=_holder(job), cause=cause, pace=deps.pace)
        if operation is None:
            transaction.end(job)
        return operation


def _take(deps: Deps, operation: Operation, job: Job) -> None:
    """Have the conversation of an operation, and record the outcome."""
    exchanges: list[Exchange] = []
    try:
        end = _converse(deps, operation, exchanges)
    except DatabaseUnavailable:
        # Not the registration's fault: the pass is repeated once the database is back.
        raise
    except Exception:
        # A defect of ours: without a delay, it would occur again every minute, ahead of work that is due for others.
        log.exception(
            "advance_registration.defect", task=type(operation.task).__name__, registration=operation.registration.id
        )
        message = "The server could not continue this registration; its log says why."
        end, exchanges = _unavailable(deps, Unavailable("clearsend", message)), []
    with deps.database.writing() as transaction:
        outcome = end(passes.ended(transaction, operation))
        passes.end(transaction, operation, outcome, holder=_holder(job), exchanges=exchanges, pace=deps.pace)


# Makes the outcome of what all outcomes of an operation have in common.
_End = Callable[[Mapping[str, Any]], outcomes.Outcome]


def _converse(deps: Deps, operation: Operation, exchanges: list[Exchange]) -> _End:
    """Talk to the vendor with no transaction open."""
    task = operation.task
    try:
        reading = operation.answer or _CONVERSATIONS[type(task)](deps, operation, task, exchanges.append)
    except Rejected as rejected:
        log.info("advance_registration.refused", task=type(task).__name__, code=rejected.code)
        reason = Reason(rejected.code, rejected.message, rejected.remedy)
        is_account_wide = rejected.is_account_wide
        return lambda common: Refused(**common, reason=reason, is_account_wide=is_account_wide)
    except Unavailable as unavailable:
        log.info("advance_registration.postponed", task=type(task).__name__)
        return _unavailable(deps, unavailable)
    return lambda common: NotThere(**common) if reading is None else Read(**common, reading=reading)


def _unavailable(deps: Deps, error: Unavailable) -> _End:
    return lambda common: outcomes.Unavailable(
        **common,
        message=str(error),
        jitter=deps.jitter(),
        retry_after_seconds=error.retry_after_seconds,
        is_unapplied=error.is_unapplied,
    )


# ---- The conversations, by task


def _submit_brand(deps: Deps, operation: Operation, task: SubmitBrand, journal: Journal) -> Reading | None:
    application = _brand_application(deps, operation, task)
    return deps.registrar.ensure_brand(application, journal, may_create=operation.may_send)


def _read_brand(deps: Deps, operation: Operation, task: ReadBrand, journal: Journal) -> Reading:
    return deps.registrar.read_brand(_vendor_id(operation), journal)


def _update_brand(deps: Deps, operation: Operation, task: UpdateBrand, journal: Journal) -> Reading:
    return deps.registrar.update_brand(_vendor_id(operation), _brand_application(deps, operation, task), journal)


def _send_otp(deps: Deps, operation: Operation, task: SendOtp, journal: Journal) -> Reading:
    application = _brand_application(deps, operation, task)
    known = operation.registration.vendor_fields
    return deps.registrar.send_otp(_vendor_id(operation), application, journal, known=known)


def _verify_otp(deps: Deps, operation: Operation, task: VerifyOtp, journal: Journal) -> Reading:
    return deps.registrar.verify_otp(_vendor_id(operation), operation.otp or "", journal)


def _submit_campaign(deps: Deps, operation: Operation, task: SubmitCampaign, journal: Journal) -> Reading | None:
    application = _campaign_application(deps, operation, task)
    return deps.registrar.ensure_campaign(application, journal, may_create=operation.may_send)


def _accept_campaign(deps: Deps, operation: Operation, task: AcceptCampaign, journal: Journal) -> Reading:
    return deps.registrar.accept_campaign(_shared_campaign(operation, task, task.shared_id), journal)


def _read_campaign(deps: Deps, operation: Operation, task: ReadCampaign, journal: Journal) -> Reading:
    if task.shared_id is None:
        return deps.registrar.read_campaign(_vendor_id(operation), journal)
    return deps.registrar.read_shared_campaign(_shared_campaign(operation, task, task.shared_id), journal)


def _resubmit_campaign(deps: Deps, operation: Operation, task: ResubmitCampaign, journal: Journal) -> Reading:
    return deps.registrar.resubmit_campaign(
        _vendor_id(operation),
        _campaign_application(deps, operation, task),
        task.way,
        journal,
        statement=operation.registration.statement or _STATEMENT,
        may_send=operation.may_send,
    )


def _deactivate_campaign(deps: Deps, operation: Operation, task: DeactivateCampaign, journal: Journal) -> Reading:
    return deps.registrar.deactivate_campaign(_vendor_id(operation), journal)


def _choose_number(deps: Deps, operation: Operation, task: ChooseNumber, journal: Journal) -> Reading:
    chosen = deps.shop.choose_number(operation.registration.statement, journal, agreed=task.agreed)
    return Reading(
        NumberOrderState.ORDERING, {name: value for name, value in asdict(chosen).items() if value is not None}
    )


def _order_number(deps: Deps, operation: Operation, task: OrderNumber, journal: Journal) -> Reading | None:
    chosen = operation.registration.sent
    assert chosen is not None
    buyer = Buyer(*operation.owner)
    return deps.shop.ensure_ordered(
        chosen["phone_number"], buyer, _intent(operation), journal, may_create=operation.may_send
    )


def _read_order(deps: Deps, operation: Operation, task: ReadOrder, journal: Journal) -> Reading:
    return deps.shop.read_order(_vendor_id(operation), journal)


def _assign_number(deps: Deps, operation: Operation, task: AssignNumber, journal: Journal) -> Reading:
    return deps.registrar.ensure_assigned(task.phone_number, task.campaign_ids, journal)


def _read_number(deps: Deps, operation: Operation, task: ReadNumber, journal: Journal) -> Reading:
    return deps.registrar.read_assignment(task.phone_number, task.campaign_ids, journal)


def _unassign_number(deps: Deps, operation: Operation, task: UnassignNumber, journal: Journal) -> Reading:
    return deps.registrar.unassign(task.phone_number, task.campaign_ids, journal)


def _connect_sms(deps: Deps, operation: Operation, task: ConnectSms, journal: Journal) -> Reading:
    return deps.sms.ensure_connected(_sms_sender(operation, task), journal).as_reading()


def _read_sms(deps: Deps, operation: Operation, task: ReadSms, journal: Journal) -> Reading:
    return deps.sms.read(_sms_sender(operation, task), journal)


def _release_sms(deps: Deps, operation: Operation, task: ReleaseSms, journal: Journal) -> Reading:
    if task.is_kept:
        return Reading(SmsState.RELEASED, operation.registration.vendor_fields)
    return deps.sms.release(_sms_sender(operation, task), journal, is_returned=task.is_given_up and task.is_bought)


def _connect_whatsapp(deps: Deps, operation: Operation, task: ConnectWhatsApp, journal: Journal) -> Reading:
    connection = deps.whatsapp.ensure_connected(
        _whatsapp_sender(operation),
        journal,
        budget=Budget(deps.database),
        pins=Pins(deps.database, operation.owner.org_id, deps.fresh_pin),
    )
    return connection.reading.as_reading()


def _release_whatsapp(deps: Deps, operation: Operation, task: ReleaseWhatsApp, journal: Journal) -> Reading:
    return Reading(WhatsAppState.RELEASED, {})


def _read_whatsapp(deps: Deps, operation: Operation, task: ReadWhatsApp, journal: Journal) -> Reading:
    return deps.whatsapp.inspect(_whatsapp_sender(operation), journal).as_reading()


_CONVERSATIONS: Mapping[type, Callable[[Deps, Operation, Any, Journal], Reading | None]] = {
    SubmitBrand: _submit_brand,
    ReadBrand: _read_brand,
    UpdateBrand: _update_brand,
    SendOtp: _send_otp,
    VerifyOtp: _verify_otp,
    SubmitCampaign: _submit_campaign,
    AcceptCampaign: _accept_campaign,
    ReadCampaign: _read_campaign,
    ResubmitCampaign: _resubmit_campaign,
    DeactivateCampaign: _deactivate_campaign,
    ChooseNumber: _choose_number,
    OrderNumber: _order_number,
    ReadOrder: _read_order,
    AssignNumber: _assign_number,
    ReadNumber: _read_number,
    UnassignNumber: _unassign_number,
    ConnectSms: _connect_sms,
    ReadSms: _read_sms,
    ReleaseSms: _release_sms,
    ConnectWhatsApp: _connect_whatsapp,
    ReadWhatsApp: _read_whatsapp,
    ReleaseWhatsApp: _release_whatsapp,
}


def _brand_application(deps: Deps, operation: Operation, task: SubmitBrand | UpdateBrand | SendOtp) -> BrandApplication:
    return BrandApplication(task.brand, operation.display_name, _intent(operation), _webhook_url(deps, operation))


def _campaign_application(
    deps: Deps, operation: Operation, task: SubmitCampaign | ResubmitCampaign
) -> CampaignApplication:
    assert task.under.vendor_id is not None
    return CampaignApplication(
        task.campaign,
        task.brand,
        task.under.vendor_id,
        _intent(operation),
        _webhook_url(deps, operation),
        operation.ceiling,
    )


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


def _shared_campaign(operation: Operation, task: AcceptCampaign | ReadCampaign, tcr_id: str) -> SharedCampaign:
    return SharedCampaign(
        tcr_id,
        BrandText(task.brand, operation.display_name),
        is_ours=operation.holder_of_claim is Holder.OURS,
        is_accepted=operation.registration.details.is_accepted,
    )


def _sms_sender(operation: Operation, task: ConnectSms | ReadSms | ReleaseSms) -> SmsSender:
    return SmsSender(*operation.owner, task.phone_number)


def _whatsapp_sender(operation: Operation) -> WhatsAppSender:
    access = operation.whatsapp
    assert access is not None
    return WhatsAppSender(
        owner_id=operation.owner.owner_id,
        waba_id=access.waba_id,
        phone_number_id=access.phone_number_id,
        phone_number=access.phone_number,
        access_token=access.secrets.access_token,
        pin=access.secrets.pin,
        override_callback_url=access.secrets.override_callback_url,
        override_verify_token=access.secrets.override_verify_token,
    )
