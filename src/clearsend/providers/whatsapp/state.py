"""Derives the state of a number from the fields of its account and its own. Pure: it makes no request; `client.py` reads.

The same rules confirm a connection and inspect a number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.domain.registration.states import WhatsAppState
from clearsend.providers import http
from clearsend.providers.ports import Rejected
from clearsend.providers.whatsapp import accounts, errors, numbers
from clearsend.providers.whatsapp.numbers import Situation
from clearsend.providers.whatsapp_ports import WhatsAppReading

# Causes that are decisions of Meta. A person can act on every other cause directly.
_DECISIONS = frozenset({"status_banned", "status_restricted", "status_flagged", "account_rejected"})

# Causes by which a number that was connected has been taken away: deregistered, moved, or back in an app.
_TAKEN_AWAY = frozenset({"not_registered", "on_business_app", "on_premise", "status_migrated", "status_deleted"})

_STATES: Mapping[Situation, WhatsAppState] = {
    Situation.CONNECTED: WhatsAppState.CONNECTED,
    Situation.THROTTLED: WhatsAppState.LIMITED,
    Situation.SETTLING: WhatsAppState.REGISTERED,
    Situation.UNREGISTERED: WhatsAppState.NEEDS_PERSON,
    Situation.UNCLEAR: WhatsAppState.UNKNOWN,
}

_ACCOUNT_WORDS = ("account_review_status",)
_NUMBER_WORDS = ("status", "platform_type", "code_verification_status", "name_status", "quality_rating")


def of_number(account: Mapping[str, Any], number_id: str, fields: Mapping[str, Any]) -> WhatsAppReading:
    """The state of a number, by the fields of its account and its own (`numbers.ALL_FIELDS`)."""
    judged = numbers.judge(fields)
    health = numbers.health(fields.get("health_status"))
    refusal = accounts.judge(account)
    reasons = [errors.reason(refusal.cause, refusal.words)] if refusal else []
    if judged.cause is not None:
        reasons.append(errors.reason(judged.cause, judged.words))
    reasons += [errors.block_reason(block.code, block.description, block.solution) for block in health.blocks]
    reasons += [errors.reason("limited", note) for note in health.notes]
    if fields.get("name_status") == "DECLINED":
        reasons.append(errors.reason("name_declined", "Meta reports name_status DECLINED."))
    digits = numbers.digits(http.text_of(fields.get("display_phone_number")))
    return WhatsAppReading(
        state=_state(judged.situation, reasons, is_blocked=bool(health.blocks)),
        phone_number_id=number_id,
        phone_number=f"+{digits}" if digits else None,
        vendor_fields=_words(account, fields),
        reasons=reasons,
        is_elsewhere=judged.cause in _TAKEN_AWAY,
    )


def _state(situation: Situation, reasons: Sequence[Reason], *, is_blocked: bool) -> WhatsAppState:
    """Health counts only for a connected or throttled number: Meta also calls a number blocked that is not registered yet."""
    if any(reason.code in _DECISIONS for reason in reasons):
        return WhatsAppState.BLOCKED
    if situation is Situation.REFUSED:
        return WhatsAppState.NEEDS_PERSON
    state = _STATES[situation]
    if state not in (WhatsAppState.CONNECTED, WhatsAppState.LIMITED):
        return state
    if is_blocked:
        return WhatsAppState.BLOCKED
    return WhatsAppState.LIMITED if reasons else state


def of_account(account: Mapping[str, Any], refusal: Rejected) -> WhatsAppReading:
    """The state when no number could be chosen: a person must choose a number, add one, or remove the account."""
    known = accounts.judge(account)
    reasons = [errors.reason(known.cause, known.words)] if known else []
    state = WhatsAppState.BLOCKED if known else WhatsAppState.NEEDS_PERSON
    reasons.append(Reason(refusal.code, refusal.message, refusal.remedy))
    is_elsewhere = refusal.code in ("no_number", "number_not_in_account")
    return WhatsAppReading(state, None, None, _words(account, {}), reasons, is_elsewhere=is_elsewhere)


def with_webhooks(found: WhatsAppReading, subscription: Reason | None, missing: Reason | None) -> WhatsAppReading:
    """`found` with the faults of the webhooks as reasons. `subscription`: the fault of the account's subscription, which limits
    a connected number. `missing`: the fault of the app that all tenants share, which changes no state."""
    state = found.state
    if subscription is not None and state is WhatsAppState.CONNECTED:
        state = WhatsAppState.LIMITED
    reasons = [*found.reasons, *(reason for reason in (subscription, missing) if reason is not None)]
    return replace(found, state=state, reasons=reasons, is_unsubscribed=subscription is not None)


def _words(account: Mapping[str, Any], fields: Mapping[str, Any]) -> Mapping[str, str]:
    health = http.mapping(fields.get("health_status"))
    said = {
        **{name: account.get(name) for name in _ACCOUNT_WORDS},
        **{name: fields.get(name) for name in _NUMBER_WORDS},
        "can_send_message": health.get("can_send_message"),
    }
    for entity in http.records(health.get("entities")) or ():
        name = http.text_of(entity.get("entity_type"))
        if name is not None:
            said[f"can_send_message.{http.shorten(name, 40)}"] = entity.get("can_send_message")
    texts = {name: http.text_of(value) for name, value in said.items()}
    return {name: http.shorten(text, 100) for name, text in texts.items() if text is not None}
