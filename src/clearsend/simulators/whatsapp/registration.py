"""Meta's handling of a number until it is connected: codes, PINs, call limits. It changes the given number and never stores
it: the caller does, even after a refusal, since a wrong PIN is counted."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from clearsend.simulators.vendor import Refused
from clearsend.simulators.whatsapp import accounts, errors
from clearsend.simulators.world import Object

MAX_CALLS = 10
WINDOW = timedelta(hours=72)
MAX_WRONG_PINS = 5
PIN_LOCK = timedelta(hours=1)
CODE = "555555"
CODE_LIFETIME = timedelta(minutes=10)
REGIONS = frozenset({"AE", "AU", "BH", "BR", "CA", "CH", "DE", "GB", "ID", "IN", "JP", "KR", "SG", "ZA"})

_SIX_DIGITS = re.compile(r"[0-9]{6}")
_LANGUAGE = re.compile(r"[a-z]{2}(_[A-Z]{2})?")


def register(number: Object, params: Mapping[str, Any], now: datetime) -> None:
    """`POST /{phone_number_id}/register`.

    A PIN that is given for a number without one becomes its PIN. Whether a number that is connected already checks the
    PIN is not settled by Meta's pages; the stricter reading is the default (`checks_pin_when_connected`).

    Raises:
        Refused: 100, 133016, 133008, 131031, 133006 or 133005, tested in this order.
    """
    if str(params.get("messaging_product", "")).lower() != "whatsapp":
        raise Refused(errors.error("100", message="(#100) Param messaging_product must be one of {WHATSAPP}"))
    pin = _pin(params)
    region = params.get("data_localization_region")
    if region is not None and region not in REGIONS:
        raise Refused(errors.error("100", details="data_localization_region is not one of the supported countries."))
    _spend(number, "register", now)
    _check_pin_lock(number, now)
    if number["status"] == "BANNED":
        raise Refused(errors.error("131031", details="The phone number has been banned."))
    if number["code_verification_status"] != accounts.VERIFIED:
        raise Refused(errors.error("133006", details="Phone number needs to be verified before registering."))
    if (
        number["pin"] is not None
        and number["pin"] != pin
        and (not is_connected(number) or number["checks_pin_when_connected"])
    ):
        number["wrong_pins"] += 1
        if number["wrong_pins"] >= MAX_WRONG_PINS:
            number["locked_until"] = (now + PIN_LOCK).isoformat()
        raise Refused(errors.error("133005", details="The two-step verification PIN is not correct."))
    number.update(
        pin=number["pin"] or pin,
        wrong_pins=0,
        platform_type=accounts.CLOUD_API,
        status="PENDING" if number["connects_after_reads"] else accounts.CONNECTED,
        reads_until_connected=number["connects_after_reads"],
        last_onboarded_time=now.isoformat(timespec="seconds"),
        registrations=number["registrations"] + 1,
    )


def deregister(number: Object, now: datetime) -> None:
    """`POST /{phone_number_id}/deregister`. The PIN stays.

    Raises:
        Refused: 133016 or 133010.
    """
    _spend(number, "deregister", now)
    if number["platform_type"] != accounts.CLOUD_API:
        raise Refused(
            errors.error("133010", details="The phone number is not registered on the WhatsApp Business platform.")
        )
    number.update(status="DISCONNECTED", platform_type=accounts.NOT_APPLICABLE, reads_until_connected=0)


def set_pin(number: Object, params: Mapping[str, Any]) -> None:
    """`POST /{phone_number_id}` with a `pin`: sets or changes the PIN; the old PIN is not required.

    Raises:
        Refused: 100.
    """
    number.update(pin=_pin(params), wrong_pins=0, locked_until=None)


def request_code(number: Object, params: Mapping[str, Any], now: datetime) -> None:
    """`POST /{phone_number_id}/request_code`. The code is always `CODE`.

    Raises:
        Refused: 100 or 136024.
    """
    if params.get("code_method") not in ("SMS", "VOICE"):
        raise Refused(errors.error("100", message="(#100) Param code_method must be one of {SMS, VOICE}"))
    if not _LANGUAGE.fullmatch(str(params.get("language", ""))):
        raise Refused(errors.error("100", message="(#100) The parameter language is required"))
    if number["code_verification_status"] == accounts.VERIFIED:
        raise Refused(errors.error("136024", details="The phone number is verified already."))
    number["code_requested_at"] = now.isoformat()


def verify_code(number: Object, params: Mapping[str, Any], now: datetime) -> None:
    """`POST /{phone_number_id}/verify_code`.

    Raises:
        Refused: 100 or 136025.
    """
    code = str(params.get("code", ""))
    if not _SIX_DIGITS.fullmatch(code):
        raise Refused(errors.error("100", message="(#100) Param code must be 6 digits"))
    requested_at = number["code_requested_at"]
    if requested_at is None or now - datetime.fromisoformat(requested_at) > CODE_LIFETIME or code != CODE:
        raise Refused(errors.error("136025", details="The code is wrong, or expired, or was never requested."))
    number.update(code_verification_status=accounts.VERIFIED, status="PENDING", code_requested_at=None)


def note_read(number: Object) -> bool:
    """Count a read of a number that connects late (`connects_after_reads`). Returns whether the number has changed."""
    if number["reads_until_connected"] == 0:
        return False
    number["reads_until_connected"] -= 1
    if number["reads_until_connected"] == 0:
        number["status"] = accounts.CONNECTED
    return True


def is_connected(number: Mapping[str, Any]) -> bool:
    """Is the number registered and able to send?"""
    return bool(number["status"] == accounts.CONNECTED and number["platform_type"] == accounts.CLOUD_API)


def _pin(params: Mapping[str, Any]) -> str:
    pin = params.get("pin")
    if not isinstance(pin, str) or not _SIX_DIGITS.fullmatch(pin):
        raise Refused(errors.error("100", message="(#100) Param pin must be a string of 6 digits"))
    return pin


def _spend(number: Object, what: str, now: datetime) -> None:
    """Count one of ten calls in 72 hours. The eleventh is refused, and blocks all such calls for another 72 hours."""
    blocked_until = number[f"{what}_blocked_until"]
    recent = [at for at in number[f"{what}_calls"] if now - datetime.fromisoformat(at) < WINDOW]
    is_blocked = blocked_until is not None and now < datetime.fromisoformat(blocked_until)
    if not is_blocked and len(recent) >= MAX_CALLS:
        number[f"{what}_blocked_until"] = (now + WINDOW).isoformat()
        is_blocked = True
    if is_blocked:
        sentence = f"The number made more than {MAX_CALLS} such requests within 72 hours. Try again after 72 hours."
        raise Refused(errors.error("133016", details=sentence))
    number[f"{what}_calls"] = [*recent, now.isoformat()]


def _check_pin_lock(number: Object, now: datetime) -> None:
    if number["locked_until"] is None:
        return
    left = datetime.fromisoformat(number["locked_until"]) - now
    if left > timedelta(0):
        minutes = -int(-left.total_seconds() // 60)
        raise Refused(errors.error("133008", details=f"Too many wrong PINs. Try again in {minutes} minutes."))
    number.update(locked_until=None, wrong_pins=0)
