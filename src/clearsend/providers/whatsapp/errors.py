"""The meaning and the remedy of each error of Meta. It never makes a request.

Meta's advice: decide on `code` and `error_data.details`, not on the title or the HTTP status
(https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes). Indeed 3, 131045 and 133000 come as
HTTP 500 and do not go away, while 4, 80007 and 133015 come as HTTP 400 and do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.providers import http
from clearsend.providers.causes import Cause
from clearsend.providers.http import VendorAnswer
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.whatsapp import usage

PROVIDER = "whatsapp"

_AGAIN = "Then call complete again."
_WAITS = "Nothing to do: Clearsend tries again by itself."
_THROTTLED = "Nothing to do: Clearsend waits for as long as Meta asks and tries again by itself."
_PATCH = "PATCH /v3/profiles/{profileId}"
_TOKEN = (
    "Create a new System User token in Meta Business Manager, with whatsapp_business_management and "
    f"whatsapp_business_messaging, and send it with {_PATCH} as whatsapp_business_account.access_token. {_AGAIN}"
)
_ASSET = (
    "In Meta Business Manager, assign the WhatsApp account to the System User with full control, and see that its token "
    "has whatsapp_business_management and whatsapp_business_messaging. If you create a new token for that, send it with "
    f"{_PATCH} as whatsapp_business_account.access_token. {_AGAIN}"
)
_PIN = (
    f"Send the number's existing two-step PIN as whatsapp_business_account.pin ({_PATCH}), or reset it in WhatsApp "
    f"Manager (Phone numbers, Settings, Two-step verification); Clearsend never guesses a PIN. {_AGAIN}"
)
_VERIFY = (
    "In WhatsApp Manager, under Phone numbers, verify the number with the code that Meta sends by SMS or by a call. "
    f"{_AGAIN}"
)
_MANAGER = f"Open the account in WhatsApp Manager and resolve what it says about the number. {_AGAIN}"
_POLICY = (
    "Meta has restricted the account. Read the notice in Meta Business Support Home, and appeal there if it is wrong. "
    f"Clearsend cannot lift it. {_AGAIN}"
)
_REPORT = (
    "Check waba_id and phone_number_id in whatsapp_business_account. If they are right, report the message as a defect "
    "of Clearsend."
)
_REGISTER_LIMIT = (
    "Meta allows 10 registrations of a number in 72 hours, and they are used up. Wait 72 hours, during which "
    "the number must not be registered or deregistered anywhere, and have the right PIN ready. Then call complete again."
)
_IDS = (
    "Copy the WhatsApp Business Account ID and the Phone number ID from WhatsApp Manager (API setup) into "
    f"whatsapp_business_account.waba_id and .phone_number_id ({_PATCH}). {_AGAIN}"
)
_MIGRATION = f"Finish or cancel the migration of the number in WhatsApp Manager. {_AGAIN}"

# Throttled calls lengthen the block, so a minute at least where Meta gives no estimate.
_THROTTLE_PAUSE_SECONDS = 60.0

CAUSES: Sequence[Cause] = (
    # Codes of ours, for what Clearsend concludes from what it reads.
    Cause("invalid_id", "waba_id or phone_number_id is no id", _IDS),
    Cause(
        "invalid_pin",
        "the PIN is not six digits",
        f"Send six digits as whatsapp_business_account.pin ({_PATCH}): the number's existing two-step PIN if it has "
        f"one, otherwise one of your choice, which becomes its PIN. {_AGAIN}",
    ),
    Cause(
        "no_number",
        "the account has no phone number",
        f"Add a phone number to the account in WhatsApp Manager and verify it. {_AGAIN}",
    ),
    Cause(
        "number_not_in_account",
        "phone_number_id belongs to another account, or to none",
        "Take the id from the list in the message, or leave whatsapp_business_account.phone_number_id out if the "
        f"account has one number only ({_PATCH}). {_AGAIN}",
    ),
    Cause(
        "number_ambiguous",
        "the account has several numbers and none was chosen",
        "Choose one of those that the message lists: send its id as whatsapp_business_account.phone_number_id, or the "
        f"number itself as whatsapp_phone_number ({_PATCH}). {_AGAIN}",
    ),
    Cause(
        "not_registered",
        "the number is verified, but not registered with the Cloud API",
        "Call complete: Clearsend registers the number.",
    ),
    Cause(
        "status_unclear",
        "Meta reports the number as neither connected nor clearly unregistered",
        f"{_WAITS} If it stays so, open the account in WhatsApp Manager and see what it says about the number.",
    ),
    Cause(
        "status_rate_limited",
        "the number has sent as much as Meta allows it for now",
        "Nothing to do: the limit passes by itself. Meta raises it with the quality of the number.",
        is_transient=True,
    ),
    Cause(
        "limited",
        "Meta limits what the number may send",
        "Open the account in WhatsApp Manager and resolve what it says. A display name that awaits its review needs "
        "nothing but time.",
    ),
    Cause(
        "name_declined",
        "Meta has declined the display name",
        "In WhatsApp Manager, under Phone numbers, change the display name to one that follows Meta's guidelines, or "
        "request another review. The number must be registered again once the name is approved.",
    ),
    Cause(
        "account_rejected",
        "Meta has rejected the account in its review",
        "Read the decision in WhatsApp Manager (Account overview) or Meta Business Support Home, and request another "
        f"review there. {_AGAIN}",
    ),
    Cause(
        "not_subscribed",
        "the account's webhooks do not reach Clearsend's app",
        "Call complete: Clearsend subscribes its app.",
    ),
    Cause(
        "override_differs",
        "the account's webhooks go to another address than the requested one",
        "Call complete: Clearsend sets the address.",
    ),
    Cause(
        "invalid_override",
        "the address for the account's webhooks cannot be set",
        "Give an address of at most 200 characters, together with its verify token.",
    ),
    Cause(
        "webhook_fields_missing",
        "Meta does not tell Clearsend's app about every change",
        "For the operator of Clearsend: in the App Dashboard of Meta, under WhatsApp, Configuration, Webhook fields, "
        "subscribe the fields that the message names. Until then Clearsend finds such changes at its next scheduled check.",
    ),
    Cause("status_banned", "Meta has banned the number", _POLICY),
    Cause("status_restricted", "Meta has restricted the number", _POLICY),
    Cause(
        "status_flagged",
        "the quality of the number is low and Meta watches it",
        "Pause the messages that recipients block or report. When WhatsApp Manager shows the number as connected "
        "again, usually within seven days, call complete again.",
    ),
    Cause("status_migrated", "the number was moved to another account", _IDS),
    Cause("status_deleted", "the number was deleted", _IDS),
    Cause(
        "on_premise",
        "the number runs on the On-Premises API",
        "Migrate the number to the Cloud API in WhatsApp Manager. Clearsend does not, since it would cut off what runs "
        f"there. {_AGAIN}",
    ),
    Cause(
        "on_business_app",
        "the number is used by the WhatsApp Business app and not connected",
        "Finish connecting it in the WhatsApp Business app on the phone (Settings, Business platform). Clearsend does "
        f"not register such a number, since it would be cut off from the app. {_AGAIN}",
    ),
    Cause(
        "wrong_app",
        "the token belongs to another app than the one Clearsend is configured for",
        "Create the token for the app whose id is in CLEARSEND_WHATSAPP_APP_ID, and send it with "
        f"{_PATCH} as whatsapp_business_account.access_token; or correct CLEARSEND_WHATSAPP_APP_ID. {_AGAIN}",
    ),
    Cause("blocked", "Meta blocks messages for the number, its account, business or app", _MANAGER),
    # Meta's own.
    Cause("0", "the token could not be authenticated", _TOKEN),
    Cause("1", "unknown error or outage", _WAITS, is_transient=True),
    Cause("2", "service down", _WAITS, is_transient=True),
    Cause("3", "a capability or permission of the app is missing", _ASSET),
    *(
        Cause(code, f"{whose} calls too often", _THROTTLED, is_transient=True, pause_seconds=_THROTTLE_PAUSE_SECONDS)
        for code, whose in (("4", "the app"), ("17", "the user"), ("32", "the page"), ("341", "the app"))
    ),
    Cause("10", "permission denied", _ASSET),
    Cause("33", "the number was deleted", _IDS),
    Cause("100", "invalid parameter", _REPORT),
    Cause(
        "100/33",
        "no such object, or the token may not see it (Meta does not say which)",
        f"Check the ids first, the permissions second. {_IDS} {_ASSET}",
    ),
    Cause("190", "the token has expired, was revoked, or is no token", _TOKEN),
    Cause("200-299", "a permission is missing, or the account is not assigned to the System User", _ASSET),
    Cause("368", "blocked for a violation of policy", _POLICY),
    Cause(
        "613",
        "calls too often",
        _THROTTLED,
        is_transient=True,
        pause_seconds=_THROTTLE_PAUSE_SECONDS,
    ),
    Cause(
        "2200",
        "Meta could not verify the callback address",
        "See that the callback address of the webhook is reachable from the internet over HTTPS and answers Meta's "
        f"challenge; for Clearsend's own that is CLEARSEND_PUBLIC_URL and CLEARSEND_WHATSAPP_VERIFY_TOKEN. {_AGAIN}",
    ),
    *(
        Cause(
            code,
            "rate limit of the WhatsApp account",
            _THROTTLED,
            is_transient=True,
            pause_seconds=_THROTTLE_PAUSE_SECONDS,
        )
        for code in ("80007", "80008")
    ),
    Cause("130429", "throughput reached", _THROTTLED, is_transient=True),
    Cause(
        "130497",
        "not allowed in that country",
        f"Meta does not let this business send to or from that country; choose another number. {_AGAIN}",
    ),
    Cause("131000", "something went wrong at Meta", _WAITS, is_transient=True),
    Cause("131005", "access denied", _ASSET),
    Cause("131008", "a parameter is missing", _REPORT),
    Cause("131009", "a parameter is not valid", _REPORT),
    Cause("131016", "service overloaded", _WAITS, is_transient=True),
    Cause(
        "131031",
        "the account is locked, or data such as the PIN does not match",
        f"If WhatsApp Manager shows the account as locked: {_POLICY} If it does not: {_PIN}",
    ),
    Cause(
        "131042",
        "a payment problem of the account",
        f"In Meta Business Manager, see that the account has a valid payment method, currency and time zone. {_AGAIN}",
    ),
    Cause(
        "131045",
        "the certificate of the number is wrong: it is not properly registered",
        f"In WhatsApp Manager, see that the display name is approved and the number verified. {_AGAIN} It registers "
        "the number again if Meta shows it as unregistered.",
    ),
    *(
        Cause(code, "maintenance at Meta", _WAITS, is_transient=True, pause_seconds=_THROTTLE_PAUSE_SECONDS)
        for code in ("131057", "2494100")
    ),
    Cause(
        "133000",
        "an earlier deregistration was left unfinished",
        "Deregister the number once more (POST /{phone_number_id}/deregister at Meta, or through its previous provider) and "
        f"wait five minutes. {_AGAIN}",
    ),
    Cause("133004", "server temporarily unavailable", _WAITS, is_transient=True),
    Cause("133005", "the two-step PIN does not match", _PIN),
    Cause("133006", "the number is not verified", _VERIFY),
    Cause(
        "133008",
        "too many wrong PINs",
        f"Wait for as long as the message says before the next attempt. {_PIN}",
    ),
    # Meta did not check the PIN, so it may be right. The pause is ours, since Meta states the wait only in prose.
    Cause("133009", "PINs tried too fast", _THROTTLED, is_transient=True, pause_seconds=3_600.0),
    Cause("133010", "the number is not registered", f"Verify the number in WhatsApp Manager. {_AGAIN}"),
    Cause("133015", "the number was deleted lately and the deletion is not finished", _WAITS, True, 300.0),
    Cause("133016", "too many registrations of the number", _REGISTER_LIMIT),
    Cause("136024", "a verification code could not be requested", _VERIFY),
    Cause("136025", "the verification code is wrong", _VERIFY),
    Cause("200000", "the number cannot be added to the account", _MANAGER),
    *(Cause(code, "a problem of migration", _MIGRATION) for code in ("2388012", "2388091", "2388093", "2388103")),
)

_BY_CODE: Mapping[str, Cause] = {cause.code: cause for cause in CAUSES}
_UNKNOWN = Cause("", "not in the table", f"Read the message, and look the code up at Meta if there is one. {_MANAGER}")
_UNKNOWN_ADDRESS = Cause(
    "http_404",
    "no such address, no code given",
    f"Check CLEARSEND_WHATSAPP_BASE_URL and CLEARSEND_WHATSAPP_API_VERSION. {_AGAIN}",
)


@dataclass(frozen=True)
class GraphError:
    """The `error` of an answer. `code` and `subcode` are text; `words` is all that Meta says, with its trace id."""

    code: str | None
    subcode: str | None
    words: str
    is_transient: bool


def rejected(code: str, message: str) -> Rejected:
    """A refusal that Clearsend itself concludes from what it read; `code` is in the table."""
    return Rejected(PROVIDER, code, message, _BY_CODE[code].remedy)


def reason(code: str, message: str) -> Reason:
    """A reason that Clearsend concludes from what it read; `code` is in the table, which gives the remedy."""
    return Reason(code, message, _BY_CODE[code].remedy)


def block_reason(code: str | None, description: str, solution: str | None) -> Reason:
    """The reason for a blocked entity of the health status. The remedy is Meta's `solution`, verbatim, or else ours."""
    known = _BY_CODE["blocked"]
    return Reason(code or known.code, description, solution or known.remedy)


