"""The pass over a run: connect SMS, connect WhatsApp, settle and publish. It makes no rule of its own.

Steps that have ended are skipped, so a pass may be repeated. If a provider is unavailable, the run is due again later and the
pass ends: no worker sleeps while a vendor is down. `actions/completion` keeps the records, one transaction before and one
after each conversation; none is open during it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from structlog import contextvars

from clearsend.actions.completion import attempts, progress, request
from clearsend.actions.completion.attempts import Opened
from clearsend.deps import Deps
from clearsend.domain import errors
from clearsend.domain.completion import Exchange, StepName
from clearsend.domain.reason import Reason
from clearsend.domain.registration.claims import NotAvailable
from clearsend.domain.registration.record import Reading
from clearsend.providers.ports import Rejected, SmsSender, Unavailable
from clearsend.providers.whatsapp_ports import WhatsAppSender
from clearsend.store.engine.jobs import Begun, Job
from clearsend.store.foundation.database import DatabaseUnavailable
from clearsend.workflows.budget import Budget
from clearsend.workflows.pins import Pins

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Found:
    """The result of a conversation: the vendor's ids, and the reading of the sender."""

    vendor_ids: Mapping[str, Any]
    reading: Reading


def complete_profile(deps: Deps, begun: Begun) -> None:
    """Take a run as far as it goes now: to its end, or until it must wait."""
    job = begun.job
    try:
        opened = _advance(deps, job)
        while opened is not None:
            opened = _take(deps, job, opened)
    except DatabaseUnavailable:
        # Not the run's fault: the pass is repeated once the database is back.
        raise
    except Exception as error:
        log.exception("complete_profile.aborted")
        _abort(deps, job, error)


def _advance(deps: Deps, job: Job) -> Opened | None:
    """Open the next attempt; if there is none, end the job."""
    with deps.database.writing() as transaction:
        opened = progress.advance(transaction, job.org_id, job.subject)
        if opened is None:
            transaction.end(job)
        return opened


def _take(deps: Deps, job: Job, opened: Opened) -> Opened | None:
    """Make an attempt: talk to the provider with no transaction open, and record the result. Returns the next attempt."""
    exchanges: list[Exchange] = []
    try:
        if opened.refusal is not None:
            raise _rejected(opened.refusal)
        with contextvars.bound_contextvars(step=opened.step.value, attempt=opened.number):
            found = _CONVERSATIONS[opened.step](deps, job.org_id, opened, exchanges)
    except Rejected as rejected:
        _refuse(deps, job, opened, rejected, exchanges)
        return None
    except Unavailable as unavailable:
        _postpone(deps, job, opened, unavailable, exchanges)
        return None
    try:
        return _confirm(deps, job, opened, found, exchanges)
    except NotAvailable as claimed:
        # Another organization has claimed the object meanwhile, so the exchanges must not be shown.
        _refuse(deps, job, opened, _rejected(claimed.reason), [])
        return None


def _connect_sms(deps: Deps, org_id: str, opened: Opened, exchanges: list[Exchange]) -> Found:
    """Ensure that Telnyx sends from the profile's number."""
    assert opened.channel.owner_id is not None
    assert opened.channel.sender is not None
    connection = deps.sms.ensure_connected(
        SmsSender(org_id, opened.channel.owner_id, opened.channel.sender), exchanges.append
    )
    return Found(
        {
            "phone_number": connection.phone_number,
            "phone_number_id": connection.phone_number_id,
            "messaging_profile_id": connection.messaging_profile_id,
        },
        connection.as_reading(),
    )


def _connect_whatsapp(deps: Deps, org_id: str, opened: Opened, exchanges: list[Exchange]) -> Found:
    """Ensure that Meta sends from the profile's WhatsApp number."""
    assert opened.account is not None
    assert opened.secrets is not None
    connection = deps.whatsapp.ensure_connected(
        WhatsAppSender(
            owner_id=opened.account.owner_id,
            waba_id=opened.account.waba_id,
            phone_number_id=opened.account.phone_number_id,
            phone_number=opened.whatsapp_phone_number,
            access_token=opened.secrets.access_token,
            pin=opened.secrets.pin,
            override_callback_url=opened.secrets.override_callback_url,
            override_verify_token=opened.secrets.override_verify_token,
        ),
        exchanges.append,
        budget=Budget(deps.database),
        pins=Pins(deps.database, org_id, deps.fresh_pin),
    )
    return Found(
        {
            "waba_id": connection.waba_id,
            "phone_number_id": connection.phone_number_id,
            "phone_number": connection.phone_number,
            "notes": list(connection.notes),
        },
        connection.reading.as_reading(),
    )


_CONVERSATIONS: Mapping[StepName, Callable[[Deps, str, Opened, list[Exchange]], Found]] = {
    StepName.CONNECT_SMS: _connect_sms,
    StepName.CONNECT_WHATSAPP: _connect_whatsapp,
}


def _confirm(deps: Deps, job: Job, opened: Opened, found: Found, exchanges: list[Exchange]) -> Opened | None:
    """Record a confirmation and, in the same transaction, open the next attempt, or end the job."""
    with deps.database.writing() as transaction:
        course = attempts.confirm(
            transaction,
            job.org_id,
            job.subject,
            opened,
            vendor_ids=found.vendor_ids,
            reading=found.reading,
            exchanges=exchanges,
        )
        following = None
        if course is None:
            attempts.look_again(transaction, job.org_id, job.subject)
        else:
            following = progress.go_on(transaction, course)
        if following is None:
            transaction.end(job)
        return following


def _rejected(reason: Reason) -> Rejected:
    """A refusal because of another organization's claim, worded as the provider itself would refuse."""
    return Rejected("telnyx", reason.code, reason.message, reason.remedy or "")


def _refuse(deps: Deps, job: Job, opened: Opened, rejected: Rejected, exchanges: list[Exchange]) -> None:
    reason = Reason(f"{rejected.provider}_{rejected.code}", f"{rejected.provider}: {rejected.message}", rejected.remedy)
    log.info("complete_profile.refused", step=opened.step.value, code=reason.code)
    with deps.database.writing() as transaction:
        attempts.refuse(transaction, job.org_id, job.subject, opened, reason=reason, exchanges=exchanges)
        transaction.end(job)


def _postpone(deps: Deps, job: Job, opened: Opened, unavailable: Unavailable, exchanges: list[Exchange]) -> None:
    log.info("complete_profile.postponed", step=opened.step.value, attempt=opened.number)
    with deps.database.writing() as transaction:
        attempts.postpone(
            transaction,
            job.org_id,
            job.subject,
            opened,
            message=str(unavailable),
            exchanges=exchanges,
            jitter=deps.jitter(),
            retry_after_seconds=unavailable.retry_after_seconds,
        )
        transaction.end(job)


def _abort(deps: Deps, job: Job, error: Exception) -> None:
    """End a run that cannot continue, `failed` with the reason, instead of leaving it open forever: its profile was deleted, or
    there is a defect in the server."""
    if isinstance(error, errors.AppError) and error.code == errors.PROFILE_NOT_FOUND.code:
        reason = Reason("profile_deleted", "The profile was deleted while it was being completed.")
    else:
        reason = Reason(
            "internal_error",
            "An unexpected error ended this run; the server's log has it under the run's id.",
            "Call complete again; if it fails again, contact the operator of this installation.",
        )
    with deps.database.writing() as transaction:
        request.abort(transaction, job.org_id, job.subject, reason=reason)
        transaction.end(job)
