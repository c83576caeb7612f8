"""The workflow behind `complete`: connect SMS, connect WhatsApp, settle and publish. It makes no rule of its own.

A run is worked on in passes. A pass takes the steps in order and skips those that have ended. If a provider is unavailable, the
pass queues the next one for later and ends, so that no worker sleeps while a vendor is down. `actions/completion/attempts.py`
keeps the records, one transaction before and one after each conversation; none is open during it.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from structlog import contextvars

from clearsend.actions.completion import attempts, request
from clearsend.actions.registration import whatsapp_budget
from clearsend.deps import Deps
from clearsend.domain import errors
from clearsend.domain.completion import Exchange, StepName
from clearsend.domain.reason import Reason
from clearsend.domain.registration.claims import NotAvailable
from clearsend.domain.registration.record import Reading
from clearsend.providers.ports import (
    Rejected,
    SmsSender,
    Unavailable,
    WhatsAppSender,
)
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.workflows import engine

# The results of a step: take the next step, continue later (the next pass is queued), or the run has ended.
GO_ON = "go_on"
LATER = "later"
ENDED = "ended"


log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Found:
    """The result of a conversation: the vendor's ids and, for a WhatsApp number, its reading."""

    vendor_ids: Mapping[str, Any]
    reading: Reading | None = None


Conversation = Callable[[attempts.Opened, list[Exchange]], Found]


@dataclass(frozen=True)
class Budget:
    """Meta's budget of registrations. Each call is its own transaction: a note must be committed before the request is sent."""

    database: Database

    def is_affordable(self, phone_number_id: str) -> bool:
        with self.database.reading() as transaction:
            return whatsapp_budget.is_affordable(transaction, phone_number_id)

    def note(self, phone_number_id: str, *, is_accepted: bool) -> None:
        with self.database.writing() as transaction:
            whatsapp_budget.note(transaction, phone_number_id, is_accepted=is_accepted)

    def forget(self, phone_number_id: str) -> None:
        # Called at every confirmation, when notes are rare: read first, and write only if there are any.
        with self.database.reading() as transaction:
            has_notes = whatsapp_budget.has_notes(transaction, phone_number_id)
        if has_notes:
            with self.database.writing() as transaction:
                whatsapp_budget.forget(transaction, phone_number_id)


@dataclass(frozen=True)
class Pass:
    """One pass of one run."""

    org_id: str
    run_id: str
    number: int


def complete_profile(deps: Deps, org_id: str, run_id: str, pass_number: int) -> None:
    """Bring a run to its end, or to its next pass."""
    current = Pass(org_id, run_id, pass_number)
    steps: Mapping[str, Callable[[Deps, Pass], str]] = {
        "begin": begin,
        StepName.CONNECT_SMS: connect_sms,
        StepName.CONNECT_WHATSAPP: connect_whatsapp,
        StepName.SETTLE: settle,
    }
    for name, take in steps.items():
        if engine.step(name, functools.partial(_or_abort, take, deps, current)) != GO_ON:
            return


def _or_abort(take: Callable[[Deps, Pass], str], deps: Deps, current: Pass) -> str:
    """Take a step; a run that cannot continue ends `failed` with the reason, instead of staying open forever."""
    try:
        return take(deps, current)
    except DatabaseUnavailable:
        # Not the run's fault: the engine repeats the step until the database is back.
        raise
    except Exception as error:
        log.exception("complete_profile.aborted", run_id=current.run_id, org_id=current.org_id)
        return abort(deps, current, error)


def begin(deps: Deps, current: Pass) -> str:
    with deps.database.writing() as transaction:
        return GO_ON if request.begin(transaction, current.org_id, current.run_id) else ENDED


def connect_sms(deps: Deps, current: Pass) -> str:
    """Ensure that Telnyx sends from the profile's number."""

    def converse(opened: attempts.Opened, exchanges: list[Exchange]) -> Found:
        assert opened.channel.owner_id is not None
        assert opened.channel.sender is not None
        connection = deps.sms.ensure_connected(
            SmsSender(current.org_id, opened.channel.owner_id, opened.channel.sender), exchanges.append
        )
        return Found(
            {
                "phone_number": connection.phone_number,
                "phone_number_id": connection.phone_number_id,
                "messaging_profile_id": connection.messaging_profile_id,
            }
        )

    return _connect(deps, current, StepName.CONNECT_SMS, converse)