def refused(reason: Reason) -> Rejected:
    """The refusal of a connection for `reason`. It ends the run, so that every remedy asks for another call of complete."""
    remedy = reason.remedy or _UNKNOWN.remedy
    return Rejected(
        PROVIDER, reason.code, reason.message, remedy if "call complete" in remedy.lower() else f"{remedy} {_AGAIN}"
    )


def failure(answer: VendorAnswer) -> Rejected | Unavailable:
    """The exception for an answer with an error: by the table, else by `is_transient`, else by the HTTP status.

    An error that is not known to be transient needs a person: a wrong "try again" spends a budget, a wrong "ask a person" none.
    """
    error = read(answer)
    cause = _find(error)
    is_transient = cause.is_transient if cause else error.is_transient or _is_transient_status(answer.status, error)
    message = http.shorten(error.words, http.MESSAGE_CHARACTERS)
    if is_transient:
        return Unavailable(PROVIDER, message, _wait_seconds(answer, cause))
    if cause is None:
        cause = _UNKNOWN_ADDRESS if error.code is None and answer.status == 404 else _UNKNOWN
    return Rejected(PROVIDER, error.code or f"http_{answer.status}", message, cause.remedy)


def has_error(answer: VendorAnswer) -> bool:
    """Whether the answer has an error: Graph sometimes returns `error` under HTTP 200."""
    return not answer.is_success or bool(http.mapping(http.mapping(answer.payload).get("error")))


