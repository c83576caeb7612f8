"""Finds, registers, corrects, reads and verifies brands at the registry. It never registers a brand that may exist already:
each registration costs a fee.

Telnyx has no idempotency key for brands and no filter for tax ids. A brand of ours is recognized by the token in its webhook
URL; a brand without a webhook URL by all its identifying fields, if it was created after the intent was sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import FIRST_SENT_AT, Details, Intent, Reading
from clearsend.domain.registration.states import BrandState
from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import BrandApplication, Rejected
from clearsend.providers.telnyx import brand_vocabulary, errors, exchanges, rejections
from clearsend.providers.telnyx.exchanges import Record, escaped

_BRANDS = "/10dlc/brand"

# The most brands of the same display name that are read one by one, the newest first. Ours is among the newest: it was
# created after the intent was written.
_MOST_CANDIDATES = 100

# The most by which Telnyx's clock may be behind ours: a brand that is missed because of it would be paid for twice.
_CLOCKS_DIFFER = timedelta(minutes=5)

_WORDS = ("status", "identityStatus", "tcrBrandId", "universalEin", "cspId", "brandRelationship", "entityType", "mock")

_VERIFIED = frozenset({"VERIFIED", "VETTED_VERIFIED"})
_NOT_VERIFIED = frozenset({"UNVERIFIED", "SELF_DECLARED"})
# A guide of Telnyx shows PENDING for a sole proprietor's new brand; the API description does not list it.
_NOT_PROVEN = _NOT_VERIFIED | {"PENDING"}

_SOLE_PROPRIETOR = "SOLE_PROPRIETOR"

# Status of the sole proprietor's PIN → state of the brand.
_OTP: Mapping[str, BrandState] = {
    "PENDING": BrandState.AWAITING_OTP,
    "DELIVERED_HANDSET": BrandState.AWAITING_OTP,
    "FAILED": BrandState.AWAITING_OTP,
    "DELIVERY_FAILED": BrandState.AWAITING_OTP,
    "EXPIRED": BrandState.AWAITING_OTP,
    # The PIN is right, but the registry does not show the brand as verified yet.
    "VERIFIED": BrandState.PENDING,
}
# The field that distinguishes one PIN from the next.
_OTP_REFERENCE = "otpReferenceId"
_OTP_FAILED = frozenset({"FAILED", "DELIVERY_FAILED", "EXPIRED"})

# Refusals that concern the revetting alone. Any other (of the key, of the account) concerns every request.
_NO_REVET = frozenset({"10012", "10015", "10021", "10027", "http_400", "http_409", "http_422"})


def ensure(telnyx: Conversation, application: BrandApplication, *, may_create: bool) -> Reading | None:
    """The brand of the intent, found or created; None when it does not exist and may not be created."""
    intent = application.intent
    if intent.sent_at is None:
        _check(application)
    with exchanges.nothing_written(is_certain=may_create or intent.sent_at is None):
        found = _find(telnyx, application)
        if found is not None:
            return _reading(telnyx, found)
    if not may_create:
        return None
    _check(application)
    body = brand_vocabulary.brand_body(application)
    try:
        created = exchanges.registry_object(telnyx, "POST", _BRANDS, key="brandId", body=body)
    except Rejected as rejection:
        twin = _find(telnyx, application) if rejection.code == "10012" else None
        if twin is None:
            raise
        created = twin
    return _reading(telnyx, created)


def read(telnyx: Conversation, brand_id: str) -> Reading:
    return _reading(telnyx, _get(telnyx, brand_id))


def update(telnyx: Conversation, brand_id: str, application: BrandApplication) -> Reading:
    """Send every field again; then see `ports.Registrar`."""
    _check(application)
    path = f"{_BRANDS}/{escaped(brand_id)}"
    body = brand_vocabulary.brand_update_body(application)
    updated = exchanges.registry_object(telnyx, "PUT", path, key="brandId", body=body)
    is_sole = updated.get("entityType") == _SOLE_PROPRIETOR
    if is_sole or _state(updated) not in (BrandState.UNVERIFIED, BrandState.FAILED):
        return read(telnyx, brand_id)
    try:
        exchanges.call(telnyx, "PUT", f"{path}/revet")
    except Rejected as rejection:
        if rejection.code not in _NO_REVET:
            raise
        found = read(telnyx, brand_id)
        refusal = Reason(rejection.code, rejection.message, rejection.remedy)
        return replace(found, reasons=(*found.reasons, refusal))
    found = read(telnyx, brand_id)
    if found.state in (BrandState.PENDING, BrandState.UNVERIFIED):
        # The record still shows the verdict on the earlier content.
        return replace(found, state=BrandState.VETTING, reasons=())
    return found


def send_otp(
    telnyx: Conversation, brand_id: str, application: BrandApplication, *, known: Mapping[str, str]
) -> Reading:
    """Send a PIN, unless the brand is verified, or Telnyx names a PIN that is not in `known`, the vendor fields of the last
    reading: an attempt whose answer was lost has sent that PIN, and another would invalidate it."""
    found = read(telnyx, brand_id)
    is_sent = found.vendor_fields.get(_OTP_REFERENCE) not in (None, known.get(_OTP_REFERENCE))
    if is_sent or found.state is BrandState.VERIFIED:
        return found
    name = application.display_name.strip()[:100]
    body = {
        "pinSms": f"{name}: your PIN to confirm this brand for text messages is @OTP_PIN@. It is valid for 24 hours.",
        "successSms": f"{name}: thank you, the brand is confirmed.",
    }
    exchanges.call(telnyx, "POST", f"{_BRANDS}/{escaped(brand_id)}/smsOtp", body=body)
    found = read(telnyx, brand_id)
    if found.state is BrandState.VERIFIED:
        return found
    return replace(found, state=BrandState.AWAITING_OTP)


def verify_otp(telnyx: Conversation, brand_id: str, pin: str) -> Reading:
    try:
        exchanges.call(telnyx, "PUT", f"{_BRANDS}/{escaped(brand_id)}/smsOtp", body={"otpPin": pin})
    except Rejected:
        # Telnyx takes a PIN once, and calls it invalid if it is presented again after an answer that was lost.
        found = read(telnyx, brand_id)
        if found.state is BrandState.VERIFIED:
            return found
        raise
    return read(telnyx, brand_id)


def is_verified(telnyx: Conversation, brand_id: str) -> bool:
    return _state(_get(telnyx, brand_id)) is BrandState.VERIFIED


def _check(application: BrandApplication) -> None:
    """Refuse, before anything is sent, a brand that Telnyx would not accept."""
    complaints = brand_vocabulary.brand_complaints(application)
    if complaints:
        raise errors.rejected("incomplete", f"The registry cannot take the brand: {'; '.join(complaints)}.")


def _get(telnyx: Conversation, brand_id: str) -> Record:
    return exchanges.registry_object(telnyx, "GET", f"{_BRANDS}/{escaped(brand_id)}", key="brandId")


def _find(telnyx: Conversation, application: BrandApplication) -> Record | None:
    """The brand of the intent: the brand with its token, else the oldest brand for which `_is_alike` holds."""
    details = application.intent.details
    wanted = brand_vocabulary.brand_body(application)
    name = details.get("display_name") or wanted["displayName"]
    query = {"displayName": name, "sort": "-createdAt"}
    if "entityType" in wanted:
        query["entityType"] = wanted["entityType"]
    # Other tenants who share the account may have brands of that name: the exchange shows only ours.
    unseen = exchanges.only_ours(lambda _: False, noun="brands of that name")
    listed = exchanges.registry_list(telnyx, _BRANDS, query, key="brandId", discretion=unseen)
    # The filter is not relied on: only brands of exactly this name are considered.
    named = sorted((record for record in listed if record.get("displayName") == name), key=_age, reverse=True)
    alike: list[Record] = []

    def is_ours(brand: Record) -> bool:
        address = http.text_of(brand.get("webhookURL"))
        if address is None:
            return _is_alike(brand, {**wanted, "displayName": name}, _sent_since(application.intent))
        return _carries(address, application.intent.token)

    discretion = exchanges.only_if(is_ours, "another brand of that name", path=f"{_BRANDS}/{{id}}")
    for record in named[:_MOST_CANDIDATES]:
        path = f"{_BRANDS}/{escaped(str(record['brandId']))}"
        brand = exchanges.registry_find(telnyx, path, key="brandId", discretion=discretion)
        if brand is None or not is_ours(brand):
            continue
        if http.text_of(brand.get("webhookURL")) is not None:
            return brand
        alike.append(brand)
    return min(alike, key=_age, default=None)


def _sent_since(intent: Intent) -> datetime | None:
    """The earliest time at which the brand may have been created: there may be several attempts, hours apart."""
    first = intent.details.get(FIRST_SENT_AT)
    return intent.sent_at if first is None else datetime.fromisoformat(first)


def _carries(address: str, token: str) -> bool:
    """Whether a webhook URL carries the token: as the subject, or as a part of its path."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return token in parse_qs(parts.query).get("subject", ()) or token in parts.path.split("/")


