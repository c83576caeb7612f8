"""Accounts and numbers as the Graph API shows them: the fields, their defaults, the health. It never stores anything."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clearsend.simulators.vendor import Refused, Reply
from clearsend.simulators.whatsapp import accounts, errors
from clearsend.simulators.world import Object

Shape = Mapping[str, Callable[[Mapping[str, Any]], Any]]

_LIMITED_BY_NAME = (
    "Your display name has not been approved yet. Your message limit will increase after the display name is approved."
)
_BLOCKED_BY_POLICY: Object = {
    "error_code": 131031,
    "error_description": "It has been banned or restricted for violating WhatsApp's policies.",
    "possible_solution": "Request a review of the decision in the WhatsApp Manager.",
}
# Type of object that is blocked for another reason → the code, and Meta's advice.
_BLOCKED: Mapping[str, tuple[int, str]] = {
    "PHONE_NUMBER": (141000, "Resolve what the WhatsApp Manager says about the number."),
    "WABA": (141006, "Resolve what the WhatsApp Manager says about the account."),
}
_WORST = ("AVAILABLE", "LIMITED", "BLOCKED")


def _plain(name: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda thing: thing[name]


def _nothing(thing: Mapping[str, Any]) -> Any:
    return None


def _number_health(number: Mapping[str, Any]) -> Object:
    """The health of the number and of all that it depends on. A whole object, set by a control call, is shown unchanged."""
    if isinstance(number["health"], dict):
        return number["health"]
    return _health([_entity("PHONE_NUMBER", number), *_account_entities(number["account"])])


def _account_health(waba: Mapping[str, Any]) -> Object:
    return _health(_account_entities(waba))


def _health(entities: Sequence[Object]) -> Object:
    worst = max((entity["can_send_message"] for entity in entities), key=_WORST.index)
    return {"can_send_message": worst, "entities": list(entities)}


def _account_entities(waba: Mapping[str, Any]) -> list[Object]:
    return [
        _entity("WABA", waba),
        {"entity_type": "BUSINESS", "id": accounts.business_of(waba["id"]), "can_send_message": "AVAILABLE"},
        {"entity_type": "APP", "id": waba["app_id"], "can_send_message": "AVAILABLE"},
    ]


def _entity(type_: str, thing: Mapping[str, Any]) -> Object:
    verdict, reason = thing.get("health", "AVAILABLE"), thing.get("health_reason")
    entity: Object = {"entity_type": type_, "id": thing["id"], "can_send_message": verdict}
    if verdict == "LIMITED":
        entity["additional_info"] = [reason or _LIMITED_BY_NAME]
    if verdict == "BLOCKED":
        entity["errors"] = [_block(type_, reason) if reason else _BLOCKED_BY_POLICY]
    return entity


def _block(type_: str, reason: str) -> Object:
    code, solution = _BLOCKED[type_]
    return {"error_code": code, "error_description": reason, "possible_solution": solution}


def _throughput(number: Mapping[str, Any]) -> Object:
    return {"level": "STANDARD" if number["platform_type"] == accounts.CLOUD_API else accounts.NOT_APPLICABLE}


NUMBER: Shape = {
    **{
        name: _plain(name)
        for name in (
            "id",
            "display_phone_number",
            "verified_name",
            "status",
            "code_verification_status",
            "quality_rating",
            "platform_type",
            "name_status",
            "new_name_status",
            "account_mode",
            "is_official_business_account",
            "is_on_biz_app",
            "is_preverified_number",
            "messaging_limit_tier",
            "search_visibility",
            "last_onboarded_time",
        )
    },
    "throughput": _throughput,
    "quality_score": lambda number: {"score": number["quality_rating"]},
    "health_status": _number_health,
    "is_pin_enabled": lambda number: number["pin"] is not None,
    "webhook_configuration": lambda number: number["webhook_configuration"],
    # Fields that exist at Meta, and that have no value here.
    **dict.fromkeys(
        (
            "certificate",
            "conversational_automation",
            "country_code",
            "country_dial_code",
            "eligibility_for_api_business_global_search",
            "host_platform",
            "new_certificate",
            "unified_cert_status",
            "username",
            "whatsapp_business_manager_messaging_limit",
        ),
        _nothing,
    ),
}
NUMBER_DEFAULTS: Sequence[str] = (
    "verified_name",
    "code_verification_status",
    "display_phone_number",
    "quality_rating",
    "platform_type",
    "throughput",
    "webhook_configuration",
    "last_onboarded_time",
    "id",
)
LISTED_NUMBER_DEFAULTS: Sequence[str] = (
    "verified_name",
    "display_phone_number",
    "id",
    "quality_rating",
    "code_verification_status",
)

ACCOUNT: Shape = {
    **{
        name: _plain(name)
        for name in (
            "id",
            "name",
            "currency",
            "timezone_id",
            "message_template_namespace",
            "account_review_status",
            "business_verification_status",
            "country",
            "ownership_type",
            "owner_business_info",
            "status",
            "whatsapp_business_manager_messaging_limit",
            "primary_funding_id",
        )
    },
    "health_status": _account_health,
    **dict.fromkeys(
        (
            "disable_marketing_messages_on_cloud_api",
            "is_enabled_for_insights",
            "marketing_messages_lite_api_status",
            "marketing_messages_onboarding_status",
            "on_behalf_of_business_info",
            "purchase_order_number",
            "subscribed_apps",
        ),
        _nothing,
    ),
}
ACCOUNT_DEFAULTS: Sequence[str] = ("id", "name", "timezone_id", "message_template_namespace")

NUMBER_NODE = "WhatsAppBusinessPhoneNumber"
ACCOUNT_NODE = "WhatsAppBusinessAccount"


def requested(query: Mapping[str, str]) -> list[str]:
    """The names in `fields`, without the sub-fields in braces. Empty: the defaults are meant."""
    flat = re.sub(r"\{[^{}]*\}", "", query.get("fields", ""))
    return [name.strip() for name in flat.split(",") if name.strip()]


def show(thing: Mapping[str, Any], names: Sequence[str], shape: Shape, defaults: Sequence[str], node: str) -> Object:
    """The requested fields, or the defaults, and always the id. A field without a value is left out.

    Raises:
        Refused: a field does not exist on this kind of object.
    """
    for name in names:
        if name not in shape:
            raise Refused(nonexisting_field(name, node))
    shown = {name: shape[name](thing) for name in (names or defaults)}
    return {name: value for name, value in {**shown, "id": thing["id"]}.items() if value is not None}


def nonexisting_field(name: str, node: str) -> Reply:
    """The refusal of a field, or of an edge, that this kind of object does not have."""
    return errors.error("100", message=f"(#100) Tried accessing nonexisting field ({name}) on node type ({node})")
