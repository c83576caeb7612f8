"""Finds, qualifies, submits, corrects, appeals, accepts, deactivates and reads campaigns at the registry. It never pays for a
campaign that cannot qualify, or twice for the same campaign.

The reference of a campaign is the token of its intent; Telnyx keeps references unique.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.domain.registration import partner_brand
from clearsend.domain.registration.agreement import CAMPAIGN_TOO_DEAR
from clearsend.domain.registration.prices import Ceiling
from clearsend.domain.registration.purpose import Purpose
from clearsend.domain.registration.record import RESUBMISSION_UNCONFIRMED, UPDATE_NOT_ENOUGH, Details, Reading
from clearsend.domain.registration.states import CampaignState
from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import CampaignApplication, Rejected, SharedCampaign, Unavailable
from clearsend.providers.telnyx import errors, exchanges, registry_brands, rejections, vocabulary
from clearsend.providers.telnyx.exchanges import Record, escaped
from clearsend.providers.telnyx.statuses import CAMPAIGN_STATUS, FINAL

_CAMPAIGNS = "/10dlc/campaign"
_BUILDER = "/10dlc/campaignBuilder"

_WORDS = (
    *("campaignStatus", "submissionStatus", "status", "usecase", "cspId", "mock"),
    *("isTMobileRegistered", "isTMobileSuspended", "billedDate", "nextRenewalOrExpirationDate"),
)

# The reasons of a campaign are valid only in these states: Telnyx never removes them.
_REFUSED = frozenset({CampaignState.REJECTED, CampaignState.SUSPENDED, CampaignState.EXPIRED})

# Statuses in which a carrier may have decided; Telnyx can then be asked which one.
_CARRIERS_SPOKE = frozenset({"MNO_REJECTED", "MNO_PROVISIONING_FAILED", "TCR_SUSPENDED"})

# The fields of a carrier's statement about a use case.
_CARRIER_WORDS = ("qualify", "mnoSupport", "mnoReview")

# Refusals of the qualification that say nothing about the campaign: the submission then decides.
_INCONCLUSIVE = frozenset({"10005", "10006", "10015", "10027", "10032", "http_400", "http_404", "http_422"})

_NOT_FOUND = frozenset({"10005", "http_404"})

# `sharingStatus` of another provider's campaign → our state.
_SHARING: Mapping[str, CampaignState] = {
    "PENDING": CampaignState.PENDING,
    "ACCEPTED": CampaignState.APPROVED,
    "DECLINED": CampaignState.REJECTED,
}


def ensure(telnyx: Conversation, application: CampaignApplication, *, may_create: bool) -> Reading | None:
    """The campaign of the intent, found or submitted; None when it does not exist and may not be submitted."""
    intent = application.intent
    with exchanges.nothing_written(is_certain=may_create or intent.sent_at is None):
        found = _find(telnyx, application)
        if found is not None:
            return _reading(telnyx, found)
    if not may_create:
        return None
    body = vocabulary.campaign_body(application)
    with exchanges.nothing_written(is_certain=True):
        _check(telnyx, application, body)
    return _reading(telnyx, _submit(telnyx, application, body))


def read(telnyx: Conversation, campaign_id: str) -> Reading:
    return _reading(telnyx, _get(telnyx, campaign_id))


def resubmit(
    telnyx: Conversation,
    campaign_id: str,
    application: CampaignApplication,
    way: str,
    statement: str,
    *,
    may_send: bool,
) -> Reading:
    """Resubmit a rejected campaign in place; in any other state, it is only read. Each review costs a fee, so that a repeated
    request must not start another.

    `way`, `statement`, `may_send`: see `ports.Registrar`. Raises: ValueError: `way` is neither `update` nor `appeal`.
    """
    path = f"{_CAMPAIGNS}/{escaped(campaign_id)}"
    with exchanges.nothing_written(is_certain=may_send):
        current = _get(telnyx, campaign_id)
    if _state(current) is not CampaignState.REJECTED:
        return _reading(telnyx, current)
    if way == "update":
        body, too_long = vocabulary.campaign_update_body(current, vocabulary.campaign_body(application))
        if too_long:
            raise errors.rejected("not_carried_by_update", f"Too long for an update: {', '.join(too_long)}.")
        if not may_send and all((current.get(name) or "") == text for name, text in body.items()):
            return _not_enough(_reading(telnyx, current))
        exchanges.call(telnyx, "PUT", path, body=body)
        return _not_enough(read(telnyx, campaign_id))
    if way == "appeal":
        if not may_send:
            return _unconfirmed(_reading(telnyx, current))
        exchanges.call(telnyx, "POST", f"{path}/appeal", body={"appeal_reason": statement})
    else:
        raise ValueError(f"a campaign is resubmitted by update or appeal, not by {way}")
    return read(telnyx, campaign_id)


def _unconfirmed(reading: Reading) -> Reading:
    return _with(
        reading,
        RESUBMISSION_UNCONFIRMED,
        "The answer to the appeal never came, and Telnyx shows the campaign as refused.",
    )


def _not_enough(reading: Reading) -> Reading:
    """Add a reason if the campaign is still refused: an update reaches only Telnyx's reviewers, not a carrier that refused."""
    if reading.state is not CampaignState.REJECTED:
        return reading
    return _with(
        reading, UPDATE_NOT_ENOUGH, "The correction is at Telnyx, which shows the campaign as refused all the same."
    )