def _is_alike(brand: Record, wanted: Mapping[str, Any], sent_at: datetime | None) -> bool:
    """Whether a brand without a webhook URL can only be the one that was sent: every identifying field is the same, and it was
    created afterwards. Two tenants that register the very same business at the same moment cannot be told apart."""
    created_at = _created_at(brand)
    if sent_at is None or created_at is None or created_at < sent_at - _CLOCKS_DIFFER:
        return False
    names = ("displayName", "companyName", "firstName", "lastName")
    is_same = all((brand.get(name) or "") == wanted.get(name, "") for name in names)
    return is_same and _digits(brand.get("ein")) == _digits(wanted.get("ein"))


def _digits(value: Any) -> str:
    return "".join(character for character in str(value or "") if character.isalnum())


def _created_at(record: Record) -> datetime | None:
    """The time of creation, or None. Telnyx gives no time zone; its times are UTC."""
    try:
        found = datetime.fromisoformat(http.text_of(record.get("createdAt")) or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _age(record: Record) -> datetime:
    return _created_at(record) or datetime.max.replace(tzinfo=UTC)


def _reading(telnyx: Conversation, brand: Record) -> Reading:
    words = http.words(brand, _WORDS)
    state = _state(brand)
    reasons: tuple[Reason, ...] = ()
    if state is BrandState.UNVERIFIED and words.get("entityType") == _SOLE_PROPRIETOR:
        state, reasons, said = _proof(telnyx, str(brand["brandId"]))
        words |= said
    elif state in (BrandState.UNVERIFIED, BrandState.FAILED):
        reasons = _reasons(telnyx, brand)
    return Reading(state, words, str(brand["brandId"]), words.get("tcrBrandId"), reasons, _details(words))


def _details(words: Mapping[str, str]) -> Details:
    return Details(
        identity_status=words.get("identityStatus"),
        universal_ein=words.get("universalEin"),
        csp_id=words.get("cspId"),
        is_registered=words.get("status") == "OK",
    )


def _state(brand: Record) -> BrandState | None:
    """The state: identity decides first, then the progress of the registration."""
    status, identity = http.text_of(brand.get("status")), http.text_of(brand.get("identityStatus"))
    if identity in _VERIFIED:
        return BrandState.VERIFIED
    if status == "REGISTRATION_FAILED":
        return BrandState.FAILED
    if status == "REGISTRATION_PENDING":
        return BrandState.PENDING
    unproven = _NOT_PROVEN if brand.get("entityType") == _SOLE_PROPRIETOR else _NOT_VERIFIED
    return BrandState.UNVERIFIED if status == "OK" and identity in unproven else None


def _proof(telnyx: Conversation, brand_id: str) -> tuple[BrandState | None, tuple[Reason, ...], Mapping[str, str]]:
    """Read a sole proprietor's PIN; returns the brand's state, the fault of the PIN if any, and the vendor fields."""
    otp = exchanges.registry_find(telnyx, f"{_BRANDS}/{escaped(brand_id)}/smsOtp")
    if otp is None:
        return BrandState.PENDING, (), {}
    word = "VERIFIED" if otp.get("verifyDate") else http.word(otp.get("deliveryStatus")) or ""
    said = {"otpDeliveryStatus": word}
    reference = http.word(otp.get("referenceId"))
    if reference is not None:
        said[_OTP_REFERENCE] = reference
    if word not in _OTP_FAILED:
        return _OTP.get(word), (), said
    details = http.word(otp.get("deliveryStatusDetails"))
    known = rejections.classify(f"OTP {word}")
    reason = Reason(known.code, f"OTP {word}: {details}" if details else f"OTP {word}", known.remedy)
    return _OTP[word], (reason,), said


def _reasons(telnyx: Conversation, brand: Record) -> tuple[Reason, ...]:
    """The reasons why the brand is not verified: its own, then the registry's feedback; if there are neither, its status."""
    found = [*rejections.reasons(brand), *_feedback(telnyx, str(brand["brandId"]))]
    if not found:
        word = "identityStatus" if _state(brand) is BrandState.UNVERIFIED else "status"
        found = [rejections.classify(str(brand.get(word)))]
    return tuple(found)


def _feedback(telnyx: Conversation, brand_id: str) -> Iterable[Reason]:
    found = exchanges.registry_find(telnyx, f"{_BRANDS}/feedback/{escaped(brand_id)}") or {}
    for item in http.records(found.get("category")) or ():
        category = http.word(item.get("id")) or rejections.UNCLASSIFIED
        texts = (http.word(item.get(name)) for name in ("displayName", "description"))
        yield rejections.feedback(
            category, ": ".join(text for text in texts if text) or category, rejections.fields(item)
        )
