"""The meaning and the remedy of each error of Telnyx. It never makes a request.

Codes: https://developers.telnyx.com/docs/overview/errors. The HTTP status that belongs to a code is documented nowhere,
so the code decides, and the status only where there is no known code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearsend.domain.registration import claims
from clearsend.providers import http
from clearsend.providers.causes import Cause
from clearsend.providers.http import VendorAnswer
from clearsend.providers.ports import Rejected, Unavailable

PROVIDER = "telnyx"

_AGAIN = "Then call complete again."
_WAITS = "Nothing to do: Clearsend tries again by itself."
_REPORT = (
    "Clearsend sent something that Telnyx does not accept. Check the field that the message names; if it is right, "
    "report the message as a defect of Clearsend."
)
_KEY = (
    "Create an API key in the Telnyx portal (Keys & Credentials), set it as CLEARSEND_TELNYX_API_KEY and restart "
    f"Clearsend. {_AGAIN}"
)
_ACCOUNT = f"Sign in to the Telnyx portal, resolve what it says about the account, or ask Telnyx support. {_AGAIN}"
_OTHER_NUMBER = (
    "Choose another number with sending_phone_number (PATCH /v3/profiles/{profileId}), or resolve it in the Telnyx "
    f"portal under Numbers. {_AGAIN}"
)
_ORDER_ANOTHER = "Ask for another number, or another area code, with POST /v3/profiles/{profileId}/number-order."

CAUSES: Sequence[Cause] = (
    Cause("not_configured", "Clearsend has no usable Telnyx API key", _KEY, is_account_wide=True),
    Cause(
        "number_not_found",
        "the number is not in the Telnyx account",
        "Buy the number at Telnyx or port it there, or correct sending_phone_number "
        f"(PATCH /v3/profiles/{{profileId}}). {_AGAIN}",
    ),
    Cause(
        "number_pending",
        "the purchase or the port of the number is not finished",
        "Clearsend tries again by itself for about a day. A port takes longer: call complete again when the Telnyx "
        "portal shows the number as active.",
        is_transient=True,
    ),
    Cause("number_not_active", "the number is not active: released, ported out, or its purchase failed", _OTHER_NUMBER),
    Cause(
        "number_in_use",
        "the number sits on a messaging profile that Clearsend did not make",
        "Moving it could cut off traffic that runs there today, so Clearsend does not. If it may be moved, take it off "
        f"that messaging profile in the Telnyx portal (Numbers, Messaging). {_AGAIN}",
    ),
    Cause(
        claims.NUMBER_NOT_AVAILABLE,
        "the number is not this organization's to use, or not for sale",
        claims.NUMBER_REMEDY,
    ),
    Cause(
        "messaging_profile_disabled",
        "the messaging profile of this sender is disabled",
        "Enable it in the Telnyx portal under Messaging. Then call complete, or order the number, again.",
    ),
    Cause(
        "incomplete",
        "the registry demands something that the brand or the campaign does not have, or has in another form",
        "Nothing was sent and nothing was charged. Complete what the message names: PATCH /v3/profiles/{profileId} for the "
        "brand, PUT /v3/profiles/{profileId}/campaigns/{campaignId} for the campaign. Then resubmit it.",
    ),
    Cause(
        "sub_use_cases",
        "the number of use cases does not fit the kind of campaign",
        "Nothing was sent and nothing was charged. A mixed campaign takes 2 to 5 use cases, a low-volume one 1 to 5, and "
        "machine-to-machine traffic a campaign of its own. Change the use cases, or divide them among two campaigns (PUT "
        "/v3/profiles/{profileId}/campaigns/{campaignId}). Then resubmit it.",
    ),
    Cause(
        "too_few_samples",
        "a carrier wants more sample messages for this use case",
        "Nothing was sent and nothing was charged. Add sample messages to the campaign's use cases, up to five in all and "
        "each one different (PUT /v3/profiles/{profileId}/campaigns/{campaignId}). Then resubmit it.",
    ),
    Cause(
        "not_qualified",
        "no carrier takes this use case from this brand",
        "Nothing was sent and nothing was charged. Choose another use case (PUT "
        "/v3/profiles/{profileId}/campaigns/{campaignId}), or have the brand vetted in the Telnyx portal if the use case "
        "demands it. Then resubmit the campaign.",
    ),
    Cause(
        "brand_not_verified",
        "the brand of the campaign is not verified by the registry",
        "See what the brand's registration says and correct the brand first (PATCH /v3/profiles/{profileId}). Its campaigns "
        "follow once it is verified.",
    ),
    Cause(
        "not_carried_by_update",
        "the correction is too long to be made in place",
        "An update takes at most 255 characters for each sample and for the help message, 2048 for the message flow. Shorten "
        "what the message names (PUT /v3/profiles/{profileId}/campaigns/{campaignId}). Then resubmit it.",
    ),
    Cause(
        "resubmission_unconfirmed",
        "the answer to an appeal never came, and the campaign reads as refused",
        "It may have been reviewed and refused again, or the appeal may never have arrived: Telnyx does not tell. Nothing is "
        "sent again automatically, since each review costs a fee. Resubmit the campaign to appeal once more.",
    ),
    Cause(
        "update_not_enough",
        "a correction was sent, and the campaign reads as refused all the same",
        "Nothing more is sent automatically, since each review costs a fee. Resubmit the campaign to appeal; the fee is named "
        "first.",
    ),
    Cause(
        "not_shared",
        "no provider shares a campaign of that id with the Telnyx account",
        "Have the provider that registered the campaign choose Telnyx as its upstream provider and share it, and check the "
        "campaign's id in the registry (C and 5 to 8 letters or digits).",
    ),
    Cause(
        claims.CAMPAIGN_NOT_AVAILABLE,
        "the campaign of another provider is not this organization's to use",
        claims.CAMPAIGN_REMEDY,
    ),
    Cause(
        "campaign_of_another_brand",
        "the campaign of another provider is registered for another brand",
        "Nothing was accepted. Check the campaign's tcrCampaignId (PUT /v3/profiles/{profileId}/campaigns/{campaignId}). If the "
        "campaign is this brand's, give the brand the name under which the registry knows it: contact.businessName or "
        "business.legalName (PATCH /v3/profiles/{profileId}). Then resubmit the campaign.",
    ),
    Cause(
        "number_on_another_campaign",
        "the number is assigned to another campaign, and a number can be on one only",
        "Moving it could stop traffic that runs there today, so Clearsend does not. Choose another number with "
        "sending_phone_number (PATCH /v3/profiles/{profileId}), or take this one off that campaign in the Telnyx portal.",
    ),
    Cause("10004", "missing parameter", _REPORT),
    Cause(
        "10005",
        "resource not found",
        "A record that Clearsend had found at Telnyx no longer exists. Check in the Telnyx portal that the number, the brand and the "
        f"campaign are still in the account. {_AGAIN}",
    ),
    Cause("10006", "invalid resource id", _REPORT),
    Cause("10007", "unexpected error at Telnyx", _WAITS, is_transient=True),
    Cause("10008", "time-out at Telnyx", _WAITS, is_transient=True),
    Cause("10009", "authentication failed", _KEY, is_account_wide=True),
    Cause(
        "10010",
        "not permitted",
        "The API key may not do this. Use a key of the account that owns the number, with access to messaging and "
        f"numbers: {_KEY[0].lower()}{_KEY[1:]}",
        is_account_wide=True,
    ),
    Cause(
        "10011",
        "too many requests",
        "Nothing to do: Clearsend waits for as long as Telnyx asks and tries again by itself.",
        is_transient=True,
    ),
    Cause(
        "10012",
        "duplicate of something that exists",
        f"Look for the object in the Telnyx portal and remove it if it is not needed. {_AGAIN}",
    ),
    Cause("10015", "bad request", _REPORT),
    Cause(
        "10016",
        "phone number not in E.164 format",
        "Correct sending_phone_number (PATCH /v3/profiles/{profileId}): plus sign, country code, number, no spaces. "
        f"{_AGAIN}",
    ),
    Cause(
        "10017",
        "an associated resource is missing",
        f"Check in the Telnyx portal that the number and its messaging profile exist. {_AGAIN}",
    ),
    Cause(
        "10021",
        "the resource is in use",
        f"Release it in the Telnyx portal from what uses it. {_AGAIN}",
    ),
    Cause("10025", "text too long or too short", _REPORT),
    Cause("10026", "wrong type of value", _REPORT),
    Cause("10027", "request understood, but not processable", _REPORT),
    Cause("10032", "value not among the allowed ones", _REPORT),
    Cause("10033", "value out of range", _REPORT),
    Cause("10036", "still being processed", _WAITS, is_transient=True),
    Cause("10037", "temporarily unavailable", _WAITS, is_transient=True),
    Cause(
        "10038",
        "not available at the level of the account",
        f"Raise the level of the Telnyx account. {_ACCOUNT}",
        is_account_wide=True,
    ),
    Cause(
        "10039",
        "not available at the level of the account",
        f"Raise the level of the Telnyx account. {_ACCOUNT}",
        is_account_wide=True,
    ),
    Cause("20002", "API key revoked", _KEY, is_account_wide=True),
    Cause("20012", "account inactive", _ACCOUNT, is_account_wide=True),
    Cause("20013", "account blocked", _ACCOUNT, is_account_wide=True),
    Cause("20014", "account not verified", _ACCOUNT, is_account_wide=True),
    Cause("20016", "account not verified", _ACCOUNT, is_account_wide=True),
    Cause("20017", "account not verified", _ACCOUNT, is_account_wide=True),
    Cause(
        "20100",
        "insufficient funds",
        f"Add funds to the Telnyx account (portal, Billing). {_AGAIN}",
        is_account_wide=True,
    ),
    Cause(
        "40010",
        "number not registered for 10DLC",
        "The number needs an approved campaign before it may send in the US. Complete the brand and the campaigns of "
        f"the profile. {_AGAIN}",
    ),
    Cause(
        "40100",
        "number not enabled for messaging",
        "Enable messaging for the number in the Telnyx portal, or choose one that can do SMS with "
        f"sending_phone_number. {_AGAIN}",
    ),
    Cause(
        "40309",
        "destination not whitelisted on the messaging profile",
        f"Allow the country on the messaging profile in the Telnyx portal. {_AGAIN}",
    ),
    Cause(
        "40331",
        "destinations of the messaging profile are not acceptable",
        f"Correct the allowed destinations of the messaging profile in the Telnyx portal. {_AGAIN}",
    ),
    Cause("40312", "messaging profile disabled", f"Enable it in the Telnyx portal under Messaging. {_AGAIN}"),
    Cause("40314", "messaging disabled for the account", _ACCOUNT, is_account_wide=True),
    Cause("40320", "sending number temporarily unusable", _WAITS, is_transient=True),
    Cause("40321", "no usable number on the messaging profile", _OTHER_NUMBER),
    Cause(
        "40323",
        "messaging could not be activated for the number",
        f"Ask Telnyx support to activate messaging for the number, or choose another one. {_AGAIN}",
    ),
    Cause(
        "40332",
        "brand has active campaigns",
        f"Deactivate the campaigns of the brand first; a brand with active ones cannot be deleted. {_AGAIN}",
    ),
    Cause(
        "40333",
        "spend limit reached",
        f"Raise the spend limit of the messaging profile or of the account in the Telnyx portal. {_AGAIN}",
    ),
    Cause(
        "campaign_too_dear",
        "the campaign costs more than was agreed to",
        "Agree to what the message names: POST …/campaigns/{campaignId}/resubmit with acceptFee: true and that total as "
        "acceptedAmount. Or change its use case. If Telnyx has raised its prices, state the new ones in CLEARSEND_PRICES.",
    ),
    Cause(
        "number_too_dear",
        "the number costs more than was agreed to",
        "Ask for another number or area code, agree to more with acceptedAmount, or buy it in the Telnyx portal and set it as sending_phone_number.",
    ),
    Cause("85000", "number was not searched for before its purchase", _ORDER_ANOTHER),
    Cause("85001", "number not available any more", _ORDER_ANOTHER),
    Cause("85005", "invalid messaging profile", _REPORT),
    Cause("85006", "number already reserved", _ORDER_ANOTHER),
    Cause("85007", "too many reserved numbers", f"Release reserved numbers in the Telnyx portal. {_AGAIN}"),
    Cause("http_401", "authentication failed, no code given", _KEY, is_account_wide=True),
    Cause(
        "http_402",
        "payment required, no code given",
        f"Add funds to the Telnyx account (portal, Billing). {_AGAIN}",
        is_account_wide=True,
    ),
    Cause("http_403", "not permitted, no code given", _KEY, is_account_wide=True),
    Cause(
        "http_404",
        "no such address, no code given",
        f"Check CLEARSEND_TELNYX_BASE_URL: it should end in /v2. {_AGAIN}",
    ),
    Cause("http_422", "a field failed validation", _REPORT),
)

_BY_CODE: Mapping[str, Cause] = {cause.code: cause for cause in CAUSES}
_UNKNOWN = Cause("", "not in the table", f"Read the message, and look the code up at Telnyx if there is one. {_REPORT}")
_TRANSIENT_STATUSES = frozenset({408, 429})


@dataclass(frozen=True)
class Fault:
    """One error of an answer. `code` is None where Telnyx gave none."""

    code: str | None
    words: str


def rejected(code: str, message: str) -> Rejected:
    """A refusal that Clearsend itself concludes from what it read; `code` is in the table."""
    return _rejected(code, message, _BY_CODE[code])


def failure(answer: VendorAnswer) -> Rejected | Unavailable:
    """The exception for an answer other than 2xx. Of several errors, the first that needs a person decides."""
    found = faults(answer)
    message = http.shorten("; ".join(fault.words for fault in found), http.MESSAGE_CHARACTERS)
    decisive = next((fault for fault in found if not _is_transient(fault.code, answer.status)), None)
    if decisive is None:
        is_limited = _is_rate_limit(answer, found)
        return Unavailable(PROVIDER, message, _wait_seconds(answer, is_limited), is_unapplied=is_limited)
    code = decisive.code or f"http_{answer.status}"
    return _rejected(code, message, _BY_CODE.get(code, _fallback(answer.status)))


def _rejected(code: str, message: str, cause: Cause) -> Rejected:
    return Rejected(PROVIDER, code, message, cause.remedy, is_account_wide=cause.is_account_wide)


def faults(answer: VendorAnswer) -> list[Fault]:
    """The errors of an answer, at least one, from any of the three documented shapes:

    `{"errors": [{code, title, detail, source}]}` in general; a bare `{code, title, detail}` for 10DLC; and
    `{"detail": [{loc, msg, type}]}` where a field of a 10DLC request fails validation.
    """
    body = http.mapping(answer.clean)
    listed = http.records(body.get("errors"))
    if listed:
        return [_fault(item) for item in listed]
    if http.text_of(body.get("code")) is not None:
        return [_fault(body)]
    invalid = http.records(body.get("detail"))
    if invalid:
        return [Fault(None, _validation_words(item)) for item in invalid]
    words = f"HTTP {answer.status}" + (f": {answer.excerpt}" if answer.excerpt else "")
    if 300 <= answer.status < 400:
        words += " (a redirect, which is not followed: check CLEARSEND_TELNYX_BASE_URL)"
    return [Fault(None, words)]


def _fault(item: Mapping[str, object]) -> Fault:
    title, detail = http.text_of(item.get("title")), http.text_of(item.get("detail"))
    words = ": ".join(part for part in (title, detail) if part) or "no further words"
    source = http.mapping(item.get("source"))
    where = http.text_of(source.get("pointer")) or http.text_of(source.get("parameter"))
    code = http.shorten(http.text_of(item.get("code")) or "", 64) or None
    return Fault(code, f"{words} (at {where})" if where else words)


def _validation_words(item: Mapping[str, object]) -> str:
    location = item.get("loc")
    where = ".".join(str(part) for part in location) if isinstance(location, list) else "the request"
    return f"{where}: {http.text_of(item.get('msg')) or 'invalid'}"


def _is_transient(code: str | None, status: int) -> bool:
    cause = _BY_CODE.get(code or "")
    if cause is not None:
        return cause.is_transient
    return not 400 <= status < 500 or status in _TRANSIENT_STATUSES


def _fallback(status: int) -> Cause:
    return _BY_CODE.get(f"http_{status}", _UNKNOWN)


def _is_rate_limit(answer: VendorAnswer, found: Sequence[Fault]) -> bool:
    return answer.status == 429 or any(fault.code == "10011" for fault in found)


def _wait_seconds(answer: VendorAnswer, is_limited: bool) -> float | None:
    """Retry-After; else, for a rate limit, x-ratelimit-reset, which Telnyx documents in seconds."""
    demanded = http.seconds_demanded(answer)
    if demanded is None and is_limited:
        return http.plausible_seconds(answer.headers.get("x-ratelimit-reset", ""))
    return demanded