def _with(reading: Reading, code: str, message: str) -> Reading:
    """The reading, with one reason of ours before the reviewers' reasons."""
    refusal = errors.rejected(code, message)
    return replace(reading, reasons=(Reason(refusal.code, refusal.message, refusal.remedy), *reading.reasons))


def deactivate(telnyx: Conversation, campaign_id: str) -> Reading:
    """Deactivate the campaign permanently. A campaign that no longer exists, or has expired, counts as deactivated."""
    try:
        exchanges.call(telnyx, "DELETE", f"{_CAMPAIGNS}/{escaped(campaign_id)}")
    except Rejected as rejection:
        if rejection.code in _NOT_FOUND:
            return Reading(CampaignState.DEACTIVATED, {}, campaign_id)
        found = read(telnyx, campaign_id)
        if found.state is not CampaignState.EXPIRED and found.vendor_fields.get("status") != "EXPIRED":
            raise
        return Reading(CampaignState.DEACTIVATED, found.vendor_fields, found.vendor_id, found.tcr_id)
    return Reading(CampaignState.DEACTIVATED, {}, campaign_id)


def accept(telnyx: Conversation, shared: SharedCampaign) -> Reading:
    """Accept a shared campaign, unless it is accepted or declined already, or clearly belongs to another brand.

    Raises: Rejected: no campaign of that id is shared with the account, or Telnyx refuses.
    """
    sharing, campaign = _look_up_shared(telnyx, shared)
    if _is_of_another_brand(shared, campaign):
        return _of_another_brand(shared)
    if sharing not in ("ACCEPTED", "DECLINED"):
        exchanges.call(telnyx, "POST", f"{_CAMPAIGNS}/acceptSharing/{escaped(shared.tcr_id)}")
        sharing, campaign = _look_up_shared(telnyx, shared)
        if _is_of_another_brand(shared, campaign):
            return _of_another_brand(shared)
    return _shared_reading(shared, sharing, campaign)


def read_shared(telnyx: Conversation, shared: SharedCampaign) -> Reading:
    """The reading of a shared campaign: its acceptance, then its progress.

    Raises: Rejected: no campaign of that id is shared with the account.
    """
    sharing, campaign = _look_up_shared(telnyx, shared)
    # A campaign that was accepted for this brand stays accepted when the brand gets another name. The claim is the organization's,
    # and says nothing of the brand.
    if not (shared.is_ours and shared.is_accepted) and _is_of_another_brand(shared, campaign):
        return _of_another_brand(shared)
    return _shared_reading(shared, sharing, campaign)


def _look_up_shared(telnyx: Conversation, shared: SharedCampaign) -> tuple[str | None, Record]:
    """The `sharingStatus` of a shared campaign (None if Telnyx gives none), and its record, which may be empty.

    Raises: Rejected: no campaign of that id is shared with the account.
    """
    id_ = escaped(shared.tcr_id)
    discretion = exchanges.only_if(lambda _: shared.is_ours, "a campaign that another provider shares")
    sharing = exchanges.registry_find(telnyx, f"/10dlc/partnerCampaign/{id_}/sharing", discretion=discretion) or {}
    campaign = exchanges.registry_find(telnyx, f"/10dlc/partner_campaigns/{id_}", discretion=discretion)
    status = http.word(http.mapping(sharing.get("sharedWithMe")).get("sharingStatus"))
    if campaign is None and status is None:
        raise errors.rejected("not_shared", f"No campaign {shared.tcr_id} is shared with the Telnyx account.")
    return status, campaign or {}