def connect_whatsapp(deps: Deps, current: Pass) -> str:
    """Ensure that Meta sends from the profile's WhatsApp number."""

    def converse(opened: attempts.Opened, exchanges: list[Exchange]) -> Found:
        assert opened.account is not None
        assert opened.secrets is not None
        assert opened.secrets.pin is not None
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
        )
        reading = connection.reading
        return Found(
            {
                "waba_id": connection.waba_id,
                "phone_number_id": connection.phone_number_id,
                "phone_number": connection.phone_number,
                "notes": list(connection.notes),
            },
            Reading(reading.state, reading.vendor_fields, reading.phone_number_id, None, reading.reasons),
        )

    return _connect(deps, current, StepName.CONNECT_WHATSAPP, converse)


def _connect(deps: Deps, current: Pass, name: StepName, converse: Conversation) -> str:
    """One attempt of a step: open it, talk to the provider with no transaction open, record the result."""
    with deps.database.writing() as transaction:
        opened = attempts.open_attempt(transaction, current.org_id, current.run_id, name, fresh_pin=deps.fresh_pin())
        if isinstance(opened, attempts.Occupied):
            attempts.defer(transaction, current.org_id, current.run_id, name, pass_number=current.number)
    if isinstance(opened, attempts.Passed):
        return GO_ON
    if isinstance(opened, attempts.Occupied):
        return LATER
    exchanges: list[Exchange] = []
    if opened.refusal is not None:
        return _refuse(deps, current, name, opened, _rejected(opened.refusal), exchanges)
    try:
        with contextvars.bound_contextvars(step=name.value, attempt=opened.number):
            found = converse(opened, exchanges)
    except Rejected as rejected:
        return _refuse(deps, current, name, opened, rejected, exchanges)
    except Unavailable as unavailable:
        return _postpone(deps, current, name, opened, unavailable, exchanges)
    try:
        with deps.database.writing() as transaction:
            counts = attempts.confirm(
                transaction,
                current.org_id,
                current.run_id,
                name,
                opened,
                vendor_ids=found.vendor_ids,
                reading=found.reading,
                exchanges=exchanges,
            )
            if not counts:
                attempts.look_again(transaction, current.org_id, current.run_id, pass_number=current.number)
    except NotAvailable as claimed:
        # Another organization has claimed the object meanwhile, so the exchanges must not be shown.
        return _refuse(deps, current, name, opened, _rejected(claimed.reason), [])
    return GO_ON if counts else LATER


def _rejected(reason: Reason) -> Rejected:
    """A refusal because of another organization's claim, worded as the provider itself would refuse."""
    return Rejected("telnyx", reason.code, reason.message, reason.remedy or "")


def _refuse(
    deps: Deps,
    current: Pass,
    name: StepName,
    opened: attempts.Opened,
    rejected: Rejected,
    exchanges: list[Exchange],
) -> str:
    reason = Reason(f"{rejected.provider}_{rejected.code}", f"{rejected.provider}: {rejected.message}", rejected.remedy)
    log.info("complete_profile.refused", run_id=current.run_id, step=name.value, code=reason.code)
    with deps.database.writing() as transaction:
        attempts.refuse(transaction, current.org_id, current.run_id, name, opened, reason=reason, exchanges=exchanges)
    return ENDED


def _postpone(
    deps: Deps,
    current: Pass,
    name: StepName,
    opened: attempts.Opened,
    unavailable: Unavailable,
    exchanges: list[Exchange],
) -> str:
    log.info("complete_profile.postponed", run_id=current.run_id, step=name.value, attempt=opened.number)
    with deps.database.writing() as transaction:
        attempts.postpone(
            transaction,
            current.org_id,
            current.run_id,
            name,
            opened,
            pass_number=current.number,
            message=str(unavailable),
            exchanges=exchanges,
            jitter=deps.jitter(),
            retry_after_seconds=unavailable.retry_after_seconds,
        )
    return LATER


def settle(deps: Deps, current: Pass) -> str:
    """Read the profile again, decide its status, and publish the result."""
    with deps.database.writing() as transaction:
        outcome = request.settle(transaction, current.org_id, current.run_id)
    log.info("complete_profile.settled", run_id=current.run_id, status=outcome.value)
    return ENDED


def abort(deps: Deps, current: Pass, error: Exception) -> str:
    """End a run that cannot continue: its profile was deleted, or there is a defect in the server."""
    if isinstance(error, errors.AppError):
        reason = Reason("profile_deleted", "The profile was deleted while it was being completed.")
    else:
        reason = Reason(
            "internal_error",
            "An unexpected error ended this run; the server's log has it under the run's id.",
            "Call complete again; if it fails again, contact the operator of this installation.",
        )
    with deps.database.writing() as transaction:
        request.abort(transaction, current.org_id, current.run_id, reason=reason)
    return ENDED