def read(answer: VendorAnswer) -> GraphError:
    """The error of an answer; without Meta's `error` object (a gateway's page, a redirect), its status and excerpt."""
    error = http.mapping(http.mapping(answer.clean).get("error"))
    if not error:
        words = f"HTTP {answer.status}" + (f": {answer.excerpt}" if answer.excerpt else "")
        return GraphError(None, None, words, is_transient=False)
    code, subcode = http.text_of(error.get("code")), http.text_of(error.get("error_subcode"))
    return GraphError(code, subcode, _words(error, subcode), error.get("is_transient") is True)


def _words(error: Mapping[str, Any], subcode: str | None) -> str:
    """Meta's message, details and texts for users, with the ids that Meta's support asks for."""
    data = error.get("error_data")  # documented as an object, seen as a plain string, often missing
    details = http.text_of(data) or http.text_of(http.mapping(data).get("details"))
    parts: list[str] = []
    for part in (error.get("message"), details, error.get("error_user_title"), error.get("error_user_msg")):
        text = http.text_of(part)
        if text and not any(text in earlier for earlier in parts):
            parts.append(text)
    ids = [f"{name} {value}" for name, value in (("subcode", subcode), ("fbtrace_id", _trace(error))) if value]
    words = ". ".join(part.rstrip(".") for part in parts) or "no further words"
    # The texts are cut, never the ids: the trace id must stay.
    words = http.shorten(words, http.MESSAGE_CHARACTERS - 120)
    return f"{words} ({', '.join(ids)})" if ids else words


def _trace(error: Mapping[str, Any]) -> str | None:
    trace = http.text_of(error.get("fbtrace_id"))
    return http.shorten(trace, 64) if trace else None


def _find(error: GraphError) -> Cause | None:
    if error.code is None:
        return None
    known = _BY_CODE.get(f"{error.code}/{error.subcode}") or _BY_CODE.get(error.code)
    if known is None and error.code.isdecimal() and 200 <= int(error.code) <= 299:
        return _BY_CODE["200-299"]
    return known


def _is_transient_status(status: int, error: GraphError) -> bool:
    # Below 400 and without a code there is no verdict of Meta's at all: a redirect, which is not followed.
    return status >= 500 or status in (408, 429) or (status < 400 and error.code is None)


def _wait_seconds(answer: VendorAnswer, cause: Cause | None) -> float | None:
    """The longest wait that the headers demand, in seconds; if they demand none, the pause of the cause."""
    demanded = (
        http.seconds_demanded(answer),
        usage.regain_seconds(answer),
    )
    return max((seconds for seconds in demanded if seconds is not None), default=cause.pause_seconds if cause else None)