def _is_of_another_brand(shared: SharedCampaign, campaign: Record) -> bool:
    named, registry_id = http.word(campaign.get("brandDisplayName")), http.word(campaign.get("tcrBrandId"))
    return partner_brand.is_another(named, registry_id, shared.brand)


def _of_another_brand(shared: SharedCampaign) -> Reading:
    """A reading that refuses the campaign as the vendor would; the other brand is not named."""
    message = f"The campaign {shared.tcr_id} is registered for another brand than {shared.brand.display_name}."
    refusal = errors.rejected("campaign_of_another_brand", message)
    return Reading(CampaignState.REJECTED, {}, reasons=[Reason(refusal.code, refusal.message, refusal.remedy)])


def _shared_reading(shared: SharedCampaign, sharing: str | None, campaign: Record) -> Reading:
    """The reading of a shared campaign. Until it is accepted or claimed, it has only the sharing status: its owner is open."""
    said = {} if sharing is None else {"sharingStatus": sharing}
    state = _SHARING.get(sharing or "")
    if sharing == "DECLINED":
        return Reading(state, said, shared.tcr_id, shared.tcr_id, [rejections.classify(sharing)])
    if not shared.is_ours and sharing != "ACCEPTED":
        return Reading(state, said, shared.tcr_id, shared.tcr_id)
    words = http.words(campaign, _WORDS) | said
    if state is CampaignState.APPROVED and "campaignStatus" in words:
        state = _state(campaign)
    is_pooled = campaign.get("isNumberPoolingEnabled") is True
    details = Details(is_final=_is_final(campaign), is_accepted=sharing == "ACCEPTED", is_pooled=is_pooled)
    return Reading(state, words, shared.tcr_id, shared.tcr_id, _reasons(campaign, state), details)


def _find(telnyx: Conversation, application: CampaignApplication) -> Record | None:
    query = {"brandId": application.vendor_brand_id}
    for record in exchanges.registry_list(telnyx, _CAMPAIGNS, query, key="campaignId"):
        if record.get("referenceId") == application.intent.token:
            return record
    return None


def _check(telnyx: Conversation, application: CampaignApplication, body: vocabulary.Body) -> None:
    """Refuse, before money is spent, a campaign that the registry or carriers will not accept."""
    complaints = vocabulary.campaign_complaints(body)
    if complaints:
        raise errors.rejected("incomplete", f"The registry cannot take the campaign: {'; '.join(complaints)}.")
    purpose = Purpose(body["usecase"], body.get("subUsecases", ()))
    brand_id = escaped(application.vendor_brand_id)
    path = f"{_BUILDER}/brand/{brand_id}/usecase/{escaped(purpose.use_case)}"
    answer = _qualification(telnyx, path)
    _refuse_dearer(application.ceiling, purpose.use_case, _amount(answer.get("monthlyFee")))
    complaint = vocabulary.purpose_complaint(purpose, _bounds(answer))
    if complaint is not None:
        raise errors.rejected("sub_use_cases", complaint)
    metadata = http.mapping(answer.get("mnoMetadata"))
    carriers = [carrier for carrier in metadata.values() if isinstance(carrier, dict)]
    willing = [carrier for carrier in carriers if carrier.get("qualify") is not False]
    if carriers and not willing:
        if not registry_brands.is_verified(telnyx, application.vendor_brand_id):
            # Nothing qualifies under such a brand: another use case would not help.
            raise errors.rejected("brand_not_verified", "No use case qualifies while the brand is not verified.")
        raise errors.rejected("not_qualified", f"{purpose.use_case} does not qualify: {_refusals(metadata)}.")
    wanted = max((_count(carrier.get("minMsgSamples")) for carrier in willing), default=0)
    given = sum(name in body for name in (f"sample{number}" for number in range(1, vocabulary.MOST_SAMPLES + 1)))
    if given < wanted <= vocabulary.MOST_SAMPLES:
        message = f"{purpose.use_case} needs {wanted} sample messages; the campaign has {given} different ones."
        raise errors.rejected("too_few_samples", message)


def _refuse_dearer(ceiling: Ceiling | None, use_case: str, monthly: Decimal | None) -> None:
    """Refuse a campaign that costs more than was agreed to, by the monthly fee that Telnyx states for it now."""
    if ceiling is None or monthly is None or ceiling.total(monthly) <= ceiling.agreed:
        return
    raise errors.rejected(
        CAMPAIGN_TOO_DEAR,
        f"Telnyx states {monthly:.2f} USD a month for {use_case}: {ceiling.total(monthly):.2f} USD would be charged at once, and "
        f"{ceiling.agreed:.2f} was agreed to. Nothing was sent.",
    )


def _amount(value: Any) -> Decimal | None:
    """A sum of money, given as a number or as text; None if it is neither, or negative."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and found >= 0 else None


def _qualification(telnyx: Conversation, path: str) -> Record:
    """Telnyx's statement about the use case; empty if Telnyx gives none, or none of this shape, which does not prevent a
    submission."""
    try:
        return http.mapping(exchanges.call(telnyx, "GET", path))
    except Rejected as rejection:
        if rejection.code not in _INCONCLUSIVE:
            raise
        return {}


def _bounds(answer: Record) -> tuple[int, int] | None:
    fewest, most = answer.get("minSubUsecases"), answer.get("maxSubUsecases")
    return (fewest, most) if isinstance(fewest, int) and isinstance(most, int) and fewest <= most else None


def _refusals(carriers: Mapping[str, Record]) -> str:
    """The carriers that refuse the use case, in their own names and words."""
    said = []
    for network, carrier in carriers.items():
        words = ", ".join(f"{name} {text}" for name, text in http.words(carrier, _CARRIER_WORDS).items())
        said.append(f"{http.word(carrier.get('mno')) or network} ({words})")
    return "; ".join(said)


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _submit(telnyx: Conversation, application: CampaignApplication, body: vocabulary.Body) -> Record:
    try:
        return exchanges.registry_object(telnyx, "POST", _BUILDER, key="campaignId", body=body)
    except Rejected as rejection:
        if rejection.code == "10012" or "referenceid" in rejection.message.lower():
            twin = _find(telnyx, application)
            if twin is not None:
                return twin
        if rejections.classify(rejection.message).code != "brand_not_verified":
            raise
        if registry_brands.is_verified(telnyx, application.vendor_brand_id):
            # One part of Telnyx knows it already, another does not yet. What was refused has had no effect.
            raise Unavailable(errors.PROVIDER, rejection.message, is_unapplied=True) from None
        raise errors.rejected("brand_not_verified", rejection.message) from None


def _get(telnyx: Conversation, campaign_id: str) -> Record:
    return exchanges.registry_object(telnyx, "GET", f"{_CAMPAIGNS}/{escaped(campaign_id)}", key="campaignId")


def _state(campaign: Record) -> CampaignState | None:
    """The state by `campaignStatus` alone: `status` says ACTIVE even for rejected campaigns."""
    return CAMPAIGN_STATUS.get(http.text_of(campaign.get("campaignStatus")) or "")


def _reading(telnyx: Conversation, campaign: Record) -> Reading:
    words = http.words(campaign, _WORDS)
    state = _state(campaign)
    campaign_id = str(campaign["campaignId"])
    if words.get("campaignStatus") in _CARRIERS_SPOKE:
        spoken = exchanges.registry_find(telnyx, f"{_CAMPAIGNS}/{escaped(campaign_id)}/operationStatus") or {}
        words |= {f"operationStatus.{network}": text for network, text in http.words(spoken, list(spoken)).items()}
    # Until the registry has taken the campaign, Telnyx shows its own id here.
    tcr_id = http.word(campaign.get("tcrCampaignId"))
    is_pooled = campaign.get("isTMobileNumberPoolingEnabled") is True
    details = Details(is_final=_is_final(campaign), use_case=http.word(campaign.get("usecase")), is_pooled=is_pooled)
    known_id = tcr_id if tcr_id != campaign_id else None
    return Reading(state, words, campaign_id, known_id, _reasons(campaign, state), details)


def _is_final(campaign: Record) -> bool:
    return http.text_of(campaign.get("campaignStatus")) in FINAL


def _reasons(campaign: Record, state: CampaignState | None) -> Sequence[Reason]:
    if state not in _REFUSED:
        return ()
    found = rejections.reasons(campaign)
    status = http.word(campaign.get("campaignStatus"))
    return tuple(found) if found or status is None else (rejections.classify(status),)
